"""Drawings from a deck: the map of a question’s argument, and the line of time; geometry in millimetres, no pixels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from cards.model import Card, Evidence, Question, Span
from cards.pages.views import Eyes, Side, side
from cards.readers import dates

WIDTH = 160.0
"""Of a drawing: it fits between the margins of A4 and of Letter."""

NODE, GAP = 12.5, 4.5
# A position’s box: its margins, a line of its letters, and how wide a letter is, all with room to spare.
FRAME, LINE, LETTER, BADGE = 4.0, 3.8, 1.72, 11.0
# Between columns there is room for arrows; many columns have less of it.
AISLE, STEM, ARROW, ASIDE = 30.0, 5.0, 2.2, 1.6
LEVEL, MARK = 5.6, 4.6
MOST_TICKS = 12


@dataclass(frozen=True, slots=True)
class Box:
    """A place for words, in millimetres from the drawing’s left upper corner."""

    x: float  #: millimetres from the drawing’s left edge
    y: float  #: millimetres from the drawing’s top
    width: float  #: in millimetres
    height: float  #: in millimetres

    @property
    def middle(self) -> float:
        """Half its height, in millimetres from the drawing’s top."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line; one with a `head` is an arrow, whose head is a triangle: points as SVG writes them."""

    x1: float  #: where it begins, in millimetres from the left
    y1: float  #: where it begins, in millimetres from the top
    x2: float  #: where it ends, in millimetres from the left
    y2: float  #: where it ends, in millimetres from the top
    head: str = ""  #: the corners of its head; "" is none


@dataclass(frozen=True, slots=True)
class Node:
    """An evidence card on the map."""

    box: Box  #: where it is drawn
    label: str  #: the card’s number in print
    home: str  #: the place of the card, to link to
    short: str  #: its short citation: name and year


@dataclass(frozen=True, slots=True)
class Column:
    """A side of the map: its position, and its cards below."""

    box: Box  #: where the position’s words stand
    side: Side  #: the position
    nodes: tuple[Node, ...]  #: its cards, from the top


@dataclass(frozen=True, slots=True)
class Map:
    """Who answers whom in one question; `told` says it in words, for those who cannot see it."""

    height: float  #: of the drawing, in millimetres
    columns: tuple[Column, ...]  #: the sides, from the left
    stems: tuple[Stroke, ...]  #: lines from a position to its cards
    arrows: tuple[Stroke, ...]  #: from each card to the one that it answers
    told: str  #: the drawing in words
    width: float = WIDTH  #: of the drawing, in millimetres


@dataclass(frozen=True, slots=True)
class Mark:
    """An event on the line of time, by number."""

    box: Box  #: where its number stands
    number: int  #: the event’s number, from 1
    date: str  #: the day or month as it is printed
    label: str  #: the number of its card
    home: str  #: the place of its card, to link to


@dataclass(frozen=True, slots=True)
class Chronicle:
    """The dated events of a deck on one line, to scale; `ticks` are (place, year)."""

    height: float  #: of the drawing, in millimetres
    axis: float  #: how far down the line of time lies, in millimetres
    ticks: tuple[tuple[float, str], ...]  #: each year that is named: millimetres from the left, and the year
    marks: tuple[Mark, ...]  #: the events, in order of time
    told: str  #: the drawing in words
    width: float = WIDTH  #: of the drawing, in millimetres


def argument(eyes: Eyes, question: Question) -> Map | None:
    """The map of a question of whose sides two or more have cards."""
    cards = eyes.ledger.of_question(question)
    shown = [one for one in question.positions if any(_is_evidence(card, one.id) for card in cards)]
    if len(shown) < 2:  # noqa: PLR2004 - an argument has two sides
        return None
    aisle = AISLE / (len(shown) - 1)
    width = (WIDTH - aisle * (len(shown) - 1)) / len(shown)
    head = max(_headed(one.text, width) for one in shown)
    boxes = [Box(index * (width + aisle), 0, width, head) for index in range(len(shown))]
    columns = tuple(
        Column(box, side(question, one), tuple(_nodes(eyes, cards, one.id, box)))
        for box, one in zip(boxes, shown, strict=True)
    )
    found = tuple(_answers(cards))
    height = max(node.box.y + node.box.height for column in columns for node in column.nodes) + 1
    return Map(height, columns, tuple(_stems(columns)), tuple(_arrows(columns, found)), _told(columns, found))


def _headed(text: str, width: float) -> float:
    """How high the box of a position must be for all of its words."""
    return FRAME + LINE * max(2, ceil(len(text) * LETTER / (width - BADGE)))


def _is_evidence(card: Card, position: str) -> bool:
    return card.kind == "evidence" and card.position is not None and card.position.id == position


def _nodes(eyes: Eyes, cards: Sequence[Card], position: str, head: Box) -> Iterator[Node]:
    for number, card in enumerate(card for card in cards if _is_evidence(card, position)):
        box = Box(head.x + STEM, head.height + GAP + number * (NODE + GAP), head.width - STEM, NODE)
        cite = eyes.cited_source(card)
        yield Node(box, card.label, eyes.homes.get(card.label, ""), cite.short if cite else "")


def _answers(cards: Sequence[Card]) -> Iterator[tuple[str, str]]:
    """(the card that answers, the card that it answers), as the answer cards have them."""
    evidence = [card for card in cards if card.kind == "evidence"]
    for card in cards:
        if card.kind == "answer":
            they, ours = (_holding(evidence, one) for one in card.evidence[:2])
            if they and ours:
                yield ours, they


