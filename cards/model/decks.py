"""What is printed: cards, and the deck of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cards.model.findings import Evidence, Line, Position, Question
from cards.model.sources import Source, Span, digest


@dataclass(frozen=True, slots=True)
class Card:
    """One card. `title` and `lines` are the tool's words, `evidence` and `tag` the source's.

    `tag` is a claim in the source's own words, printed as a quotation under `title`, which then only says whose
    words they are ("Ada Lee argues"); without a tag, `title` is the whole headline. `title_by` tells whether
    the tool or a teacher worded the title. `label` is the number printed in the corner ("Q2-B-03"); `id` does not
    depend on it, so that a teacher's edits survive a reordering. `answer` are the words of the source that the card
    asks for: they are printed in the key and on the back, never on the face.
    """

    kind: str  #: its kind by name, as in [deal] kinds
    label: str  #: its number in print, such as "Q2-B-03"
    title: str  #: its headline, or whose words its tag is, in our words or a teacher’s
    question: Question | None = None  #: the question that it belongs to
    position: Position | None = None  #: the answer that it argues for
    evidence: tuple[Evidence, ...] = ()  #: the passages that it quotes, in order
    source: Source | None = None  #: the source that it describes
    lines: tuple[Line, ...] = ()  #: labelled lines in our words
    tag: Span | None = None  #: its headline in the source’s words
    title_by: Literal["tool", "teacher"] = "tool"  #: who worded the title
    answer: Span | None = None  #: the source’s words that it asks for

    @property
    def id(self) -> str:
        """Of what the card is about, not of its wording or number; a side's own card is about the side alone."""
        about = (
            *(evidence.id for evidence in self.evidence if self.kind != "position"),
            self.question.id if self.question else "",
            self.position.id if self.position else "",
            self.source.id if self.source else "",
        )
        return digest(self.kind, *about, length=8)


@dataclass(frozen=True, slots=True)
class Deck:
    """Everything that is printed, in the order of print. `made` says with what: names and versions, no clock."""

    title: str  #: what is printed on the title page
    sources: tuple[Source, ...]  #: every source that was read
    questions: tuple[Question, ...]  #: the questions, in the order of print
    cards: tuple[Card, ...]  #: the cards, in the order of print
    made: tuple[tuple[str, str], ...] = ()  #: what made it: names with versions
    warnings: tuple[str, ...] = ()  #: what its readers should know: a thin side, a source left out
