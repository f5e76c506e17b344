"""What a rule puts forward: a question, its rival positions, and the sentences that made the rule speak."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Proposal:
    """A question that may be contested. `rows` are the sentences of the pool that suggested it.

    `strength` 0..1 is how plainly the language says that it is disputed; `rule` is that reason in words. `paired`
    says that each position was found in the sources, not made by denying the other; `anchored`, that `rows` are sure
    to be about the very thing that the positions name. `traits` are those of the clause that became a position. In the
    sentences of `taken` the rule saw a side taken: (row, position).
    """

    kind: str
    rule: str
    text: str
    positions: tuple[str, ...]
    rows: tuple[int, ...]
    strength: float
    paired: bool = True
    traits: tuple[float, ...] = ()
    taken: tuple[tuple[int, int], ...] = ()
    anchored: bool = True

    @property
    def anchors(self) -> dict[int, int]:
        """The sentences that a position was worded from, as row to position: they are evidence for it in any case."""
        plain = self.paired and self.anchored and len(self.rows) == len(self.positions)
        return {row: side for side, row in enumerate(self.rows)} if plain else {}


def agreed(taken: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The sentences in which one side alone is taken, each with its position."""
    sides: dict[int, set[int]] = {}
    for row, side in taken:
        sides.setdefault(row, set()).add(side)
    return tuple((row, found.pop()) for row, found in sides.items() if len(found) == 1)
