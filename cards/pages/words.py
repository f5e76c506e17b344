"""Words on their way to a page: passages cut into pieces for underlining, citations with their links."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from cards.citations import Cite
from cards.model import Evidence, Span
from cards.pages.tongue import RIGHT_TO_LEFT, marks

_PARAGRAPH = re.compile(r"(\s*\n\s*\n\s*)")
_WORD = re.compile(r"\S+\s*|\s+")
_LABEL = re.compile(r"\b([A-Z]+\d*(?:-[A-Z0-9]+)+)\b")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a source. `at` names the stop that is measured.

    `kind` is "read" (underlined), "said" (underlined, and marked to be read aloud), "context", "space" or "pilcrow".
    """

    text: str  #: the words, unaltered
    kind: str  #: how they are set, and why
    at: str = ""  #: the id by which it is measured; "" is not measured


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation as set: bold, then pieces of (words, in italics?, link)."""

    short: str  #: what is set bold and read aloud: name and year
    #: the rest: words, whether in italics, and where they link to ("" is nowhere)
    pieces: tuple[tuple[str, bool, str], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage with all that must stand beside it: what only the quote() macro may print.

    `under` says in words what it is there for, where it stands under no position or beside others; `above` are the
    same words, in a head and the rest, each cut into (words, the place of the card that they name).
    """

    pieces: tuple[Piece, ...]  #: the words, cut where the underlining or the paragraph changes
    cite: Cited  #: the citation of its source
    place: str  #: where it stands there: a page or paragraph; "" is not known
    lang: str = ""  #: its language as HTML’s lang; "" is that of the page
    under: str = ""  #: what it is there for, in our words
    above: tuple[tuple[tuple[str, str], ...], ...] = ()  #: the same, cut: words, and the card’s place to link to

    @property
    def rtl(self) -> bool:
        """Whether its language is written from right to left."""
        return self.lang in RIGHT_TO_LEFT

    @property
    def marks(self) -> tuple[str, str]:
        """The quotation marks of its language."""
        return marks(self.lang)

    @property
    def read(self) -> tuple[str, ...]:
        """The underlined words, stretch by stretch, for those who cannot see the line."""
        runs = groupby((piece for piece in self.pieces if piece.kind not in ("space", "pilcrow")), _underlined)
        return tuple(" ".join("".join(piece.text for piece in run).split()) for underlined, run in runs if underlined)


def pieces(evidence: Evidence, said: Span | None = None) -> Iterator[Piece]:
    """The passage for print: each stretch of one kind, and a ¶ where the source begins a new paragraph.

    Of the read parts, the words of `said` are marked to be read aloud.
    """
    at = evidence.passage.start
    for text, read in evidence.pieces():
        cuts = sorted({at, at + len(text), *_inside(said, at, at + len(text))}) if read else (at, at + len(text))
        for start, end in pairwise(cuts):
            aloud = said is not None and said.start <= start and end <= said.end
            kind = ("said" if aloud else "read") if read else "context"
            yield from flowing(evidence.source.text[start:end], kind)
        at += len(text)


def _inside(said: Span | None, start: int, end: int) -> Iterator[int]:
    return (edge for edge in ((said.start, said.end) if said else ()) if start < edge < end)


def _underlined(piece: Piece) -> bool:
    return piece.kind != "context"


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


def chained(text: str, homes: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Words of ours cut into (words, the place of the card that they name or "")."""
    parts = _LABEL.split(text)
    return tuple((part, homes.get(part, "")) for part in parts if part)
