"""The pair model: three probabilities for each pair, in the order of the pairs; and plain cases that it must know."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cards.similarity import relations

pytestmark = pytest.mark.model
SUPPORTS, OPPOSES, NEITHER = 0, 1, 2
PLAIN = (
    (
        "School uniforms reduce bullying",
        "Bullying over clothes fell by half once all pupils wore the same uniform.",
        "A uniform does nothing against bullying: it only moves to shoes and phones.",
    ),
    (
        "The bridge toll should be abolished",
        "The toll is unfair to farmers, and the council ought to scrap it.",
        "The toll must stay, for without it nobody would pay for the bridge.",
    ),
    (
        "The town library should open on Sundays",
        "Working families can only come at the weekend, so the library ought to be open then.",
        "Opening the library on Sundays would be a waste of money.",
    ),
    (
        "Homework helps children learn",
        "Pupils who do homework every week learn more and get better marks.",
        "Homework has no effect on what children learn and only makes them tired.",
    ),
    (
        "Dogs should be allowed on the beach",
        "Dogs do no harm on the beach, and their owners should be welcome there.",
        "Dogs frighten children and foul the sand, so they should be banned from the beach.",
    ),
    (
        "The new cycle lane makes the street safer",
        "Since the cycle lane was built, accidents on the street have fallen by a third.",
        "The cycle lane has made the street more dangerous for everybody.",
    ),
    (
        "The old mill should be preserved",
        "The mill is part of our history and deserves to be protected.",
        "The mill is a ruin of no value and should be torn down.",
    ),
    (
        "Mobile phones should be banned in class",
        "Phones distract pupils, and lessons are better without them.",
        "Phones are useful in lessons, and a ban would harm learning.",
    ),
    (
        "Street lights should be switched off at midnight",
        "Turning the lights off at night saves money and lets people sleep.",
        "Without street lights people feel unsafe, so they should stay on all night.",
    ),
    (
        "The school day should start later",
        "Teenagers need more sleep, and a later start improves their health.",
        "A later start would harm working parents and should not be introduced.",
    ),
)
BESIDE = "The recipe asks for two eggs, a cup of flour and a pinch of salt."


@pytest.fixture(scope="module")
def judged() -> np.ndarray:
    """(claims, [support, opposition, beside], 3)"""
    pairs = [(claim, passage) for claim, back, against in PLAIN for passage in (back, against, BESIDE)]
    return relations(pairs).reshape(-1, 3, 3)


def test_nothing_in_nothing_out():
    assert (0, 3) == relations([]).shape


@settings(max_examples=15)
@given(
    st.lists(
        st.sampled_from([(claim, back) for claim, back, _ in PLAIN] + [("", ""), ("🌉", "word " * 500)]), max_size=40
    )
)
def test_each_pair_has_three_probabilities(pairs):
    found = relations(pairs)
    assert (len(pairs), 3) == found.shape
    assert ((found >= 0) & (found <= 1)).all()
    np.testing.assert_allclose(found.sum(1), 1, atol=1e-5)


def test_the_same_pairs_have_the_same_scores_in_any_order():
    pairs = [(claim, passage) for claim, back, against in PLAIN for passage in (back, against)]
    np.testing.assert_allclose(relations(pairs[::-1])[::-1], relations(pairs), atol=1e-5)


def test_a_pair_has_the_same_scores_whatever_stands_beside_it():
    pairs = [(claim, passage) for claim, back, against in PLAIN for passage in (back, against, BESIDE)]
    alone = np.vstack([relations([pair]) for pair in pairs])
    np.testing.assert_allclose(relations(pairs), alone, atol=1e-3)


def test_the_unrelated_is_neither(judged):
    assert (judged[:, 2].argmax(1) == NEITHER).sum() >= 8


def test_support_supports_and_opposition_opposes(judged):
    leaning = judged[:, :, SUPPORTS] - judged[:, :, OPPOSES]
    assert (leaning[:, 0] > leaning[:, 1]).sum() >= 8
    assert (leaning[:, 0] > 0).sum() >= 7
    assert (leaning[:, 1] < 0).sum() >= 5


def test_what_takes_a_side_is_more_to_the_point_than_what_is_unrelated(judged):
    aside = judged[:, :, NEITHER]
    assert (aside[:, 0] < aside[:, 2]).sum() >= 8
    assert (aside[:, 1] < aside[:, 2]).sum() >= 8
