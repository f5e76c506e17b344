"""The blank card: a side’s own card without a word of a source, for what students find themselves."""

from __future__ import annotations

from collections.abc import Iterator

from cards.kinds.dealt import Dealt
from cards.model import Card, Line

CHECKS = (
    Line("Check", "copied letter by letter? Nothing left out inside? Who speaks: the author, or somebody quoted?"),
)


def cards(dealt: Dealt) -> Iterator[Card]:
    for hand in dealt.hands:
        for side in hand.sides:
            label = f"{hand.label}-{side.letter}-X1"
            yield Card("blank", label, "A card of your own", hand.question, side.position, lines=CHECKS)
