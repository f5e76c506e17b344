"""Finding measured on the project's own sample texts, against `seeds.yaml`.

A quotation is what is underlined of a passage. It hits an annotated sentence of the same text when one holds at least
half of the other. A found question is an annotated one when at least half of its quotations hit that question's
sentences, and the hits stand for two of its sides; each is matched once, the closest first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, permutations
from math import prod
from pathlib import Path

import yaml

from cards.finders import find
from cards.gather import questions
from cards.language import Parsed, parse
from cards.model import Evidence, Question
from cards.readers import read_folder
from cards.settings import Motion, load
from tests.conftest import SEEDS

SENTENCE_END = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][”’)]))\s+(?=[“‘A-Z])|\n\s*\n|(?:\s*<[^>]+>\s*)+")
ANNOTATION = Path(__file__).with_name("seeds.yaml")
TIERS = ("core", "other", "optional")
LIKELY = 12
"""Of what is found, as many questions are judged."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one text, by position in the text with its white space made single."""

    file: str
    start: int
    end: int

    def hits(self, other: Stretch) -> bool:
        shared = min(self.end, other.end) - max(self.start, other.start)
        shorter = min(self.end - self.start, other.end - other.start)
        return self.file == other.file and 0 < shorter <= 2 * shared


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it lies on the disk, without tags and with single spaces, and where its sentences stand."""

    file: str
    words: str
    sentences: tuple[Stretch, ...]

    def stretch(self, words: str) -> Stretch | None:
        start = self.words.find(single(words))
        return None if start < 0 else Stretch(self.file, start, start + len(single(words)))

    def sentence(self, words: str) -> Stretch:
        """The sentence that holds the words."""
        found = self.stretch(words)
        assert found, f"{self.file} does not hold: {words}"
        return next(one for one in self.sentences if one.start <= found.start and found.end <= one.end)


@dataclass(frozen=True, slots=True)
class Side:
    """A position and its sentences: those that must be found, and all that may stand under it."""

    text: str
    needed: frozenset[Stretch]
    allowed: frozenset[Stretch]


@dataclass(frozen=True, slots=True)
class Dispute:
    """An annotated question."""

    id: str
    tier: str
    text: str
    sides: tuple[Side, ...]

    @property
    def needed(self) -> frozenset[Stretch]:
        return frozenset().union(*(side.needed for side in self.sides))


@dataclass(frozen=True, slots=True)
class Match:
    """A dispute, the question that was found for it, and how well its quotations hit."""

    dispute: int
    question: int
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / ((self.precision + self.recall) or 1)


Quote = frozenset[Stretch]
Quotes = tuple[tuple[Quote, ...], ...]
"""The quotations of a found question, position by position; what does not stand in its file is empty."""


def single(text: str) -> str:
    return " ".join(text.split())


def texts() -> dict[str, Text]:
    """The sample texts by file name."""
    return {path.name: _text(path) for path in sorted(SEEDS.glob("0*"))}


def _text(path: Path) -> Text:
    parts = [single(part) for part in SENTENCE_END.split(path.read_text(encoding="utf-8")) if part.strip()]
    starts = list(accumulate((len(part) + 1 for part in parts), initial=0))
    places = (Stretch(path.name, start, start + len(part)) for start, part in zip(starts, parts, strict=False))
    return Text(path.name, " ".join(parts), tuple(places))


def faults() -> list[str]:
    """The annotated words that do not stand exactly once, and within one sentence, in their text."""
    known, kept = texts(), _annotation()
    return [
        f"{question['id']}: {key}: {words}"
        for question in kept["questions"]
        for side in question["positions"]
        for key, words, *_ in side["evidence"]
        if [single(words) in part for part in _sentences(known[kept["texts"][key]])].count(True) != 1
    ]


def annotated() -> tuple[Dispute, ...]:
    known, kept = texts(), _annotation()

    def side(given: Mapping) -> Side:
        told = [(known[kept["texts"][key]].sentence(words), *may) for key, words, *may in given["evidence"]]
        needed, allowed = (frozenset(one for one, *may in told if every or not may) for every in (False, True))
        return Side(given["text"], needed, allowed)

    return tuple(
        Dispute(one["id"], one["tier"], one["text"], tuple(map(side, one["positions"]))) for one in kept["questions"]
    )


def _annotation() -> dict:
    return yaml.safe_load(ANNOTATION.read_text(encoding="utf-8"))


def _sentences(text: Text) -> list[str]:
    return [text.words[one.start : one.end] for one in text.sentences]


def read() -> tuple[Parsed, ...]:
    return parse(read_folder([SEEDS]).sources)


def found_alone(parsed: Sequence[Parsed]) -> tuple[Question, ...]:
    return questions(parsed, find(parsed), load(None))[:LIKELY]


def found_asked(parsed: Sequence[Parsed]) -> tuple[Question, ...]:
    """What is found when a person asks the annotated questions, with their positions."""
    asked = [one for one in annotated() if one.tier != "optional"]
    motions = tuple(Motion(one.text, tuple(side.text for side in one.sides)) for one in asked)
    return questions(parsed, find(parsed), replace(load(None), questions=motions))


def figures(found: Sequence[Question]) -> dict[str, float]:
    """How good it is, each figure from 0 to 1, and the score: a hundred times the geometric mean of five of them."""
    disputes, known = annotated(), texts()
    quotes = [_quotes(question, known) for question in found]
    matches = _matches(disputes, quotes)
    wanted = [at for at, one in enumerate(disputes) if one.tier != "optional"]
    core = [at for at in wanted if disputes[at].tier == "core"]
    met = {match.dispute: match for match in matches}
    hits = [_placed(disputes[match.dispute], quotes[match.question]) for match in matches]
    out = {
        "question recall": _share(at in met for at in wanted),
        "question precision": len(matches) / max(1, len(found)),
        "evidence precision": _share(match.precision for match in matches),
        "evidence recall": _share(met[at].recall if at in met else 0.0 for at in wanted),
        "position accuracy": sum(right for right, _ in hits) / max(1, sum(every for _, every in hits)),
    }
    said = [quote for one in quotes for side in one for quote in side]
    return {
        "score": 100 * prod(out.values()) ** (1 / len(out)),
        "core recall": _share(at in met for at in core),
        **out,
        "both sides": _share(sum(bool(side.evidence) for side in one.positions) > 1 for one in found),
        "verbatim": _share(map(bool, said)),
    }


def unmatched(found: Sequence[Question]) -> list[str]:
    """The annotated questions that must be found and are not."""
    disputes, known = annotated(), texts()
    met = {match.dispute for match in _matches(disputes, [_quotes(question, known) for question in found])}
    return [one.id for at, one in enumerate(disputes) if one.tier != "optional" and at not in met]


def _share(values: object) -> float:
    kept = [float(value) for value in values]
    return sum(kept) / len(kept) if kept else 0.0


def _quotes(question: Question, known: Mapping[str, Text]) -> Quotes:
    return tuple(tuple(_quote(one, known[one.source.file]) for one in side.evidence) for side in question.positions)


def _quote(evidence: Evidence, text: Text) -> Quote:
    """Where the underlined words stand in the file itself; nowhere, unless the whole passage stands there."""
    places = [text.stretch(part.text) for part in (evidence.passage, *(evidence.read or (evidence.passage,)))]
    return frozenset(place for place in places[1:] if place) if all(places) else frozenset()


def _matches(disputes: Sequence[Dispute], quotes: Sequence[Quotes]) -> list[Match]:
    pairs = [
        match
        for at, one in enumerate(disputes)
        for row, mine in enumerate(quotes)
        for match in _match(at, one, row, mine)
    ]
    kept: list[Match] = []
    for match in sorted(pairs, key=lambda one: (-one.f1, one.dispute, one.question)):
        if all(match.dispute != other.dispute and match.question != other.question for other in kept):
            kept.append(match)
    return kept


def _match(at: int, dispute: Dispute, row: int, quotes: Quotes) -> list[Match]:
    every = [quote for side in quotes for quote in side]
    met = [[quote for quote in every if _hit(quote, side.allowed)] for side in dispute.sides]
    hit = set().union(*met)
    covered = [one for one in dispute.needed if any(_hit(quote, frozenset({one})) for quote in every)]
    if not hit or 2 * len(hit) < len(every) or sum(map(bool, met)) < 2:
        return []
    return [Match(at, row, len(hit) / len(set(every)), len(covered) / len(dispute.needed))]


def _hit(quote: Quote, sentences: frozenset[Stretch]) -> bool:
    return any(part.hits(one) for part in quote for one in sentences)


def _placed(dispute: Dispute, quotes: Quotes) -> tuple[int, int]:
    """How many of the quotations that hit stand on their right side, by the best pairing of sides; and how many hit."""
    counts = [[sum(_hit(quote, side.allowed) for quote in mine) for side in dispute.sides] for mine in quotes]
    wide = max(len(quotes), len(dispute.sides))
    padded = [row + [0] * (wide - len(row)) for row in counts] + [[0] * wide] * (wide - len(counts))
    right = max(sum(padded[row][at] for row, at in enumerate(order)) for order in permutations(range(wide)))
    anywhere = frozenset().union(*(side.allowed for side in dispute.sides))
    return right, sum(_hit(quote, anywhere) for mine in quotes for quote in mine)
