"""Praise here and blame there: one thing that some call good and others bad."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product
from typing import TYPE_CHECKING

from cards.gather.grounds.wording import LONGEST, claimed, either
from cards.gather.proposals import Proposal

if TYPE_CHECKING:
    from cards.gather.clauses import Clause
    from cards.gather.pool import Pool

MOST = 2
LIKE = 0.15
REACH = 3
"""Words after "is" among which the judgement stands: "a very good idea"."""
GOOD = frozenset(
    """
    good right fair wise sensible reasonable necessary needed essential vital important useful helpful beneficial
    valuable worthwhile effective successful legitimate lawful constitutional safe sound moral ethical
    honest justified humane affordable practical realistic workable feasible healthy
    """.split()
)
BAD = frozenset(
    """
    bad wrong unjust unfair unwise foolish unreasonable unnecessary needless useless harmful damaging costly
    ineffective unsuccessful illegitimate unlawful unconstitutional unsafe unsound immoral unethical
    dishonest unjustified inhumane unaffordable impractical unrealistic unworkable infeasible unhealthy
    undemocratic discriminatory excessive pointless
    """.split()
)
"""Plain words of approval and of blame, for things of any sort."""


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """Sentence `row` calls the subject of `clause` good (1) or bad (-1) in the word `mark`."""

    row: int
    side: int
    clause: Clause
    mark: str


def judgements(pool: Pool) -> Iterator[Proposal]:
    """Of one subject, what one source calls good and another bad, the likest sentences first."""
    judged = [one for row in range(len(pool.sentences)) for one in _judged(pool, row)]
    pairs = [(a, b) for a, b in product(judged, judged) if a.side > b.side and _of_one(pool, a, b)]
    pairs.sort(key=lambda pair: (-_likeness(pool, *pair), pair[0].row, pair[1].row))
    worded = (_proposal(*pair) for pair in pairs)
    yield from islice((one for one in worded if one.text and len(one.text.split()) <= LONGEST), MOST)


def _judged(pool: Pool, row: int) -> Iterator[Judged]:
    for clause in pool.sentences[row].clauses:
        words = clause.rest.lower().split()[:REACH]
        marks = [word for word in words if word in GOOD | BAD]
        if clause.lemma == "be" and len(marks) == 1:
            side = 1 if marks[0] in GOOD else -1
            yield Judged(row, -side if clause.negated else side, clause, marks[0])


def _of_one(pool: Pool, a: Judged, b: Judged) -> bool:
    elsewhere = pool.sentences[a.row].span.source != pool.sentences[b.row].span.source
    return elsewhere and _bare(a.clause) == _bare(b.clause) and _likeness(pool, a, b) >= LIKE


def _bare(clause: Clause) -> str:
    """The subject without its article."""
    words = clause.subject.lower().split()
    return " ".join(words[1:] if words[0] in {"the", "a", "an"} and len(words) > 1 else words)


def _likeness(pool: Pool, a: Judged, b: Judged) -> float:
    return float(pool.vectors[a.row] @ pool.vectors[b.row])


def _proposal(a: Judged, b: Judged) -> Proposal:
    positions = (claimed(a.clause), claimed(b.clause))
    return Proposal(
        "value", "praised here and blamed there", either(a.clause, b.clause), positions, (a.row, b.row), 0.85
    )
