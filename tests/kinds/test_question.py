"""The question card: neutral about sides, honest about how much there is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cards.kinds import question as kind
from cards.kinds.question import ASKS
from cards.model import Ground
from tests.kinds.building import dealt, passage, question, source


def lines(table) -> list[tuple[str, str]]:
    (card,) = kind.cards(table)
    return [(line.label, line.text) for line in card.lines]


def told(table, label: str) -> list[str]:
    return [text for name, text in lines(table) if name == label]


A, B = source("a.txt"), source("b.txt")
TABLE = dealt(question((passage(A, 0), passage(B, 1)), (passage(B, 2),)))


def test_a_side_without_evidence_is_not_passed_off_as_one_with():
    table = dealt(question((passage(A, 0),), ()))
    assert told(table, "Evidence for B") == ["none was found"]
    assert told(table, "Status") == ["one-sided in these sources: nothing was found for the rest"]


def test_the_card_asks_the_question_and_counts_and_names_the_sources_of_each_side():
    (card,) = kind.cards(TABLE)
    assert (card.label, card.title) == ("Q1", "Was the bridge open?")
    assert told(TABLE, "Evidence for A") == ["2 cards from 2 sources: Lee 2019"]


@pytest.mark.parametrize("name", sorted(ASKS))
def test_every_kind_of_question_is_told_in_words(name):
    table = dealt(question((passage(A, 0),), (passage(B, 0),), kind=name))
    assert told(table, f"Question of {name}")[0].endswith("?")


def test_a_thin_side_is_said_to_be_thin():
    hand = TABLE.hands[0]
    sides = (
        replace(hand.sides[0], found=9),
        replace(hand.sides[1], found=1, position=replace(hand.sides[1].position, thin=True)),
    )
    table = replace(TABLE, hands=(replace(hand, sides=sides),))
    assert told(table, "Thin") == ["little was found for B: 1 passage, against 9 for the fullest side"]
    assert told(TABLE, "Thin") == []


def test_why_it_is_thought_contested_the_two_strongest_grounds_each_once():
    spans = (passage(A, 3).passage, passage(B, 4).passage)
    grounds = (
        Ground("fact", "weak", spans, 0.1),
        Ground("fact", "one denies what another asserts", spans, 0.9),
        Ground("fact", "one denies what another asserts", spans, 0.8),
        Ground("value", "one praises what another blames", (), 0.5),
    )
    table = dealt(question((passage(A, 0),), (passage(B, 0),), grounds=grounds))
    assert told(table, "Contested because") == [
        "one denies what another asserts (Lee 2019, para. 4 / Lee 2019, para. 5)",
        "one praises what another blames",
    ]


def test_a_question_that_the_teacher_asked_says_so():
    table = dealt(question((passage(A, 0),), (passage(B, 0),), origin="asked"))
    assert told(table, "Status") == [
        "asked by the teacher; open in these sources: they differ, and this deck does not decide"
    ]
    assert told(TABLE, "Order") == [
        "sides in this order by coin toss, seed 7, not by merit; in a debate, the motion is A’s answer, by the same toss"
    ]


def test_a_question_that_nothing_answers_shows_what_is_nearest_and_says_that_it_is_no_answer():
    near = (passage(A, 0), passage(B, 1))
    table = dealt(replace(question((), ()), origin="asked", nearest=near))
    (card,) = kind.cards(table)
    assert near == card.evidence
    assert told(table, "Above") == ["nearest passages, not an answer: none was found in these sources"]
    assert told(table, "Status") == ["asked by the teacher; no answer was found in these sources"]
    assert [] == told(table, "Thin") == told(table, "Evidence for A") == told(table, "Order")


def test_common_ground_is_shown_once_and_says_who_tells_it_and_figures_are_shown_all():
    same, figures = (passage(A, 5), passage(B, 5)), (passage(A, 6), passage(B, 6))
    table = dealt(question((passage(A, 0),), (passage(B, 0),), agreed=(same,), differing=(figures,)))
    (card,) = kind.cards(table)

    assert card.evidence == (same[0], *figures)
    assert told(table, "Common ground") == ["sources of two sides tell it alike (Lee 2019, para. 6; Lee 2019, para. 6)"]
    assert told(table, "Figures differ") == ["as underlined above (Lee 2019, para. 7; Lee 2019, para. 7)"]
    assert told(TABLE, "Common ground") == told(TABLE, "Figures differ") == []


C = source("c.txt")


@pytest.mark.parametrize(
    ("sides", "status", "words"),
    [
        (((passage(A, 0),), ()), "one-sided", "one-sided"),
        (((passage(A, 0),), (passage(A, 1),)), "in one source only", "one source alone tells of all sides"),
        (((passage(A, 0), passage(B, 1)), (passage(C, 2),)), "disputed by one source only", "rests on one source only"),
        (((passage(A, 0),), (passage(B, 1),)), "open", "they differ"),
        (((passage(A, 0), passage(B, 1)), (passage(A, 2), passage(C, 3))), "open", "they differ"),
        (((passage(A, 0),), (passage(B, 1),), (passage(C, 2),)), "open", "they differ"),
    ],
)
def test_how_far_a_question_is_open(sides, status, words):
    asked = question(*sides)
    assert asked.status == status
    assert words in told(dealt(asked), "Status")[0]
