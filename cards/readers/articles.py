"""Several articles in one file, told apart by what a new article shows at its top."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from cards.readers import asides

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cards.readers.pieces import Piece

_LOOK = 9  # so many pieces may stand between a headline and its text
_BODY = 40  # words of running text that make an article
_HEADLINE = 160
_SIGN = 120
_PROSE = 60
_PROOF = 3
_DATELINE = re.compile(r"[A-Z][A-Z.'’ -]{2,30}(?:, [\w. ]{2,30})?(?: ?\([A-Z][\w./& ]{1,40}\))? ?(?::|--|[-–—]) ")


def divide(text: str, pieces: Sequence[Piece]) -> tuple[tuple[Piece, ...], ...]:
    """The pieces of each article; nearly always there is one."""
    if sum(1 for piece in pieces if _wiki_title(text, piece)) > 1:
        starts = [index for index, piece in enumerate(pieces) if _wiki_title(text, piece)]
    else:
        starts = [index for index in _near_signs(text, pieces) if _opens(text, pieces, index)]
    edges = [0]
    for start in (*starts, len(pieces)):
        # A page's head, or a table of contents, is not yet an article.
        if start == len(pieces) or (_prose(text, pieces[edges[-1] : start]) >= _BODY <= _prose(text, pieces[start:])):
            edges.append(start)
    return tuple(tuple(pieces[start:end]) for start, end in pairwise(edges) if start < end)


def _near_signs(text: str, pieces: Sequence[Piece]) -> Iterator[int]:
    """The pieces with a date, byline or database header at most a page's head below them; no other opens an article."""
    last = 0
    for index, piece in enumerate(pieces):
        words = text[piece.start : piece.end] if piece.end - piece.start <= _SIGN else ""
        if words and (asides.sort(words) in {"date", "byline"} or (":" in words and asides.HEADER.fullmatch(words))):
            yield from range(max(last + 1, index - _LOOK), index + 1)
            last = max(last, index)


def _wiki_title(text: str, piece: Piece) -> bool:
    return piece.shape == "heading" and piece.level == 1 and text[piece.at] == "="


def _prose(text: str, pieces: Sequence[Piece]) -> int:
    """Words in running paragraphs, counted no further than is needed."""
    count = 0
    for piece in pieces:
        if piece.shape == "prose" and piece.end - piece.start > _PROSE:
            count += len(text[piece.start : piece.end].split())
        if count >= _BODY:
            break
    return count


def _opens(text: str, pieces: Sequence[Piece], index: int) -> bool:
    """Whether a news page's head begins here: a headline, and below it enough of date, byline and follow line."""
    piece = pieces[index]
    if piece.shape != "prose" or piece.end - piece.start > _HEADLINE or text[piece.end - 1] in ".,;:":
        return False
    headline = text[piece.start : piece.end]
    if asides.HEADER.fullmatch(headline):
        return _header(text, pieces, index)
    if not headline[0].isupper() or asides.sort(headline):
        return False
    return _proof(text, headline, pieces[index + 1 : index + 1 + _LOOK]) >= _PROOF


def _header(text: str, pieces: Sequence[Piece], index: int) -> bool:
    """Two "Title: ..." lines in a row, the first of their row, below a text."""
    before, after = pieces[index - 1], pieces[index + 1 : index + 2]
    heads = [asides.HEADER.fullmatch(text[one.start : one.end]) for one in after]
    first = not asides.HEADER.fullmatch(text[before.start : before.end])
    return first and bool(heads and heads[0])


def _proof(text: str, headline: str, below: Sequence[Piece]) -> int:
    """Points for each thing of a page's head found before the text; none at all without a date or byline."""
    seen: dict[str, int] = {}
    for piece in below:
        words = text[piece.start : piece.end]
        if words.casefold() == headline.casefold():
            seen["headline"] = 2
        elif piece.end - piece.start > _PROSE and piece.shape == "prose" and not asides.sort(words):
            seen["dateline"] = 2 if _DATELINE.match(words) else 0
            break
        elif (found := asides.sort(words)) in {"date", "byline", "share"}:
            seen[found] = 1
    return sum(seen.values()) if {"date", "byline"} & seen.keys() else 0
