"""How a deck is set: the numbers behind the names in [print], and the theme with its inks."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import get_close_matches

from cards import stocks, templates
from cards.errors import SettingsError
from cards.imposition import Tick, folds, ticks
from cards.settings import OwnStock, Print
from cards.stocks import FLOOR, PAPERS, STOCKS, Grid, Paper, Stock, filled

# Our small print on a card, in points; on larger cards it may be larger, never below the floor.
SMALL = {"large": 8.8, "middle": 7.9, "small": FLOOR, "tiny": FLOOR}
WIDE = 1.3

_COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}|[a-zA-Z]+|(?:rgb|hsl)a?\([\d.,%/ ]+\)")
_TOKEN = re.compile(r"--([a-z-]+)\s*:")
_ABOUT = re.compile(r"/\*\s*(.*?)\s*\*/", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Theme:
    """A file of CSS; its `--scale` and `--floor` say how much larger than usual it sets type, and how small at most."""

    name: str
    about: str
    scale: float
    floor: float


@dataclass(frozen=True, slots=True)
class Setting:
    """How this deck is set: the paper, the card and the marks in millimetres, the type in points, the user's inks."""

    stock: str
    paper_name: str
    paper: Paper
    grid: Grid
    inset: float
    theme: Theme
    sizes: tuple[float, ...]
    small: float
    inks: tuple[tuple[str, str], ...]
    ticks: tuple[Tick, ...]
    folds: tuple[Tick, ...]
    bleed: float
    ink_saver: bool
    highlight: bool
    backs: str

    @property
    def classes(self) -> str:
        """What the CSS knows of all this, as classes of the body."""
        width = "wide" if self.grid.width > self.grid.height * WIDE else "narrow"
        saver = " ink-saver" if self.ink_saver else ""
        return f"stock-{self.stock} paper-{self.paper_name} theme-{self.theme.name} size-{self.measure} {width}{saver}"

    @property
    def measure(self) -> str:
        return stocks.measure(self.grid)


def setting(printing: Print) -> Setting:
    """The numbers behind the names in [print]; SettingsError if they do not go together."""
    row, paper = _stock(printing), PAPERS[printing.paper]
    cells = stocks.grid(printing.stock, printing.paper, row, printing.gutter)
    look = _held(theme(printing), cells)
    _refuse_bleed(printing.bleed, cells)
    marks = ticks(cells, paper) if printing.guides and row.cut != "die" else ()
    return Setting(
        stock=printing.stock,
        paper_name=printing.paper,
        paper=paper,
        grid=cells,
        inset=row.inset,
        theme=look,
        sizes=stocks.sizes(cells, look.scale, look.floor),
        small=round(max(SMALL[stocks.measure(cells)] * look.scale, FLOOR), 2),
        inks=_inks(printing),
        ticks=marks,
        folds=folds(cells) if printing.backs == "fold" else (),
        bleed=printing.bleed,
        ink_saver=printing.ink_saver,
        highlight=printing.highlight,
        backs=printing.backs,
    )


def theme(printing: Print) -> Theme:
    """The theme that is asked for; SettingsError, with what there is, if there is none of that name."""
    known = templates.themes(printing.templates)
    if printing.theme not in known:
        near = get_close_matches(printing.theme, known, n=1)
        guess = f"did you mean {near[0]!r}? " if near else ""
        mend = f"{guess}(there are: {', '.join(sorted(known))})"
        raise SettingsError(f"there is no theme {printing.theme!r}", where="[print] theme", mend=mend)
    css = known[printing.theme].read_text(encoding="utf-8")
    return Theme(printing.theme, about(css), _number(css, "scale", 1.0), _number(css, "floor", FLOOR))


def _held(look: Theme, cells: Grid) -> Theme:
    """The theme as a card of this size can hold it: large print finds no room on the smallest."""
    return replace(look, scale=min(look.scale, 1.0), floor=FLOOR) if stocks.measure(cells) == "tiny" else look


def about(css: str) -> str:
    """What a theme says of itself: its first comment."""
    found = _ABOUT.search(css)
    return found[1] if found else ""


def _number(css: str, token: str, default: float) -> float:
    found = re.search(rf"--{token}\s*:\s*([\d.]+)", css)
    return float(found[1]) if found else default


def _stock(printing: Print) -> Stock:
    for row in printing.stocks:
        if row.name == printing.stock:
            return stocks.own(printing.paper, _own_grid(row, PAPERS[printing.paper]), row.inset)
    return STOCKS[printing.stock]


def _own_grid(row: OwnStock, paper: Paper) -> Grid:
    across, down = row.width + row.gap_across, row.height + row.gap_down
    full = filled(paper, row.width, row.height)
    columns, rows = row.columns or full.columns, row.rows or full.rows
    left = row.left if row.left >= 0 else round((paper.width - columns * across + row.gap_across) / 2, 3)
    top = row.top if row.top >= 0 else round((paper.height - rows * down + row.gap_down) / 2, 3)
    return Grid(row.width, row.height, columns, rows, left, top, across, down)


def _refuse_bleed(bleed: float, cells: Grid) -> None:
    """Colour that runs over the cut of one card must not lie on the next."""
    across = cells.across - cells.width if cells.columns > 1 else bleed * 2
    down = cells.down - cells.height if cells.rows > 1 else bleed * 2
    if bleed and min(across, down) < bleed * 2 - stocks.HAIR:
        problem = f"of {bleed:g} mm needs {bleed * 2:g} mm between the cards"
        raise SettingsError(problem, where="[print] bleed", mend=f"write gutter = {bleed * 2:g}, or leave bleed out")


def _inks(printing: Print) -> tuple[tuple[str, str], ...]:
    path = templates.file(printing.templates, "css/ink.css")
    known = _TOKEN.findall(path.read_text(encoding="utf-8")) if path else []
    for name, colour in printing.ink.items():
        if name not in known:
            mend = f"there are: {', '.join(dict.fromkeys(known))}"
            raise SettingsError(f"there is no ink {name!r}", where="[print] ink", mend=mend)
        if not _COLOUR.fullmatch(colour):
            mend = 'write a colour such as "#7a1f1f"'
            raise SettingsError(f"{colour!r} is not a colour", where=f"[print] ink, {name}", mend=mend)
    return tuple(sorted(printing.ink.items()))
