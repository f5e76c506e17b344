"""What a card says: one module for each kind of card.

To add a kind, write a module with `cards(dealt) -> Iterator[Card]`, name it in KINDS, and give it a template of the
same name. A kind decides words, never which evidence is chosen nor in what order it stands: that is the dealer's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Protocol

from cards.kinds import (
    answer,
    blank,
    cloze,
    evidence,
    glossary,
    half,
    people,
    position,
    question,
    source,
    study,
    timeline,
)
from cards.kinds.dealt import Dealt, Hand, Side
from cards.model import Card


class Kind(Protocol):
    """Cards of one kind, in the order of the questions (or of the sources, for cards that belong to no question)."""

    def cards(self, dealt: Dealt) -> Iterator[Card]: ...


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "question": question,
        "position": position,
        "evidence": evidence,
        "answer": answer,
        "study": study,
        "cloze": cloze,
        "half": half,
        "blank": blank,
        "timeline": timeline,
        "people": people,
        "glossary": glossary,
        "source": source,
    }
)

__all__ = ["KINDS", "Dealt", "Hand", "Kind", "Side"]
