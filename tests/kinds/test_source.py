"""The source card: what is known, what is not, and what to ask of it."""

from __future__ import annotations

from cards.kinds import source as kind
from cards.model import Reference
from tests.kinds.building import dealt, passage, question, source

A, B, C = source("a.txt"), source("b.txt"), source("c.txt", reference=Reference(), kind="")


def lines(table) -> list[dict[str, str]]:
    return [{line.label: line.text for line in card.lines} for card in kind.cards(table)]


TABLE = dealt(
    question((passage(A, 0), passage(A, 1)), (passage(B, 2), passage(C, 3))),
    question((passage(C, 4),), (passage(B, 5),), text="Was it safe?"),
)


def test_what_is_not_known_is_said_and_not_guessed():
    unknown = lines(TABLE)[2]
    assert unknown["Not known"] == "author, date, publication, kind, URL"
    assert "author and date not given" in unknown["Who and when"]


def test_cards_are_numbered_and_say_where_they_are_used():
    assert [card.label for card in kind.cards(TABLE)] == ["S-01", "S-02", "S-03"]
    assert [line["Used on"] for line in lines(TABLE)] == ["Q1-A-01, Q1-A-02", "Q1-B-01, Q2-B-01", "Q1-B-02, Q2-A-01"]


def test_who_says_otherwise_is_another_source_on_another_side():
    assert [line["Who says otherwise"] for line in lines(TABLE)] == [
        "Q1-B-01 (Lee 2019)",
        "Q1-A-01 (Lee 2019); Q2-A-01 (“On c.txt”, undated)",
        "Q1-A-01 (Lee 2019); Q2-B-01 (Lee 2019)",
    ]


def test_a_source_that_no_card_uses_says_so():
    table = dealt(question((passage(A, 0),), ()))
    assert lines(table)[0]["Who says otherwise"] == "nobody in this deck: look elsewhere"
    alone = kind.cards(type(table)((), (B,)))
    assert {line.label: line.text for line in next(alone).lines}["Used on"] == "no card of this deck"
