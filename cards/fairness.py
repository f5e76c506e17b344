"""The rules that are fair to the sides, each in one place: what is sure, when a side is thin, how chance decides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cards.model import Evidence, Question, digest

# A side of fewer passages than this is thin; beside thin sides alone, a full one has at most this many times as many.
FAIR = 2
# A side is thin, too, beside one that has more than this many times its passages, or its words.
THIN = 3
# Words on the sides' cards are told to be unequal, and are made less so, if one side has this many times another's.
UNEVEN = 1.5


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


def is_uneven(words: Sequence[int]) -> bool:
    """Whether a side that has cards has far fewer words on them than another."""
    dealt = [count for count in words if count]
    return bool(dealt) and max(dealt) > UNEVEN * min(dealt)


def levelled(words: Sequence[Sequence[int]], most: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """Which of each side's passages are dealt: so many of the best, exchanged for spare ones while words are uneven.

    `words` are those of each passage, the strongest first. The strongest is always dealt, nobody gets a card more or
    less, and each exchange makes the words of the fullest sides more alike; others have all that there is for them.
    """
    chosen = [list(range(min(len(one), limit))) for one, limit in zip(words, most, strict=True)]
    count = max(map(len, chosen), default=0)
    full = [number for number, one in enumerate(chosen) if len(one) == count]
    while is_uneven(_sums(words, chosen, full)):
        trials = list(_exchanges(words, chosen, full))
        if not trials or min(trials)[0] >= _spread(_sums(words, chosen, full)):
            break
        _, _, side, place, spare = min(trials)
        chosen[side] = sorted([*chosen[side][:place], *chosen[side][place + 1 :], spare])
    return tuple(tuple(one) for one in chosen)


def _exchanges(
    words: Sequence[Sequence[int]], chosen: Sequence[Sequence[int]], full: Sequence[int]
) -> Iterator[tuple[int, int, int, int, int]]:
    """(how unlike the words are then, how much weaker the spare one is, side, place, spare one): the least is best."""
    sums = dict(zip(full, _sums(words, chosen, full), strict=True))
    for side in full:
        spare = [one for one in range(2 * len(chosen[side])) if one < len(words[side]) and one not in chosen[side]]
        for place, one in enumerate(chosen[side][1:], 1):
            for other in spare:
                after = sums | {side: sums[side] - words[side][one] + words[side][other]}
                yield _spread(list(after.values())), other - one, side, place, other


def _sums(words: Sequence[Sequence[int]], chosen: Sequence[Sequence[int]], sides: Sequence[int]) -> list[int]:
    return [sum(words[side][one] for one in chosen[side]) for side in sides]


def _spread(words: Sequence[int]) -> int:
    return max(words) - min(words)


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
