"""Assertion against denial: one source says a thing, and a source says that something very like it is not so."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from cards.gather.proposals import Proposal

if TYPE_CHECKING:
    from cards.gather.clauses import Clause
    from cards.gather.pool import Pool

MOST = 3
"""Pairs that are put forward, the likest first."""
LIKE = 0.05
"""Sentences that are less alike speak of different things."""
RARE = 50
"""Two words in a row name a thing if at most one sentence in this many has them, or `FEW` sentences."""
FEW = 4
COMMON = frozenset("the a an of in on at to for with by from and or as is are was were be been that this".split())

Pairs = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A clause, the row of its sentence, and the words in a row that name what it speaks of."""

    row: int
    clause: Clause
    names: Pairs


def denials(pool: Pool) -> Iterator[Proposal]:
    """The assertions that name a thing which another source's denial names too, with both as positions."""
    rare = _rare(pool)
    told = [one for row in range(len(pool.sentences)) for one in _told(pool, row, rare)]
    pairs = [pair for pair in _named_alike(told) if _opposed(pool, *pair)]
    ranked = sorted(pairs, key=lambda pair: (-_likeness(pool, *pair), pair[0].row, pair[1].row))
    taken: set[int] = set()
    for claim, denial in ranked:
        if len(taken) < 2 * MOST and not taken & {claim.row, denial.row}:
            taken |= {claim.row, denial.row}
            yield _proposal(claim, denial)


def _told(pool: Pool, row: int, rare: Pairs) -> Iterator[Told]:
    for clause in pool.sentences[row].clauses:
        names = _pairs(clause.rest) & rare
        if names and clause.auxiliary not in {"will", "would", "can"}:
            yield Told(row, clause, names)


def _named_alike(told: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """Each assertion with each denial that names a thing which it names."""
    denials: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for at, one in enumerate(told):
        if one.clause.negated:
            for name in one.names:
                denials[name].append(at)
    for claim in told:
        if not claim.clause.negated:
            near = {at for name in claim.names for at in denials.get(name, ())}
            yield from ((claim, told[at]) for at in sorted(near))


def _opposed(pool: Pool, claim: Told, denial: Told) -> bool:
    """Whether two that name one thing speak of it in different sources, and of the same side of it."""
    elsewhere = pool.sentences[claim.row].span.source != pool.sentences[denial.row].span.source
    return elsewhere and _likeness(pool, claim, denial) >= LIKE


def _rare(pool: Pool) -> Pairs:
    counts = Counter(pair for sentence in pool.sentences for pair in _pairs(sentence.span.text))
    most = max(FEW, len(pool.sentences) // RARE)
    return frozenset(pair for pair, count in counts.items() if 1 < count <= most)


def _pairs(text: str) -> Pairs:
    words = "".join(c if c.isalnum() or c in "-’'" else " " for c in text.lower()).split()
    return frozenset(pair for pair in pairwise(words) if not set(pair) & COMMON)


def _likeness(pool: Pool, claim: Told, denial: Told) -> float:
    return float(pool.vectors[claim.row] @ pool.vectors[denial.row])


def _proposal(claim: Told, denial: Told) -> Proposal:
    return Proposal(
        "fact",
        "one source asserts what another denies",
        claim.clause.question,
        (claim.clause.statement, denial.clause.denial),
        (claim.row, denial.row),
        0.9,
    )
