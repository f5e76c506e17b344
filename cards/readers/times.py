"""The time stamps of a transcript: each is the place of the words behind it, and is itself none of them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from cards.model import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cards.readers.pieces import Article, Piece

_CLOCK = r"(?:\d{1,2}:)?[0-5]?\d:[0-5]\d"
_STAMP = re.compile(
    rf"[\[(]?(?P<time>{_CLOCK})(?:[.,]\d{{1,3}})?[\])]?(?=[\s:]|$)(?:\s+(?:-->|[-–—])\s+[\d:.,]+)?[ \t]*[-–—:]?\s*"
)
_INSIDE = re.compile(rf"(?<=\s)[\[(](?P<time>{_CLOCK})(?:[.,]\d{{1,3}})?[\])]")
_FEWEST = 3
_MINUTE = 60
_SHARE = 0.2  # of the pieces of a transcript


def timed(text: str, article: Article) -> Article:
    """The article with its stamps as places and its pieces without them; one that has none stays as it is."""
    pieces = article.pieces
    stamps = [None if piece.shape == "heading" else _STAMP.match(text, piece.start, piece.end) for piece in pieces]
    found = [stamp for stamp in stamps if stamp]
    seconds = [_seconds(stamp["time"]) for stamp in found]
    runs_on = all(one <= two for one, two in pairwise(seconds))
    if len(found) < max(_FEWEST, _SHARE * len(pieces)) or not runs_on:
        return article
    marks = {stamp.start(): stamp["time"] for stamp in (*found, *_inside(text, pieces))}
    shorn = tuple(_without(piece, stamp) for piece, stamp in zip(pieces, stamps, strict=True))
    return replace(article, pieces=shorn, times=tuple(Mark(start, marks[start]) for start in sorted(marks)))


def is_recording(article: Article) -> bool:
    """Whether its times count from the beginning, to the second, as those of a recording do, and no clock's."""
    stamps = [time.label for time in article.times]
    return bool(stamps) and (stamps[0].count(":") > 1 or _seconds(stamps[0]) < _MINUTE)


def _without(piece: Piece, stamp: re.Match[str] | None) -> Piece:
    if not stamp:
        return piece
    alone = stamp.end() >= piece.end
    return piece._replace(shape="aside") if alone else piece._replace(start=stamp.end())


def _inside(text: str, pieces: Sequence[Piece]) -> Iterator[re.Match[str]]:
    for piece in pieces:
        yield from _INSIDE.finditer(text, piece.start, piece.end)


def _seconds(time: str) -> int:
    total = 0
    for part in time.split(":"):
        total = 60 * total + int(part)
    return total
