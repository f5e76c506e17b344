"""Whether a sentence says a thing, or its contrary, by words and syntax: what must decide nothing first."""

from __future__ import annotations

import pytest

from cards.finders import find
from cards.gather.bearing import borne_out, minted, takes_no_side
from cards.gather.pool import laid_out
from tests.parses import parsed

pytestmark = pytest.mark.model
CLOSED = ("The council closed the public library", "The council did not close the public library")


def said(sentence: str, *positions: str) -> list[float]:
    sources = parsed(sentence)
    (row,) = borne_out(laid_out(sources, find(sources)).sentences, positions or CLOSED)
    return [round(float(share), 2) for share in row]


@pytest.mark.parametrize(
    "sentence",
    [
        "Has the council closed the public library?",
        "Nobody knows whether the council closed the public library.",
        "If the council closed the public library, children would suffer.",
        "The council opened a swimming pool.",
        "The mayor likes the smell of rain.",
    ],
)
def test_what_asks_supposes_or_speaks_of_something_else_is_on_no_side(sentence):
    assert said(sentence) == [0, 0]


@pytest.mark.parametrize(
    ("sentence", "side"),
    [
        ("The council closed the public library in March.", 0),
        ("The mayor said that the council had closed the public library.", 0),
        ("The council has not closed the public library.", 1),
        ("The mayor denied that the council had closed the public library.", 1),
        ("The council refused to close the public library.", 1),
        ("The mayor did not deny that the council had closed the public library.", 0),
    ],
)
def test_a_sentence_says_what_it_says_and_denials_turn_it_about(sentence, side):
    shares = said(sentence)
    assert shares[side] >= 0.5
    assert shares[1 - side] == -shares[side]


SHUT = ("The public library should be closed", "The public library should not be closed")


@pytest.mark.parametrize(
    "sentence",
    [
        "The public library was closed on Monday.",
        "The public library should not be painted or closed early, but it should go.",
    ],
)
def test_what_only_happens_and_what_is_granted_before_a_but_demands_nothing(sentence):
    assert said(sentence, *SHUT) == [0, 0]


@pytest.mark.parametrize(
    ("sentence", "side"),
    [
        ("The public library should be closed at once.", 0),
        ("The farmers want the public library to be closed.", 0),
        ("The mayor refused to see the public library closed.", 1),
    ],
)
def test_what_somebody_wants_is_told_from_what_happens(sentence, side):
    assert said(sentence, *SHUT)[side] >= 0.5


def test_words_that_both_positions_have_tell_nothing():
    assert said("The council met in the library.", "The library is a treasure", "The library is a burden") == [0, 0]


def test_a_position_whose_words_only_name_its_subject_is_said_by_no_sentence():
    assert said("The vases are not ours, and stand without a label.", "Vases are art", "Vases are not art") == [0, 0]


def test_a_plain_denial_is_told_from_another_claim():
    assert minted(CLOSED)
    assert not minted(("The library is a treasure", "The library is a burden"))


@pytest.mark.parametrize(
    ("sentence", "none"),
    [
        ("Why do the shops want a toll?", True),
        ("If the toll rises, drivers will stay away.", True),
        ("The mayor was asked whether she wants a toll.", True),
        ("A toll is a charge for the use of a road.", True),
        ("A toll is defined as a charge for the use of a road.", True),
        ("The toll is not a tax.", False),
        ("The toll on the bridge is unfair to drivers.", False),
        ("The toll on the bridge is a shameful burden.", False),
        ("The purpose of the toll is the repair of the bridge.", False),
        ("The mayor said that the toll must go.", False),
    ],
)
def test_what_asks_supposes_or_files_backs_nobody(sentence, none):
    (source,) = parsed(sentence)
    assert none == takes_no_side(laid_out((source,), find((source,))).sentences[0].words)
