"""What the templates see: each face of a card, the contents and the bibliography, all worked out beforehand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from cards.citations import Citation, of_evidence, of_source, style
from cards.imposition import Cell
from cards.kinds.standing import strip
from cards.model import Card, Deck, Evidence, Line, Position, Question, Reference, Span
from cards.pages.codes import code
from cards.pages.fitting import VOICE, Face, Grain, Stop, measured, stops
from cards.pages.ledger import Ledger
from cards.pages.tongue import language
from cards.pages.words import Cited, Quote, chained, flowing, linked, named, pieces

# A side is told by letter and shape, in words, and only then by colour; no shape means good or bad.
LONG, LONGER = 64, 160
TITLES = MappingProxyType({"timeline": "What happened when", "people": "Who is who", "glossary": "Words explained"})
OF_SEVERAL = frozenset({"position", "answer", "half", "timeline", "people", "glossary"})
SHAPES = ("circle", "square", "triangle", "diamond")


@dataclass(frozen=True, slots=True)
class Side:
    """A position as it is shown: its letter and shape, and how many evidence cards it has."""

    letter: str  #: A, B, C …
    shape: str  #: its shape by name: "circle", "square", "triangle" or "diamond"
    text: str  #: the position in words
    cards: int  #: how many evidence cards it has
    thin: bool  #: whether there is too little for it beside its rivals
    at: str = ""  #: the id by which it is measured


@dataclass(frozen=True, slots=True)
class Ours:
    """A labelled line of the tool's own words; `pieces` are (words, the place of the card that they name)."""

    label: str  #: the words before the colon
    text: str  #: what it says, in one piece
    pieces: tuple[tuple[str, str], ...] = ()  #: the same, cut: words, and the card’s place to link to ("" is nowhere)
    at: str = ""  #: the id by which it is measured


@dataclass(frozen=True, slots=True)
class Bookmark:
    level: int  #: how deep it stands in the outline, from 1
    label: str  #: its words in the outline


