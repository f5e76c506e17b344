"""The deck for a ring binder: a handout with room for the holes, and indexes by source and by holder."""

from __future__ import annotations

from pathlib import Path

from cards.cache import NOTHING, Cache
from cards.exporters import handout
from cards.exporters.crew import Progress
from cards.hands import ALONE, Hands
from cards.model import Deck
from cards.pace import silent
from cards.pages import Press
from cards.settings import Settings

TEMPLATE = "binder.html"


def export(
    deck: Deck,
    settings: Settings,
    to: Path,
    *,
    attachment: str = "",
    cache: Cache = NOTHING,
    hands: Hands = ALONE,
    progress: Progress = silent,
) -> tuple[str, ...]:
    """Write the binder to `to`, whole or not at all."""
    progress(0, 1)
    html = Press(deck, settings.print).reading(TEMPLATE)
    handout.write(html, deck, settings, to, attachment, cache=cache, hands=hands)
    return ()
