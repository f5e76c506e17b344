"""What is said on the command line goes before deck.toml, and deck.toml before what nobody said."""

from __future__ import annotations

from pathlib import Path

import pytest

from cards.configuring import configured, found
from cards.errors import SettingsError


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_an_output_that_is_a_file_is_refused_before_any_work(here):
    (here / "taken").write_text("mine")
    with pytest.raises(SettingsError, match="is a file"):
        configured(None, output=Path("taken"))
    assert (here / "taken").read_text() == "mine"


def test_a_theme_that_is_named_goes_before_that_of_the_file(here):
    (here / "deck.toml").write_text('[print]\ntheme = "plain"\n')
    assert configured(None).print.theme == "plain"
    assert configured(None, theme="classic").print.theme == "classic"


def test_a_file_that_is_named_goes_before_that_of_the_folder(here):
    assert found(None) is None
    (here / "deck.toml").write_text("")
    (here / "other.toml").write_text('sources = ["there"]\n')
    assert found(None) == Path("deck.toml")
    assert found(Path("other.toml")) == Path("other.toml")
    assert configured(Path("other.toml")).sources != configured(None).sources
    assert configured(Path("other.toml"), ["here"]).sources == ("here",)


def test_a_question_that_is_asked_goes_before_those_of_the_file(here):
    (here / "deck.toml").write_text('[[question]]\ntext = "Is it so?"\n')
    assert [one.text for one in configured(None, ask=["Was it so?"]).questions] == ["Was it so?"]
