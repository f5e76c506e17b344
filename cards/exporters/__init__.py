"""A deck to a file: one module for each format, with the same one function.

To add a format, write a module with `export(deck, settings, to, *, attachment)`, and name it in EXPORTERS.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from cards.exporters import pdf
from cards.model import Deck
from cards.settings import Settings


class Exporter(Protocol):
    """A kind of output file. It returns what a person should know of the print: cards continued, letters missing.

    `attachment` is the text of deck.json, carried along by formats that can.
    """

    def export(self, deck: Deck, settings: Settings, to: Path, *, attachment: str = "") -> tuple[str, ...]: ...


EXPORTERS: Mapping[str, Exporter] = MappingProxyType({"pdf": pdf})

__all__ = ["EXPORTERS", "Exporter"]
