"""Words on their way to a page: passages cut into pieces for underlining, citations with their links."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cards.citations import Cite
from cards.model import Evidence, Span

_PARAGRAPH = re.compile(r"(\s*\n\s*\n\s*)")
_WORD = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a source. `kind` is "read", "context", "space" or "pilcrow"; `at` names the stop that is measured."""

    text: str
    kind: str
    at: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation as set: bold, then pieces of (words, in italics?, link)."""

    short: str
    pieces: tuple[tuple[str, bool, str], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage with all that must stand beside it: what only the quote() macro may print."""

    pieces: tuple[Piece, ...]
    cite: Cited
    place: str
    rtl: bool


def pieces(evidence: Evidence) -> Iterator[Piece]:
    """The passage for print: each stretch of one kind, and a ¶ where the source begins a new paragraph."""
    for text, read in evidence.pieces():
        yield from flowing(text, "read" if read else "context")


def flowing(text: str, kind: str) -> Iterator[Piece]:
    for index, words in enumerate(_PARAGRAPH.split(text)):
        if index % 2:
            yield Piece("¶", "pilcrow")
        else:
            yield from (Piece(part, "space" if part.isspace() else kind) for part in spaced(words))


def spaced(text: str) -> tuple[str, ...]:
    """The words with the spaces around them apart: WeasyPrint breaks a line too soon before an inline's last space."""
    core = text.strip()
    before, _, after = text.partition(core) if core else (text, "", "")
    return tuple(filter(None, (before, core, after)))


def named(cut: Sequence[Piece], number: int, first: int, wanted: Container[int]) -> Iterator[Piece]:
    """The pieces again, with each wanted word a piece of its own, named after its stop; a word partly read, once."""
    stop, inside = first, False
    for piece in cut:
        if piece.kind in ("pilcrow", "space"):
            inside = False
            yield piece
            continue
        plain = ""
        for word in _WORD.findall(piece.text):
            begins = not inside and not word.isspace()
            if begins and stop in wanted:
                yield from _unnamed(plain, piece.kind)
                plain = ""
                yield Piece(word, piece.kind, f"s{number}-{stop}")
            else:
                plain += word
            stop += begins
            inside = not word[-1].isspace()
        yield from _unnamed(plain, piece.kind)


def _unnamed(text: str, kind: str) -> Iterator[Piece]:
    if text:
        yield Piece(text, kind)


def linked(cite: Cite, url: str) -> Iterator[tuple[str, bool, str]]:
    """The cite's pieces, its address a link if it is one of the web."""
    bare = re.sub(r"^https?://", "", url)
    for words, slanted in cite.pieces():
        found = re.search(rf"(?:https?://)?{re.escape(bare)}", words) if bare != url else None
        cuts = (0, *found.span(), len(words)) if found else (0, len(words))
        for index, (start, end) in enumerate(pairwise(cuts)):
            yield from ((part, slanted, url if index == 1 else "") for part in spaced(words[start:end]))


def right_to_left(span: Span) -> bool:
    """Whether most of it is written from right to left."""
    ways = [unicodedata.bidirectional(letter) for letter in span.text if letter.isalpha()]
    return sum(way in ("R", "AL") for way in ways) * 2 > len(ways)
