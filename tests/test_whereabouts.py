"""Decks from an address: built, proved and printed again, and nothing fetched that nobody asked for."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from cards.readers import afar
from tests.conftest import Run

pytest.importorskip("fsspec", reason="pip install 'contested[remote]'")


@pytest.fixture
def address(folder: Path, tmp_path: Path) -> str:
    path = tmp_path / "texts.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for one in sorted(folder.iterdir()):
            archive.write(one, one.name)
    return f"zip://{path}"


@pytest.fixture
def deck(quick, run: Run, address: str, tmp_path: Path) -> Path:
    status, _, said = run("find", address, "-o", tmp_path / "out", "-q")
    assert 0 == status, said
    return tmp_path / "out" / "deck.json"


def test_a_deck_is_not_followed_to_an_address_unasked(run, deck, address, monkeypatch):
    monkeypatch.setattr(afar, "fetched", lambda *_: pytest.fail("it was fetched"))
    for command in ("verify", "print"):
        status, _, said = run(command, deck)
        assert 1 == status
        assert f"its sources lie at {address}" in said
        assert f"--sources {address}" in said


def test_the_deck_tells_the_address_and_the_names_below_it(deck, address):
    told = json.loads(deck.read_text())
    assert [address] == told["roots"]
    assert ["lee.txt", "osei.txt"] == [one["file"] for one in told["sources"]]


def test_it_is_proved_against_what_lies_there_today(run, deck, address):
    assert 0 == run("verify", deck, "--sources", address)[0]
    afar.fetched.cache_clear()
    path = Path(address.removeprefix("zip://"))
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("lee.txt", "Not a word of it.\n")
        archive.writestr("osei.txt", "Nor of this.\n")
    assert 4 == run("verify", deck, "--sources", address)[0]


def test_it_is_the_deck_of_the_same_texts_in_a_folder_but_for_where_they_lie(run, deck, folder, tmp_path):
    assert 0 == run("find", folder, "-o", tmp_path / "near", "-q")[0]
    far, near = (json.loads(path.read_text()) for path in (deck, tmp_path / "near" / "deck.json"))
    assert far.pop("roots") != near.pop("roots")
    assert far == near


def test_deck_toml_may_name_an_address(quick, run, address, tmp_path):
    (tmp_path / "deck.toml").write_text(f'sources = ["{address}"]\noutput = "out"\n')
    assert 0 == run("find", "-c", tmp_path / "deck.toml", "-q")[0]
    assert [address] == json.loads((tmp_path / "out" / "deck.json").read_text())["roots"]


def test_gaps_cannot_be_written_to_an_address(run, address):
    status, _, said = run("sources", address, "--write")
    assert 1 == status
    assert "cannot be written to an address" in said


@pytest.mark.pdf
def test_it_is_printed_again_from_an_address_that_is_named(run, deck, address, tmp_path):
    status, _, said = run("print", deck, "--sources", address, "-o", tmp_path / "again", "-q")
    assert 0 == status, said
    assert (tmp_path / "again" / "deck.pdf").is_file()
