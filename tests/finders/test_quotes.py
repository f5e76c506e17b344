"""Where quotation marks open and close: as tests/cases/finders/quotes.md writes it down, and laws for any text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.finders.quotes import quoted
from tests.parses import cases

FOUND = cases("finders/quotes")
OPENING, CLOSING = "“„«\"‘'`", "”“»\"’'"
TEXTS = st.text(alphabet="ab 5.,\n“”„«»\"‘’'—(", max_size=40)


def stretches(text: str) -> list[str]:
    return [text[start:end] for start, end in quoted(text)]


def test_there_are_cases():
    assert len(FOUND) > 15


@pytest.mark.parametrize("case", FOUND)
def test_case(case):
    wanted = [] if case["quoted"] == ["none"] else [words.replace(r"\n", "\n") for words in case["quoted"]]
    assert wanted == stretches(case["text"][0].replace(r"\n", "\n"))


@given(TEXTS)
def test_stretches_are_in_order_disjoint_inside_the_text_and_not_empty(text):
    found = quoted(text)
    assert all(0 < start < end <= len(text) for start, end in found)
    assert all(end <= start for (_, end), (start, _) in pairwise(found))


@given(TEXTS)
def test_a_stretch_begins_after_a_mark_and_ends_before_one_or_with_a_sentence_or_the_text(text):
    for start, end in quoted(text):
        assert text[start - 1] in OPENING
        assert end == len(text) or text[end] in CLOSING or text[end - 1] in ".!?…"


@given(TEXTS, TEXTS)
def test_a_paragraph_that_closes_what_it_opens_says_nothing_of_the_next(one, other):
    before = f"“{one.translate(str.maketrans('', '', OPENING + CLOSING))}x”. "
    assert quoted(before + "“y” " + other)[:2] == ((1, len(before) - 3), (len(before) + 1, len(before) + 2))


@given(TEXTS.filter(lambda text: not set(text) & set("“„«\"‘'")))
def test_without_an_opening_mark_nothing_is_quoted(text):
    assert () == quoted(text)


@given(st.lists(st.tuples(st.text("ab ,", max_size=6), st.text("ab", min_size=1, max_size=6)), max_size=5))
def test_quotations_well_marked_come_back_as_they_were(parts):
    text = "".join(f"{before}“{words}”" for before, words in parts)
    assert [words for _, words in parts] == stretches(text)
    straight = "".join(f'{before} "{words}" ' for before, words in parts)
    assert [words for _, words in parts] == stretches(straight)
