"""How hard and how long passages are to read aloud: counted, the same each time, and never out of bounds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.readability import LEVELS, counted, reading, seconds, syllables
from tests.conftest import ROOT

CASES = (ROOT / "tests" / "cases" / "readability.md").read_text(encoding="utf-8")
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in CASES.splitlines() if line.startswith("|")]
WORDS = [row for row in ROWS if len(row) == 2 and row[1].isdigit()]
PASSAGES = [row for row in ROWS if len(row) == 3 and row[1].isdigit()]


def test_there_are_cases():
    assert len(WORDS) > 15
    assert {level for *_, level in PASSAGES} == set(LEVELS)


@pytest.mark.parametrize(("word", "expected"), WORDS)
def test_the_parts_of_a_word(word: str, expected: str):
    assert syllables(word) == int(expected)


@pytest.mark.parametrize(("passage", "words", "level"), PASSAGES)
def test_the_level_of_a_passage(passage: str, words: str, level: str):
    found = reading(passage)
    assert (found.words, found.level) == (int(words), level)


def test_nothing_is_read_in_no_time():
    assert (reading("").words, seconds(0), counted("… — !")) == (0, 0, 0)


def test_a_hundred_and_fifty_words_take_a_minute_and_a_setting_changes_that():
    assert (seconds(150), seconds(150, 300), seconds(150, 75)) == (60, 30, 120)


@given(st.text())
def test_whatever_is_read_has_a_figure_within_bounds_and_a_level(text: str):
    found = reading(text)
    assert 0 <= found.ease <= 100
    assert found.level in LEVELS
    assert found.words == counted(text)


@given(st.lists(st.sampled_from(["The gate was shut.", "Nobody came to the meeting on Monday."]), min_size=1))
def test_words_add_up(parts: list[str]):
    assert counted(" ".join(parts)) == sum(map(counted, parts))
