"""The other side of a card: its number, question, side and citation, in the largest size that fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from cards.imposition import Cell
from cards.model import Card
from cards.pages.fitting import Laid, Passing, laid_late
from cards.pages.views import Bookmark, Eyes, Side, side
from cards.pages.words import Cited, Quote


@dataclass(frozen=True, slots=True)
class Rear:
    """The back of a card, set in `size` points; one that is too long for its card is `lean`: numbers and side only."""

    card: Card  #: the card whose back it is
    size: float  #: the type, in points
    lean: bool = False  #: whether it shows numbers and side alone
    part: int = 1  #: which face of the card it lies behind, from 1
    parts: int = 1  #: how many faces the card has


@dataclass(frozen=True, slots=True)
class Back:
    """What a back's template sees."""

    number: int  #: the card’s place in the deck, counted from 0; names its ids
    rear: Rear  #: how this back is set: its size and part
    cell: Cell  #: where it lies on the sheet
    card: Card  #: the card whose back it is
    question_number: int  #: the number of its question; 0 without one
    side: Side | None  #: the side that the card argues for
    sides: tuple[Side, ...]  #: all sides of its question, in order
    cite: Cited | None  #: the citation of its source, if it has one alone
    url: str  #: the web address of that source; "" if not known
    bookmarks: tuple[Bookmark, ...] = ()  #: its places in the PDF’s outline
    answer: Quote | None = None  #: the words that a study or cloze card asks for

    @property
    def lean(self) -> bool:
        """Whether there is room for numbers and side alone."""
        return self.rear.lean


class RearBench(Protocol):
    """What really lays backs out."""

    def backs_laid(self, rears: Sequence[Rear]) -> tuple[Laid, ...]: ...


def back(eyes: Eyes, number: int, rear: Rear, cell: Cell) -> Back:
    card = rear.card
    alone = len(card.evidence) == 1  # of several passages none may stand for all
    source = card.source or (card.evidence[0].source if alone else None)
    return Back(
        number,
        rear,
        cell,
        card,
        question_number=eyes.ledger.number(card.question),
        side=side(card.question, card.position) if card.question and card.position else None,
        sides=tuple(side(card.question, one) for one in card.question.positions) if card.question else (),
        cite=eyes.cited_source(card) if source else None,
        url=source.reference.url if source else "",
        answer=eyes.answer(card),
    )


def rears(
    cards: Sequence[tuple[Card, int, int]], sizes: Sequence[float], bench: RearBench, passing: Passing = laid_late
) -> tuple[Rear, ...]:
    """The backs of cards that are `part` of `parts`, each in the first size that fits, else lean."""
    every = [Rear(card, sizes[0], part=part, parts=parts) for card, part, parts in cards]
    late = passing(every, bench.backs_laid)
    smaller: dict[Rear, Rear] = {}
    for size in sizes[1:]:
        tried = {rear: replace(rear, size=size) for rear in late if rear not in smaller}
        still = set(laid_late(tuple(tried.values()), bench.backs_laid))
        smaller |= {rear: one for rear, one in tried.items() if one not in still}
    lean = {rear: replace(rear, size=sizes[-1], lean=True) for rear in late}
    return tuple({**lean, **smaller}.get(rear, rear) for rear in every)
