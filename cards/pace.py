"""How far a run is, and how long it still takes: what its steps cost on one machine, set right by their pace here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of a step: whatever there is to do, for each paragraph that is read, and for each card."""

    fixed: float
    paragraph: float = 0.0
    card: float = 0.0

    def of(self, size: Size) -> float:
        return self.fixed + self.paragraph * size.paragraphs + self.card * size.cards


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is to do."""

    paragraphs: float
    cards: float


COSTS: Mapping[str, Cost] = MappingProxyType(
    {
        "reading": Cost(1.0, 0.009),
        "parsing": Cost(0.1, 0.005),
        "finding claims": Cost(1.0, 0.001),
        "comparing sentences": Cost(0.1, 0.008),
        "gathering questions": Cost(0.8, 0.007),
        "weighing evidence": Cost(4.0, 0.02),
        "dealing": Cost(0.1),
        "proving": Cost(0.05),
        "printing pdf": Cost(2.0, card=0.06),
        "printing handout": Cost(2.0, card=0.03),
        "printing binder": Cost(2.0, card=0.03),
        "printing packs": Cost(2.0, card=0.03),
    }
)
"""Measured without a cache on two cores; what counts is how the steps compare."""
CARDS = 40
"""Cards of a deck, until they are dealt."""
PER_FILE = 30
"""Paragraphs of a file, until they are counted."""
KEPT = 0.1
"""A step that took less than this share of what was expected was known already, and tells nothing of the machine."""
PRIOR = 1.0
"""Seconds of work for which a machine is believed to be as fast as that one."""
BEGUN = 0.1
"""The share of a step from which its own count is trusted."""


@dataclass(frozen=True, slots=True)
class Told:
    """A step as far as the run has told: since when and until when, in seconds, how much is done, out of how much."""

    step: str
    began: float
    ended: float
    done: int = 0
    total: int = 0

    @property
    def share(self) -> float:
        return min(1.0, self.done / self.total) if self.total else 0.0


def left(told: Sequence[Told], to_come: Sequence[str], now: float) -> float:
    """Seconds until the end of the run: of the step that it is in, the last of `told`, and of those `to_come`."""
    if not told:
        return 0.0
    size, (*done, last) = _size(told), told
    speed = _speed(done, last, size, now)
    return sum(_cost(step, size) for step in to_come) * speed + _of_step(last, _cost(last.step, size) * speed, now)


def _size(told: Sequence[Told]) -> Size:
    totals = {one.step: one.total for one in told}
    return Size(totals.get("parsing") or PER_FILE * totals.get("reading", 0), totals.get("dealing") or CARDS)


def _cost(step: str, size: Size) -> float:
    return COSTS[step].of(size) if step in COSTS else 0.0


def _speed(done: Sequence[Told], last: Told, size: Size, now: float) -> float:
    """Seconds for what takes one on the machine of the measurements."""
    pairs = [(one.ended - one.began, _cost(one.step, size)) for one in done]
    if last.share >= BEGUN:
        pairs.append((now - last.began, _cost(last.step, size) * last.share))
    real = [(took, cost) for took, cost in pairs if took > KEPT * cost]
    return (PRIOR + sum(took for took, _ in real)) / (PRIOR + sum(cost for _, cost in real))


def _of_step(last: Told, expected: float, now: float) -> float:
    took = now - last.began
    told = max(expected - took, 0.0)
    return (1 - last.share) * (took + told) if last.share >= BEGUN else told


def silent(*_told: object) -> None:
    """The progress of what nobody watches."""


def counted(made: Iterable[Item], total: int, progress: Callable[[int, int], None]) -> Iterator[Item]:
    """The items, and each is told of when it is there."""
    progress(0, total)
    for done, one in enumerate(made, 1):
        progress(done, total)
        yield one
