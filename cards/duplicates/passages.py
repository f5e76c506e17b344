"""Words that two articles share, since one quotes the other or both quote a third, are evidence once in a question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from cards.duplicates.runs import Run, runs
from cards.model import Evidence, Position, Question

LENGTH = 4
SAME = 0.7
"""Of the shorter passage's underlined runs, how many must stand in the other passage."""
FEWEST = 6
"""Runs that passages must share to have the same words: nine words in a row; reports of one saying share fewer."""
SIDES = 2


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A passage, with the runs of its underlined words and of the whole."""

    evidence: Evidence
    read: frozenset[Run]
    whole: frozenset[Run]

    def repeats(self, other: _Weighed) -> bool:
        """Whether the underlined words of one stand in the other, and both are of different articles."""
        if self.evidence.source == other.evidence.source:
            return False
        pairs = ((self.read, other.whole), (other.read, self.whole))
        return any(len(part & whole) >= FEWEST and len(part & whole) >= SAME * len(part) for part, whole in pairs)


def once(questions: Sequence[Question]) -> tuple[Question, ...]:
    """The questions, each with words that two sources share under one of them: the one that has them first-hand.

    What sources are said to agree on is left out if one copied it from another. A question that was found, and of
    which fewer than two sides are left, was no dispute.
    """
    told = (_told_once(question) for question in questions)
    return tuple(one for one in told if one.origin == "asked" or len(one.positions) >= SIDES)


def _told_once(question: Question) -> Question:
    weighed = [_weighed(evidence) for side in question.positions for evidence in side.evidence]
    # Who speaks in their own voice has the words first-hand; of others the better evidence stands first.
    firsthand = sorted(weighed, key=lambda one: one.evidence.voice != "author")
    kept: list[_Weighed] = []
    again: dict[Evidence, Evidence] = {}
    for one in firsthand:
        original = next((other for other in kept if one.repeats(other)), None)
        if original:
            again[one.evidence] = original.evidence
        else:
            kept.append(one)
    told = replace(question, positions=tuple(_sides(question, again))) if again else question
    return replace(told, agreed=tuple(group for group in told.agreed if not _is_echo(group)))


def _is_echo(group: Sequence[Evidence]) -> bool:
    """Whether sources agree only in that one has its words from another: that is no agreement."""
    return any(one.repeats(other) for one, other in combinations(map(_weighed, group), 2))


def _weighed(evidence: Evidence) -> _Weighed:
    read = frozenset(run for part in evidence.read for run in runs(part.text, LENGTH))
    whole = runs(evidence.passage.text, LENGTH)
    return _Weighed(evidence, read or whole, whole)


def _sides(question: Question, again: dict[Evidence, Evidence]) -> Iterator[Position]:
    for side in question.positions:
        left = tuple(one for one in side.evidence if one not in again)
        gone = (
            replace(one, why=f"the same words stand in {again[one].source.file}: they count once")
            for one in side.evidence
            if one in again
        )
        if left or question.origin == "asked" or not side.evidence:
            yield replace(side, evidence=left, passed=(*gone, *side.passed))
