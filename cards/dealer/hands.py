"""Equal hands for the sides of a question, out of the passages that were found for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from string import ascii_uppercase

from cards.fairness import FAIR, Share, is_sure, levelled, thin
from cards.kinds import Hand, Side
from cards.model import Card, Evidence, Position, Question, Source
from cards.readability import counted
from cards.settings import Deal

# How many places down its list a passage goes for each card that its side already has of the same source, or holder.
SAME_SOURCE, SAME_HOLDER = 3, 2


def _holder(evidence: Evidence) -> str:
    """Who holds it, by one name for all his names where that is known."""
    return evidence.actor or evidence.holder


@dataclass(slots=True)
class _Draft:
    """One side's turn at the passages: what it may still take, and what it took, the best first."""

    pool: list[Evidence]
    taken: list[Evidence] = field(default_factory=list)
    sources: Counter[Source] = field(default_factory=Counter)
    holders: Counter[str] = field(default_factory=Counter)

    def take(self) -> Evidence:
        """The next: the strongest, unless the side has much of that source or holder already."""
        index = min(range(len(self.pool)), key=self._cost)
        evidence = self.pool.pop(index)
        self.taken.append(evidence)
        self.sources[evidence.source] += 1
        self.holders[_holder(evidence)] += 1
        return evidence

    def _cost(self, index: int) -> tuple[int, int]:
        evidence = self.pool[index]
        again = SAME_SOURCE * self.sources[evidence.source] + SAME_HOLDER * self.holders[_holder(evidence)]
        return (index + again, index)

    def leave(self, taken: Evidence) -> None:
        """A passage is dealt once in a question, whole or in part, on whatever side."""
        self.pool = [one for one in self.pool if not _same(one, taken)]


def hands(kept: Sequence[Question], rules: Deal, dropped: Collection[str]) -> tuple[Hand, ...]:
    return tuple(_hand(number, one, rules, dropped) for number, one in enumerate(kept[: rules.questions], 1))


def _hand(number: int, question: Question, rules: Deal, dropped: Collection[str]) -> Hand:
    lists = _drafted([_undropped(question, side, dropped, rules.sure) for side in question.positions])
    most = _limits([len(one) for one in lists], rules)
    if rules.balance:
        picked = levelled([[counted(one.passage.text) for one in taken] for taken in lists], most)
    else:
        picked = tuple(tuple(range(min(len(taken), limit))) for taken, limit in zip(lists, most, strict=True))
    chosen = [tuple(taken[one] for one in picks) for taken, picks in zip(lists, picked, strict=True)]
    few = thin([Share(len(taken), _words(cards)) for taken, cards in zip(lists, chosen, strict=True)])
    told = tuple(replace(side, thin=is_thin) for side, is_thin in zip(question.positions, few, strict=True))
    sides = tuple(
        Side(_letter(index), side, cards, len(taken))
        for index, (side, cards, taken) in enumerate(zip(told, chosen, lists, strict=True))
    )
    return Hand(number, replace(question, positions=told), sides, rules.seed)


def _words(passages: Sequence[Evidence]) -> int:
    return sum(counted(one.passage.text) for one in passages)


def _undropped(question: Question, side: Position, dropped: Collection[str], least: float) -> list[Evidence]:
    sure = [one for one in side.evidence if is_sure(one, least)]
    return [one for one in sure if evidence_card(question, side, one) not in dropped] if dropped else sure


def evidence_card(question: Question, side: Position, evidence: Evidence) -> str:
    """The id of the card that this evidence would be."""
    return Card("evidence", "", "", question, side, (evidence,)).id


def _drafted(pools: Sequence[list[Evidence]]) -> list[list[Evidence]]:
    """All passages shared out: the sides choose in turn, the one with the least before the others."""
    drafts = [_Draft(list(pool)) for pool in pools]
    turns = sorted(drafts, key=lambda draft: len(draft.pool))
    while any(draft.pool for draft in drafts):
        for draft in turns:
            if draft.pool:
                taken = draft.take()
                for other in drafts:
                    other.leave(taken)
    return [draft.taken for draft in drafts]


def _same(one: Evidence, other: Evidence) -> bool:
    return one.passage.overlaps(other.passage) or one.passage.text == other.passage.text


def _limits(found: Sequence[int], rules: Deal) -> list[int]:
    """How many cards each side may have: full sides as many as the least of them, thin ones all they have."""
    few = thin([Share(count) for count in found])
    full = [count for count, is_thin in zip(found, few, strict=True) if not is_thin]
    most = rules.per_side
    if rules.balance and len(full) > 1:
        most = min(most, *full)
    elif rules.balance and full and len(found) > 1:
        most = min(most, FAIR * max(1, *(count for count, is_thin in zip(found, few, strict=True) if is_thin)))
    return [rules.per_side if is_thin else most for is_thin in few]


def _letter(index: int) -> str:
    """A, B, ... Z, AA, BB: a reader tells sides apart by it, and nobody sets out twenty-seven."""
    return ascii_uppercase[index % 26] * (index // 26 + 1)
