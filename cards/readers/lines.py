"""Plain text into pieces: which lines belong to one paragraph, which are items, which are marked as headings."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cards.readers.pieces import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LINE = re.compile(r"[^\n]+")
_WIKI = re.compile(r"(={1,6})\s*([^=\s](?:.*[^=\s])?)\s*\1")
_HASH = re.compile(r"(#{1,6})[ \t]+(\S.*?)(?:[ \t]+#+)?")
_BULLET = re.compile(r"(?:[•●▪◦‣∙·*+–—-]|\(?\d{1,3}[.)])[ \t]+(?=\S)")
_CLOSED = frozenset(".!?:;…\"”’'»)]*")
_GOES_ON = frozenset(
    "a an and as at but by for from in into nor of on or than that the their this to upon via which who with".split()
)
_SHORTEST = 40  # a shorter line was not broken for want of room
_WIDEST = 120  # and a longer one was not broken at all
_FEWEST = 4
_MOST = 0.6


class Line(NamedTuple):
    """[start, end) without the space around it; `gap`: a blank line stands before."""

    start: int
    end: int
    indent: int
    gap: bool


def pieces(text: str) -> tuple[Piece, ...]:
    """Every paragraph, item and marked heading of a text, in order."""
    lines = tuple(_lines(text))
    width = _width(text, lines)
    return tuple(_piece(text, group) for group in _groups(text, lines, width))


def _lines(text: str) -> Iterator[Line]:
    last = -2
    gap = True
    for found in _LINE.finditer(text):
        words = found[0]
        gap = gap or found.start() > last + 1
        last = found.end()
        bare = words.strip()
        if bare:
            indent = len(words) - len(words.lstrip())
            start = found.start() + indent
            yield Line(start, start + len(bare), indent, gap)
            gap = False
        else:
            gap = True


def _width(text: str, lines: Sequence[Line]) -> int:
    """The width at which the whole text was wrapped by hand or machine, or 0: a line is a paragraph then."""
    pairs = [(one, two) for one, two in pairwise(lines) if not two.gap]
    cut = sum(1 for one, two in pairs if _open(text, one) and not _BULLET.match(text, two.start))
    if len(pairs) < _FEWEST or cut < _MOST * len(pairs):
        return 0
    lengths = sorted(line.end - line.start for line in lines)
    wide = lengths[len(lengths) * 95 // 100]
    return wide if _SHORTEST <= wide <= _WIDEST else 0


def _open(text: str, line: Line) -> bool:
    return line.end - line.start >= _SHORTEST and text[line.end - 1] not in _CLOSED


def _groups(text: str, lines: Sequence[Line], width: int) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        if group and not _joined(text, group[-1], line, width):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _joined(text: str, last: Line, line: Line, width: int) -> bool:
    """Whether this line goes on with the paragraph of the last."""
    if line.gap or _BULLET.match(text, line.start) or _marked(text, last) or _marked(text, line):
        return False
    length, end = last.end - last.start, text[last.end - 1]
    if width:
        ends_early = end in _CLOSED and length < _MOST * width
        return not ends_early and not (end in _CLOSED and line.indent > last.indent)
    if end in _CLOSED:
        return False
    final = text[max(last.start, last.end - 12) : last.end].rsplit(maxsplit=1)[-1].lower()
    if final in {"and", "or"} and ";" in text[last.end - 6 : last.end]:
        return False
    return final in _GOES_ON or (length >= _SHORTEST and text[line.start].islower())


def _marked(text: str, line: Line) -> bool:
    return text[line.start] in "=#" and _heading(text[line.start : line.end]) is not None


def _heading(words: str) -> re.Match[str] | None:
    return _WIKI.fullmatch(words) or _HASH.fullmatch(words)


def _piece(text: str, group: Sequence[Line]) -> Piece:
    start, end, gap = group[0].start, group[-1].end, group[0].gap
    if text[start] in "=#" and (found := _heading(text[start:end])):
        return Piece(start + found.start(2), start + found.end(2), "heading", len(found[1]), start, gap)
    bullet = _BULLET.match(text, start, end)
    if bullet and bullet.end() < end and not _numbered_title(text[bullet.end() : end], bullet[0]):
        return Piece(bullet.end(), end, "item", 0, start, gap)
    return Piece(start, end, "prose", 0, start, gap)


def _numbered_title(words: str, bullet: str) -> bool:
    """Whether a number counts a heading ("3. Results") and not an item ("3. Wash the beaker.")."""
    return (
        bullet[0] not in "•●▪◦‣∙·*+–—-"
        and len(words) <= _SHORTEST
        and (words[-1] not in _CLOSED or words.endswith(" ."))
    )


def is_wiki(text: str) -> bool:
    """Whether it is in wiki markup: its first line a "= Title =", or two "==Section==" lines."""
    first = _LINE.search(text.lstrip("\n "))
    title = bool(first and (found := _WIKI.fullmatch(first[0].strip())) and len(found[1]) == 1)
    return title or len(re.findall(r"(?m)^==+[^=\n]+==+[ \t]*$", text)) > 1
