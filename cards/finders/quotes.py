"""Where quotation marks open and close in a paragraph; a mark without its partner spoils no other quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator

OPENERS = {"“": "”", "«": "»", "„": "“"}
STRAIGHT = re.compile(r'"')


def quoted(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open stretches inside quotation marks, marks left out, in order and disjoint.

    Curly marks pair by their shape, straight ones by the white space around them. An opening mark that is never
    closed quotes to the end of the paragraph, as the custom for quotations of several paragraphs has it.
    """
    return tuple(sorted(_merged([*_curly(text), *_straight(text)])))


def _curly(text: str) -> Iterator[tuple[int, int]]:
    opened: tuple[int, str] | None = None
    for at, mark in enumerate(text):
        if opened and mark == opened[1]:
            if at > opened[0]:
                yield opened[0], at
            opened = None
        elif mark in OPENERS and not opened:
            opened = (at + 1, OPENERS[mark])
    if opened and text[opened[0] :].strip():
        yield opened[0], len(text)


def _straight(text: str) -> Iterator[tuple[int, int]]:
    opened: int | None = None
    for found in STRAIGHT.finditer(text):
        at = found.start()
        opens = at + 1 < len(text) and not text[at + 1].isspace() and (at == 0 or text[at - 1] in " \t\n([—–-‘'“")
        if opened is None and opens:
            opened = at + 1
        elif opened is not None:
            if at > opened:
                yield opened, at
            opened = None
    if opened is not None and text[opened:].strip():
        yield opened, len(text)


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Drop a stretch that lies inside, or runs into, an earlier one."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
