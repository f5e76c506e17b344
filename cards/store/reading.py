"""deck.json in, a Deck out: every span bound to its source as it reads today, and refused if it reads otherwise."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cards.errors import NotVerbatim, SourceChanged, StoreError
from cards.model import Card, Copy, Deck, Evidence, Ground, Line, Position, Question, Source, Span, Standing
from cards.store.csl import reference
from cards.store.older import whole
from cards.store.writing import SCHEMA

Json = dict[str, Any]
Key = tuple[str, str | None, str]
"""Of evidence in the file: its own id, its position's (None for what stands under none), its question's."""


def parse(text: str, where: str = "deck.json") -> Json:
    """The JSON of one of our decks; StoreError if it is not JSON, not a deck, or of another version."""
    try:
        document: Json = json.loads(text)
        version = document["schema"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        mend = "give the deck.json that `cards find` wrote"
        raise StoreError("is not a deck of cards", where=where, mend=mend) from error
    if version != SCHEMA:
        problem = f"has schema {version!r}, and this version of cards reads schema {SCHEMA}"
        raise StoreError(problem, where=where, mend="run `cards find` again")
    return whole(document)


def loads(text: str, sources: Sequence[Source], where: str = "deck.json") -> Deck:
    """The deck again, bound to the re-read `sources`; a text that differs is refused, never adjusted."""
    document = parse(text, where)
    try:
        return _Binder(sources, document["sources"]).deck(document)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        said = f"{error} is missing" if isinstance(error, KeyError) else str(error)
        mend = "run `cards find` again, or undo the last edit"
        raise StoreError(f"is not a whole deck: {said}", where=where, mend=mend) from error


@dataclass(frozen=True, slots=True)
class _Binder:
    """Binds what deck.json says to the sources that were read again."""

    found: Sequence[Source]
    records: Sequence[Json]

    def deck(self, document: Json) -> Deck:
        articles = {(record["file"], record["article"]): self._article(record) for record in self.records}
        bound = _Bound(articles)
        questions = {item["id"]: bound.question(item) for item in document["questions"]}
        sides = {
            item["id"]: _by_id(item["positions"], questions[item["id"]].positions) for item in document["questions"]
        }
        quoted: dict[Key, Evidence] = {}
        for key, evidence in _quoted(document["questions"], questions):
            quoted.setdefault(key, evidence)
        return Deck(
            title=document["title"],
            sources=tuple(articles.values()),
            questions=tuple(questions.values()),
            cards=tuple(bound.card(item, questions, sides, quoted) for item in document["cards"]),
            made=tuple(document["made"].items()),
            warnings=tuple(document["warnings"]),
        )

    def _article(self, record: Json) -> Source:
        """The source as read today, with the record that was kept of it."""
        name, start = record["file"], record["article"]
        again = next((one for one in self.found if (one.file, one.start) == (name, start)), None)
        if again is None or again.sha256 != record["sha256"] or again.end != record["end"]:
            gone = (
                "is gone from the folder of sources" if again is None else "is not the text that the deck was made from"
            )
            raise SourceChanged(gone, where=name, mend="put it back as it was, or run `cards find` again")
        return replace(
            again,
            reference=reference(record["reference"]),
            kind=record["kind"],
            standing=Standing(**record.get("standing", {})),
            notice=record.get("notice", ""),
            copies=tuple(_copy(one) for one in record.get("copies", ())),
        )


@dataclass(frozen=True, slots=True)
class _Bound:
    """Builds the nouns of a deck over its articles."""

    articles: Mapping[tuple[str, int], Source]

    def question(self, item: Json) -> Question:
        return Question(
            text=item["text"],
            kind=item["kind"],
            positions=tuple(self._position(one) for one in item["positions"]),
            grounds=tuple(self._ground(one) for one in item["why"]),
            origin=item["origin"],
            nearest=tuple(self._evidence(one) for one in item["nearest"]),
            trace=_lines(item["trace"]),
            agreed=tuple(tuple(self._evidence(one) for one in group) for group in item["agreed"]),
            differing=tuple(tuple(self._evidence(one) for one in group) for group in item["differing"]),
        )

    def card(
        self, item: Json, questions: Mapping[str, Question], sides: Mapping[str, Any], quoted: Mapping[Key, Evidence]
    ) -> Card:
        asked, side = item["question"], item["position"]
        own = {one["id"]: self._evidence(one) for one in item.get("passages", ())}
        return Card(
            kind=item["kind"],
            label=item["label"],
            title=item["title"],
            question=questions[asked] if asked else None,
            position=sides[asked][side] if side else None,
            evidence=tuple(own.get(one) or _nearest(quoted, one, side, asked) for one in item["evidence"]),
            source=self._source(item["source"]) if item["source"] else None,
            lines=_lines(item["lines"]),
            tag=self._quote(item["tag"]) if item["tag"] else None,
            title_by=item["title_by"],
            answer=self._quote(item["answer"]) if item.get("answer") else None,
        )

    def _position(self, item: Json) -> Position:
        taken, passed = (tuple(self._evidence(one) for one in item[key]) for key in ("evidence", "passed"))
        return Position(item["text"], taken, passed, item["thin"])

    def _ground(self, item: Json) -> Ground:
        spans = tuple(self._quote(one) for one in item["passages"])
        return Ground(item["kind"], item["rule"], spans, item["strength"])

    def _evidence(self, item: Json) -> Evidence:
        passage = self._quote(item)
        return Evidence(
            passage=passage,
            read=tuple(passage.source.span(start, end) for start, end in item["read"]),
            voice=item["voice"],
            why=item["why"],
            speaker=passage.source.span(*item["speaker"]) if item["speaker"] else None,
            stance=item["stance"],
            confidence=item["confidence"],
            trace=_lines(item["trace"]),
        )

    def _quote(self, item: Json) -> Span:
        source = self._source(item)
        span = source.span(item["start"], item["end"])
        if span.text != item["quote"]:
            problem = f"characters {span.start} to {span.end} are not “{_short(item['quote'])}”"
            raise NotVerbatim(problem, where=source.file, mend="run `cards find` again, or undo the edit of deck.json")
        return span

    def _source(self, item: Json) -> Source:
        return self.articles[item["source"], item["article"]]


def _quoted(items: Sequence[Json], questions: Mapping[str, Question]) -> Iterator[tuple[Key, Evidence]]:
    for asked in items:
        for side, position in zip(asked["positions"], questions[asked["id"]].positions, strict=True):
            for item, evidence in zip(side["evidence"], position.evidence, strict=True):
                yield (item["id"], side["id"], asked["id"]), evidence
        aside = (*asked["nearest"], *(one for key in ("agreed", "differing") for group in asked[key] for one in group))
        for item, evidence in zip(aside, questions[asked["id"]].aside, strict=True):
            yield (item["id"], None, asked["id"]), evidence


def _nearest(quoted: Mapping[Key, Evidence], wanted: str, side: str | None, asked: str | None) -> Evidence:
    """The evidence by its id: the position's own first, then the question's, then any."""
    rivals = {key: evidence for key, evidence in quoted.items() if key[0] == wanted}
    if not rivals:
        raise KeyError(wanted)
    return rivals[min(rivals, key=lambda key: (key[1:] != (side, asked), key[2] != asked))]


def _lines(items: Sequence[Json]) -> tuple[Line, ...]:
    return tuple(Line(item["label"], item["text"]) for item in items)


def _copy(item: Json) -> Copy:
    return Copy(item["file"], item["article"], reference(item["reference"]))


def _by_id(items: Sequence[Json], positions: Sequence[Position]) -> dict[str, Position]:
    return {item["id"]: position for item, position in zip(items, positions, strict=True)}


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= 60 else flat[:59].rstrip() + "…"  # noqa: PLR2004 - a line of a terminal
