"""Sentence vectors: one a text, of unit length, and the same whatever stands beside it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cards.similarity import vectors

pytestmark = pytest.mark.model
TOLL = "The bridge toll falls on the farmers of the valley."
OTHERS = [
    "Yes.",
    "The town library " + "and its old reading room " * 12 + "closed.",
    "",
    "🌉",
    "School uniforms are cheap.",
]


def test_nothing_in_nothing_out():
    assert (0, 384) == vectors([]).shape


def test_even_nothing_to_read_has_a_vector():
    found = vectors(["", "   ", "🌉", "word " * 2000])
    assert (4, 384) == found.shape
    assert np.isfinite(found).all()


@settings(max_examples=15)
@given(st.lists(st.sampled_from([TOLL, *OTHERS]), max_size=40), st.integers(0, 40))
def test_a_text_has_one_vector_of_unit_length_whatever_stands_beside_it(others, at):
    texts = [*others[:at], TOLL, *others[at:]]
    found = vectors(texts)
    np.testing.assert_allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)
    np.testing.assert_allclose(found[texts.index(TOLL)], vectors([TOLL])[0], atol=1e-4)


def test_each_row_belongs_to_its_text_though_texts_are_run_side_by_side():
    texts = [f"Gate {number} of the bridge is open" + " and free of toll" * (number % 7) for number in range(70)]
    alone = np.vstack([vectors([text]) for text in texts])
    np.testing.assert_allclose(vectors(texts), alone, atol=1e-4)


def test_texts_on_one_thing_are_nearer_than_texts_on_two():
    toll, fee, library = vectors([TOLL, "Farmers pay to cross the bridge.", "The library lends books on Sundays."])
    assert toll @ fee > toll @ library + 0.2


def test_how_arguable_a_statement_is_lies_between_nothing_and_one():
    from cards.gather.traits import TRAITS
    from cards.similarity import arguable

    found = arguable(vectors([TOLL, *OTHERS]), np.zeros((6, len(TRAITS)), dtype=np.float32))
    assert (6,) == found.shape
    assert ((found >= 0) & (found <= 1)).all()
