"""Pages to look at while a theme is made: what overflows is marked, and not refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from cards.errors import Overflow
from cards.exporters import letters
from cards.exporters.layout import Layout, anchors
from cards.exporters.pdf import Bench, ends
from cards.model import Card
from cards.pages import Press
from cards.pages.backs import Rear, rears
from cards.pages.fitting import Face, fitted, stops

Kind = Literal["fronts", "backs", "text"]


@dataclass(frozen=True, slots=True)
class Over:
    """A card whose words pass its foot: on which page, in which box of millimetres, and by how much."""

    page: int
    label: str
    box: tuple[float, float, float, float]
    over: float


@dataclass(frozen=True, slots=True)
class Fit:
    """In which sizes, and where broken, cards were set."""

    faces: tuple[Face, ...]
    behind: tuple[Rear, ...]


@dataclass(frozen=True, slots=True)
class Proofs:
    """A PDF, what its pages are, and what overflows on them; one that is not `fitted` was set as pages were before."""

    pdf: bytes
    pages: tuple[Kind, ...]
    overs: tuple[Over, ...] = ()
    fitted: bool = True


def fit(press: Press, layout: Layout) -> Fit:
    """The sizes that fit; a card that fits in none is set in the smallest, as it is."""
    bench, sizes = Bench(press, layout), press.setting.sizes
    faces = _fitted(press.deck.cards, sizes, bench)
    cards = [(face.card, face.part, face.parts) for face in faces if press.printing.backs != "none"]
    return Fit(faces, rears(cards, sizes, bench))


def proofs(press: Press, layout: Layout, known: Fit, *, fitted: bool = True) -> Proofs:
    """The deck's sheets as they are known to fit, or did when they were last fitted."""
    html = press.html(known.faces, known.behind)
    letters.refuse_missing(html, press.deck, layout.where)
    document = layout.document(html)
    return Proofs(document.write_pdf(), _kinds(document), tuple(_overs(press, known.faces, document)), fitted)


def reading(press: Press, layout: Layout, template: str) -> Proofs:
    """The deck as a document that is read."""
    document = layout.document(press.reading(template))
    return Proofs(document.write_pdf(), _kinds(document))


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


def _kinds(document: Any) -> tuple[Kind, ...]:
    return tuple(_kind(page.anchors) for page in document.pages)


def _kind(names: Iterable[str]) -> Kind:
    flows = {name.partition("flow-")[0] for name in names if "flow-" in name}
    return "backs" if "back-" in flows else "fronts" if "" in flows else "text"


def _overs(press: Press, faces: Sequence[Face], document: Any) -> Iterator[Over]:
    fronts = [number for number, kind in enumerate(_kinds(document)) if kind == "fronts"]
    cells = {
        number: (page, cell)
        for page, sheet in zip(fronts, press.sheets(len(faces)), strict=False)
        for number, cell in sheet.fronts
    }
    grid = press.setting.grid
    for number, over in enumerate(ends(len(faces), anchors(document))):
        if over > 0 and number in cells:
            page, cell = cells[number]
            # Of a page that was full nobody knows by how much its last words passed it.
            yield Over(page, faces[number].card.label, (cell.x, cell.y, grid.width, grid.height), min(over, 999.0))
