"""The nouns that pass between rooms: all frozen, and none holds a copy of a source's words."""

from cards.model.decks import Card, Deck
from cards.model.findings import (
    NOT_GIVEN,
    UNCLEAR,
    Certainty,
    Claim,
    Evidence,
    Ground,
    Line,
    Position,
    Question,
    Status,
    Voice,
)
from cards.model.sources import Block, Copy, Mark, Name, Reference, Role, Source, Span, Standing, digest

__all__ = [
    "NOT_GIVEN",
    "UNCLEAR",
    "Block",
    "Card",
    "Certainty",
    "Claim",
    "Copy",
    "Deck",
    "Evidence",
    "Ground",
    "Line",
    "Mark",
    "Name",
    "Position",
    "Question",
    "Reference",
    "Role",
    "Source",
    "Span",
    "Standing",
    "Status",
    "Voice",
    "digest",
]
