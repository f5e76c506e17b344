"""The linear model's arithmetic, on points that need no model of language."""

from __future__ import annotations

import numpy as np
import pytest

from cards.training.arguable import Examples, across_topics, area, fit


@pytest.fixture
def apart() -> Examples:
    chance = np.random.default_rng(0)
    claimed = np.arange(120) % 3 == 0
    vectors = chance.normal(size=(120, 4)) + 3.0 * claimed[:, None]
    return Examples(vectors, chance.normal(size=(120, 2)), claimed, np.arange(120) % 5)


def test_a_draw_is_half_a_win() -> None:
    claimed = np.array([True, False])
    assert [0.0, 0.5, 1.0] == [area(np.array([score, 0.0]), claimed) for score in (-1.0, 0.0, 1.0)]


def test_what_lies_apart_is_told_apart_on_unseen_topics(apart: Examples) -> None:
    assert across_topics(apart) > 0.95


def test_the_weights_are_at_the_bottom(apart: Examples) -> None:
    """A further step changes nothing, and the constant balances both classes."""
    weights = fit(apart)
    assert np.allclose(weights, fit(apart, steps=100))
    rows = np.hstack([apart.vectors, apart.traits])
    chance = 1 / (1 + np.exp(-(rows @ weights[:-1] + weights[-1])))
    miss = np.where(apart.claimed, chance - 1, chance)
    assert miss[apart.claimed].mean() == pytest.approx(-miss[~apart.claimed].mean(), abs=1e-6)


def test_the_scale_of_a_trait_is_nothing_to_the_verdict(apart: Examples) -> None:
    wide = Examples(apart.vectors, apart.traits * 7 + 3, apart.claimed, apart.topics)
    one, other = (np.hstack([some.vectors, some.traits]) @ fit(some)[:-1] + fit(some)[-1] for some in (apart, wide))
    assert np.allclose(one, other)
