"""The deck as a document to be read, on screen or paper: by question and side, tagged as PDF/UA."""

from __future__ import annotations

from pathlib import Path

from cards import templates
from cards.exporters import letters
from cards.exporters.layout import Layout
from cards.model import Deck
from cards.pages import Press
from cards.settings import Settings
from cards.store import whole

TEMPLATE = "handout.html"


def export(deck: Deck, settings: Settings, to: Path, *, attachment: str = "") -> tuple[str, ...]:
    """Write the handout to `to`, whole or not at all."""
    write(Press(deck, settings.print).reading(TEMPLATE), deck, settings, to, attachment)
    return ()


def write(html: str, deck: Deck, settings: Settings, to: Path, attachment: str) -> None:
    """A document that is read."""
    printing, where = settings.print, templates.folders(settings.print)
    letters.refuse_missing(html, deck, where)
    layout = Layout.opened(where)
    document = layout.document(html)
    with whole(to) as (part,):
        layout.write(document, part, "reading", archive=printing.archive, duplex="none", attachment=attachment)
