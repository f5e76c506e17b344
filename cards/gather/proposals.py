"""What a rule puts forward: a question, its rival positions, and the sentences that made the rule speak."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Proposal:
    """A question that may be contested. `rows` are the sentences of the pool that suggested it.

    `strength` 0..1 is how plainly the language says that it is disputed; `rule` is that reason in words. `paired`
    says that each position was found in the sources, not made by denying the other. `traits` are those of the clause
    that became a position.
    """

    kind: str
    rule: str
    text: str
    positions: tuple[str, ...]
    rows: tuple[int, ...]
    strength: float
    paired: bool = True
    traits: tuple[float, ...] = ()

    @property
    def anchors(self) -> dict[int, int]:
        """The sentences that a position was worded from, as row to position: they are evidence for it in any case."""
        plain = self.paired and len(self.rows) == len(self.positions)
        return {row: side for side, row in enumerate(self.rows)} if plain else {}
