"""Which card goes in which cell of which sheet, and where to cut: arithmetic in millimetres, nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from cards.stocks import Grid, Paper

TICK = 5.0
GAP = 2.0
EDGE = 4.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A card's place on its sheet, from the top left."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A cut mark: a hairline, `width` or `height` of it 0."""

    x: float
    y: float
    width: float
    height: float


def cells(grid: Grid) -> tuple[Cell, ...]:
    """The cells of one sheet, row by row."""
    return tuple(
        Cell(grid.left + column * grid.across, grid.top + row * grid.down, grid.width, grid.height)
        for row in range(grid.rows)
        for column in range(grid.columns)
    )


def sheets(count: int, grid: Grid) -> tuple[tuple[tuple[int, Cell], ...], ...]:
    """For each sheet the numbers of its cards and their cells; `count` cards in order, the last sheet may be short."""
    places = cells(grid)
    return tuple(tuple(zip(range(first, count), places, strict=False)) for first in range(0, count, len(places)))


def ticks(grid: Grid, paper: Paper) -> tuple[Tick, ...]:
    """Cut marks in the outer margins, clear of the cards; where cards reach the paper's edge, short ones on the cut."""
    columns = _edges(grid.left, grid.across, grid.width, grid.columns)
    rows = _edges(grid.top, grid.down, grid.height, grid.rows)
    down = _stretches(rows[0], rows[-1], paper.height)
    across = _stretches(columns[0], columns[-1], paper.width)
    return (
        *(Tick(x, start, 0, length) for x in columns if 0 < x < paper.width for start, length in down),
        *(Tick(start, y, length, 0) for y in rows if 0 < y < paper.height for start, length in across),
    )


def _edges(first: float, step: float, size: float, count: int) -> tuple[float, ...]:
    """Where the blade goes: both edges of each card, once each."""
    edges = {round(first + index * step + edge, 3) for index in range(count) for edge in (0.0, size)}
    return tuple(sorted(edges))


def _stretches(first: float, last: float, length: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """The marks before the first card and after the last; within the margin if there is room, else just inside it."""
    before, after = min(TICK, first - GAP - EDGE), min(TICK, length - last - GAP - EDGE)
    near = (first - GAP - before, before) if before > 0 else (EDGE, TICK)
    far = (last + GAP, after) if after > 0 else (length - EDGE - TICK, TICK)
    return near, far
