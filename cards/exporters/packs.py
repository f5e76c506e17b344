"""What a class is handed beside the cards, in one file: each sheet begins on a right-hand page, to be given away."""

from __future__ import annotations

from pathlib import Path

from cards import packs
from cards.exporters import handout
from cards.model import Deck
from cards.pages import Press
from cards.settings import Settings


def export(deck: Deck, settings: Settings, to: Path, *, attachment: str = "") -> tuple[str, ...]:
    """Write the packs that [deal] names to `to`, whole or not at all."""
    handout.write(Press(deck, settings.print).packs(settings.deal), deck, settings, to, attachment)
    return ()


def shown(deck: Deck, settings: Settings) -> Deck:
    """The deck as the packs print it."""
    return packs.shown(deck, settings.deal)
