"""A question that a person asks, and its rival positions: given, or its denial, or worded from the sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cards.finders.lexicons import EVALUATIVE, OBLIGATION
from cards.gather.answering import answers, is_open
from cards.gather.proposals import Proposal
from cards.gather.turning import yes_and_no

if TYPE_CHECKING:
    from cards.gather.pool import Pool
    from cards.gather.turning import Parse

RULE = "a person asked it"
SPOKEN_OF = 0.4
"""A question is spoken of if the likest sentence is at least this like it: unrelated ones stay below."""
JUDGING = EVALUATIVE | frozenset(
    "right wrong good bad fair unfair just unjust better worse worth moral wise best".split()
)


def asked(pool: Pool, text: str, given: Sequence[str], parse: Parse) -> Proposal:
    """A person's question as a proposal; `given` are its positions, or they are worded here with the help of `parse`.

    An open question gets those answers that the sources give, each with the sentence that gives it; it may have none.
    """
    if given:
        return Proposal(_kind(text), RULE, text, tuple(given), (), 1.0)
    if not is_open(text):
        return Proposal(_kind(text), RULE, text, yes_and_no(text, parse), (), 1.0, paired=False)
    found = answers(pool, text) if is_spoken_of(pool, (text,)) else ()
    return Proposal(_kind(text), RULE, text, tuple(one.text for one in found), tuple(one.row for one in found), 1.0)


def is_spoken_of(pool: Pool, texts: Sequence[str]) -> bool:
    """Whether the sources speak of what a question, or one of its positions, speaks of."""
    return bool(pool.plainly_near(texts).max() >= SPOKEN_OF)


def _kind(text: str) -> str:
    words = {word.strip("?,.!") for word in text.lower().split()}
    if words & OBLIGATION:
        return "policy"
    if words & JUDGING:
        return "value"
    return "cause" if "why" in words else "fact"
