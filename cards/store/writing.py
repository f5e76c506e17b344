"""A Deck in, deck.json out: offsets for machines, and the words beside them for people to read."""

from __future__ import annotations

import json
from collections import ChainMap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from cards.model import Card, Deck, Evidence, Ground, Line, Position, Question, Source, Span
from cards.store.csl import csl

SCHEMA = 1
UNKNOWN: Mapping[str, str] = MappingProxyType({})

Json = dict[str, Any]


def schema() -> Json:
    """The published JSON Schema of deck.json."""
    document: Json = json.loads((Path(__file__).parent / "schema.json").read_text(encoding="utf-8"))
    return document


def dumps(deck: Deck, roots: Sequence[str] = (), prints: Mapping[str, str] = UNKNOWN) -> str:
    """deck.json as text: the same deck gives the same bytes.

    `roots` are the folders of sources, seen from the file; `prints` the hashes of the sources' files, by name.
    """
    shelf = _Shelf.of(deck.questions)
    _refuse_strays(deck, shelf)
    document = {
        "schema": SCHEMA,
        "title": deck.title,
        "made": dict(deck.made),
        "warnings": list(deck.warnings),
        "roots": list(roots),
        "sources": [_source(source, prints.get(source.file, "")) for source in deck.sources],
        "questions": [_question(question) for question in deck.questions],
        "cards": [_card(card, shelf.own(card)) for card in deck.cards],
    }
    return json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _source(source: Source, print_: str) -> Json:
    return {
        "id": source.id,
        "file": source.file,
        "sha256": source.sha256,
        **({"bytes": print_} if print_ else {}),
        "article": source.start,
        "end": source.end,
        "reference": csl(source.reference),
        "kind": source.kind,
        "missing": list(source.missing),
        "notes": list(source.notes),
        **_told(source),
    }


def _told(source: Source) -> Json:
    """What is known of few sources, and left out for the others."""
    standing = {name: words for name, words in asdict(source.standing).items() if words}
    copies = [{"file": one.file, "article": one.start, "reference": csl(one.reference)} for one in source.copies]
    told = {"standing": standing, "notice": source.notice, "copies": copies}
    return {name: value for name, value in told.items() if value}


def _question(question: Question) -> Json:
    return {
        "id": question.id,
        "text": question.text,
        "kind": question.kind,
        "origin": question.origin,
        "why": [_ground(ground) for ground in question.grounds],
        "trace": _lines(question.trace),
        "positions": [_position(position) for position in question.positions],
        "nearest": [_evidence(evidence) for evidence in question.nearest],
        "agreed": [[_evidence(evidence) for evidence in group] for group in question.agreed],
        "differing": [[_evidence(evidence) for evidence in group] for group in question.differing],
        "status": question.status,
    }


def _position(position: Position) -> Json:
    return {
        "id": position.id,
        "text": position.text,
        "evidence": [_evidence(evidence) for evidence in position.evidence],
        "passed": [_evidence(evidence) for evidence in position.passed],
        "thin": position.thin,
    }


def _ground(ground: Ground) -> Json:
    passages = [_quote(span) for span in ground.spans]
    return {"kind": ground.kind, "rule": ground.rule, "strength": ground.strength, "passages": passages}


def _evidence(evidence: Evidence) -> Json:
    return {
        "id": evidence.id,
        **_quote(evidence.passage),
        "place": evidence.passage.place,
        "read": [[part.start, part.end] for part in evidence.read],
        "holder": evidence.holder,
        "speaker": [evidence.speaker.start, evidence.speaker.end] if evidence.speaker else None,
        "voice": evidence.voice,
        "stance": evidence.stance,
        "confidence": evidence.confidence,
        "why": evidence.why,
        "trace": _lines(evidence.trace),
    }


def _card(card: Card, own: Sequence[Evidence]) -> Json:
    return {
        "id": card.id,
        "kind": card.kind,
        "label": card.label,
        "title": card.title,
        "question": card.question.id if card.question else None,
        "position": card.position.id if card.position else None,
        "evidence": [evidence.id for evidence in card.evidence],
        "source": _at(card.source) if card.source else None,
        "lines": _lines(card.lines),
        "tag": _quote(card.tag) if card.tag else None,
        "title_by": card.title_by,
        **({"passages": [_evidence(evidence) for evidence in own]} if own else {}),
        **({"answer": _quote(card.answer)} if card.answer else {}),
    }


def _lines(lines: Iterable[Line]) -> list[Json]:
    return [{"label": line.label, "text": line.text} for line in lines]


def _quote(span: Span) -> Json:
    return {**_at(span.source), "start": span.start, "end": span.end, "quote": span.text}


def _at(source: Source) -> Json:
    """Which article: its file, and where in the file's text it begins."""
    return {"source": source.file, "article": source.start}


def _refuse_strays(deck: Deck, shelf: _Shelf) -> None:
    """A card may speak only of what the deck holds, else it could not be read back: our bug, never the user's."""
    ids = [question.id for question in deck.questions]
    sides = [(question.id, side.id) for question in deck.questions for side in question.positions]
    if len(set(ids)) < len(ids) or len(set(sides)) < len(sides):
        raise ValueError("two questions, or two positions of one question, have the same words")
    asked, sources = dict(zip(ids, deck.questions, strict=True)), set(deck.sources)
    for card in deck.cards:
        if card.question and asked.get(card.question.id) != card.question:
            raise ValueError(f"card {card.label} asks a question that is not in the deck")
        if card.position and (not card.question or card.position not in card.question.positions):
            raise ValueError(f"card {card.label} stands under a position that is not its question's")
        for evidence in shelf.own(card):
            if card.question and not any(one.passage.holds(evidence.passage) for one in shelf.pool(card).values()):
                raise ValueError(f"card {card.label} quotes what no position of its question holds")
            if evidence.source not in sources:
                raise ValueError(f"card {card.label} quotes a source that is not in the deck")


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The evidence that the positions and questions of a deck hold, by id; of two that share one, the first's."""

    held: dict[str, Evidence]

    @classmethod
    def of(cls, questions: Iterable[Question]) -> _Shelf:
        rows = [side.evidence for question in questions for side in question.positions]
        return cls(_by_id(rows))

    def pool(self, card: Card) -> Mapping[str, Evidence]:
        """The evidence that a card may quote; its position's hides its question's, and that the deck's."""
        aside = card.question.aside if card.question else ()
        others = [side.evidence for side in card.question.positions if side != card.position] if card.question else []
        return ChainMap(_by_id([card.position.evidence if card.position else aside, *others, aside]), self.held)

    def own(self, card: Card) -> tuple[Evidence, ...]:
        """The passages that only this card has: parts of those that positions hold, or of no question at all."""
        pool = self.pool(card) if card.evidence else {}
        return tuple(evidence for evidence in card.evidence if evidence != pool.get(evidence.id))


def _by_id(rows: Sequence[Sequence[Evidence]]) -> dict[str, Evidence]:
    return {evidence.id: evidence for held in reversed(rows) for evidence in reversed(held)}
