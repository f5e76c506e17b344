"""Which cards need not be measured before they are printed: those emptier than cards that fit.

Layout is half of what a print costs, so a card is laid out beforehand only where there is doubt. The printed page has
the last word: it is measured too, and a card that passes its foot there is set anew.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from cards.model import Card
from cards.pages.fitting import Item, Lay, Passing, laid_late

FIRST, MORE = 4, 3
"""How many of the fullest of a kind are laid out first; and how many times as many follow where one of them is late."""
LINE = 50
"""Letters that a new line or passage is worth, for what stands around it and for its last line, which is half empty."""
HEADLINE = 2
"""How much more room a headline takes than as many letters of a passage."""


def presumed_late(known: Container[str]) -> Passing:
    """Lays out the fullest of each kind, less full ones while some are late, and the cards labelled `known`."""

    def passing(items: Sequence[Item], lay: Lay[Item]) -> list[Item]:
        waiting = _by_kind([item for item in items if item.card.label not in known])
        late = laid_late([item for item in items if item.card.label in known], lay)
        count = FIRST
        while waiting:
            tried = [item for rows in waiting.values() for item in rows[:count]]
            found = laid_late(tried, lay)
            full = {item.card.kind for item in found}
            waiting = {kind: rows[count:] for kind, rows in waiting.items() if kind in full and rows[count:]}
            late += found
            count *= MORE
        passed = {id(item) for item in late}
        return [item for item in items if id(item) in passed]

    return passing


def _by_kind(items: Sequence[Item]) -> dict[str, list[Item]]:
    rows: dict[str, list[Item]] = {}
    for item in sorted(items, key=lambda item: fullness(item.card), reverse=True):
        rows.setdefault(item.card.kind, []).append(item)
    return rows


def fullness(card: Card) -> int:
    """About how much stands on a card, in letters of a passage; cards of one kind compare by it."""
    sides = card.question.positions if card.question and card.kind == "question" else ()
    quoted = sum(one.passage.end - one.passage.start + LINE for one in card.evidence)
    ours = sum(len(line.label) + len(line.text) + LINE for line in card.lines)
    headline = len(card.tag.text if card.tag else card.title) * HEADLINE
    return quoted + ours + headline + sum(len(side.text) + LINE for side in sides)
