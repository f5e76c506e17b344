"""Papers and card sizes: rows of millimetres that deck.toml may name; a new stock is one row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from cards.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet, in millimetres."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Grid:
    """How cards lie on one paper: their size, how many, where the first begins, and the step to the next."""

    width: float
    height: float
    columns: int
    rows: int
    left: float
    top: float
    across: float
    down: float


@dataclass(frozen=True, slots=True)
class Stock:
    """A card size. A quotation is set in the first of `sizes` (points) that fits; `inset` is kept free of ink."""

    about: str
    sizes: tuple[float, ...]
    inset: float
    grids: Mapping[str, Grid]


# Quotations are never set smaller: unread words must stay readable.
FLOOR = 7.5

PAPERS: Mapping[str, Paper] = MappingProxyType({"a4": Paper(210, 297), "letter": Paper(215.9, 279.4)})


def _centred(paper: str, width: float, height: float, columns: int, rows: int) -> Grid:
    sheet = PAPERS[paper]
    left, top = (sheet.width - columns * width) / 2, (sheet.height - rows * height) / 2
    return Grid(width, height, columns, rows, round(left, 3), round(top, 3), width, height)


def _both(width: float, height: float, columns: int, rows: int) -> Mapping[str, Grid]:
    return MappingProxyType({paper: _centred(paper, width, height, columns, rows) for paper in PAPERS})


_LARGE = (11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0, FLOOR)
_MIDDLE = _LARGE[2:]
_SMALL = _LARGE[4:]

# Avery's measures are those of gLabels' template files; check with a plain sheet before printing on stock.
STOCKS: Mapping[str, Stock] = MappingProxyType(
    {
        "quarter": Stock(
            "four to a sheet, cut twice",
            _MIDDLE,
            8,
            MappingProxyType(
                {
                    "a4": Grid(105, 148.5, 2, 2, 0, 0, 105, 148.5),
                    "letter": Grid(107.95, 139.7, 2, 2, 0, 0, 107.95, 139.7),
                }
            ),
        ),
        "half": Stock(
            "two to a sheet, cut once",
            (14.0, 13.0, 12.0, *_LARGE),
            11,
            MappingProxyType(
                {"a4": Grid(210, 148.5, 1, 2, 0, 0, 210, 148.5), "letter": Grid(215.9, 139.7, 1, 2, 0, 0, 215.9, 139.7)}
            ),
        ),
        "index-3x5": Stock("index cards of 3 by 5 inches, three to a sheet", _SMALL, 4.5, _both(127, 76.2, 1, 3)),
        "index-3x5-upright": Stock(
            "index cards of 3 by 5 inches, upright, four to a sheet", _SMALL, 5, _both(76.2, 127, 2, 2)
        ),
        "index-4x6": Stock("index cards of 4 by 6 inches, two to a sheet", _MIDDLE, 6, _both(152.4, 101.6, 1, 2)),
        "a6": Stock(
            "A6, for printers that reach the edge of the paper",
            _MIDDLE,
            8,
            MappingProxyType({"a4": _centred("a4", 105, 148, 2, 2), "letter": _centred("letter", 105, 148, 2, 1)}),
        ),
        "avery-5388": Stock(
            "Avery 5388, 5386 and 8388: perforated 3 by 5 inch cards",
            _SMALL,
            4.5,
            MappingProxyType({"letter": Grid(127, 76.2, 1, 3, 44.45, 25.4, 127, 76.2)}),
        ),
        "avery-5389": Stock(
            "Avery 5389: perforated 4 by 6 inch cards",
            _MIDDLE,
            6,
            MappingProxyType({"letter": Grid(152.4, 101.6, 1, 2, 31.75, 31.75, 152.4, 114.3)}),
        ),
    }
)


def grid(stock: str, paper: str) -> Grid:
    """The grid of `stock` on `paper`; SettingsError if that stock is not made in that paper."""
    grids = STOCKS[stock].grids
    if paper not in grids:
        raise SettingsError(
            f"stock {stock!r} is not made on {paper!r}",
            where="[print] paper",
            mend=f"set paper to one of: {', '.join(sorted(grids))}; or take another stock",
        )
    return grids[paper]
