"""What stands where in a deck, gathered once for all its cards, which would else look through each other to find it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from cards.model import Card, Deck, Question, Source

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Ledger:
    """The number of each question by its id, the card before each label, the cards of each question and source."""

    numbers: Mapping[str, int]
    before: Mapping[str, Card]
    asked: Mapping[str, tuple[Card, ...]]
    quoted: Mapping[Source, tuple[Card, ...]]

    @classmethod
    def of(cls, deck: Deck) -> Ledger:
        return cls(
            {question.id: number for number, question in enumerate(deck.questions, 1)},
            {card.label: before for before, card in pairwise(deck.cards)},
            _gathered((card.question.id, card) for card in deck.cards if card.question),
            _gathered((source, card) for card in deck.cards for source in {one.source for one in card.evidence}),
        )

    def number(self, question: Question | None) -> int:
        """The number of a question from 1; 0 of none, and of one that is not in the deck."""
        return self.numbers.get(question.id, 0) if question else 0

    def of_question(self, question: Question) -> tuple[Card, ...]:
        return self.asked.get(question.id, ())

    def of_source(self, source: Source) -> tuple[Card, ...]:
        return self.quoted.get(source, ())


def _gathered(pairs: Iterable[tuple[Key, Card]]) -> Mapping[Key, tuple[Card, ...]]:
    found: dict[Key, list[Card]] = {}
    for key, card in pairs:
        found.setdefault(key, []).append(card)
    return {key: tuple(cards) for key, cards in found.items()}
