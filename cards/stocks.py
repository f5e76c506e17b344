"""Papers and card sizes: rows of millimetres that deck.toml may name; a new stock is one row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from cards.errors import SettingsError

Cut = Literal["free", "share", "die"]
"""How cards come apart: cut to their size, each a share of the sheet, or perforated by the maker."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet, in millimetres."""

    width: float  #: in millimetres
    height: float  #: in millimetres


@dataclass(frozen=True, slots=True)
class Grid:
    """How cards lie on one paper: their size, how many, where the first begins, and the step to the next."""

    width: float  #: of a card, in millimetres
    height: float  #: of a card, in millimetres
    columns: int  #: how many cards lie side by side
    rows: int  #: how many lie one below another
    left: float  #: where the first begins, in millimetres from the sheet’s left edge
    top: float  #: where the first begins, in millimetres from the sheet’s top
    across: float  #: from one card’s left edge to the next one’s, in millimetres
    down: float  #: from one card’s top to the next one’s, in millimetres

    @property
    def count(self) -> int:
        """How many cards lie on a sheet."""
        return self.columns * self.rows


@dataclass(frozen=True, slots=True)
class Stock:
    """A card size; `inset` is kept free of ink."""

    about: str
    inset: float
    grids: Mapping[str, Grid]
    cut: Cut = "free"


HAIR = 0.01
LEAST = 20.0
"""Millimetres: no word can be set on a smaller card."""

# Quotations are never set smaller: unread words must stay readable.
FLOOR = 7.5
_SIZES = (14.0, 13.0, 12.0, 11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0, FLOOR)
# The largest type that is tried on a card of at least so many square millimetres, and what such a card is called.
_MEASURES = ((25000, 14.0, "large"), (12000, 10.0, "middle"), (7000, 9.0, "small"), (0, 8.5, "tiny"))

PAPERS: Mapping[str, Paper] = MappingProxyType({"a4": Paper(210, 297), "letter": Paper(215.9, 279.4)})


