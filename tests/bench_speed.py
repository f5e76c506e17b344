"""What is done twice, and what printing costs beside others, as ratios taken in one run; nothing here is asserted.

Run by hand: `make bench`, or `python -m tests.bench_speed [CARDS...]`; 40, 500 and 1000 cards unless said otherwise.
Chromium and typst are in the table where they are installed. Times are of a clock on the wall: let nothing else run.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from cards import build, finders, gather, language, store, talk, templates
from cards.cache import Cache, Shelf
from cards.exporters import layout, pdf, proofs
from cards.exporters.carrying import packed
from cards.exporters.crew import Page, press
from cards.hands import Processes
from cards.model import Deck, Source
from cards.pages import Press
from cards.settings import Print, Settings
from tests import decks
from tests.conftest import SEEDS

COUNTS = (40, 500, 1000)
CORES = 2
DOCUMENTS = (25, 50, 100)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
Row = tuple[str, float | str]


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main(counts: list[int]) -> None:
    sources = decks.texts()
    say("what", "seconds", "ratio")
    for title, rows in (
        ("building", building()),
        ("finding", finding()),
        *((f"{count} cards", printing(decks.deck(count, sources))) for count in counts),
    ):
        say(f"-- {title}")
        first = 0.0
        for name, taken in rows:
            first = first or float(taken)
            say(name, *((f"{taken:.2f}", f"{taken / first:.2f}") if isinstance(taken, float) else (taken,)))


def say(name: str, *cells: str) -> None:
    sys.stdout.write(f"{name:<58}{''.join(f'{cell:>10}' for cell in cells)}\n")
    sys.stdout.flush()


def building() -> Iterator[Row]:
    """`cards build` of seeds/, first and again; ratios are to the first."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "CARDS_CACHE": f"{folder}/kept"}

        def cards(*words: str) -> Callable[[], object]:
            return lambda: subprocess.run(
                [sys.executable, "-m", "cards", *words], check=True, env=environment, capture_output=True
            )

        build = ("build", str(SEEDS), "-o", f"{folder}/out", "-q")
        yield "cards build seeds, first", seconds(cards(*build))
        yield "again, nothing changed", seconds(cards(*build))
        yield "time left, at worst, from a tenth of the way", estimated(Path(folder))
        yield "cards --version", seconds(cards("--version"))
        yield "cards --help", seconds(cards("--help"))


def estimated(folder: Path) -> str:
    """By how much the estimate of a first build is wrong at worst, while a tenth to nine tenths of it are done."""
    settings, cache = Settings(sources=(str(SEEDS),), output=folder / "timed"), Cache(Shelf(folder / "anew", 10**10))
    steps = talk.Steps(build.steps(("pdf",)), quiet=True)
    told: list[tuple[float, float]] = []

    def note(step: str, done: int, total: int) -> None:
        steps(step, done, total)
        told.append((steps.seconds, steps.left))

    with closing(Processes(CORES)) as two:
        build.build(settings, ("pdf",), note, cache, two)
    whole = steps.seconds
    wrong = [max(said, whole - at) / min(said, whole - at) for at, said in told if 0.1 * whole < at < 0.9 * whole]
    return f"{max(wrong):.2f} x"


def finding() -> Iterator[Row]:
    """What is contested in so many documents, each text new; ratios are to the fewest. Twice the documents: at most 2.2."""
    list(language.sentence_docs(["The model is loaded beforehand."]))
    for count in DOCUMENTS:
        sources = decks.documents(count)
        yield f"{len(sources)} documents, one process", seconds(lambda found=sources: questions(found))


def questions(sources: Sequence[Source]) -> object:
    parsed = language.parse(sources)
    return gather.questions(parsed, finders.find(parsed), Settings())


def printing(deck: Deck) -> Iterator[Row]:
    """One deck, by everything that can print it; ratios are to one document of WeasyPrint."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)

        def export(one: Deck) -> Callable[[], object]:
            cache, attachment = Cache(Shelf(folder / "kept", 10**10)), store.dumps(one)

            def work() -> None:
                with closing(Processes(CORES)) as two:
                    pdf.export(one, Settings(), folder / "deck.pdf", attachment=attachment, cache=cache, hands=two)

            return work

        html = whole(deck)
        yield "one document of WeasyPrint, set and measured beforehand", seconds(lambda: plain(html, folder))
        yield "the same, with our care for its memory", seconds(lambda: press(packed(where()), Page(html)))
        yield f"cards, first print, {CORES} processes, measuring included", seconds(export(deck))
        yield "again, nothing changed", seconds(export(deck))
        yield "again, one headline changed", seconds(export(changed(deck)))
        (folder / "deck.html").write_text(
            html.replace("url(fonts/", f"url({templates.stock('templates')}/fonts/"), encoding="utf-8"
        )
        yield from others(folder, deck)


def whole(deck: Deck) -> str:
    """The deck in one document, fronts and backs, each card as it is printed in chunks."""
    from cards.exporters.layout import Layout

    press_ = Press(deck, Print())
    known = proofs.fit(press_, Layout.opened(where()))
    return press_.html(known.faces, known.behind)


def plain(html: str, folder: Path) -> None:
    """WeasyPrint as it comes, with the templates' fonts."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    fonts, known = FontConfiguration(), layout._fetcher(where())
    css = CSS(string=templates.faces(where()), base_url=layout.BASE, url_fetcher=known, font_config=fonts)
    page = HTML(string=html, base_url=layout.BASE, url_fetcher=known)
    page.write_pdf(folder / "plain.pdf", stylesheets=[css], font_config=fonts, pdf_tags=True)


def where() -> tuple[Path, ...]:
    return templates.folders(Print())


def changed(deck: Deck) -> Deck:
    at = len(deck.cards) // 2
    other = replace(deck.cards[at], tag=None, title="Another headline than before")
    return replace(deck, cards=(*deck.cards[:at], other, *deck.cards[at + 1 :]))


def others(folder: Path, deck: Deck) -> Iterator[Row]:
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser:
        command = [
            browser,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--print-to-pdf={folder}/chromium.pdf",
            f"{folder}/deck.html",
        ]
        yield (
            "headless Chromium, the same HTML",
            seconds(lambda: subprocess.run(command, check=True, capture_output=True)),
        )
    else:
        yield "headless Chromium", "skipped: not installed"
    if importlib.util.find_spec("typst"):
        yield "typst, the same words on the same cards", seconds(lambda: set_by_typst(folder, deck))
    else:
        yield "typst", "skipped: not installed"


def set_by_typst(folder: Path, deck: Deck) -> None:
    import typst

    words = ("\n".join((card.title, *(one.passage.text for one in card.evidence))) for card in deck.cards)
    blocks = "".join(
        f"#block(width: 105mm, height: 148mm, inset: 5mm, breakable: false)[#text({_quoted(one)})]" for one in words
    )
    (folder / "deck.typ").write_text(
        f"#set page(width: 210mm, height: 297mm, margin: 0mm, columns: 2)\n#set text(9pt)\n{blocks}", encoding="utf-8"
    )
    given: Any = folder / "deck.typ"
    typst.compile(given, output=str(folder / "typst.pdf"))


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'


if __name__ == "__main__":
    main([int(one) for one in sys.argv[1:]] or list(COUNTS))
