"""What says the same is put together, and nothing else."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.similarity import groups, sameness, vectors
from cards.similarity.grouping import joined

chances = st.integers(1, 7).flatmap(
    lambda size: st.lists(st.floats(0, 1, width=32), min_size=size * size, max_size=size * size).map(
        lambda values: np.array(values, dtype=np.float32).reshape(size, size)
    )
)


@pytest.mark.model
def test_what_is_on_one_subject_does_not_say_the_same_for_that() -> None:
    texts = (
        "School uniforms are too expensive for poor families",
        "Uniforms stop pupils from comparing their clothes",
        "A uniform makes a school look tidy to visitors",
        "Poor families cannot pay for expensive school uniforms",
    )
    assert ((0, 3), (1,), (2,)) == groups(texts, vectors(texts))


@pytest.mark.model
def test_no_text_no_group_and_one_text_one_group() -> None:
    assert () == groups((), vectors(()))
    assert ((0,),) == groups(("The bridge is closed",), vectors(("The bridge is closed",)))


@pytest.mark.model
def test_texts_without_letters_are_no_error() -> None:
    texts = ("", "!?", "12 of 30")
    assert [0, 1, 2] == sorted(row for group in groups(texts, vectors(texts)) for row in group)


@pytest.mark.model
def test_the_chance_is_one_for_both_ways_of_asking_and_highest_for_oneself() -> None:
    texts = ("Dogs bark at night", "At night the dogs are barking", "The tax on beer was raised")
    same = sameness(texts, vectors(texts))
    assert np.allclose(same, same.T, atol=1e-6)
    assert (same.argmax(1) == np.arange(3)).all()
    assert same[0, 1] > same[0, 2]


@given(chances, st.floats(0, 1))
def test_each_row_stands_in_one_group(same: np.ndarray, least: float) -> None:
    found = joined((same + same.T) / 2, least)
    assert list(range(len(same))) == sorted(row for group in found for row in group)
    assert found == tuple(sorted(found))


@given(chances, st.floats(0, 1))
def test_no_two_groups_are_left_that_should_be_joined(same: np.ndarray, least: float) -> None:
    even = (same.astype(np.float64) + same.T) / 2
    found = joined(even, least)
    means = [even[np.ix_(a, b)].mean() for a in found for b in found if a < b]
    assert all(mean < least + 1e-6 for mean in means)


def test_groups_are_joined_by_their_mean_not_by_their_nearest() -> None:
    chain = np.array([[1.0, 0.9, 0.1], [0.9, 1.0, 0.6], [0.1, 0.6, 1.0]], dtype=np.float32)
    assert ((0, 1), (2,)) == joined(chain, 0.5)
    assert ((0, 1, 2),) == joined(chain, 0.3)
