"""How much of a card stands on one face: set smaller down to the floor, then continued; nothing is ever cut off.

A card's body is a row of stops, the places where it may be broken: each word of a quotation, each position of a
question, each line of ours. A face shows the stops [first, last). Heights come from a bench that really lays out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Literal, Protocol, TypeVar

from cards.errors import Overflow
from cards.model import Card, Evidence, Span

Grain = Literal["none", "sentences", "words"]

VOICE = "voice"
PATIENCE = 5
HALF = 0.5
STEP = 0.5

_WORD = re.compile(r"\S+\s*")
_SENTENCE_END = re.compile(r"[.!?…۔؟][\"'”’»)\]]*\s+$")


@dataclass(frozen=True, slots=True)
class Stop:
    """A place where a card may be broken: before the word at `at` of evidence `index`, or before a whole part.

    `good` stops are those a reader would choose: the start of a sentence or of a part.
    """

    part: Literal["position", "evidence", "line"]
    index: int
    at: int = 0
    good: bool = True


@dataclass(frozen=True, slots=True)
class Face:
    """One printed side: the stops [first, last) of a card, set in `size` points."""

    card: Card  #: the card that it shows
    size: float  #: the type of quotations, in points
    first: int  #: the first place where the card may be broken that stands here
    last: int  #: the first that does not
    part: int = 1  #: which face of the card it is, from 1
    parts: int = 1  #: how many faces the card has

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The passages that stand here, each cut by position to the words that do."""
        shown = [stop for stop in self.shown() if stop.part == "evidence"]
        return tuple(self._cut(index, [stop.at for stop in shown if stop.index == index]) for index in self.indices)

    @property
    def indices(self) -> tuple[int, ...]:
        """Which of the card's passages stand here."""
        return tuple(dict.fromkeys(stop.index for stop in self.shown() if stop.part == "evidence"))

    def shown(self) -> tuple[Stop, ...]:
        return stops(self.card)[self.first : self.last]

    def _cut(self, index: int, starts: list[int]) -> Evidence:
        whole = self.card.evidence[index]
        words = [stop.at for stop in stops(self.card) if stop.part == "evidence" and stop.index == index]
        after = words.index(starts[-1]) + 1
        end = words[after] if after < len(words) else whole.passage.end
        return cut(whole, starts[0], end)


@dataclass(frozen=True, slots=True)
class Laid:
    """A face as laid out, in millimetres below the limit of its card: its end, and each stop's top and bottom."""

    end: float
    stops: tuple[tuple[float, float], ...] = ()


class Bench(Protocol):
    """What really lays faces out; `grain` asks where stops stand: the edges of sentences, or every word, at a cost."""

    def laid(self, faces: Sequence[Face], *, grain: Grain = "none") -> tuple[Laid, ...]: ...


class Carded(Protocol):
    """Something of a card that is laid out: a face of it, or its back."""

    @property
    def card(self) -> Card: ...


Item = TypeVar("Item", bound=Carded)
Lay = Callable[[Sequence[Item]], Sequence[Laid]]


class Passing(Protocol):
    """Finds those of the items that pass the foot of their card."""

    def __call__(self, items: Sequence[Item], lay: Lay[Item]) -> list[Item]: ...


def laid_late(items: Sequence[Item], lay: Lay[Item]) -> list[Item]:
    """Those that pass the foot of their card when all are laid out."""
    return [item for item, laid in zip(items, lay(items), strict=True) if laid.end > 0] if items else []


def cut(evidence: Evidence, start: int, end: int) -> Evidence:
    """The stretch [start, end) of a passage as evidence of its own: positions move, no word is copied."""
    source = evidence.source
    while end > start + 1 and source.text[end - 1].isspace():
        end -= 1
    read = tuple(
        Span(source, max(part.start, start), min(part.end, end))
        for part in evidence.read
        if part.start < end and part.end > start
    )
    return replace(evidence, passage=Span(source, start, end), read=read)


@lru_cache(maxsize=4096)
def stops(card: Card) -> tuple[Stop, ...]:
    """The card's body in the order of print: positions of a question card, passages, our lines."""
    rivals = card.question.positions if card.kind == "question" and card.question else ()
    return (
        *(Stop("position", index) for index in range(len(rivals))),
        *(stop for index, evidence in enumerate(card.evidence) for stop in _words(index, evidence)),
        *(Stop("line", index) for index, line in enumerate(card.lines) if line.label.lower() != VOICE),
    )


@lru_cache(maxsize=4096)
def edges_of(card: Card) -> frozenset[int]:
    """Where a reader would break: before sentences and parts, and at the end; our lines keep some of the passage."""
    row = stops(card)
    good = (number for number, stop in enumerate(row) if stop.good and not (card.evidence and stop.part == "line"))
    return frozenset([len(row), *good])


def measured(card: Card, grain: Grain) -> frozenset[int]:
    """The stops whose places must be known to break at this grain: what begins after a break, and what ends before."""
    every = range(len(stops(card)))
    edges = edges_of(card)
    wanted = {"none": (), "words": every, "sentences": (stop for stop in every if stop in edges or stop + 1 in edges)}
    return frozenset(wanted[grain])


def _words(index: int, evidence: Evidence) -> list[Stop]:
    found, good = [], True
    for word in _WORD.finditer(evidence.passage.text):
        found.append(Stop("evidence", index, evidence.passage.start + word.start(), good))
        good = "\n\n" in word[0] or bool(_SENTENCE_END.search(word[0]))
    return found


