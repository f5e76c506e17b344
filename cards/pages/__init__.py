"""A deck and its faces in, HTML out; `views` gathers what the templates see, so that they only choose and place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import Any

from cards import templates
from cards.citations import lettered
from cards.imposition import Cell, Sheet, places, sheets, shifted
from cards.model import Deck, Reference, digest
from cards.packs import chosen, debate, rounds, stacks
from cards.pages.backs import Rear, back
from cards.pages.chapters import chapters, holders, whole
from cards.pages.fitting import Face, Grain
from cards.pages.handing import Usher, left_out, viewed
from cards.pages.ledger import Ledger
from cards.pages.setting import Setting, setting
from cards.pages.views import Bookmark, Eyes, View, homes
from cards.pages.works import works
from cards.settings import Deal, Print


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a sheet of paper: what lies on it, and whether marks are to be printed."""

    views: tuple[Any, ...]  #: the faces and backs that lie on it
    marked: bool  #: whether cut marks are printed
    page: str = "fronts"  #: which page rule of the CSS it takes: "fronts" or "backs"


@dataclass(frozen=True, slots=True)
class Imposed:
    """A deck's sides, and with what eyes they were seen."""

    eyes: Eyes
    sides: tuple[Side, ...]

    @property
    def bookmarks(self) -> Iterator[tuple[Bookmark, str]]:
        """The outline of the cards: each entry with the name of the place that it leads to."""
        fronts = (view for side in self.sides for view in side.views if isinstance(view, View))
        return ((bookmark, view.home) for view in fronts for bookmark in view.bookmarks)


@dataclass(frozen=True, slots=True)
class Part:
    """HTML of some pages; the names in `lent` belong elsewhere, and only stand here so that links may lead to them."""

    html: str
    lent: frozenset[str]


