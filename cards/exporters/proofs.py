"""Pages to look at while a theme is made: what overflows is marked, and not refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from cards import templates
from cards.errors import Overflow
from cards.exporters import letters
from cards.exporters.layout import Layout, anchors
from cards.exporters.pdf import Bench, ends
from cards.model import Card, Deck
from cards.pages import Press
from cards.pages.backs import rears
from cards.pages.fitting import Face, fitted, stops
from cards.settings import Settings

Kind = Literal["fronts", "backs", "text"]


@dataclass(frozen=True, slots=True)
class Over:
    """A card whose words pass its foot: on which page, in which box of millimetres, and by how much."""

    page: int
    label: str
    box: tuple[float, float, float, float]
    over: float


@dataclass(frozen=True, slots=True)
class Proofs:
    """A PDF, what its pages are, and what overflows on them."""

    pdf: bytes
    pages: tuple[Kind, ...]
    overs: tuple[Over, ...] = ()


def proofs(deck: Deck, settings: Settings) -> Proofs:
    """The deck's sheets; a card that does not fit is set in the smallest size, as it is."""
    press, where = Press(deck, settings.print), templates.folders(settings.print)
    bench = Bench(press, Layout.opened(where))
    faces = _fitted(deck.cards, press.setting.sizes, bench)
    cards = [(face.card, face.part, face.parts) for face in faces if settings.print.backs != "none"]
    behind = rears(cards, press.setting.sizes, bench)
    html = press.html(faces, behind)
    letters.refuse_missing(html, deck, where)
    document = bench.layout.document(html)
    return Proofs(document.write_pdf(), tuple(_kinds(document)), tuple(_overs(press, faces, document)))


def reading(deck: Deck, settings: Settings, template: str) -> Proofs:
    """The deck as a document that is read."""
    document = Layout.opened(templates.folders(settings.print)).document(Press(deck, settings.print).reading(template))
    return Proofs(document.write_pdf(), tuple(_kinds(document)))


def _fitted(cards: Sequence[Card], sizes: Sequence[float], bench: Bench) -> tuple[Face, ...]:
    try:
        return fitted(cards, sizes, bench)
    except Overflow:
        return tuple(face for card in cards for face in _alone(card, sizes, bench))


def _alone(card: Card, sizes: Sequence[float], bench: Bench) -> tuple[Face, ...]:
    try:
        return fitted((card,), sizes, bench)
    except Overflow:
        return (Face(card, sizes[-1], 0, len(stops(card))),)


def _kinds(document: Any) -> Iterator[Kind]:
    for page in document.pages:
        names = page.anchors
        back = any(name.startswith("back-flow-") for name in names)
        yield "backs" if back else "fronts" if any(name.startswith("flow-") for name in names) else "text"


def _overs(press: Press, faces: Sequence[Face], document: Any) -> Iterator[Over]:
    found = anchors(document)
    pages = {name: number for number, page in enumerate(document.pages) for name in page.anchors}
    cells = dict(pair for sheet in press.sheets(len(faces)) for pair in sheet.fronts)
    grid = press.setting.grid
    for number, over in enumerate(ends(len(faces), found)):
        # Of a page that was full nobody knows by how much its last words passed it.
        if over > 0 and f"foot-{number}" in pages:
            box = (cells[number].x, cells[number].y, grid.width, grid.height)
            yield Over(pages[f"foot-{number}"], faces[number].card.label, box, min(over, 999.0))
