"""The deck for a ring binder: a handout with room for the holes, and indexes by source and by holder."""

from __future__ import annotations

from pathlib import Path

from cards.exporters import handout
from cards.model import Deck
from cards.pages import Press
from cards.settings import Settings

TEMPLATE = "binder.html"


def export(deck: Deck, settings: Settings, to: Path, *, attachment: str = "") -> tuple[str, ...]:
    """Write the binder to `to`, whole or not at all."""
    handout.write(Press(deck, settings.print).reading(TEMPLATE), deck, settings, to, attachment)
    return ()