@dataclass(frozen=True, slots=True)
class View:
    """What a card's template sees: one face of the card, in its cell."""

    number: int  #: the face’s place in the deck, counted from 0; names its ids
    card: Card  #: the card that it shows
    face: Face  #: how much of the card stands here, and in which size
    cell: Cell  #: where it lies on the sheet
    question_number: int  #: the number of its question; 0 without one
    side: Side | None  #: the side that it argues for
    sides: tuple[Side, ...]  #: on a question’s card, the sides that stand on this face
    tag: Quote | None  #: the headline, if it is in the source’s words
    quotes: tuple[Quote, ...]  #: the passages that stand here
    cite: Cited | None  #: the citation of the card’s source
    voices: tuple[Line, ...]  #: who speaks, in our words
    lines: tuple[Ours, ...]  #: the rest of our words that stand here
    bookmarks: tuple[Bookmark, ...]  #: its places in the PDF’s outline
    home: str  #: the place by which others link to it
    code: str = ""  #: the source’s address as a code to scan, a data: address; "" is none

    @property
    def opening(self) -> bool:
        """Whether the card begins on this face."""
        return self.face.part == 1

    @property
    def strip(self) -> tuple[str, ...]:
        """The kind of the card's source, its publisher's owner and its stake, in a few words each."""
        return strip(self.card.source or self.card.evidence[0].source)

    @property
    def length(self) -> str:
        """How a headline is to be set that would fill more than two lines at full size, or more than five: smaller."""
        letters = len(_headline(self.card))
        return "long longer" if letters > LONGER else "long" if letters > LONG else ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A line of the key."""

    card: Card  #: the card that asks
    answer: Quote  #: the words that it asks for
    asked: tuple[Quote, ...]  #: the passage in which they stand
    home: str  #: the place of the card, to link to

    @property
    def label(self) -> str:
        """The number of the card."""
        return self.card.label


@dataclass(frozen=True, slots=True)
class Entry:
    """A question in the contents, with the labels of its cards for each side."""

    number: int  #: the question’s number, from 1
    question: Question  #: the question
    #: each side with its cards: label, and the place to link to
    sides: tuple[tuple[Side, tuple[tuple[str, str], ...]], ...]
    home: str  #: the place where its first card stands, to link to


def homes(faces: Sequence[Face]) -> Mapping[str, str]:
    """For each card the name of the place in the document where it begins."""
    found: dict[str, str] = {}
    for number, face in enumerate(faces):
        found.setdefault(face.card.label, f"card-{number}")
    return found


@dataclass(frozen=True, slots=True)
class Eyes:
    """What is to be seen of a deck."""

    deck: Deck
    ledger: Ledger
    style: str
    homes: Mapping[str, str]
    grain: Grain = "none"
    highlight: bool = False
    cutter: str = ""
    codes: bool = False
    letters: Mapping[Reference, str] = field(default_factory=dict)

    def view(self, number: int, face: Face, cell: Cell) -> View:
        card, shown = face.card, face.shown()
        rivals = [stop for stop in shown if stop.part == "position"]
        ours = [stop for stop in shown if stop.part == "line"]
        return View(
            number,
            card,
            face,
            cell,
            question_number=self.ledger.number(card.question),
            side=side(card.question, card.position) if card.question and card.position else None,
            sides=tuple(self._rival(number, card, stop) for stop in rivals),
            tag=self._tag(card),
            quotes=tuple(
                self._quote(number, index, evidence, face)
                for index, evidence in zip(face.indices, face.evidence, strict=True)
            ),
            cite=self.cited_source(card),
            voices=tuple(line for line in card.lines if line.label.lower() == VOICE) if face.part == 1 else (),
            lines=tuple(self._line(number, card, stop) for stop in ours),
            bookmarks=tuple(self._bookmarks(card)) if face.part == 1 else (),
            home=self.homes[card.label],
            code=code(card.source.reference.url) if card.source and self.codes and face.part == 1 else "",
        )

    def _rival(self, number: int, card: Card, stop: Stop) -> Side:
        if not card.question:
            raise ValueError(card.label)
        shown = side(card.question, card.question.positions[stop.index])
        return replace(shown, at=self._name(number, card, stop))

    def _line(self, number: int, card: Card, stop: Stop) -> Ours:
        line = card.lines[stop.index]
        return Ours(line.label, line.text, chained(line.text, self.homes), self._name(number, card, stop))

    def _name(self, number: int, card: Card, stop: Stop) -> str:
        """What the layout calls this stop while it is measured."""
        return f"s{number}-{stops(card).index(stop)}" if self.grain != "none" else ""

    def _tag(self, card: Card) -> Quote | None:
        if not card.tag or not card.evidence:
            return None
        words = tuple(flowing(card.tag.text, "context"))
        cite = self.cited(of_evidence(card.evidence[0]), card.tag.source.reference.url)
        return Quote(words, cite, card.tag.place, language(card.tag, card.evidence[0].passage))

    def _quote(self, number: int, index: int, evidence: Evidence, face: Face) -> Quote:
        """The part of a passage that stands on this face; place and cite are those of the whole passage."""
        whole = face.card.evidence[index]
        cut = tuple(pieces(evidence, aloud(face.card, evidence) if self.highlight else None))
        cite = self.cited(of_evidence(whole), whole.source.reference.url)
        place, above, several = whole.passage.place, _above(face.card, whole), face.card.kind in OF_SEVERAL
        return Quote(
            tuple(named(cut, number, _first_stop(face, index, evidence), measured(face.card, self.grain))),
            cite,
            "" if not several and any(place in words for words, _, _ in cite.pieces) else place,
            language(evidence.passage, whole.passage),
            above,
            tuple(chained(words, self.homes) for words in above.split(": ", 1)),
        )

    def answer(self, card: Card) -> Quote | None:
        """What a card asks for, with the citation of its document; for the key and for its back."""
        if not card.answer:
            return None
        source = card.answer.source
        cite = self.cited(of_source(source), source.reference.url)
        around = next((one.passage for one in card.evidence), None)
        return Quote(tuple(flowing(card.answer.text, "read")), cite, card.answer.place, language(card.answer, around))

    def answers(self, of: Question | None = None) -> Iterator[Answer]:
        """The key: for each card that keeps an answer, the answer and the words that were asked about, whole.

        Of one question all such cards, wherever they are printed; else those that are printed here.
        """
        for card in self.ledger.of_question(of) if of else self.deck.cards:
            answer = self.answer(card)
            if answer and (of or card.label in self.homes):
                whole = Face(card, 0, 0, len(stops(card)))
                asked = tuple(self._quote(0, index, one, whole) for index, one in enumerate(card.evidence))
                yield Answer(card, answer, asked, self.homes.get(card.label, ""))

    def cited_source(self, card: Card) -> Cited | None:
        """The citation of the card's source as a whole; of its first passage if it is a card of evidence."""
        if card.source:
            return self.cited(of_source(card.source), card.source.reference.url)
        first = card.evidence[0] if card.evidence else None
        return self.cited(of_evidence(first), first.source.reference.url) if first else None

    def cited(self, citation: Citation, url: str, listing: str = "") -> Cited:
        """A citation as set, in the deck's style or another, its address a link."""
        known = replace(citation, cutter=self.cutter, letter=self.letters.get(citation.reference, ""))
        cite = style(listing or self.style).cite(known)
        return Cited(cite.short, tuple(linked(cite, url)))

    def _bookmarks(self, card: Card) -> Iterator[Bookmark]:
        """The card's own place in the outline, and those of the question and side that it opens."""
        before = self.ledger.before.get(card.label)
        if card.question and (before is None or before.question != card.question):
            yield Bookmark(1, f"Question {self.ledger.number(card.question)}: {card.question.text}")
        if card.position and (before is None or before.position != card.position):
            shown = side(card.question, card.position) if card.question else None
            yield Bookmark(2, f"{shown.letter}: {shown.text}" if shown else card.position.text)
        if not card.question and (before is None or before.question or before.kind != card.kind):
            yield Bookmark(1, titled(card.kind))
        yield Bookmark(3 if card.position else 2, f"{card.label} {_headline(card)}")

    def entries(self) -> Iterator[Entry]:
        for number, question in enumerate(self.deck.questions, 1):
            cards = [card for card in self.ledger.of_question(question) if card.label in self.homes]
            if not cards:
                continue
            sides = tuple(
                (side(question, position), tuple(self.link(card) for card in cards if card.position == position))
                for position in question.positions
            )
            yield Entry(number, question, sides, self.homes[cards[0].label])

    def link(self, card: Card) -> tuple[str, str]:
        return card.label, self.homes[card.label]


