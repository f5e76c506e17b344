"""Whether every letter of a deck can be drawn by the fonts that come with it, and whether no other font crept in."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from cards import templates
from cards.errors import MissingLetter, TemplateFault
from cards.model import Card, Deck
from cards.templates import Folders

# What is never drawn: joiners, marks of direction, variants of a letter's shape, and the printer's own line ends.
UNSEEN = frozenset(
    "\n\t\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufe0e\ufe0f\ufeff"
)


def refuse_missing(html: str, deck: Deck, where: Folders) -> None:
    """Raise MissingLetter if no font of ours has some letter: another font's, or a box, would be drawn."""
    unknown = sorted(set(html) - _drawable(where) - UNSEEN)
    if unknown:
        named = ", ".join(map(_named, unknown))
        raise MissingLetter(
            f"the fonts of this tool have no letter for {named}",
            where=", ".join(_holding(deck, frozenset(unknown))) or "templates",
            mend="drop the card with [[drop]]; or put a font that has it into your templates folder and name it in "
            "css/fonts.css and css/type.css",
        )


def refuse_strangers(names: Iterable[str], where: Folders) -> None:
    """Raise TemplateFault if a page was set in a font that is not the templates': another machine may not have it."""
    known = {name.replace(" ", "-") for name in set(templates.families(where))}
    strange = sorted({bare for bare in (name.rpartition("+")[2].lstrip("/") for name in names) if not _of(bare, known)})
    if strange:
        raise TemplateFault(
            f"a page is set in {', '.join(strange)}, which is not in the templates’ fonts",
            where="templates",
            mend="name only fonts of css/fonts.css in font-family, in a weight and style that they have",
        )


def _named(letter: str) -> str:
    code = f"U+{ord(letter):04X} {unicodedata.name(letter, '')}".strip()
    return f"{letter} ({code})"


def _of(name: str, families: Iterable[str]) -> bool:
    return any(name == family or name.startswith(f"{family}-") for family in families)


def _holding(deck: Deck, unknown: frozenset[str]) -> Iterator[str]:
    cards = [card.label for card in deck.cards if unknown & set(_words(card))]
    yield from (f"card {label}" for label in cards[:MOST])
    if len(cards) > MOST:
        yield f"and {len(cards) - MOST} more"
    for source in deck.sources:
        if not cards and unknown & set(f"{source.file}{source.reference}"):
            yield source.file


MOST = 3
"""Cards that a message names."""


def _words(card: Card) -> str:
    passages = "".join(evidence.passage.text for evidence in card.evidence)
    lines = "".join(line.label + line.text for line in card.lines)
    reference = card.source.reference if card.source else ""
    return f"{card.title}{passages}{lines}{card.position.text if card.position else ''}{reference}"


def _files(where: Folders) -> list[Path]:
    folders = [folder / "fonts" for folder in (*where, templates.stock("templates"))]
    return [path for folder in folders for path in sorted(folder.glob("*.[ot]tf"))]


@lru_cache(maxsize=2)
def _drawable(where: Folders) -> frozenset[str]:
    from fontTools.ttLib import TTFont, TTLibError  # type: ignore[import-untyped]

    found: set[str] = set()
    for path in _files(where):
        try:
            with path.open("rb") as raw, TTFont(raw, lazy=True) as font:
                found.update(map(chr, font.getBestCmap()))
        except (TTLibError, OSError, AssertionError, TypeError) as error:
            mend = "put a font as .ttf or .otf there, or take the file away"
            raise TemplateFault(f"is no font: {error}", where=str(path), mend=mend) from error
    return frozenset(found)
