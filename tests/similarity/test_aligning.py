"""Word by word: what a question asks for is found in a passage, or is not, whatever else is asked beside it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cards.similarity import alignments

pytestmark = pytest.mark.model
ASKED = "Should the old bridge be closed?"
PASSAGES = [
    "The old bridge should be closed.",
    "Engineers want the ageing crossing shut.",
    "The bakery sells bread on Mondays.",
    "🌉",
]


@pytest.mark.parametrize("asked", ["", "Should it be?", "🌉", "..."])
def test_where_nothing_is_asked_for_nothing_is_found(asked):
    assert [[0]] == alignments([(asked, PASSAGES[0])]).tolist()


def test_nothing_is_found_in_nothing():
    assert [[0]] == alignments([(ASKED, "")]).tolist()
    assert (0, 1) == alignments([]).shape


def test_other_words_for_it_are_nearer_than_another_subject():
    same, other, bread, _ = alignments([(ASKED, passage) for passage in PASSAGES])[:, 0]
    assert same > other > bread
    assert same > 0.8


@settings(max_examples=12)
@given(st.lists(st.sampled_from(PASSAGES), min_size=1, max_size=12))
def test_each_is_told_by_itself_and_within_bounds(passages):
    found = alignments([(ASKED, passage) for passage in passages])
    alone = np.concatenate([alignments([(ASKED, passage)]) for passage in passages])
    np.testing.assert_allclose(found, alone, atol=1e-5)
    assert (np.abs(found) <= 1 + 1e-5).all()
