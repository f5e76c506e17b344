"""How a deck is set: the numbers behind the names in [print], and the theme with its inks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cards import stocks, templates
from cards.errors import SettingsError
from cards.imposition import Tick, folds, ticks
from cards.pages import logos
from cards.settings import OwnStock, Print, Type
from cards.stocks import FLOOR, PAPERS, STOCKS, Grid, Paper, Stock, filled

# Our small print on a card, in points; on larger cards it may be larger, never below the floor.
SMALL = {"large": 8.8, "middle": 7.9, "small": FLOOR, "tiny": FLOOR}
WIDE = 1.3


@dataclass(frozen=True, slots=True)
class Theme:
    """How a theme sets type: how much larger than usual, and how small at most; and the CSS that it adds."""

    name: str  #: as [print] theme names it
    about: str  #: what it says of itself
    scale: float  #: how much larger than usual type is set; 1 is usual
    floor: float  #: the points that the smallest type has
    inks: tuple[tuple[str, str], ...] = ()  #: the colours that it sets: name, colour
    sheets: tuple[str, ...] = ()  #: its files of CSS, in the order in which they count


@dataclass(frozen=True, slots=True)
class Imprint:
    """Whose deck it is: what a school puts on it, its logo as a data: URL."""

    school: str  #: its name, as deck.toml has it; "" is none
    footer: str  #: a line below each card; "" is none
    logo: str  #: a picture as a data: address; "" is none


@dataclass(frozen=True, slots=True)
class Setting:
    """How this deck is set: the paper, the card and the marks in millimetres, the type in points, the user's inks."""

    stock: str  #: the card stock by name
    paper_name: str  #: the paper by name
    paper: Paper  #: the sheet
    grid: Grid  #: how the cards lie on it
    inset: float  #: the room between a card’s edge and its words, in millimetres
    theme: Theme  #: the theme
    sizes: tuple[float, ...]  #: the sizes of quotations that are tried, in points, largest first
    small: float  #: the size of our small print, in points
    inks: tuple[tuple[str, str], ...]  #: the colours that deck.toml sets: name, colour
    type: Type  #: the letters, as theme and deck.toml have them
    imprint: Imprint  #: school, logo and footer
    ticks: tuple[Tick, ...]  #: the cut marks
    folds: tuple[Tick, ...]  #: the lines along which the sheet is folded
    bleed: float  #: how far colour runs over the cut, in millimetres
    ink_saver: bool  #: whether little ink is to be used
    highlight: bool  #: whether what is read aloud is marked as well as underlined
    backs: str  #: where backs lie: "none", "long", "short" or "fold"

    @property
    def classes(self) -> str:
        """What the CSS knows of all this, as classes of the body."""
        width = "wide" if self.grid.width > self.grid.height * WIDE else "narrow"
        saver = " ink-saver" if self.ink_saver else ""
        return f"stock-{self.stock} paper-{self.paper_name} theme-{self.theme.name} size-{self.measure} {width}{saver}"

    @property
    def measure(self) -> str:
        """The card by its area: "large", "middle", "small" or "tiny"."""
        return stocks.measure(self.grid)


def setting(printing: Print) -> Setting:
    """The numbers behind the names in [print]; SettingsError if they do not go together."""
    row, paper = _stock(printing), PAPERS[printing.paper]
    cells = stocks.grid(printing.stock, printing.paper, row, printing.gutter)
    chosen, where = templates.chosen(printing), templates.folders(printing)
    letters = templates.merged(chosen.type, printing.type)
    templates.refuse_faces(printing.type, where, "[print] type")
    templates.refuse_inks(printing.ink, where, "[print] ink")
    look = _held(_look(chosen, letters), cells)
    _refuse_bleed(printing.bleed, cells)
    marks = ticks(cells, paper) if printing.guides and row.cut != "die" else ()
    return Setting(
        stock=printing.stock,
        paper_name=printing.paper,
        paper=paper,
        grid=cells,
        inset=printing.margin if printing.margin >= 0 else row.inset,
        theme=look,
        sizes=stocks.sizes(cells, look.scale, look.floor),
        small=round(max(SMALL[stocks.measure(cells)] * look.scale, FLOOR), 2),
        inks=tuple(sorted(printing.ink.items())),
        type=letters,
        imprint=Imprint(printing.school, printing.footer, logos.data(printing.logo)),
        ticks=marks,
        folds=folds(cells) if printing.backs == "fold" else (),
        bleed=printing.bleed,
        ink_saver=printing.ink_saver,
        highlight=printing.highlight,
        backs=printing.backs,
    )


def _look(chosen: templates.Theme, letters: Type) -> Theme:
    return Theme(chosen.name, chosen.about, letters.scale or 1.0, letters.floor or FLOOR, chosen.ink, chosen.sheets)


def _held(look: Theme, cells: Grid) -> Theme:
    """The theme as a card of this size can hold it: large print finds no room on the smallest."""
    return replace(look, scale=min(look.scale, 1.0), floor=FLOOR) if stocks.measure(cells) == "tiny" else look


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
