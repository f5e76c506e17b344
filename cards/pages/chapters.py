"""The deck as a document that is read: chapters by question and side, and the indexes by source and by holder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from cards.imposition import Cell
from cards.model import Card, Deck, Question
from cards.pages.fitting import Face, stops
from cards.pages.pictures import Chronicle, Map, argument, chronicle
from cards.pages.views import Eyes, Side, View, side, titled

NOWHERE = Cell(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Part:
    """The cards of one side, or those of a chapter that take none."""

    side: Side | None  #: the side that the cards argue for
    views: tuple[View, ...]  #: its cards, one face each


@dataclass(frozen=True, slots=True)
class Chapter:
    """The cards of one question, or of one kind that belongs to no question; `number` is 0 then."""

    number: int  #: the question’s number; 0 for none
    title: str  #: the question, or what cards of this kind are called
    parts: tuple[Part, ...]  #: its cards by side
    map: Map | None = None  #: who answers whom, drawn
    chronicle: Chronicle | None = None  #: the dated events, drawn


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who is quoted or argues, with the cards where that is so: (label, place)."""

    name: str  #: how the source names them
    cards: tuple[tuple[str, str], ...]  #: each of their cards: label, and the place to link to


def whole(cards: Sequence[Card], size: float) -> tuple[Face, ...]:
    """Each card on one face, however long: for documents, where nothing is cut."""
    return tuple(Face(card, size, 0, len(stops(card))) for card in cards)


def chapters(eyes: Eyes, faces: Sequence[Face]) -> Iterator[Chapter]:
    """The faces in the order of the deck, gathered by question, then by kind, and each question's by side."""
    views = [eyes.view(number, face, NOWHERE) for number, face in enumerate(faces)]
    for key, group in groupby(views, key=lambda view: view.card.question or view.card.kind):
        shown = tuple(group)
        if isinstance(key, Question):
            yield Chapter(eyes.ledger.number(key), key.text, tuple(_parts(key, shown)), argument(eyes, key))
        else:
            drawn = chronicle(eyes) if key == "timeline" else None
            yield Chapter(0, titled(key), (Part(None, shown),), chronicle=drawn)


def _parts(question: Question, views: Sequence[View]) -> Iterator[Part]:
    for position, group in groupby(views, key=lambda view: view.card.position):
        yield Part(side(question, position) if position else None, tuple(group))


def holders(deck: Deck, eyes: Eyes) -> tuple[Holder, ...]:
    """Everybody whose claims stand on cards, by name; who is unclear comes last."""
    found: dict[str, dict[str, str]] = {}
    for card in deck.cards:
        for evidence in card.evidence if card.kind in ("question", "evidence") else ():
            found.setdefault(evidence.holder, {})[card.label] = eyes.homes[card.label]
    named = sorted(found, key=lambda name: (not name[:1].isupper(), name.casefold()))
    return tuple(Holder(name, tuple(found[name].items())) for name in named)
