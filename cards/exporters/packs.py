"""What a class is handed beside the cards, in one file: each sheet begins on a right-hand page, to be given away."""

from __future__ import annotations

from pathlib import Path

from cards import packs
from cards.cache import NOTHING, Cache
from cards.exporters import handout
from cards.exporters.crew import Progress
from cards.hands import ALONE, Hands
from cards.model import Deck
from cards.pace import silent
from cards.pages import Press
from cards.settings import Settings


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
    """Write the packs that [deal] names to `to`, whole or not at all."""
    progress(0, 1)
    html = Press(deck, settings.print).packs(settings.deal)
    handout.write(html, deck, settings, to, attachment, cache=cache, hands=hands)
    return ()


def shown(deck: Deck, settings: Settings) -> Deck:
    """The deck as the packs print it."""
    return packs.shown(deck, settings.deal)
