"""Which questions come first, and which two are one."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from cards.gather.pool import standard
from cards.model import Line, Question

if TYPE_CHECKING:
    from cards.gather.contest import Contest
    from cards.gather.pool import Floats

LEAST = 1e-3
LONE = 1.0
"""What it takes off that one source alone speaks to it."""
ALIKE = 0.6
"""Two questions are one where the middles of their evidence are liker than this."""
SURE, ENOUGH = 0.7, 2
"""How sure a passage's side must be to speak for a question, and how many such passages of each side are enough."""
HELD = 2.0
"""What it counts for that each side is surely held by somebody: without, a question gets no cards."""
MERGED = 8
"""Questions merged into one that are remembered."""
SAME = 0.5
"""Two questions are one where this share of the smaller one's passages is common to both."""


@dataclass(frozen=True, slots=True, eq=False)
class Answered:
    """A question with its evidence, what it is about (a unit vector), and the contest that led to it."""

    question: Question
    about: Floats
    contest: Contest

    @property
    def attributed(self) -> float:
        """The share of its evidence that somebody claims, where the writer does not vouch for it."""
        voices = [evidence.voice != "author" for side in self.question.positions for evidence in side.evidence]
        return sum(voices) / len(voices)

    @property
    def held(self) -> int:
        """The passages that are surely for the side that has fewest of them."""
        sides = (side.evidence for side in self.question.positions)
        return min(sum(evidence.confidence >= SURE for evidence in some) for some in sides)


def ranked(answered: Sequence[Answered]) -> list[Answered]:
    """Best first: both ends found; then what people are quoted on, what is plainly disputed, arguable, surely held."""
    if not answered:
        return []
    signs = (
        (1.0, [one.attributed for one in answered]),
        (1.2, [one.contest.proposal.strength for one in answered]),
        (1.0, [one.contest.arguable for one in answered]),
        (0.4, [math.log(max(one.contest.weight, LEAST)) for one in answered]),
        (HELD, [float(min(one.held, ENOUGH)) for one in answered]),
    )
    weights = np.sum([weight * standard(np.array(values, dtype=np.float32)) for weight, values in signs], axis=0)
    weights -= [LONE * (len(one.question.sources) == 1) for one in answered]
    order = sorted(
        range(len(answered)),
        key=lambda at: (not answered[at].contest.proposal.paired, -float(weights[at]), answered[at].question.text),
    )
    return [answered[at] for at in order]


def best(answered: Sequence[Answered], most: int) -> tuple[Question, ...]:
    """The first `most` questions of which no two are one."""
    kept: list[Answered] = []
    merged: list[list[Line]] = []
    for one in ranked(answered):
        twins = ((at, why) for at, other in enumerate(kept) if (why := _same(one, other)))
        at, why = next(twins, (len(kept), ""))
        if why:
            merged[at].append(Line("stands also for", f"{one.question.text} ({why})"))
        elif len(kept) < most:
            kept.append(one)
            merged.append([Line("rank", f"{len(kept)} of {len(answered)} that had evidence for two sides")])
    return tuple(
        replace(one.question, trace=(*_figures(one), *told[: MERGED + 1]))
        for one, told in zip(kept, merged, strict=True)
    )


def _figures(one: Answered) -> tuple[Line, ...]:
    """What a question's rank is made of, in words."""
    return (
        Line("plainness of the dispute", f"{one.contest.proposal.strength:.2f} of 1, by its rule"),
        Line("claimed by somebody", f"{one.attributed:.0%} of its evidence"),
        Line("arguable", f"{one.contest.arguable:.0%}, by a model of what people dispute"),
        Line("weight of the contest", f"{one.contest.weight:.2f}"),
        Line("both ends in the sources", "yes" if one.contest.proposal.paired else "no: one position denies the other"),
    )


def _same(one: Answered, other: Answered) -> str:
    """Why two questions are one, or "": about the same, or answered by the same passages."""
    mine, theirs = (
        {(e.source.id, e.passage.start) for p in answered.question.positions for e in p.evidence}
        for answered in (one, other)
    )
    shared = len(mine & theirs) / max(1, min(len(mine), len(theirs)))
    if shared >= SAME:
        return f"{shared:.0%} of the smaller one's passages are common to both"
    alike = float(one.about @ other.about)
    return f"their evidence is about the same: {alike:.2f}, and {ALIKE:g} decides" if alike >= ALIKE else ""
