"""The word lists: lower case, one word each, and no word on both sides."""

from __future__ import annotations

import pytest

from cards.finders import lexicons

LISTS = {name: words for name, words in vars(lexicons).items() if isinstance(words, frozenset)}


def test_there_are_lists():
    assert len(LISTS) > 10


@pytest.mark.parametrize("name", LISTS)
def test_words_are_single_and_in_small_letters(name):
    assert all(word == word.lower().strip() and " " not in word for word in LISTS[name])
    assert LISTS[name]


def test_nobody_supports_and_opposes_in_one_word():
    assert not lexicons.SUPPORTING & lexicons.OPPOSING
    assert not lexicons.NEUTRAL & (lexicons.SUPPORTING | lexicons.OPPOSING)


def test_what_may_stand_beside_a_quotation_is_a_verb_of_saying_unless_it_is_go():
    assert {"go"} == lexicons.QUOTING - lexicons.SAYING