@dataclass(frozen=True)
class Press:
    """A deck, ready to be set: turns faces into HTML, for measuring or for print.

    Its templates are read once: what it prints is of one piece, and reading them is most of what HTML costs.
    """

    deck: Deck
    printing: Print

    @cached_property
    def _templates(self) -> templates.Sandbox:
        return templates.environment(templates.folders(self.printing))

    @cached_property
    def _ledger(self) -> Ledger:
        return Ledger.of(self.deck)

    @cached_property
    def _letters(self) -> Mapping[Reference, str]:
        return lettered(source.reference for source in self.deck.sources)

    @cached_property
    def _deck_id(self) -> str:
        return digest(*(card.id for card in self.deck.cards), length=6)

    @cached_property
    def setting(self) -> Setting:
        return setting(self.printing)

    def sheets(self, count: int) -> tuple[Sheet, ...]:
        """Where `count` cards lie; SettingsError if the settings do not go together."""
        shown, printing = self.setting, self.printing
        backs: Any = printing.backs
        order: Any = printing.order
        return sheets(count, shown.grid, shown.paper, backs=backs, start=printing.start, order=order)

    def html(self, faces: Sequence[Face], rears: Sequence[Rear] = ()) -> str:
        """The whole deck: title page and contents, sheets of cards, bibliography; of some cards, the sheets alone."""
        some, laid = self._some, self.laid(faces, rears)
        return self._render("page.html", laid.eyes, sheets=laid.sides, alone=some, gauge=some)

    def laid(self, faces: Sequence[Face], rears: Sequence[Rear] = ()) -> Imposed:
        """All printed sides, in the order of print."""
        eyes = self._eyes(faces)
        sides = (side for sheet in self.sheets(len(faces)) for side in self._sides(eyes, sheet, faces, rears))
        return Imposed(eyes, tuple(sides))

    def frame(self, laid: Imposed) -> Part:
        """The whole deck, but for its sheets: one empty page is in their place."""
        empty = tuple(Side((), marked=False) for _ in laid.sides[:1])
        return self._part(laid.eyes, sheets=empty, alone=self._some, bare=True)

    def chunk(self, laid: Imposed, first: int, last: int) -> Part:
        """The sides [first, last) alone, as they are in the whole; their outline is the whole's."""
        sides = tuple(_plain(side) for side in laid.sides[first:last])
        return self._part(laid.eyes, sheets=sides, alone=True, answers=(), gauge=not first and self._some)

    def _part(self, eyes: Eyes, **seen: Any) -> Part:
        """Some pages by themselves: the names that they point to elsewhere stand on their first sheet."""
        html = self._render("page.html", eyes, elsewhere=(ELSEWHERE,), **seen)
        lent = sorted(set(_LINK.findall(html)) - set(_NAME.findall(html)))
        names = _ELSEWHERE.sub(lambda one: "".join(one[0].replace(ELSEWHERE, name) for name in lent), html)
        return Part(names, frozenset(lent))

    @property
    def _some(self) -> bool:
        return bool(self.printing.only or self.printing.changed_since)

    def bench(self, faces: Sequence[Face], grain: Grain) -> str:
        """The cards alone, on endless paper; stops of this grain are named, so that the layout tells their places."""
        eyes = self._eyes(faces, grain)
        cells = self._bench_cells(len(faces))
        views = tuple(
            eyes.view(number, face, cell) for number, (face, cell) in enumerate(zip(faces, cells, strict=True))
        )
        return self._render("page.html", eyes, sheets=_tables(views, self.setting.grid.count), alone=True, endless=True)

    def back_bench(self, rears: Sequence[Rear]) -> str:
        """The backs alone, on endless paper."""
        eyes = self._eyes(())
        cells = self._bench_cells(len(rears))
        backs = tuple(
            back(eyes, number, rear, cell) for number, (rear, cell) in enumerate(zip(rears, cells, strict=True))
        )
        return self._render("page.html", eyes, sheets=_tables(backs, self.setting.grid.count), alone=True, endless=True)

    def reading(self, template: str) -> str:
        """The deck as a document that is read, by a template of that kind."""
        faces = whole(self.deck.cards, self.setting.theme.scale * READING)
        eyes = self._eyes(faces)
        return self._render(
            template, eyes, "reading", chapters=tuple(chapters(eyes, faces)), holders=holders(self.deck, eyes)
        )

    def packs(self, deal: Deal) -> str:
        """The sheets that a class is handed beside the cards."""
        named, known = chosen(deal), debate(deal.debate)
        tables = tuple(rounds(self.deck, deal.students, deal.seed))
        laid = [stack for one in tables for stack in stacks(one, named)]
        faces = whole([card for stack in laid for card in stack], self.setting.theme.scale * READING)
        eyes = self._eyes(faces)
        views = viewed(eyes, faces, [len(stack) for stack in laid])
        usher = Usher(eyes, known, deal.pace, deal.seed)
        seated = tuple(usher.table(one, views, named) for one in tables)
        return self._render(
            "packs.html",
            eyes,
            "reading",
            alone=True,
            packs=named,
            tables=seated,
            debate=known,
            minutes=f"{known.minutes:g}",
            preparation=f"{known.preparation:g}",
            deal=deal,
            left_out=left_out(self.deck, seated),
        )

    def _eyes(self, faces: Sequence[Face], grain: Grain = "none") -> Eyes:
        known = self.printing
        return Eyes(
            self.deck,
            self._ledger,
            known.style,
            homes(faces),
            grain,
            known.highlight,
            known.initials,
            known.qr,
            self._letters,
        )

    def _bench_cells(self, count: int) -> list[Cell]:
        every = [cell for cell, _ in places(self.setting.grid, self.setting.paper, "none")]
        return [every[number % len(every)] for number in range(count)]

    def _sides(self, eyes: Eyes, sheet: Sheet, faces: Sequence[Face], rears: Sequence[Rear]) -> tuple[Side, ...]:
        """The printed sides of a sheet: the fronts, and the backs behind them or, to be folded over, beside them."""
        mend, after = self.printing.offset, self.printing.back_offset
        fronts = tuple(eyes.view(number, faces[number], shifted(cell, mend)) for number, cell in sheet.fronts)
        behind = tuple(
            back(eyes, number, rears[number], shifted(shifted(cell, mend), after)) for number, cell in sheet.backs
        )
        if self.printing.backs == "fold" or not behind:
            return (Side((*fronts, *behind), marked=True),)
        return Side(fronts, marked=True), Side(behind, marked=False, page="backs")

    def _render(self, template: str, eyes: Eyes, frame: str = "card", **seen: object) -> str:
        shown = self.setting
        render = templates.renderer(self._templates, template)
        full = not seen.get("alone")
        return render(
            deck=self.deck,
            deck_id=self._deck_id,
            setting=shown,
            frame=frame,
            contents=tuple(eyes.entries()) if full else (),
            works=tuple(works(eyes)) if full else (),
            **{"answers": () if seen.get("endless") else tuple(eyes.answers()), **PLAIN, **seen},
        )


PLAIN: Mapping[str, Any] = MappingProxyType({"endless": False, "bare": False, "gauge": False, "elsewhere": ()})
"""What a template sees of a page that is none of these."""
ELSEWHERE = "elsewhere"
"""What the one place is called, until it is known, that stands for all that a part points to and does not have."""
_ELSEWHERE = re.compile(rf'<(\w+)[^<>]*"{ELSEWHERE}"[^<>]*></\1>\s*')
_LINK, _NAME = re.compile(r'href="#([^"]+)"'), re.compile(r'id="([^"]+)"')
READING = 10.5
"""Points of a quotation in a document that is read."""


def _plain(side: Side) -> Side:
    """The side without its part of the outline."""
    views = (replace(view, bookmarks=()) if isinstance(view, View) else view for view in side.views)
    return replace(side, views=tuple(views))


def _tables(views: tuple[Any, ...], per: int) -> tuple[Side, ...]:
    return tuple(Side(views[first : first + per], marked=False) for first in range(0, len(views), per))
