"""What is printed at the edge of a PDF's pages and is no part of its text: running heads and feet, page numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cards.readers.glyphs import Run

_DEPTH = 0.14  # of the page's height, from above and from below
_OFTEN = 3  # pages on which the same words stand at the same height
_WORDS = 12
_ROWS = 3  # the first and last rows of a page, within that depth
_NUMBER = re.compile(r"\W*(?:page\s*|p\.\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_ADDRESS = re.compile(r"\bhttps?://[^\s/]+/[^\s…]+(?!\S)")
_STEP = 6.0  # points by which the same line may move from page to page


def running(pages: Sequence[Sequence[Run]], heights: Sequence[float], labels: Sequence[str]) -> frozenset[Run]:
    """The runs that are furniture: a page number, alone or with words, or repeated from page to page at one height."""
    edges = [_edge(runs, height) for runs, height in zip(pages, heights, strict=True)]
    seen: Mapping[tuple[str, int], set[int]] = defaultdict(set)
    for page, edge in enumerate(edges):
        for run in edge:
            for key in _keys(run):
                seen[key].add(page)
    often = min(_OFTEN, max(2, len(pages)))
    return frozenset(
        run
        for edge, label in zip(edges, labels, strict=True)
        for run in edge
        if _NUMBER.fullmatch(run.text) or _numbered(run, label) or any(len(seen[key]) >= often for key in _keys(run))
    )


def address(furniture: Iterable[Run]) -> str:
    """The address that a browser printed at the edge of its pages, if it is one, whole, and of more than a site."""
    found = {url for run in furniture for url in _ADDRESS.findall(run.text)}
    return found.pop() if len(found) == 1 else ""


def _numbered(run: Run, label: str) -> bool:
    """Whether a short line begins or ends with its page's own number, as "Chapter 2: The bridge 17" does."""
    words = run.text.split()
    return len(words) <= _WORDS and label in {words[0], words[-1]}


def _edge(runs: Sequence[Run], height: float) -> list[Run]:
    """The runs of the first and last rows of a page, where these are in its margins."""
    levels = sorted({round(run.foot) for run in runs})
    lowest, highest = levels[:_ROWS], levels[-_ROWS:]
    return [
        run
        for run in runs
        if run.turned
        or (run.foot > (1 - _DEPTH) * height and round(run.foot) in highest)
        or (run.foot < _DEPTH * height and round(run.foot) in lowest)
    ]


def _keys(run: Run) -> tuple[tuple[str, int], tuple[str, int]]:
    """The words without their numbers, and the height in two rounds, so that no line falls between two steps."""
    words = " ".join(_DIGITS.sub("#", run.text.casefold()).split())
    return (words, round(run.foot / _STEP)), (words, -1 - round(run.foot / _STEP + 0.5))
