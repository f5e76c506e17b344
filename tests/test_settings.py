"""deck.toml: every fault is named at once with its mend; the command line wins over the file, the file over defaults."""

from __future__ import annotations

import dataclasses
import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.errors import SettingsError
from cards.settings import Drop, Edit, Motion, Settings, effective, load

TABLES = {"kinds": ("question", "evidence"), "stocks": ("quarter", "index-3x5"), "formats": ("pdf",)}


def written(folder: Path, text: str) -> Path:
    path = folder / "deck.toml"
    path.write_text(text, encoding="utf-8")
    return path


def refusal(folder: Path, text: str) -> str:
    with pytest.raises(SettingsError) as fault:
        load(written(folder, text), tables=TABLES)
    return str(fault.value)


@pytest.mark.parametrize(
    ("text", "where", "said"),
    [
        ("[find]\nmin_position = 2", "[find] min_position", "did you mean 'min_positions'?"),
        ("sorces = []", "sorces", "did you mean 'sources'?"),
        ("[pirnt]\nstock = 'quarter'", "pirnt", "did you mean 'print'?"),
        ("base = 'x'", "base", "unknown key"),
        ("title = 3", "title", "should be text in quotation marks"),
        ("sources = 'a.txt'", "sources", "should be a list"),
        ("sources = [1]", "sources, item 1", "should be text"),
        ("find = 3", "find", "should be a table"),
        ("output = 3", "output", "should be text"),
        ("[find]\nquestions = true", "[find] questions", "should be a whole number"),
        ("[find]\nquestions = 2.5", "[find] questions", "and is a number with a point"),
        ("[find]\nquestions = 0", "[find] questions", "at least 1"),
        ("[deal]\nbalance = 1", "[deal] balance", "true or false"),
        ("[deal]\nkinds = ['argment']", "[deal] kinds, item 1", "there are: evidence, question"),
        ("[print]\nstock = 'index-3x4'", "[print] stock", "did you mean 'index-3x5'?"),
        ("[print]\ngutter = -3", "[print] gutter", "at least 0"),
        ("[print]\nbleed = -1", "[print] bleed", "at least 0"),
        ("[print]\nmargin = -4", "[print] margin", "at least 2"),
        ("[[print.stocks]]\nname = 'x'\nwidth = 60\nheight = 60\ngap_across = -5", "gap_across", "at least 0"),
        ("[print.ink]\naccent = 3", "[print] ink, accent", "should be text"),
        ("[find.aliases]\nMinistry = 'a'", "[find] aliases, Ministry", "should be a list"),
        ("[[question]]\ntext = 'a'\nposition = []", "[[question]] 1 position", "did you mean 'positions'?"),
        ("[[question]]\ntext = 'a'\n[[question]]\n", "[[question]] 2 text", "is missing"),
        ("question = 'a'", "question", "should be a list"),
        ("[[edit]]\ncard = 'a1'", "[[edit]] 1 tag", "is missing"),
        ("title =", "deck.toml", "is not valid TOML"),
    ],
)
def test_a_fault_is_named_with_its_place_and_mend(tmp_path: Path, text: str, where: str, said: str) -> None:
    message = refusal(tmp_path, text)
    assert where in message
    assert said in message
    assert "mend: " in message


def test_all_faults_are_shown_together(tmp_path: Path) -> None:
    message = refusal(tmp_path, "title = 1\n[find]\nmodl = 'x'\n[deal]\nseed = '1'\n")
    assert "3 settings are wrong" in message
    assert all(name in message for name in ("title", "modl", "seed"))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="there is no such file"):
        load(tmp_path / "deck.toml")


def test_a_folder_in_place_of_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        load(tmp_path)


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "deck.toml").write_bytes(b"title = '\xff'")
    with pytest.raises(SettingsError, match="byte 9"):
        load(tmp_path / "deck.toml")


def test_an_empty_file_means_the_defaults(tmp_path: Path) -> None:
    settings = load(written(tmp_path, ""), tables=TABLES)
    assert Settings() == dataclasses.replace(settings, base=Path())


def test_the_whole_of_a_deck_toml_is_read(tmp_path: Path) -> None:
    text = """
        title = "School uniforms"
        sources = ["sources/*.txt"]
        output = "out"
        [find.aliases]
        "School Board" = ["the board", "trustees"]
        [deal]
        kinds = ["question"]
        seed = 7
        [print]
        stock = "index-3x5"
        templates = "mine"
        ink = { accent = "#7a1f1f" }
        [[question]]
        text = "Should uniforms be compulsory?"
        positions = ["Yes, they help", "No, dress is free"]
        [[edit]]
        card = "a7f2c1aa"
        tag = "Fees fall"
        [[drop]]
        card = "b7f2c1aa"
        [[reference]]
        file = "lee.txt"
        title = "Fees and seats"
    """
    settings = load(written(tmp_path, text), tables=TABLES)
    assert ("School uniforms", (str(tmp_path / "sources/*.txt"),)) == (settings.title, settings.sources)
    assert (tmp_path / "out", tmp_path / "mine") == (settings.output, settings.print.templates)
    assert {"School Board": ("the board", "trustees")} == settings.find.aliases
    assert (("question",), 7) == (settings.deal.kinds, settings.deal.seed)
    assert {"accent": "#7a1f1f"} == settings.print.ink
    assert (Motion("Should uniforms be compulsory?", ("Yes, they help", "No, dress is free")),) == settings.questions
    assert ((Edit("a7f2c1aa", "Fees fall"),), (Drop("b7f2c1aa"),)) == (settings.edits, settings.drops)
    assert ({"file": "lee.txt", "title": "Fees and seats"},) == settings.references


def test_the_command_line_wins_over_the_file_and_the_file_over_defaults(tmp_path: Path) -> None:
    settings = load(written(tmp_path, "title = 'a'\noutput = 'o'\n[deal]\nseed = 3"), title="b", output=None)
    origins = {name: origin for name, _, origin in effective(settings)}
    assert ("b", tmp_path / "o", 3) == (settings.title, settings.output, settings.deal.seed)
    assert "command line" == origins["title"]
    assert ("deck.toml", "deck.toml", "default") == (origins["output"], origins["deal.seed"], origins["find.model"])


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x7f"), max_size=30), st.integers(1, 99))
def test_what_a_file_says_is_what_is_in_force(title: str, questions: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        plain = json.dumps(title, ensure_ascii=False)
        settings = load(written(Path(folder), f"title = {plain}\n[find]\nquestions = {questions}\n"))
    assert (title, questions) == (settings.title, settings.find.questions)
