"""The rules that are fair to the sides, each in one place: what is sure, when a side is thin, how chance decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cards.model import Evidence, Question, digest

# A side of fewer passages than this is thin; beside thin sides alone, a full one has at most this many times as many.
FAIR = 2
# A side is thin, too, beside one that has more than this many times its passages, or its words.
THIN = 3


@dataclass(frozen=True, slots=True)
class Share:
    """What a side has: passages that were found for it, and words on its cards; 0 words are words not yet counted."""

    passages: int
    words: int = 0


def thin(shares: Sequence[Share]) -> tuple[bool, ...]:
    """Which sides have too little beside the others for a fair debate: the page says so of these, and of no others."""
    return tuple(_short_of_passages(one, shares) or _short_of_words(one, shares) for one in shares)


def _short_of_passages(one: Share, shares: Sequence[Share]) -> bool:
    return one.passages < FAIR or one.passages * THIN < max(other.passages for other in shares)


def _short_of_words(one: Share, shares: Sequence[Share]) -> bool:
    return one.words * THIN < max(other.words for other in shares)


def is_sure(evidence: Evidence, least: float) -> bool:
    """Whether the tool is sure enough whose side it is on; 0 is no verdict of the tool's."""
    return not 0 < evidence.confidence < least


def two_ended(question: Question, least: float) -> bool:
    """Whether a person asked it, or no side that has passages has only such as are not sure to be its own."""
    told = [side.evidence for side in question.positions if side.evidence]
    return question.origin == "asked" or all(any(is_sure(one, least) for one in evidence) for evidence in told)


def toss(seed: int, *what: str) -> str:
    """A coin, tossed once and for ever: things sorted by their tosses are in an order that only chance decided."""
    return digest(str(seed), *what)
