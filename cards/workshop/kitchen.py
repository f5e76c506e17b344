"""The deck that comes with the tool to try templates on: every kind, the longest and shortest, all scripts, gaps."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cards import store, templates
from cards.model import Card, Deck
from cards.readers import read_folder


def sample_path() -> Path:
    return templates.stock("templates") / "sample" / "deck.json"


def sample() -> Deck:
    """The kitchen-sink deck, read from its files like any other."""
    path = sample_path()
    sources = read_folder((path.parent / "sources",)).sources
    return store.loads(path.read_text(encoding="utf-8"), sources, str(path))


def one_of_each(deck: Deck) -> Deck:
    """The shortest and the longest card of each kind: enough to see whether a layout holds."""
    kinds = dict.fromkeys(card.kind for card in deck.cards)
    chosen: list[Card] = []
    for kind in kinds:
        ranked = sorted((card for card in deck.cards if card.kind == kind), key=_length)
        chosen += dict.fromkeys((ranked[0], ranked[-1]))
    return replace(deck, cards=tuple(card for card in deck.cards if card in chosen))


def _length(card: Card) -> int:
    words = sum(len(evidence.passage.text) for evidence in card.evidence)
    return len(card.title) + words + sum(len(line.text) for line in card.lines)