def filled(paper: Paper, width: float, height: float, *, gap: float = 0.0) -> Grid:
    """As many cards as go on the paper, in the middle of it."""
    columns = int((paper.width + gap + HAIR) // (width + gap))
    rows = int((paper.height + gap + HAIR) // (height + gap))
    left = (paper.width - columns * (width + gap) + gap) / 2
    top = (paper.height - rows * (height + gap) + gap) / 2
    return Grid(width, height, columns, rows, round(left, 3), round(top, 3), width + gap, height + gap)


def _both(width: float, height: float) -> Mapping[str, Grid]:
    return MappingProxyType({name: filled(paper, width, height) for name, paper in PAPERS.items()})


def _shares(columns: int, rows: int) -> Mapping[str, Grid]:
    return MappingProxyType(
        {name: filled(paper, paper.width / columns, paper.height / rows) for name, paper in PAPERS.items()}
    )


def _made(about: str, inset: float, paper: str, grid: Grid) -> Stock:
    return Stock(about, inset, MappingProxyType({paper: grid}), "die")


# Makers' measures are those of gLabels' template files; check with a plain sheet before printing on stock.
STOCKS: Mapping[str, Stock] = MappingProxyType(
    {
        "quarter": Stock("four to a sheet, cut twice", 8, _shares(2, 2), "share"),
        "half": Stock("two to a sheet, cut once", 11, _shares(1, 2), "share"),
        "index-3x5": Stock("index cards of 3 by 5 inches, three to a sheet", 4.5, _both(127, 76.2)),
        "index-3x5-upright": Stock("index cards of 3 by 5 inches, upright, four to a sheet", 5, _both(76.2, 127)),
        "index-4x6": Stock("index cards of 4 by 6 inches, two to a sheet", 6, _both(152.4, 101.6)),
        "a6": Stock("A6, for printers that reach the edge of the paper", 8, _both(105, 148)),
        "a7": Stock("A7, lying, for printers that reach the edge of the paper", 6, _both(105, 74)),
        "poker": Stock("poker cards of 2½ by 3½ inches, nine to a sheet", 4, _both(63.5, 88.9)),
        "avery-5388": _made(
            "Avery 5388, 5386 and 8388: perforated 3 by 5 inch cards",
            4.5,
            "letter",
            Grid(127, 76.2, 1, 3, 44.45, 25.4, 127, 76.2),
        ),
        "avery-5389": _made(
            "Avery 5389: perforated 4 by 6 inch cards",
            6,
            "letter",
            Grid(152.4, 101.6, 1, 2, 31.75, 31.75, 152.4, 114.3),
        ),
        "avery-5371": _made(
            "Avery 5371, 5372, 5376, 5377, 5871 to 5877 and 8371: business cards",
            4,
            "letter",
            Grid(88.9, 50.8, 2, 5, 19.05, 12.7, 88.9, 50.8),
        ),
        "avery-8373": _made(
            "Avery 8373, 5881, 8869 and 28373: business cards with gaps",
            4,
            "letter",
            Grid(88.9, 50.8, 2, 4, 12.7, 19.05, 101.6, 63.5),
        ),
        "avery-l7414": _made("Avery L7414: business cards on A4", 4, "a4", Grid(89.99, 52, 2, 5, 15, 18.5, 89.99, 52)),
        "avery-c32015": _made(
            "Avery Zweckform C32015: business cards with gaps on A4", 4, "a4", Grid(85, 54, 2, 4, 17, 31.5, 91, 60)
        ),
    }
)


def sizes(grid: Grid, scale: float = 1.0, floor: float = FLOOR) -> tuple[float, ...]:
    """The type sizes to try on such a card, largest first; `scale` is a theme's, and so is `floor`, the smallest."""
    top = next(points for area, points, _ in _MEASURES if grid.width * grid.height >= area)
    return tuple(dict.fromkeys(max(round(size * scale * 2) / 2, floor, FLOOR) for size in _SIZES if size <= top))


def measure(grid: Grid) -> str:
    """What a card of this size is called in the CSS: large, middle, small or tiny."""
    return next(name for area, _, name in _MEASURES if grid.width * grid.height >= area)


def grid(name: str, paper: str, stock: Stock | None = None, gutter: float = 0.0) -> Grid:
    """How `stock` lies on `paper`, its cards apart by `gutter`; SettingsError if it is not made so."""
    row = stock or STOCKS[name]
    if paper not in row.grids:
        raise SettingsError(
            f"stock {name!r} is not made on {paper!r}",
            where="[print] paper",
            mend=f"set paper to one of: {', '.join(sorted(row.grids))}; or take another stock",
        )
    shape = _apart(name, row, PAPERS[paper], row.grids[paper], gutter) if gutter else row.grids[paper]
    _refuse_larger(name, shape, PAPERS[paper])
    return shape


def _apart(name: str, stock: Stock, paper: Paper, shape: Grid, gutter: float) -> Grid:
    """The grid with gutters: shares of a sheet become smaller, cards of a fixed size fewer."""
    if stock.cut == "die":
        mend = "leave gutter out: the maker's own gaps are kept"
        raise SettingsError(f"stock {name!r} is perforated and has no gutter to set", where="[print] gutter", mend=mend)
    if stock.cut == "free":
        return filled(paper, shape.width, shape.height, gap=gutter)
    width, height = shape.width - gutter + gutter / shape.columns, shape.height - gutter + gutter / shape.rows
    smaller = replace(shape, width=round(width, 3), height=round(height, 3))
    return replace(smaller, across=smaller.width + gutter, down=smaller.height + gutter)


def _refuse_larger(name: str, shape: Grid, paper: Paper) -> None:
    right = shape.left + (shape.columns - 1) * shape.across + shape.width
    foot = shape.top + (shape.rows - 1) * shape.down + shape.height
    within = shape.left >= -HAIR and shape.top >= -HAIR and right <= paper.width + HAIR and foot <= paper.height + HAIR
    if not (shape.count and within and min(shape.width, shape.height) > LEAST):
        raise SettingsError(
            f"cards of {shape.width:g} x {shape.height:g} mm, {shape.columns} across and {shape.rows} down, "
            f"do not go on a sheet of {paper.width:g} x {paper.height:g} mm",
            where=f"[print] stock {name!r}",
            mend="take a smaller card, fewer of them, a smaller gutter, or a larger paper",
        )


def own(paper: str, shape: Grid, inset: float) -> Stock:
    """A card size of a person's own, on the paper that is in use."""
    return Stock("of your own", inset, MappingProxyType({paper: shape}))
