"""A deck and its faces in, HTML out; `views` gathers what the templates see, so that they only choose and place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cards import templates
from cards.errors import SettingsError
from cards.imposition import Tick, sheets, ticks
from cards.model import Deck
from cards.pages.fitting import Face, Grain
from cards.pages.views import Eyes, homes
from cards.settings import Print
from cards.stocks import PAPERS, STOCKS, Grid, Paper, grid

_COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}|[a-zA-Z]+|(?:rgb|hsl)a?\([\d.,%/ ]+\)")
_TOKEN = re.compile(r"--([a-z-]+)\s*:")


@dataclass(frozen=True, slots=True)
class Setting:
    """How this deck is set: the paper and the card, in millimetres, and the user's colours."""

    stock: str
    paper_name: str
    paper: Paper
    grid: Grid
    inset: float
    inks: tuple[tuple[str, str], ...]
    ticks: tuple[Tick, ...]


def setting(printing: Print) -> Setting:
    """The numbers behind the names in [print]; SettingsError if the stock is not made in that paper."""
    cells = grid(printing.stock, printing.paper)
    paper = PAPERS[printing.paper]
    marks = ticks(cells, paper) if printing.guides else ()
    inset = STOCKS[printing.stock].inset
    return Setting(printing.stock, printing.paper, paper, cells, inset, _inks(printing), marks)


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


@dataclass(frozen=True, slots=True)
class Press:
    """A deck, ready to be set: turns faces into HTML, for measuring or for print."""

    deck: Deck
    printing: Print

    def html(self, faces: Sequence[Face]) -> str:
        """The whole deck: title page and contents, sheets of cards, bibliography."""
        return self._render(faces, alone=False)

    def bench(self, faces: Sequence[Face], grain: Grain) -> str:
        """The sheets alone, on endless paper; stops of this grain are named, so that the layout tells their places."""
        return self._render(faces, grain, alone=True)

    def _render(self, faces: Sequence[Face], grain: Grain = "none", *, alone: bool) -> str:
        shown = setting(self.printing)
        laid = sheets(len(faces), shown.grid)
        seen = Eyes(self.deck, self.printing.style, homes(faces), grain)
        views = tuple(tuple(seen.view(number, faces[number], cell) for number, cell in sheet) for sheet in laid)
        render = templates.renderer(templates.environment(self.printing.templates), "page.html")
        return render(
            deck=self.deck,
            setting=shown,
            sheets=views,
            contents=() if alone else tuple(seen.entries()),
            works=() if alone else tuple(seen.works()),
            alone=alone,
        )
