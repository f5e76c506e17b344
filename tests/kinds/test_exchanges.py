"""Answers: which passage answers which, how it does as far as words tell, and the cards that stand on these pairs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cards.kinds import answer, evidence, half, position
from cards.kinds.exchanges import exchanges
from cards.model import Evidence, Ground, Line, Mark, Source
from tests.kinds.building import LEE, dealt, hand, question


def said(file: str, text: str, **about) -> Evidence:
    of = Source(file, text, 0, len(text), replace(LEE, title=f"On {file}"), "opinion", marks=(Mark(0, "para. 1"),))
    span = of.span(0, len(text))
    return Evidence(span, (span,), "author", "it says so", **about)


OPEN = said("a.txt", "The council closed the bridge in winter because of the ice.")
NOT = said("b.txt", "The council closed no bridge in winter, and carts crossed it each day.")
OTHER = said("c.txt", "Ferrymen and millers wanted higher wages all year.")


def one(they: Evidence, ours: Evidence, **about):
    """How the second side answers the first."""
    made = exchanges(hand(question((they,), (ours,), **about)))
    return next((exchange for exchange in made if exchange.ours.letter == "B"), None)


def test_passages_that_do_not_meet_answer_nothing():
    assert exchanges(hand(question((OPEN,), (OTHER,)))) == ()
    assert list(answer.cards(dealt(question((OPEN,), (OTHER,))))) == []


def test_a_side_without_passages_answers_nothing():
    assert exchanges(hand(question((OPEN,), ()))) == ()


def test_a_source_does_not_answer_itself():
    assert exchanges(hand(question((OPEN,), (replace(OPEN, why="again"),)))) == ()


@pytest.mark.parametrize(
    ("they", "ours", "how"),
    [
        (
            "The council closed the bridge in winter.",
            "The council asked when the bridge in winter does not pay.",
            "sets",
        ),
        ("The council closed the bridge in winter.", "The council closed the bridge in winter and spring.", "sets"),
        (
            "The council counted 412 children there.",
            "The council counted 300 children there in May.",
            "gives another fig",
        ),
        (
            "Carts broke the bridge because of ice.",
            "Carts broke the bridge due to their weight.",
            "gives another cause",
        ),
    ],
)
def test_how_an_answer_answers_is_told_only_as_far_as_its_words_tell_it(they, ours, how):
    assert one(said("a.txt", they), said("b.txt", ours)).how.startswith(how)


def test_a_denial_is_one_of_the_very_position():
    asked = question((OPEN,), (NOT,))
    first, second = asked.positions
    asked = replace(asked, positions=(replace(first, text="The council closed the bridge in winter"), second))
    made = {exchange.ours.letter: exchange.how for exchange in exchanges(hand(asked))}
    assert made["B"] == "denies the fact"
    assert made["A"].startswith("sets another claim")


def test_a_ground_of_the_question_brings_two_together_before_shared_words():
    far = said("d.txt", "Millers blamed the mayor for their losses.")
    ground = Ground("fact", "one denies what another asserts", (OPEN.passage, far.passage))
    asked = question((OPEN,), (NOT, far), grounds=(ground,))
    made = next(exchange for exchange in exchanges(hand(asked)) if exchange.ours.letter == "B")
    assert (made.ours.evidence, made.why) == (far, "one denies what another asserts")


def test_the_answer_card_quotes_both_and_is_linked_both_ways():
    asked = question((OPEN,), (NOT,))
    cards = {card.label: card for card in answer.cards(dealt(asked))}
    assert sorted(cards) == ["Q1-A-R1", "Q1-B-R1"]
    they, ours = cards["Q1-B-R1"].evidence
    assert (they.why, ours.why) == ("They say: Ada Lee argues (Q1-A-01)", "We say: Ada Lee argues (Q1-B-01)")
    assert OPEN.passage.holds(they.passage)
    assert NOT.passage.holds(ours.passage)
    links = {card.label: card.lines for card in evidence.cards(dealt(asked))}
    assert Line("Answered by", "Q1-B-01") in links["Q1-A-01"]
    assert Line("Answers", "Q1-A-01") in links["Q1-B-01"]


def test_because_is_the_rest_of_what_carries_the_claim():
    more = said("b.txt", "The council closed no bridge in winter. Its own minutes of that winter say so twice.")
    made = next(card for card in answer.cards(dealt(question((OPEN,), (more,)))) if card.label == "Q1-B-R1")
    assert made.evidence[2].passage.text == "Its own minutes of that winter say so twice."
    assert made.evidence[2].why.startswith("Because: ")


def test_a_position_has_no_reason_without_a_card_and_a_side_without_evidence_no_position_card():
    asked = question((OPEN, OTHER), ())
    (card,) = position.cards(dealt(asked))
    assert (card.label, card.title) == ("Q1-A", "Answer 1 is right.")
    assert [one.why for one in card.evidence] == ["Q1-A-01: Ada Lee argues", "Q1-A-02: Ada Lee argues"]
    assert all(of.passage.holds(one.passage) for of, one in zip((OPEN, OTHER), card.evidence, strict=True))


def test_a_position_says_who_holds_it_and_what_speaks_most_against_it():
    first, second = position.cards(dealt(question((OPEN,), (NOT,))))
    told = {line.label: line.text for line in first.lines}
    assert told["Held by"] == "Ada Lee (argues it)"
    assert told["Strongest objection"] == "Q1-B-01 (Lee 2019)"
    assert told["Thin"] == "one reason only: little was found for A"
    assert second.id != first.id


def test_a_report_owns_no_claim():
    text = "The council closed the bridge in winter because of the ice."
    of = Source("n.txt", text, 0, len(text), LEE, "news report")
    news = Evidence(of.span(0, len(text)), (of.span(0, len(text)),), "author", "it says so")
    (card,) = position.cards(dealt(question((news,), ())))
    assert Line("Held by", "nobody by name: the cards only report") in card.lines


def test_half_cards_leave_out_what_the_student_is_to_add():
    untagged, bare, unanswered = [
        card
        for card in half.cards(dealt(question((OPEN, OTHER), (NOT,))))
        if card.position.text == "Answer 1 is right."
    ]
    assert (untagged.tag, bool(untagged.evidence[0].read)) == (None, True)
    assert (bool(bare.tag), bare.evidence[0].read) == (True, ())
    assert [NOT.passage.holds(one.passage) for one in unanswered.evidence] == [True]
    assert len({card.id for card in (untagged, bare, unanswered)}) == 3
