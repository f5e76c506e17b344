"""Where quotation marks open and close in a paragraph; a mark without its partner spoils no other quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

MARK = re.compile(r"''|``|‘‘|’’|[\"“”„«»‘’']")
PAIRS = {"“": "”", "«": "»", "„": "“", "``": "''", "‘‘": "’’", "‘": "’"}
TWOFOLD = frozenset({'"', "''", "'"})
"""Marks that open and close in one shape: the white space around them tells which."""
SINGLE = frozenset({"‘", "’", "'"})
BEFORE = " \t\n\u00a0([{—–-:/"
"""What may stand before a mark that opens, beside another mark."""
CLIPPED = re.compile(r"(?:em|tis|twas|til|till|cause|bout|round|n|\d\ds?)\b", re.IGNORECASE)
"""Words that begin with an apostrophe, which opens nothing."""
INCHES = re.compile(r"(?<!\d)\d{1,3}(?:\.\d+)?$")
STOP = re.compile(r"[.!?…](?=\s+[^\sa-z])")
NEW = re.compile(r"(?:^|[.,:;!?…”\"’')\]—–-])\s*$")
"""Before a quotation that may run on to the end of the paragraph: nothing, or a stop of some kind."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark at `at`, and what its shape and neighbours let it do."""

    at: int
    sign: str
    opens: bool
    closes: bool

    @property
    def end(self) -> int:
        return self.at + len(self.sign)


def quoted(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open stretches inside quotation marks, marks left out, in order and disjoint.

    Curly marks pair by their shape, straight ones by the white space around them; an apostrophe and a mark for feet
    or inches are none. An opening mark that is never closed quotes to the end of the paragraph, as the custom for
    quotations of several paragraphs has it, but only where a quotation can begin; inside a sentence it quotes to
    the sentence's end, and before another quotation nothing.
    """
    marks = [_mark(text, found) for found in MARK.finditer(text)]
    double = list(_paired(text, [mark for mark in marks if mark.sign not in SINGLE]))
    single = [one for one in _paired(text, [mark for mark in marks if mark.sign in SINGLE]) if not _cross(one, double)]
    return tuple(_outermost([*double, *single]))


def _mark(text: str, found: re.Match[str]) -> Mark:
    at, sign, end = found.start(), found[0], found.end()
    before, after = text[at - 1 : at], text[end : end + 1]
    free = not before or before in BEFORE or MARK.match(before) is not None
    if sign not in TWOFOLD:
        closes = sign in PAIRS.values()
        apostrophe = sign == "’" and (after.isalnum() or not before or before.isspace())
        return Mark(at, sign, _opens(text, sign, end), closes and not apostrophe)
    opens = free and bool(after) and not after.isspace() and after not in ",.;!?)"
    if sign == "'":
        opens = opens and CLIPPED.match(text, end) is None
        return Mark(at, sign, opens, bool(before) and not before.isspace() and not after.isalnum() and not opens)
    between = bool(before) and before in ".,!?" and after.isalnum()
    return Mark(at, sign, opens or between, not opens)


def _opens(text: str, sign: str, end: int) -> bool:
    return sign in PAIRS and not (sign == "‘" and CLIPPED.match(text, end))


def _paired(text: str, marks: Sequence[Mark]) -> Iterator[tuple[int, int]]:
    opened: list[Mark] = []
    for number, mark in enumerate(marks):
        partner = next((at for at in reversed(range(len(opened))) if _fit(opened[at], mark)), None)
        if partner is not None and not _passes(text, mark, marks[number + 1 :]):
            if opened[partner].end < mark.at:
                yield opened[partner].end, mark.at
            del opened[partner:]
        elif mark.opens:
            opened.append(mark)
    if opened and opened[-1].at == max(mark.at for mark in marks if mark.opens):
        yield from _unclosed(text, opened[-1])


def _fit(opener: Mark, mark: Mark) -> bool:
    if opener.sign in TWOFOLD:
        return mark.sign == opener.sign and mark.closes
    return mark.sign == PAIRS[opener.sign] and (mark.closes or mark.sign == "“")


def _passes(text: str, mark: Mark, later: Sequence[Mark]) -> bool:
    """Whether a mark that could close is an apostrophe or a mark for inches, since a better one follows."""
    before = text[max(0, mark.at - 6) : mark.at]
    inches = mark.sign == '"' and INCHES.search(before)
    plural = mark.sign in SINGLE and before.endswith(("s", "S")) and text[mark.end : mark.end + 1].isspace()
    if not inches and not plural:
        return False
    following = next((other for other in later if other.opens or other.closes), None)
    return following is not None and following.closes and following.sign == mark.sign and not following.opens


def _unclosed(text: str, mark: Mark) -> Iterator[tuple[int, int]]:
    if mark.sign in SINGLE and (mark.at > 0 or not text[mark.end : mark.end + 1].isupper() or mark.sign == "'"):
        return
    stop = None if NEW.search(text[: mark.at]) else STOP.search(text, mark.end)
    end = stop.end() if stop else len(text)
    if text[mark.end : end].strip():
        yield mark.end, end


def _cross(one: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    """Whether a stretch begins inside another and ends outside, or the other way round."""
    return any(a < one[0] < b < one[1] or one[0] < a < one[1] < b for a, b in others)


def _outermost(spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    last = 0
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= last:
            yield start, end
            last = end
