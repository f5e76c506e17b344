"""Which proposals are truly contested: backed by some sentences and opposed by others, in more than one source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from cards.gather.pool import unit
from cards.gather.traits import TRAITS
from cards.gather.weighing import NEITHER, OPPOSES, SUPPORTS
from cards.similarity import arguable

if TYPE_CHECKING:
    from cards.gather.pool import Floats, Pool
    from cards.gather.proposals import Proposal

Rows = npt.NDArray[np.intp]
EVEN = 0.5
CONTRARY = 0.7
"""A denial is one of this statement if the pair model reads it so surely against it,"""
SHARED = 3
"""and this many of their longer words are the same."""
DENIED = 0.85
TRIED = 60
"""Proposals whose contest the pair model weighs."""
NEAR = 10
"""Sentences that it weighs for each."""
TWIN = 0.75
"""Proposals liker than this ask the same."""
BLOCK = 256
"""Proposals that are compared with all sentences at once."""
PLAIN = 0.36
"""Arguable by so much, with half the strength of its signs, or else nobody may dispute it at all."""
ARGUED = 1.0
"""What it counts for, beside how central a statement is, that it is of the kind that people argue over."""
CENTRAL = 8
"""The likest sentences of a proposal, by which it is central or not."""


@dataclass(frozen=True, slots=True, eq=False)
class Contest:
    """A proposal with its weight: how much backing and opposition it has, and from how many sources.

    `arguable` is how far its statement is of the kind that people argue over, 0..1.
    """

    proposal: Proposal
    weight: float
    arguable: float


def contests(pool: Pool, proposals: Sequence[Proposal]) -> tuple[Contest, ...]:
    """The most promising proposals: first those whose two ends were both found, then the most contested."""
    if not proposals:
        return ()
    raw = pool.judge.vectors([proposal.positions[0] for proposal in proposals])
    centred = unit(raw - pool.mean)
    near, likeness = _nearest(pool, centred)
    argued = arguable(raw, _traits(proposals))
    promise = _promise(proposals, likeness, argued)
    tried = [at for at in _spread_out(proposals, centred, promise) if _disputed(proposals[at], argued[at])]
    judged = _judged(pool, [proposals[at] for at in tried], near[tried])
    found = [
        Contest(
            _denied_elsewhere(pool, proposals[at], near[at], scores),
            promise[at] * _weight(pool, near[at], likeness[at], scores),
            float(argued[at]),
        )
        for at, scores in zip(tried, judged, strict=True)
    ]
    return tuple(sorted(found, key=lambda one: (not one.proposal.paired, -one.weight, one.proposal.text)))


def _nearest(pool: Pool, centred: Floats) -> tuple[Rows, Floats]:
    """The sentences likest to each proposal, the likest first, and how like they are: both (proposals, NEAR).

    A block of proposals at a time: all likenesses of a long text at once would fill the memory.
    """
    rows, values = [], []
    for start in range(0, len(centred), BLOCK):
        likeness = centred[start : start + BLOCK] @ pool.vectors.T
        nearest = np.stack([_first(row) for row in likeness])
        rows.append(nearest)
        values.append(np.take_along_axis(likeness, nearest, axis=1))
    return np.concatenate(rows), np.concatenate(values)


def _first(likeness: Floats) -> Rows:
    """Where the NEAR highest stand, the highest first, of equal ones the first; the rest is not put in order."""
    least = np.partition(likeness, -min(NEAR, len(likeness)))[-min(NEAR, len(likeness))]
    among = np.flatnonzero(likeness >= least)
    return among[np.argsort(-likeness[among], kind="stable")][:NEAR]


def _traits(proposals: Sequence[Proposal]) -> Floats:
    """The traits of each; what a rule worded, not a clause, is taken for neither more nor less arguable: (n, k)."""
    told = np.array([one.traits for one in proposals if one.traits] or [(0.0,) * len(TRAITS)], dtype=np.float32)
    middle = tuple(told.mean(0))
    return np.array([one.traits or middle for one in proposals], dtype=np.float32)


def _denied_elsewhere(pool: Pool, proposal: Proposal, near: Rows, scores: Floats) -> Proposal:
    """The proposal with a plainer sign of dispute, if another source denies what, to the pair model, contradicts it."""
    if proposal.paired or proposal.strength >= DENIED:
        return proposal
    first = pool.sentences[proposal.rows[0]]
    for row, verdict in zip(near, scores, strict=True):
        other = pool.sentences[int(row)]
        denied = any(claim.certainty == "denied" for claim in other.claims)
        common = pool.terms[proposal.rows[0]] & pool.terms[int(row)]
        if denied and other.span.source != first.span.source and verdict[OPPOSES] >= CONTRARY and len(common) >= SHARED:
            rule = "one source asserts what another denies"
            return replace(proposal, rule=rule, rows=(*proposal.rows, int(row)), strength=DENIED)
    return proposal


def _promise(proposals: Sequence[Proposal], likeness: Floats, argued: Floats) -> list[float]:
    """How good a question may come of each: central to the corpus, plainly disputed, arguable, and short."""
    central = likeness[:, :CENTRAL].mean(1)
    return [
        float(central[at] + ARGUED * argued[at] + 0.2 * proposal.strength - 0.01 * len(proposal.text.split()))
        for at, proposal in enumerate(proposals)
    ]


def _disputed(proposal: Proposal, argued: float) -> bool:
    """Whether anything shows that it is disputed: its ends in the sources, plain words, or its being so arguable."""
    return proposal.paired or argued + proposal.strength / 2 >= PLAIN


def _spread_out(proposals: Sequence[Proposal], centred: Floats, promise: Sequence[float]) -> list[int]:
    """The most promising proposals, none the twin of a better one."""
    chosen: list[int] = []
    for at in sorted(
        range(len(proposals)), key=lambda at: (not proposals[at].paired, -promise[at], proposals[at].text)
    ):
        if len(chosen) < TRIED and all(float(centred[at] @ centred[other]) < TWIN for other in chosen):
            chosen.append(at)
    return chosen


def _judged(pool: Pool, proposals: Sequence[Proposal], near: Rows) -> Floats:
    """What the pair model says of each proposal and its nearest sentences: (proposals, NEAR, 3)."""
    pairs = [
        (proposal.positions[0], pool.sentences[row].span.text)
        for proposal, rows in zip(proposals, near, strict=True)
        for row in rows
    ]
    return pool.judge.relations(pairs).reshape(len(proposals), -1, 3)


def _weight(pool: Pool, rows: Rows, likeness: Floats, scores: Floats) -> float:
    """Twice the weaker side's weight and a part of the stronger's, more where more sources speak."""
    share = np.clip(likeness, 0, 1)
    back, against = (float((scores[:, side] * share).sum()) for side in (SUPPORTS, OPPOSES))
    related = 1 - scores[:, NEITHER]
    sources = {pool.sentences[int(row)].span.source.id for row, near in zip(rows, related, strict=True) if near > EVEN}
    return (2 * min(back, against) + 0.3 * max(back, against)) * (1 + 0.15 * min(len(sources), 6))
