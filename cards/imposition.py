"""Which card goes in which cell of which sheet, where its back goes, and where to cut: arithmetic in millimetres."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from cards.errors import SettingsError
from cards.stocks import Grid, Paper

Backs = Literal["none", "long", "short", "fold"]
Order = Literal["rows", "stack"]

TICK = 5.0
GAP = 2.0
EDGE = 4.0
HAIR = 0.01


@dataclass(frozen=True, slots=True)
class Cell:
    """A card's place on its sheet, from the top left; a card that is `turned` stands on its head."""

    x: float  #: millimetres from the sheet’s left edge
    y: float  #: millimetres from the sheet’s top
    width: float  #: of the card, in millimetres
    height: float  #: of the card, in millimetres
    turned: bool = False  #: whether the card stands on its head


@dataclass(frozen=True, slots=True)
class Tick:
    """A cut mark: a hairline, `width` or `height` of it 0."""

    x: float  #: millimetres from the sheet’s left edge
    y: float  #: millimetres from the sheet’s top
    width: float  #: in millimetres; 0 for one that goes down
    height: float  #: in millimetres; 0 for one that goes across


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cards of one sheet by number, with their cells; the backs are in the order of the fronts."""

    fronts: tuple[tuple[int, Cell], ...]
    backs: tuple[tuple[int, Cell], ...] = ()


def cells(grid: Grid) -> tuple[Cell, ...]:
    """The cells of one sheet, row by row."""
    return tuple(
        Cell(grid.left + column * grid.across, grid.top + row * grid.down, grid.width, grid.height)
        for row in range(grid.rows)
        for column in range(grid.columns)
    )


def sheets(
    count: int, grid: Grid, paper: Paper, *, backs: Backs = "none", start: int = 1, order: Order = "rows"
) -> tuple[Sheet, ...]:
    """All `count` cards on sheets, the first in cell `start` of a sheet that may be used in part already."""
    pairs = places(grid, paper, backs)
    if not 1 <= start <= len(pairs):
        problem = f"is {start}, and a sheet has {len(pairs)} places"
        raise SettingsError(problem, where="[print] start", mend=f"write a number from 1 to {len(pairs)}")
    laid = sorted(zip(_slots(count, len(pairs), start, order), range(count), strict=True))
    return tuple(_sheet([(number, pairs[place]) for (_, place), number in group]) for group in _by_sheet(laid))


def places(grid: Grid, paper: Paper, backs: Backs) -> tuple[tuple[Cell, Cell | None], ...]:
    """Where a sheet has room for a card: its front, and the cell that comes to lie behind it."""
    if backs == "fold":
        return _folded(grid)
    return tuple((cell, behind(cell, paper, backs) if backs != "none" else None) for cell in cells(grid))


def behind(cell: Cell, paper: Paper, flip: Backs) -> Cell:
    """The cell on the other side of the paper, as the printer prints it after the turn over its long or short edge."""
    x = paper.width - cell.x - cell.width
    if flip == "long":
        return replace(cell, x=x)
    # The other side is the same; only the page that carries it is turned by half a turn.
    return replace(cell, x=paper.width - x - cell.width, y=paper.height - cell.y - cell.height, turned=True)


def _folded(grid: Grid) -> tuple[tuple[Cell, Cell], ...]:
    """Neighbours, front and back: beside each other, or one below the other and then on its head."""
    every = cells(grid)
    if grid.columns > 1 and abs(grid.across - grid.width) < HAIR:
        rows = (every[row * grid.columns : (row + 1) * grid.columns] for row in range(grid.rows))
        return tuple(pair for row in rows for pair in zip(row[::2], row[1::2], strict=False))
    if grid.rows > 1 and abs(grid.down - grid.height) < HAIR:
        pairs = range(grid.columns * (grid.rows - grid.rows % 2))
        tops = [index for index in pairs if index // grid.columns % 2 == 0]
        return tuple((every[top], replace(every[top + grid.columns], turned=True)) for top in tops)
    mend = "take a stock of which two cards touch, without a gutter; or print backs for the long or short edge"
    raise SettingsError(
        "no two cards of this stock touch, so none can be folded over", where="[print] backs", mend=mend
    )


def _slots(count: int, per: int, start: int, order: Order) -> list[tuple[int, int]]:
    """For each card in order its sheet and its place there; "stack" is the order of piles laid one upon another."""
    full = -(-(count + start - 1) // per)
    every = [(sheet, place) for sheet in range(full) for place in range(per) if sheet or place >= start - 1]
    if order == "stack":
        every.sort(key=lambda slot: (slot[1], slot[0]))
    return every[:count]


def _by_sheet(
    laid: Sequence[tuple[tuple[int, int], int]],
) -> Iterable[list[tuple[tuple[int, int], int]]]:
    return (list(group) for _, group in groupby(laid, key=lambda one: one[0][0]))


def _sheet(laid: Sequence[tuple[int, tuple[Cell, Cell | None]]]) -> Sheet:
    fronts = tuple((number, front) for number, (front, _) in laid)
    return Sheet(fronts, tuple((number, back) for number, (_, back) in laid if back))


def shifted(cell: Cell, offset: Sequence[float]) -> Cell:
    """The cell as a printer needs it that prints all things too far by `offset`."""
    across, down = offset
    return replace(cell, x=round(cell.x + across, 3), y=round(cell.y + down, 3))


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


def folds(grid: Grid) -> tuple[Tick, ...]:
    """Where cards are folded over: the edge that a front and its back share."""
    return tuple(
        Tick(back.x, back.y, 0, back.height) if front.y == back.y else Tick(back.x, back.y, back.width, 0)
        for front, back in _folded(grid)
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
