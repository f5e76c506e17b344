"""Claims of one breath: the sentences that a paragraph quotes from one speaker, taken together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cards.finders.attributions import DIRECT

if TYPE_CHECKING:
    from cards.model import Claim

FLOATING = "floating quotation"
"""The rule's name for a sentence in quotation marks that names no speaker of its own."""
WHITE, MARKS = " \t\u00a0", '”“"»«'


def runs(claims: Iterable[Claim]) -> Iterator[tuple[Claim, ...]]:
    """All claims, each in one run: quotations of one speaker in one paragraph together, any other claim alone.

    A claim made inside a quotation, such as what somebody in it is said to think, does not interrupt it.
    """
    run: list[Claim] = []
    for claim in claims:
        if claim.rule not in {DIRECT, FLOATING}:
            yield (claim,)
        elif run and _goes_on(run, claim):
            run.append(claim)
        else:
            if run:
                yield tuple(run)
            run = [claim]
    if run:
        yield tuple(run)


def _goes_on(run: list[Claim], claim: Claim) -> bool:
    """Whether a claim goes on with a run; a second "she said" begins another."""
    last, source = run[-1], claim.content.source
    if source != last.content.source or last.speaker != claim.speaker:
        return False
    if claim.rule == DIRECT and any(one.rule == DIRECT for one in run):
        return False
    between = source.text[last.sentence.end : claim.sentence.start]
    closed = bool({last.sentence.text[-1], claim.sentence.text[0], *between} & set(MARKS))
    return "\n" not in between and not (closed and between.strip(WHITE + MARKS))
