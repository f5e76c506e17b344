"""A question of how many: the figures of two sources that differ, in one clause."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from cards.gather.figures import differing
from cards.gather.grounds.wording import LONGEST
from cards.gather.proposals import Proposal

if TYPE_CHECKING:
    from cards.gather.figures import Figure
    from cards.gather.pool import Pool

MOST = 1


def tallies(pool: Pool) -> Iterator[Proposal]:
    """Whether it was as many as one source says, or as many as another."""
    yield from islice((found for pair in differing(pool) for found in _proposal(pool, *pair)), MOST)


def _proposal(pool: Pool, a: Figure, b: Figure) -> Iterator[Proposal]:
    one, other = " ".join(a.said.text.split()), " ".join(b.said.text.split())
    for clause in pool.sentences[a.row].clauses:
        statement, text = clause.statement, f"{clause.question[:-1]}, or {other}?"
        if not clause.negated and statement.count(one) == 1 and len(text.split()) <= LONGEST:
            positions = (statement, statement.replace(one, other))
            yield Proposal("fact", "figures differ between sources", text, positions, (a.row, b.row), 0.85)
            return
