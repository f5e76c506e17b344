"""A process of its own that sets pages, so that a theme can neither hang nor fill the program that shows them."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from cards import store, tables, templates, whereabouts
from cards.errors import CardsError, TemplateFault
from cards.exporters import proofs
from cards.exporters.layout import Layout
from cards.exporters.proofs import Fit, Proofs
from cards.model import Deck
from cards.pages import Press
from cards.readers import read_folder
from cards.settings import Settings, load
from cards.workshop import kitchen
from cards.workshop.watching import fingerprint

MEMORY = 3 << 30
SECONDS = 90.0
EVERYTHING, DOCUMENT = "whole deck", "handout"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be shown: a deck.json ("" is the sample), settings, and a choice of theme, stock and kind."""

    deck: str = ""
    config: str = ""
    theme: str = ""
    stock: str = ""
    kind: str = ""
    quick: bool = False


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why nothing could be set, in the words of the error."""

    problem: str
    where: str
    mend: str


@dataclass(slots=True)
class Bath:
    """What is kept from one wish to the next: the deck, the fonts, and how the cards were last fitted."""

    decks: dict[object, Deck] = field(default_factory=dict)
    layouts: dict[object, Layout] = field(default_factory=dict)
    fits: dict[object, Fit] = field(default_factory=dict)

    def develop(self, wish: Wish) -> Proofs:
        """The pages that are wished for; a quick wish takes them as they were broken before, if they were."""
        settings, deck = settings_of(wish), self.deck(wish.deck)
        layout = self.layout(templates.folders(settings.print))
        if wish.kind == DOCUMENT:
            return proofs.reading(Press(deck, settings.print), layout, "handout.html")
        chosen = settings.print
        if wish.kind != EVERYTHING:
            deck = replace(deck, cards=tuple(card for card in deck.cards if card.kind == wish.kind))
            # A choice of cards is printed without the pages before and after them.
            chosen = replace(chosen, only=(wish.kind,))
        press = Press(deck, chosen)
        key = (deck, chosen.stock, chosen.paper, chosen.backs)
        known = self.fits.get(key) if wish.quick else None
        if known is None:
            self.fits = {key: proofs.fit(press, layout)}
        return proofs.proofs(press, layout, self.fits[key], fitted=known is None)

    def deck(self, path: str) -> Deck:
        mark = (path, fingerprint([Path(path) if path else kitchen.sample_path()]))
        if mark not in self.decks:
            self.decks = {mark: opened(path)}
        return self.decks[mark]

    def layout(self, where: templates.Folders) -> Layout:
        fonts = [folder / name for folder in (*where, templates.stock("templates")) for name in FONTS]
        mark = (where, fingerprint(fonts))
        if mark not in self.layouts:
            self.layouts = {mark: Layout.opened(where)}
        return self.layouts[mark]


FONTS = ("fonts", "fonts.css", "css/fonts.css")


def settings_of(wish: Wish) -> Settings:
    """deck.toml's settings with the theme and stock that were chosen; both sides are printed, to be looked at."""
    settings = load(Path(wish.config) if wish.config else None, tables=tables.known())
    printing = settings.print
    stock = wish.stock or printing.stock
    grids = tables.stocks_papers(stock)
    paper = printing.paper if printing.paper in grids or not grids else grids[0]
    chosen = replace(
        printing, theme=wish.theme or printing.theme, stock=stock, paper=paper, only=(), changed_since=None
    )
    return replace(settings, print=replace(chosen, backs="long" if chosen.backs == "none" else chosen.backs))


def opened(deck: str) -> Deck:
    """A deck.json with its sources, or the sample."""
    if not deck:
        return kitchen.sample()
    path = Path(deck)
    text = path.read_text(encoding="utf-8")
    reading = read_folder(whereabouts.folders(store.parse(text, deck), path))
    return store.loads(text, reading.sources, deck)


class Darkroom:
    """The other process; one that takes too long is ended, and the next wish gets a new one."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self.seconds = seconds
        self.process: Any = None
        self.pipe: Any = None

    def develop(self, wish: Wish) -> Proofs | Trouble:
        if self.process is None or not self.process.is_alive():
            self._open()
        try:
            self.pipe.send(wish)
            if self.pipe.poll(self.seconds):
                return self.pipe.recv()  # type: ignore[no-any-return]
            problem = f"is not laid out after {self.seconds:.0f} seconds"
        except (EOFError, OSError):
            problem = "needs more memory than a page may"
        self.close()
        return Trouble(problem, "templates", "look for very large lengths in the CSS, and very many elements")

    def close(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.join()
            self.pipe.close()
            self.process = None

    def _open(self) -> None:
        self.close()
        context = multiprocessing.get_context("spawn")
        self.pipe, other = context.Pipe()
        self.process = context.Process(target=_work, args=(other,), daemon=True)
        self.process.start()
        other.close()


def _work(pipe: Connection) -> None:
    """The other process: wishes in, pages or troubles out, until nobody is there any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _bound_memory()
    with contextlib.suppress(EOFError, OSError):
        bath = Bath()
        while True:
            pipe.send(_answer(bath, pipe.recv()))


def _answer(bath: Bath, wish: Wish) -> Proofs | Trouble:
    try:
        return bath.develop(wish)
    except CardsError as error:
        return Trouble(error.problem, error.where, error.mend)
    except OSError as error:
        return Trouble(error.strerror or str(error), str(error.filename or ""), "put the file back, or start again")
    except MemoryError:
        return Trouble("needs more memory than a page may", "templates", "look for very many elements")
    except Exception as error:  # noqa: BLE001 - the preview must not die of what it shows
        fault = TemplateFault(f"{type(error).__name__}: {error}", mend="undo the last change; if it stays, tell us")
        return Trouble(fault.problem, "cards", fault.mend)


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:  # pragma: no cover - Windows has no such bound
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
