"""The deck as a document to be read, on screen or paper: by question and side, tagged as PDF/UA."""

from __future__ import annotations

from pathlib import Path

from cards import templates
from cards.cache import NOTHING, Cache
from cards.exporters import letters
from cards.exporters.crew import Crew, Page, Progress
from cards.hands import ALONE, Hands
from cards.model import Deck
from cards.pace import silent
from cards.pages import Press
from cards.settings import Settings
from cards.store import whole

TEMPLATE = "handout.html"


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
    """Write the handout to `to`, whole or not at all."""
    progress(0, 1)
    html = Press(deck, settings.print).reading(TEMPLATE)
    write(html, deck, settings, to, attachment, cache=cache, hands=hands)
    return ()


def write(html: str, deck: Deck, settings: Settings, to: Path, attachment: str, *, cache: Cache, hands: Hands) -> None:
    """A document that is read: one document, for its tags are one tree."""
    printing, where = settings.print, templates.folders(settings.print)
    letters.refuse_missing(html, deck, where)
    page = Page(html, "reading", archive=printing.archive, attachment=attachment)
    with whole(to) as (part,):
        for one in Crew(where, cache, hands).printed([page]):
            part.write_bytes(one.pdf)