def side(question: Question, position: Position) -> Side:
    index, count = question.positions.index(position), len(position.evidence)
    return Side(chr(ord("A") + index), SHAPES[index % len(SHAPES)], position.text, count, position.thin)


def titled(kind: str) -> str:
    """What the cards of a kind are called together."""
    return TITLES.get(kind, f"{kind.capitalize()} cards")


def aloud(card: Card, evidence: Evidence) -> Span | None:
    """What to read aloud of a passage: the claim that is its headline, else the first underlined words."""
    if card.tag and evidence.passage.overlaps(card.tag):
        return card.tag
    return evidence.read[0] if evidence.read else None


def _above(card: Card, evidence: Evidence) -> str:
    """Our words over a passage: on cards that set several side by side what it is there for, as its kind says it."""
    if card.kind in OF_SEVERAL:
        return evidence.why
    return _under(card.question, evidence) if not card.position else ""


def _under(question: Question | None, evidence: Evidence) -> str:
    """What a passage that stands under no position is there for."""
    if question and any(evidence in group for group in question.agreed):
        return "common ground"
    if question and any(evidence in group for group in question.differing):
        return "figures differ"
    return "nearest passage, not an answer" if question and evidence in question.nearest else ""


def _headline(card: Card) -> str:
    return " ".join((card.tag.text if card.tag else card.title).split())


def _first_stop(face: Face, index: int, evidence: Evidence) -> int:
    places = [(stop.index, stop.at) if stop.part == "evidence" else () for stop in stops(face.card)]
    return places.index((index, evidence.passage.start))