def fitted(
    cards: Sequence[Card], sizes: Sequence[float], bench: Bench, passing: Passing = laid_late
) -> tuple[Face, ...]:
    """Every card on as many faces as it needs, in order, each in the largest size that does."""
    whole = [Face(card, sizes[0], 0, len(stops(card))) for card in cards]
    late = passing(whole, bench.laid)
    smaller = _set_smaller(late, sizes[1:], bench)
    split = _continued([face for face in late if face not in smaller], sizes, bench)
    return tuple(one for face in whole for one in split.get(face, (smaller.get(face, face),)))


def _set_smaller(late: Sequence[Face], sizes: Sequence[float], bench: Bench) -> dict[Face, Face]:
    """Those of the faces that fit in some size, each in the largest; all sizes are tried at once, by all hands."""
    trials = [(face, replace(face, size=size)) for face in late for size in sizes]
    found: dict[Face, Face] = {}
    for (face, trial), laid in zip(trials, bench.laid([trial for _, trial in trials]), strict=True):
        if laid.end <= 0:
            found.setdefault(face, trial)
    return found


def _continued(late: Sequence[Face], sizes: Sequence[float], bench: Bench) -> dict[Face, tuple[Face, ...]]:
    """The faces over several cards: as few as the floor size needs, then as large as those few allow."""
    slack = dict.fromkeys(late, 0.0)
    done: dict[Face, tuple[Face, ...]] = {}
    for _ in range(PATIENCE):
        waiting = [face for face in late if face not in done]
        plans = _plans(waiting, sizes, bench, slack)
        laid = iter(bench.laid([part for plan in plans for part in plan]))
        for face, plan in zip(waiting, plans, strict=True):
            over = max(next(laid).end for _ in plan)
            if over <= 0:
                done[face] = plan
            # A template may add to a continued card what was not there when it was measured: allow for it.
            slack[face] += max(over, 0.0) + STEP
    for face in late:
        if face not in done:
            raise _overflow(face.card, slack[face])
    return done


def _plans(
    late: Sequence[Face], sizes: Sequence[float], bench: Bench, slack: dict[Face, float]
) -> list[tuple[Face, ...]]:
    """For each face the best way to continue it: after a sentence; within one only if it is longer than a card."""
    best = _best(late, (sizes[0], sizes[len(sizes) // 2], sizes[-1]), bench, slack, "sentences")
    best |= _best([face for face in late if face not in best], sizes[-2:], bench, slack, "words")
    for face in late:
        if face not in best:
            raise _overflow(face.card, slack[face])
    return [best[face] for face in late]


def _best(
    late: Sequence[Face], sizes: Sequence[float], bench: Bench, slack: dict[Face, float], grain: Grain
) -> dict[Face, tuple[Face, ...]]:
    """The faces that can be continued at this grain, on the fewest cards, then in the largest size."""
    pairs = [(face, replace(face, size=size)) for face in late for size in sizes]
    trials = [trial for _, trial in pairs]
    laid = bench.laid([*trials, *map(_lead, trials)], grain=grain)
    best: dict[Face, tuple[Face, ...]] = {}
    for (face, trial), body, lead in zip(pairs, laid, laid[len(pairs) :], strict=False):
        plan = _plan(trial, body.stops, lead, slack[face], grain)
        if plan and (face not in best or len(plan) < len(best[face])):
            best[face] = plan
    return best


def _lead(face: Face) -> Face:
    """A continued card with one word on it: shows what stands above and below the body."""
    kinds = [stop.part for stop in stops(face.card)]
    at = kinds.index("evidence") if "evidence" in kinds else 0
    return replace(face, first=at, last=at + 1, part=2, parts=2)


def _plan(face: Face, body: Sequence[tuple[float, float]], lead: Laid, slack: float, grain: Grain) -> tuple[Face, ...]:
    """The face cut into faces that should fit; empty if some single part cannot. Millimetres below the limit."""
    (top, bottom), edges, first = lead.stops[0], [0], 0
    breaks = [stop for stop in range(len(body) + 1) if grain == "words" or stop in edges_of(face.card)]
    while first < len(body):
        # On the opening face the body stands where it was measured; later it moves up to below the shorter head.
        lift = 0.0 if len(edges) == 1 else body[first][0] - top
        room = lift - (lead.end - bottom) - slack
        fits = [stop for stop in breaks if stop > first and body[stop - 1][1] <= room]
        # Under a long head no word may find room: then the first face has the head alone.
        if not fits and len(edges) > 1:
            return ()
        first = _choose(face.card, first, fits[-1]) if fits else 0
        edges.append(first)
    parts = len(edges) - 1
    return tuple(
        replace(face, first=start, last=end, part=part, parts=parts)
        for part, (start, end) in enumerate(pairwise(edges), 1)
    )


def _choose(card: Card, first: int, most: int) -> int:
    """The stop to break before: the end of a sentence or part in the second half of what fits, else the last word."""
    row = stops(card)
    if most >= len(row):
        return len(row)
    least = first + max(1, int((most - first) * HALF))
    return next((stop for stop in range(most, least - 1, -1) if row[stop].good), most)


def _overflow(card: Card, over: float) -> Overflow:
    return Overflow(
        f"does not fit its card even at the smallest size, by {max(over, 1):.0f} mm or more",
        where=f"card {card.label}",
        mend='take a larger [print] stock, such as "quarter" or "half", or shorten its title with [[edit]]',
    )
