"""Hands for a class: students seated at the sides by coin, and each side's cards shared out, alike in load."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cards.fairness import toss
from cards.model import Card, Deck, Position, Question
from cards.readability import Reading, reading

PLAYED = frozenset({"evidence", "answer"})
"""Kinds of cards that are played in a debate: each is in one hand of its side. A position's case is in all of them."""
CASE = "position"


@dataclass(frozen=True, slots=True)
class Hand:
    """The cards of one student; student 0 is whoever takes the side."""

    student: int
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Team:
    """One side of a question: its cards in the order of the deck, and the hands into which they are shared out."""

    letter: str
    position: Position
    cards: tuple[Card, ...]
    hands: tuple[Hand, ...]
    case: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True)
class Round:
    """One question as it is debated: its own card, if it is printed, and its sides."""

    number: int
    question: Question
    card: Card | None
    teams: tuple[Team, ...]

    @property
    def label(self) -> str:
        return f"Q{self.number}"


def rounds(deck: Deck, students: int = 0, seed: int = 0) -> Iterator[Round]:
    """The questions of the deck that can be debated: something is printed for at least one side."""
    for number, question in enumerate(deck.questions, 1):
        cards = [card for card in deck.cards if card.question and card.question.id == question.id]
        if not question.nearest and any(card.kind in PLAYED for card in cards):
            own = next((card for card in cards if card.kind == "question"), None)
            yield Round(number, question, own, tuple(_teams(question, cards, students, seed)))


def _teams(question: Question, cards: Sequence[Card], students: int, seed: int) -> Iterator[Team]:
    seats = seated(students, [side.id for side in question.positions], seed, question.id)
    for index, (position, seat) in enumerate(zip(question.positions, seats, strict=True)):
        held = [card for card in cards if card.position and card.position.id == position.id]
        played = tuple(card for card in held if card.kind in PLAYED)
        hands = shared(played, max(1, len(seat)))
        sitting = seat or (0,)
        yield Team(
            chr(ord("A") + index),
            position,
            played,
            tuple(Hand(student, hand) for student, hand in zip(sitting, hands, strict=True)),
            tuple(card for card in held if card.kind == CASE),
        )


def seated(students: int, sides: Sequence[str], seed: int, question: str) -> tuple[tuple[int, ...], ...]:
    """Who takes which side, by coin: the sides' numbers differ by one at most, and chance says which has one more."""
    order = sorted(range(1, students + 1), key=lambda student: toss(seed, question, str(student)))
    turns = sorted(range(len(sides)), key=lambda side: toss(seed, question, "seat", sides[side]))
    seats: list[list[int]] = [[] for _ in sides]
    for turn, student in enumerate(order):
        seats[turns[turn % len(sides)]].append(student)
    return tuple(tuple(sorted(seat)) for seat in seats)


def shared(cards: Sequence[Card], hands: int) -> tuple[tuple[Card, ...], ...]:
    """The cards in so many hands, each in the order of the deck, alike in number and in words.

    No hand has two more cards than another, nor more words than another by more than the longest card has. If there
    are fewer cards than hands, a card is held by several: nobody is left without one, and nothing is padded.
    """
    longest = sorted(cards, key=lambda card: -measured(card).words)
    if len(cards) < hands:
        return tuple((longest[hand % len(cards)],) if cards else () for hand in range(hands))
    held: list[list[Card]] = [[] for _ in range(hands)]
    for card in longest:
        min(held, key=lambda hand: (len(hand), weight(hand))).append(card)
    places = {card.label: place for place, card in enumerate(cards)}
    return tuple(tuple(sorted(hand, key=lambda card: places[card.label])) for hand in held)


def weight(cards: Sequence[Card]) -> int:
    """The words that the cards quote."""
    return sum(measured(card).words for card in cards)


def measured(card: Card) -> Reading:
    """What it takes to read what a card quotes."""
    return reading("\n\n".join(evidence.passage.text for evidence in card.evidence))
