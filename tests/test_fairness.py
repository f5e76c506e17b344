"""Thin sides and tossed coins: one rule each, whatever page it stands on."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cards.fairness import FAIR, THIN, Share, is_uneven, levelled, thin, toss, two_ended
from cards.model import Evidence, Position, Question, Reference, Source

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


# --- as many words as the others

FOUND = st.lists(st.lists(st.integers(1, 300), max_size=9), min_size=2, max_size=4)


def told(words, chosen):
    return [sum(side[one] for one in picks) for side, picks in zip(words, chosen, strict=True)]


def test_words_that_are_alike_change_no_hand():
    assert levelled([[100, 90, 300], [110, 120, 5]], [2, 2]) == ((0, 1), (0, 1))


def test_a_spare_card_takes_the_place_of_one_that_makes_the_words_uneven():
    assert levelled([[100, 100, 20], [20, 20, 100]], [2, 2]) == ((0, 2), (0, 2))
    assert levelled([[100, 100], [20, 20, 100]], [2, 2]) == ((0, 1), (0, 2))


def test_where_nothing_is_spare_the_words_stay_uneven():
    assert levelled([[200, 200], [20, 20]], [2, 2]) == ((0, 1), (0, 1))
    assert is_uneven([400, 40])
    assert not is_uneven([400, 300])
    assert not is_uneven([400, 0]), "a side without a card has no words to compare"


@given(FOUND, st.integers(1, 5))
def test_levelling_takes_no_card_away_and_adds_none(words, most):
    chosen = levelled(words, [most] * len(words))
    for side, picks in zip(words, chosen, strict=True):
        assert len(picks) == min(most, len(side))
        assert list(picks) == sorted(set(picks))
        assert set(picks) <= set(range(len(side)))
        assert picks[:1] == tuple(range(len(side)))[:1], "the strongest is always dealt"
        assert all(one < 2 * len(picks) for one in picks), "none is dealt that is much weaker"


@given(FOUND, st.integers(1, 5))
def test_levelling_never_makes_equal_hands_more_unlike(words, most):
    limits = [most] * len(words)
    plain = [tuple(range(min(most, len(side)))) for side in words]
    chosen = levelled(words, limits)
    full = [number for number, picks in enumerate(plain) if len(picks) == max(map(len, plain))]
    before, after = ([told(words, picks)[number] for number in full] for picks in (plain, chosen))
    assert max(after) - min(after) <= max(before) - min(before)
    assert levelled(words, limits) == chosen
    for number in set(range(len(words))) - set(full):
        assert chosen[number] == plain[number], "a side with less has all that there is for it"


def asked(number: int, *confidences: float) -> Question:
    """A question whose sides have one passage each, as sure as that."""
    source = Source("a.txt", "Words and more words.", 0, 21, Reference())
    sides = (
        Position(f"Side {at} of {number}", (replace(passage(source), confidence=sure),))
        for at, sure in enumerate(confidences)
    )
    return Question(f"Is it so ({number})?", "fact", tuple(sides))


def passage(source: Source) -> Evidence:
    return Evidence(source.span(0, 21), (source.span(0, 5),), "author", "why")


def test_a_question_with_a_side_of_which_nothing_is_sure_is_not_two_ended():
    assert not two_ended(asked(1, 0.8, 0.5), 0.7)
    assert not two_ended(asked(1, 0.8, 0.6), 0.7)


def test_who_asks_for_less_gets_it_and_what_a_person_asked_stands():
    assert two_ended(asked(1, 0.8, 0.5), 0.5)
    assert two_ended(replace(asked(1, 0.8, 0.5), origin="asked"), 0.7)
    assert two_ended(asked(1, 0.8, 0.8), 0.7)
