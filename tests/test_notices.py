"""Notices: what must not get one, what must, and that they look at the words alone."""

from __future__ import annotations

import codecs
import re
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.notices import SORTS, WORDS, notices
from tests.conftest import ROOT

CASES = ROOT / "tests" / "cases" / "notices.md"
ROWS = re.findall(r"^\| (?!sentence)([^|]+) \| ([^|]+) \|$", CASES.read_text(encoding="utf-8"), re.MULTILINE)
SEEDS = ROOT.parent / "shared" / "seeds"


@pytest.mark.parametrize(("sentence", "expected"), ROWS)
def test_the_table_of_cases(sentence: str, expected: str) -> None:
    assert (() if expected == "none" else tuple(expected.split(", "))) == notices(sentence)


def test_the_table_has_cases_of_every_sort_but_slurs() -> None:
    assert len(ROWS) > 20
    assert set(SORTS[1:]) | {"none"} == {sort for _, expected in ROWS for sort in expected.split(", ")}


def test_every_slur_is_found_and_none_stands_in_the_open() -> None:
    written = tomllib.loads(WORDS.read_text(encoding="utf-8"))["slurs"]["rot13"].split()
    assert len(written) > 30
    for word in codecs.decode(" ".join(written), "rot13").split():
        assert ("slurs",) == notices(f"They called him a {word} in the street.")
        assert () == notices(f"The word mc{word}ville is another.")


@given(st.text())
def test_any_text_is_answered_in_the_same_order_and_whatever_the_line_breaks(text: str) -> None:
    found = notices(text)
    assert found == tuple(sort for sort in SORTS if sort in found)
    assert found == notices("\n".join(text.split(" ")))


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the texts to measure by are not beside the project")
def test_the_pamphlet_gets_notices_and_the_other_texts_none() -> None:
    marked = {
        path.name[:3]
        for path in SEEDS.glob("*.txt")
        if any(notices(line) for line in path.read_text(encoding="utf-8").split("\n"))
    }
    assert {"002"} == marked
