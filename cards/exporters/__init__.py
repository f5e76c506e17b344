"""A deck to a file: one module for each format, with the same one function.

To add a format, write a module with `export(deck, settings, to, *, attachment)`, and name it in EXPORTERS.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from cards.cache import NOTHING, Cache
from cards.exporters import binder, handout, packs, pdf
from cards.exporters.crew import Progress
from cards.hands import ALONE, Hands
from cards.model import Deck
from cards.pace import silent
from cards.settings import Settings


class Exporter(Protocol):
    """A kind of output file. It returns what a person should know of the print: which cards are continued.

    `attachment` is the text of deck.json, carried along by formats that can.
    """

    def export(
        self,
        deck: Deck,
        settings: Settings,
        to: Path,
        *,
        attachment: str = "",
        cache: Cache = NOTHING,
        hands: Hands = ALONE,
        progress: Progress = silent,
    ) -> tuple[str, ...]: ...


EXPORTERS: Mapping[str, Exporter] = MappingProxyType({"pdf": pdf, "handout": handout, "binder": binder, "packs": packs})
DOCUMENTS = frozenset({"handout", "binder", "packs"})


def shown(name: str, deck: Deck, settings: Settings) -> Deck:
    """The deck as a format prints it: what is proved of its pages, and what they carry along. Packs hold some cards."""
    return packs.shown(deck, settings) if name == "packs" else deck


def file_name(name: str, *, some: bool = False) -> str:
    """What the file of a format is called; a print of some cards leaves that of all cards alone."""
    part = "-some" if some and name != "json" else ""
    return f"deck{part}-{name}.pdf" if name in DOCUMENTS else f"deck{part}.{name}"


__all__ = ["EXPORTERS", "Exporter", "file_name", "shown"]
