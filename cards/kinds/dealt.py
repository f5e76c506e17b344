"""What the dealer puts before the kinds: questions with their sides, the evidence chosen for them, and all sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cards.model import Evidence, Position, Question, Source, Span
from cards.readability import PACE


@dataclass(frozen=True, slots=True)
class Side:
    """A position in a hand. `evidence` is what was chosen, in order; `found` counts what there was to choose from."""

    letter: str
    position: Position
    evidence: tuple[Evidence, ...] = ()
    found: int = 0

    @property
    def thin(self) -> bool:
        return self.position.thin


@dataclass(frozen=True, slots=True)
class Hand:
    """A question as it is dealt: its number, its sides in the order of print, and the seed that ordered them."""

    number: int
    question: Question
    sides: tuple[Side, ...]
    seed: int = 0

    @property
    def label(self) -> str:
        return f"Q{self.number}"

    def labelled(self) -> Iterator[tuple[str, Side, Evidence]]:
        """Each passage with the label of its card ("Q2-B-03") and its side."""
        for side in self.sides:
            for number, evidence in enumerate(side.evidence, 1):
                yield f"{self.label}-{side.letter}-{number:02}", side, evidence


@dataclass(frozen=True, slots=True)
class Dealt:
    """Everything on the table. `paragraphs` are those that may be quoted, beside what was chosen.

    `pace` is how many words are read aloud in a minute.
    """

    hands: tuple[Hand, ...]
    sources: tuple[Source, ...] = ()
    paragraphs: tuple[Span, ...] = ()
    pace: int = PACE
