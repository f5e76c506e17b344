"""Which proposals are truly contested: backed by some sentences and opposed by others, in more than one source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from cards.gather.evidence import NEITHER, OPPOSES, SUPPORTS
from cards.gather.pool import unit
from cards.similarity import relations, vectors

if TYPE_CHECKING:
    from cards.gather.pool import Floats, Pool
    from cards.gather.proposals import Proposal

Rows = npt.NDArray[np.intp]
TRIED = 70
"""Proposals whose contest the pair model weighs."""
NEAR = 14
"""Sentences that it weighs for each."""
TWIN = 0.75
"""Proposals liker than this ask the same."""


@dataclass(frozen=True, slots=True, eq=False)
class Contest:
    """A proposal with its weight: how much backing and opposition it has, and from how many sources."""

    proposal: Proposal
    weight: float
    vector: Floats


def contests(pool: Pool, proposals: Sequence[Proposal]) -> tuple[Contest, ...]:
    """The proposals in the order of their contest, the most contested first."""
    if not proposals:
        return ()
    raw = vectors([proposal.positions[0] for proposal in proposals])
    centred = unit(raw - pool.mean)
    likeness = centred @ pool.vectors.T
    tried = _spread_out(proposals, centred, likeness)
    near = [np.argsort(-likeness[at], kind="stable")[:NEAR] for at in tried]
    pairs = [
        (proposals[at].positions[0], pool.sentences[row].span.text)
        for at, rows in zip(tried, near, strict=True)
        for row in rows
    ]
    judged = relations(pairs).reshape(len(tried), -1, 3)
    found = [
        Contest(proposals[at], _weight(pool, proposals[at], rows, likeness[at, rows], scores), centred[at])
        for at, rows, scores in zip(tried, near, judged, strict=True)
    ]
    return tuple(sorted(found, key=lambda one: (-one.weight, one.proposal.text)))


def _spread_out(proposals: Sequence[Proposal], centred: Floats, likeness: Floats) -> list[int]:
    """The most promising proposals, none the twin of a better one: central, and plainly disputed."""
    central = np.sort(likeness, axis=1)[:, -8:].mean(1)
    promise = [float(central[at]) + 0.3 * proposal.strength for at, proposal in enumerate(proposals)]
    chosen: list[int] = []
    for at in sorted(range(len(proposals)), key=lambda at: (-promise[at], proposals[at].text)):
        if len(chosen) < TRIED and all(float(centred[at] @ centred[other]) < TWIN for other in chosen):
            chosen.append(at)
    return chosen


def _weight(pool: Pool, proposal: Proposal, rows: Rows, likeness: Floats, scores: Floats) -> float:
    """Twice the weaker side's weight, plus a part of the stronger's; more sources and plainer signs count more."""
    share = np.clip(likeness, 0, 1)
    back, against = (float((scores[:, side] * share).sum()) for side in (SUPPORTS, OPPOSES))
    related = 1 - scores[:, NEITHER]
    sources = {pool.sentences[int(row)].span.source.id for row, near in zip(rows, related, strict=True) if near > 0.5}  # noqa: PLR2004 - more likely than not
    weaker, stronger = min(back, against), max(back, against)
    return (2 * weaker + 0.3 * stronger) * (1 + 0.15 * min(len(sources), 6)) * (0.7 + 0.6 * proposal.strength)
