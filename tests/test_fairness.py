"""Thin sides and tossed coins: one rule each, whatever page it stands on."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cards.fairness import FAIR, THIN, Share, thin, toss

SHARES = st.lists(st.builds(Share, st.integers(0, 30), st.integers(0, 900)), min_size=2, max_size=5)


def test_equal_sides_are_not_thin_but_empty_ones_are():
    assert thin([Share(FAIR), Share(FAIR)]) == (False, False)
    assert thin([Share(0), Share(0)]) == (True, True)


def test_a_third_is_enough_and_less_is_not():
    assert thin([Share(9), Share(3)]) == (False, False)
    assert thin([Share(10), Share(3)]) == (False, True)


def test_as_many_cards_with_few_words_are_thin_too():
    assert thin([Share(4, 300), Share(4, 100)]) == (False, False)
    assert thin([Share(4, 301), Share(4, 100)]) == (False, True)


@given(SHARES)
def test_the_fullest_side_is_thin_only_if_it_has_too_few_cards_or_too_few_words(shares):
    found = thin(shares)
    for share, few in zip(shares, found, strict=True):
        if share.passages == max(one.passages for one in shares) and share.words == max(one.words for one in shares):
            assert few == (share.passages < FAIR)


@given(SHARES, st.integers(1, 30))
def test_more_never_makes_a_side_thin(shares, more):
    richer = [Share(shares[0].passages + more, shares[0].words), *shares[1:]]
    assert thin(richer)[0] <= thin(shares)[0]
    assert THIN > 1


@given(st.integers(), st.text(max_size=5), st.text(max_size=5))
def test_a_coin_falls_once_and_for_ever(seed, one, other):
    assert toss(seed, one, other) == toss(seed, one, other)
    assert toss(seed, one) != toss(seed + 1, one)
