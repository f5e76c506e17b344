"""Cards to be written on fit on every card and in every theme; the lines on them follow the room that there is."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from cards import templates
from cards.exporters import pdf
from cards.exporters.layout import Layout
from cards.model import Deck
from cards.pages import Press
from cards.pages.fitting import fitted
from cards.pages.presuming import fullness
from cards.settings import Print, Settings
from cards.stocks import STOCKS
from cards.workshop import sample

pytestmark = pytest.mark.pdf

SCALE = 3.0
MM = 72 / 25.4 * SCALE


@cache
def deck(*kinds: str) -> Deck:
    """Of each form of card to be written on, the longest of the sample: its tag, underlining or answer is missing."""
    whole, forms = sample(), {}
    for card in sorted((card for card in whole.cards if card.kind in kinds), key=fullness):
        asks = [(bool(one.read), bool(one.why)) for one in card.evidence]
        forms[card.kind, bool(card.tag), *asks] = card
    return replace(whole, cards=tuple(forms.values()))


def printing(stock: str, **known: Any) -> Print:
    return Print(stock=stock, paper=next(iter(STOCKS[stock].grids)), backs="none", guides=False, **known)


def printed(to: Path, stock: str) -> Path:
    pdf.export(deck("blank"), Settings(print=printing(stock, only=("blank",))), to)
    return to


def lines(path: Path, stock: str) -> list[int]:
    """The grey levels in the middle of the first card, from its head to its foot, as runs of not quite white."""
    grid = next(iter(STOCKS[stock].grids.values()))
    with pypdfium2.PdfDocument(path) as document:
        page = document[0].render(scale=SCALE).to_pil().convert("L")
    column = [page.getpixel((int((grid.left + grid.width * 0.9) * MM), y)) for y in range(page.height)]
    top, foot = int(grid.top * MM), int((grid.top + grid.height) * MM)
    shaded = [level < 225 for level in column]
    return [y for y in range(top + 1, foot) if shaded[y] and not shaded[y - 1]]


@pytest.mark.parametrize(("stock", "theme"), [("a7", "plain"), ("index-4x6", "plain"), ("avery-5371", "classic")])
def test_no_card_to_be_written_on_is_too_small_for_its_lines(stock: str, theme: str) -> None:
    """With a school's name and footer, which take the room of a line: nothing is refused, so nothing is lost."""
    wish = printing(stock, theme=theme, footer="Property of the Debating Society, please return", school="Mill School")
    press = Press(deck("blank", "half"), wish)
    bench = pdf.Bench(press, Layout.opened(templates.folders(wish)))
    shown = {face.card.label for face in fitted(press.deck.cards, press.setting.sizes, bench)}
    assert shown == {card.label for card in press.deck.cards}
    assert len(shown) > 3


def test_no_line_runs_over_the_foot_of_its_card_or_onto_another_sheet(tmp_path: Path) -> None:
    """What lies below the last card's foot is paper."""
    path, grid = printed(tmp_path / "deck.pdf", "quarter"), STOCKS["quarter"].grids["a4"]
    with pypdfium2.PdfDocument(path) as document:
        pages = [page.render(scale=SCALE).to_pil().convert("L") for page in document]
    assert pages
    for page in pages:
        for edge in (grid.height, grid.height * grid.rows):
            strip = page.crop((0, int((edge - 7.5) * MM), page.width, min(int((edge + 7.5) * MM), page.height)))
            assert strip.getextrema()[0] > 250


@pytest.mark.parametrize(("stock", "least"), [("avery-5371", 4), ("quarter", 9), ("half", 8)])
def test_there_are_as_many_lines_as_there_is_room_for(tmp_path: Path, stock: str, least: int) -> None:
    found = lines(printed(tmp_path / "deck.pdf", stock), stock)
    assert len(found) >= least
    assert all(after - before > 1.5 * MM for before, after in pairwise(found)), "lines lie apart"
