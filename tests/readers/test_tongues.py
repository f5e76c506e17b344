"""Which language: as tests/cases/readers/tongues.md has it; what is not English is named, and left out of everything."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.errors import ForeignTongue, NoSources
from cards.readers import read_folder
from cards.readers.tongues import COMMON, OTHER, english, foreign
from tests.conftest import LEE, SEEDS, Run
from tests.parses import cases

GERMAN = (
    "Der Stadtrat hat am Montag beschlossen, dass die neue Brücke nicht gebaut wird.\n\n"
    "Die Bürger sind mit der Entscheidung nicht einverstanden, und viele von ihnen wollen klagen.\n"
)
NOWHERE = " ".join(f"ka{a}ru me{b}to" for a in "bdfgklmn" for b in "bdfgklmn")


@pytest.mark.parametrize("case", cases("readers/tongues"))
def test_case(case) -> None:
    (named,) = case["language"]
    assert named == (foreign(case["text"][0]) or "English")


@pytest.mark.parametrize(
    "path", sorted(path for path in SEEDS.iterdir() if path.suffix in {".txt", ".md", ".html"}), ids=str
)
def test_none_of_the_samples_is_refused(path: Path) -> None:
    assert "" == foreign(path.read_text(encoding="utf-8"))


@given(st.text(max_size=60))
def test_nothing_is_said_of_a_few_words_in_letters_that_part_words(text: str) -> None:
    assert foreign(text) in {"", *COMMON, "Chinese", "Japanese", "Korean"}


def test_a_language_that_nobody_listed_is_not_english_if_there_is_enough_of_it() -> None:
    assert OTHER == foreign(NOWHERE)


def test_a_foreign_text_is_left_out_and_named(folder: Path) -> None:
    (folder / "rat.txt").write_text(GERMAN, encoding="utf-8")
    reading = english(read_folder([folder]))
    assert ["lee.txt", "osei.txt"] == sorted(source.file for source in reading.sources)
    (problem,) = reading.problems
    assert isinstance(problem, ForeignTongue)
    assert "rat.txt: it is in German" in str(problem)


def test_foreign_texts_alone_are_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "rat.txt").write_text(GERMAN, encoding="utf-8")
    with pytest.raises(NoSources, match=r"rat\.txt: it is in German") as fault:
        english(read_folder([tmp_path]))
    assert "translation" in fault.value.mend


@pytest.mark.usefixtures("quick")
def test_the_summary_names_the_foreign_source_and_the_deck_is_made_of_the_others(run: Run, folder: Path) -> None:
    (folder / "rat.txt").write_text(GERMAN, encoding="utf-8")
    out = folder.parent / "out"
    code, _, err = run("find", folder, "-o", out)
    assert 0 == code
    assert "rat.txt: it is in German, and finding and asking are for English" in err
    assert "Brücke" not in (out / "deck.json").read_text(encoding="utf-8")
    assert LEE.split("\n\n")[-1].strip() in (out / "deck.json").read_text(encoding="utf-8")
