"""Pages laid out by as many hands as there are, and none twice: what a page came to is remembered by its HTML."""

from __future__ import annotations

import atexit
import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache as once
from functools import partial
from io import BytesIO
from typing import TypeVar

from cards import templates
from cards.cache import NOTHING, Cache, key, mark, pack, unpack
from cards.exporters.carrying import Carried, packed, unpacked
from cards.exporters.layout import FONTS, PICTURES, Box, Layout, Purpose, anchors
from cards.hands import ALONE, Hands
from cards.templates import Folders

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Page:
    """HTML that is to become a PDF, and how."""

    html: str
    purpose: Purpose = "sheets"
    archive: bool = False
    duplex: str = "none"
    attachment: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        return (self.html, self.purpose, str(self.archive), self.duplex, self.attachment)


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF; where its named elements are, and on which of its pages, counted from 0."""

    boxes: Mapping[str, Box]
    pages: Mapping[str, int]
    pdf: bytes


Order = TypeVar("Order", str, Page)


@dataclass(frozen=True, slots=True)
class Crew:
    """Hands that lay out HTML with the templates' fonts and pictures; the result is the same whoever they are."""

    where: Folders
    cache: Cache = NOTHING
    hands: Hands = ALONE
    coming: int = 0
    """How many pages will be asked for in all, if none of them is known."""
    kept: dict[str, bytes] = field(default_factory=dict, repr=False)
    """What was made in this run: without a cache, too, nothing is laid out twice."""

    def measured(self, pages: Sequence[str]) -> Iterator[Mapping[str, Box]]:
        """Where the named elements of each page are."""
        seen = self.seen()
        made = self._made([key("measure", seen, page) for page in pages], pages, measure)
        yield from (unpack(one) for one in made)

    def printed(self, pages: Sequence[Page], progress: Progress | None = None) -> Iterator[Printed]:
        """Each page as a PDF."""
        seen = self.seen()
        made = self._made([key("print", seen, *page.parts) for page in pages], pages, press)
        for done, one in enumerate(made, 1):
            if progress:
                progress(done, len(pages))
            yield Printed(*unpack(one))

    def call(self, most: int = 0) -> None:
        """Those who will lay out pages, or so many of them, get ready: at least some of what is coming is not known."""
        self.hands.soon(self.coming, partial(open_layout, packed(self.where)), most=most)

    def _made(
        self, names: Sequence[str], pages: Sequence[Order], work: Callable[[tuple[Carried, ...], Order], bytes]
    ) -> Iterator[bytes]:
        """What the work makes of each page, in their order; what is new is kept as soon as it is there."""
        known = self.cache.known(names)
        known |= {name: self.kept[name] for name in names if name in self.kept}
        new = {name: page for name, page in zip(names, pages, strict=True) if name not in known}
        if new and len(new) == len(names):
            self.call()
        fresh = self.hands.map(partial(work, packed(self.where)), tuple(new.values()))
        for name in names:
            if name not in known:
                known[name] = self.kept[name] = next(fresh)
                self.cache.keep({name: known[name]})
            yield known[name]

    def seen(self, *more: str) -> str:
        """The files that a page's HTML only names: fonts and pictures, the CSS that names the fonts, and `more`."""
        folders = (*self.where, templates.stock("templates"))
        paths = (path for folder in folders for path in sorted(folder.rglob("*")))
        return mark(path for path in paths if path.suffix.lower() in (*FONTS, *PICTURES, ".css", *more))


def open_layout(carried: tuple[Carried, ...]) -> None:
    _layout(unpacked(carried))


def measure(carried: tuple[Carried, ...], html: str) -> bytes:
    gc.collect()
    return pack(dict(anchors(_layout(unpacked(carried)).document(html))))


def press(carried: tuple[Carried, ...], page: Page) -> bytes:
    gc.collect()  # what an earlier layout left refers to itself, and would stay until it is four times as much
    layout, out = _layout(unpacked(carried)), BytesIO()
    document = layout.document(page.html)
    layout.write(document, out, page.purpose, archive=page.archive, duplex=page.duplex, attachment=page.attachment)
    numbers = {name: number for number, one in enumerate(document.pages) for name in one.anchors}
    return pack((dict(anchors(document)), numbers, out.getvalue()))


@once
def _layout(where: Folders) -> Layout:
    """Fonts are read once for a process, and let go before it ends: the engine is not there any more after that."""
    atexit.register(_layout.cache_clear)
    return Layout.opened(where)