def _holding(cards: Sequence[Card], part: Evidence) -> str:
    passage: Span = part.passage
    return next((card.label for card in cards if card.evidence[0].passage.holds(passage)), "")


def _stems(columns: Sequence[Column]) -> Iterator[Stroke]:
    """From each position down its left edge, with a branch to each of its cards."""
    for column in columns:
        trunk = column.box.x + STEM / 2
        yield Stroke(trunk, column.box.height, trunk, column.nodes[-1].box.middle)
        yield from (Stroke(trunk, node.box.middle, node.box.x, node.box.middle) for node in column.nodes)


def _arrows(columns: Sequence[Column], answers: Sequence[tuple[str, str]]) -> Iterator[Stroke]:
    """Across the aisle; of two cards that answer each other each has its own arrow."""
    boxes = {node.label: node.box for column in columns for node in column.nodes}
    step = columns[1].box.x - columns[0].box.x
    aisle = step - columns[0].box.width
    for ours, they in answers:
        start, end = boxes.get(ours), boxes.get(they)
        if start and end:
            right = start.x < end.x
            near, far = (start, end) if right else (end, start)
            edges = (near.x + near.width + 1, far.x - STEM / 2 - 1)
            x1, x2 = edges if right else edges[::-1]
            shift = ASIDE if right else -ASIDE
            y1, y2 = start.middle + shift, end.middle + shift
            if far.x - near.x > step * 1.5:
                yield from _around((x1, y1, x2, y2), end.y - GAP / 2 + shift / 2, aisle - 2 if right else 2 - aisle)
            else:
                yield _arrow(x1, y1, x2, y2)


def _around(ends: tuple[float, float, float, float], lane: float, aisle: float) -> Iterator[Stroke]:
    """Through the gap above a row of cards, so that the arrow seems to meet none of those between its ends."""
    x1, y1, x2, y2 = ends
    yield Stroke(x1, y1, x1 + aisle, lane)
    yield Stroke(x1 + aisle, lane, x2 - aisle, lane)
    yield _arrow(x2 - aisle, lane, x2, y2)


def _arrow(x1: float, y1: float, x2: float, y2: float) -> Stroke:
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    along, across = ((x2 - x1) / length, (y2 - y1) / length), (-(y2 - y1) / length, (x2 - x1) / length)
    foot = (x2 - along[0] * ARROW, y2 - along[1] * ARROW)
    wings = [(foot[0] + way * across[0] * ARROW / 2, foot[1] + way * across[1] * ARROW / 2) for way in (1, -1)]
    head = " ".join(f"{x:.2f},{y:.2f}" for x, y in ((x2, y2), *wings))
    return Stroke(x1, y1, foot[0], foot[1], head)


def _told(columns: Sequence[Column], answers: Sequence[tuple[str, str]]) -> str:
    sides = "; ".join(
        f"side {column.side.letter}: {', '.join(node.label for node in column.nodes)}" for column in columns
    )
    met = "; ".join(f"{ours} answers {they}" for ours, they in answers) or "no card answers another"
    return f"Map of the argument. {sides}. {met}."


# --- the line of time


def chronicle(eyes: Eyes) -> Chronicle | None:
    """The events of the timeline cards, to scale; numbers that would touch stand one above another."""
    events = [
        (_days(evidence.read[0].text), evidence.why, card.label)
        for card in eyes.deck.cards
        if card.kind == "timeline"
        for evidence in card.evidence
        if evidence.read
    ]
    if not events:
        return None
    first, last = date.fromordinal(events[0][0]).year, date.fromordinal(events[-1][0]).year + 1
    scale = (WIDTH - MARK) / (date(last, 1, 1).toordinal() - date(first, 1, 1).toordinal())
    places = [MARK / 2 + (event - date(first, 1, 1).toordinal()) * scale for event, _, _ in events]
    levels = _levels(places)
    top = (max(levels) + 1) * LEVEL + 2
    home = eyes.homes.get
    marks = tuple(
        Mark(Box(place - MARK / 2, top - 2 - (level + 1) * LEVEL, MARK, MARK), number, when, label, home(label, ""))
        for number, (place, level, (_, when, label)) in enumerate(zip(places, levels, events, strict=True), 1)
    )
    step = -(-(last - first) // MOST_TICKS)
    ticks = tuple(
        (MARK / 2 + (date(year, 1, 1).toordinal() - date(first, 1, 1).toordinal()) * scale, str(year))
        for year in range(first, last + 1, step)
    )
    told = "; ".join(f"{mark.number}: {mark.date}, on {mark.label}" for mark in marks)
    return Chronicle(top + 7, top, ticks, marks, f"The line of time. {told}.")


def _days(words: str) -> int:
    """The date as a number of days; a month counts as its first day."""
    year, month, number = ([*map(int, dates.iso(words).split("-")), 1, 1])[:3]
    return date(year, month, number).toordinal()


def _levels(places: Sequence[float]) -> list[int]:
    """For each mark the lowest level on which it touches none before it."""
    ends: list[float] = []
    found = []
    for place in places:
        level = next((number for number, end in enumerate(ends) if place - end >= MARK + 0.4), len(ends))
        ends[level : level + 1] = [place]
        found.append(level)
    return found
