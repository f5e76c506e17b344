"""The runs of a PDF page in the order in which they are read, line by line, column after column."""

from __future__ import annotations

import re
from itertools import groupby
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from cards.readers.glyphs import Run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BIN = 2.0  # points
_GUTTER = 0.7  # ems that are free between two columns
_CROSSING = 0.25  # of the runs may lie across the gutter: headlines, pictures' captions
_FEWEST = 4  # runs in each column
_WORDS = 12  # characters of a column's lines, at least, on average; fewer are cells of a table
_LEVEL = 0.4  # ems
_CELLS = 3
_DOTS = 6
_LEADERS = re.compile(r"(?:\. ?){6,}\S*$")


class Line(NamedTuple):
    """A line of one column, and the column's edges; `cells` are the runs that it was put together from."""

    run: Run
    left: float
    right: float
    cells: int = 1


def lines(runs: Sequence[Run]) -> Iterator[tuple[Line, ...]]:
    """The columns of a page in reading order, each as its lines from top to bottom."""
    for column in _ordered(runs):
        rows = [_joined(row) for row in _rows(column)]
        left, right = min(run.left for run, _ in rows), max(run.right for run, _ in rows)
        yield tuple(Line(run, left, right, cells) for run, cells in rows)


def _ordered(runs: Sequence[Run]) -> Iterator[Sequence[Run]]:
    """What lies across the gutter divides the page into bands; in each the left column is read, then the right."""
    gutter = _gutter(runs)
    if gutter is None:
        if runs:
            yield runs
        return
    falling = sorted(runs, key=lambda run: -run.foot)
    for across, band in groupby(falling, key=lambda run: run.left < gutter < run.right):
        held = list(band)
        if across:
            yield held
        else:
            yield from _ordered([run for run in held if run.right <= gutter])
            yield from _ordered([run for run in held if run.left >= gutter])


def _gutter(runs: Sequence[Run]) -> float | None:
    """The middle of the strip between two columns, or None if these runs are one column."""
    if len(runs) < 2 * _FEWEST:
        return None
    left, right = min(run.left for run in runs), max(run.right for run in runs)
    size = median(run.size for run in runs)
    covered = _covered(runs, left, right)
    tenth = len(covered) // 10
    inner = range(tenth, len(covered) - tenth)
    fewest = min((covered[at] for at in inner), default=len(runs))
    strips = [list(bins) for free, bins in groupby(inner, key=lambda at: covered[at] <= fewest) if free]
    widest = max(strips, key=len, default=[])
    if not widest or len(widest) * _BIN < _GUTTER * size or fewest > _CROSSING * len(runs):
        return None
    middle = left + (widest[0] + len(widest) / 2) * _BIN
    return middle if _parts(runs, middle) else None


def _covered(runs: Sequence[Run], left: float, right: float) -> list[int]:
    """How many runs lie over each stretch of the page's width."""
    steps = [0] * (int((right - left) / _BIN) + 2)
    for run in runs:
        steps[int((run.left - left) / _BIN)] += 1
        steps[int((run.right - left) / _BIN) + 1] -= 1
    covered, count = [], 0
    for step in steps[:-1]:
        count += step
        covered.append(count)
    return covered


def _parts(runs: Sequence[Run], middle: float) -> bool:
    """Whether there is text, and not a table's cells, on both sides, and beside each other."""
    sides = [run for run in runs if run.right <= middle], [run for run in runs if run.left >= middle]
    for side in sides:
        if len(side) < _FEWEST or sum(len(run.text) for run in side) < _WORDS * len(side):
            return False
    top = min(max(run.foot for run in side) for side in sides)
    bottom = max(min(run.foot for run in side) for side in sides)
    return top > bottom


def _rows(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """The runs that stand on one level, from left to right, row under row."""
    held: list[Run] = []
    for run in sorted(runs, key=lambda run: -run.foot):
        if held and held[0].foot - run.foot > _LEVEL * max(held[0].size, run.size):
            yield sorted(held, key=lambda one: one.left)
            held = []
        held.append(run)
    if held:
        yield sorted(held, key=lambda one: one.left)


def _joined(row: Sequence[Run]) -> tuple[Run, int]:
    if len(row) == 1:
        return row[0], 1
    longest = max(row, key=lambda run: len(run.text))
    words = " ".join(run.text for run in row)
    whole = longest._replace(left=row[0].left, right=max(run.right for run in row), text=words)
    return whole._replace(bold=all(run.bold for run in row)), len(row)


def is_table(line: Line) -> bool:
    """Whether it is a row of cells: three or more, and short ones; or a line of a table of contents."""
    cells = line.cells >= _CELLS and len(line.run.text) < 2 * _WORDS * line.cells
    return cells or is_listing(line)


def is_listing(line: Line) -> bool:
    """Whether dots lead from its words to the number of a page."""
    return line.run.text.count(".") >= _DOTS and bool(_LEADERS.search(line.run.text))
