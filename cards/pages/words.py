"""Words on their way to a page: passages cut into pieces for underlining, citations with their links."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cards.citations import Cite
from cards.model import Evidence, Span

_PARAGRAPH = re.compile(r"(\s*\n\s*\n\s*)")
_WORD = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a source. `kind` is "read", "context" or "pilcrow"; `at` names the stop when faces are measured."""

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
        if words:
            yield Piece("¶", "pilcrow") if index % 2 else Piece(words, kind)


def named(cut: Sequence[Piece], number: int, first: int) -> Iterator[Piece]:
    """One piece for each word, named after its stop; a word that is partly read is named once."""
    stop, inside = first, False
    for piece in cut:
        if piece.kind == "pilcrow":
            inside = False
            yield piece
            continue
        for word in _WORD.findall(piece.text):
            named = not inside and not word.isspace()
            yield Piece(word, piece.kind, f"s{number}-{stop}" if named else "")
            stop += named
            inside = not word[-1].isspace()


def linked(cite: Cite, url: str) -> Iterator[tuple[str, bool, str]]:
    """The cite's pieces, its address a link if it is one of the web."""
    bare = re.sub(r"^https?://", "", url)
    for words, slanted in cite.pieces():
        found = re.search(rf"(?:https?://)?{re.escape(bare)}", words) if bare != url else None
        cuts = (0, *found.span(), len(words)) if found else (0, len(words))
        for index, (start, end) in enumerate(pairwise(cuts)):
            if start < end:
                yield words[start:end], slanted, url if index == 1 else ""


def right_to_left(span: Span) -> bool:
    """Whether most of it is written from right to left."""
    ways = [unicodedata.bidirectional(letter) for letter in span.text if letter.isalpha()]
    return sum(way in ("R", "AL") for way in ways) * 2 > len(ways)
