"""A deck on paper by WeasyPrint: nothing is clipped, nothing is fetched, the same deck gives the same bytes."""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from cards import templates
from cards.errors import Overflow, TemplateFault
from cards.model import Deck, digest
from cards.pages import Press
from cards.pages.fitting import Face, Grain, Laid, fitted
from cards.settings import Settings
from cards.stocks import STOCKS
from cards.store import whole

MM = 25.4 / 96
# Lengths that differ by less than this, in millimetres, are the same length: layout counts in floats.
HAIR = 0.02
# A scheme that nobody knows leaves the addresses in HTML and CSS as they stand, relative to a templates folder.
BASE = "template:/"
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)

Box = tuple[float, float, float, float]

# What WeasyPrint leaves out, because a page was full, passes its limit by more than anything; an absent limit is 0.
LOST: Box = (0.0, 1e6, 0.0, 1e6)
NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)


def export(deck: Deck, settings: Settings, to: Path, *, attachment: str = "") -> tuple[str, ...]:
    """Write the deck to `to`, whole or not at all; returns what a person should know of the print."""
    printing = settings.print
    press = Press(deck, printing)
    bench = _Bench(press, _Layout.opened(printing.templates))
    faces = fitted(deck.cards, STOCKS[printing.stock].sizes, bench)
    html = press.html(faces)
    document = bench.layout.document(html)
    _refuse_overflow(faces, _ends(len(faces), _anchors(document)))
    with whole(to) as (part,):
        document.write_pdf(part, **_options(html, attachment))
    return (*_continued(faces), *_missing_letters(html, printing.templates))


@dataclass(frozen=True, slots=True)
class _Layout:
    """WeasyPrint behind a closed door: fonts of the templates' folders and data: URLs, nothing else."""

    fetcher: Any
    fonts: Any
    faces: Any

    @classmethod
    def opened(cls, user: Path | None) -> _Layout:
        """Fonts are read once for all measuring and the print: that is a third of the time of a small layout."""
        from weasyprint import CSS
        from weasyprint.text.fonts import FontConfiguration

        fetcher, fonts, path = _fetcher(user), FontConfiguration(), templates.file(user, "css/fonts.css")
        css = path.read_text(encoding="utf-8") if path else ""
        with _faults_raised():
            return cls(fetcher, fonts, CSS(string=css, base_url=BASE, url_fetcher=fetcher, font_config=fonts))

    def document(self, html: str) -> Any:
        from weasyprint import HTML

        with _faults_raised():
            page = HTML(string=html, base_url=BASE, url_fetcher=self.fetcher)
            return page.render(stylesheets=[self.faces], font_config=self.fonts, pdf_tags=True)


def _fetcher(user: Path | None) -> Any:
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class Closed(URLFetcher):  # type: ignore[misc]
        """Refuses everything but data: URLs and files of the templates' folders, and ends the build when it does."""

        def fetch(self, url: str, headers: object = None) -> object:
            if url.startswith("data:"):
                return super().fetch(url, headers)
            found = templates.file(user, url)
            if found is None or found.suffix not in (".ttf", ".otf", ".png", ".svg"):
                raise FatalURLFetchingError(url)
            return URLFetcherResponse(url, found.read_bytes())

    return Closed(allowed_protocols={"data"}, allow_redirects=False)


@contextmanager
def _faults_raised() -> Iterator[None]:
    """WeasyPrint only logs what it cannot do; on a printed page each is a fault of a template."""
    from weasyprint.urls import FatalURLFetchingError

    heard: list[str] = []

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard.append(record.getMessage())

    logger, ear = logging.getLogger("weasyprint"), Ear(logging.WARNING)
    logger.addHandler(ear)
    try:
        yield
    except FatalURLFetchingError as error:
        raise TemplateFault(
            f"asks for {error}, which is outside the templates",
            where="templates",
            mend="put the file into your templates folder and write url(fonts/...), or use a data: URL",
        ) from error
    finally:
        logger.removeHandler(ear)
    if heard:
        raise TemplateFault(
            f"the page cannot be set as it is written: {'; '.join(dict.fromkeys(heard))}",
            where="templates",
            mend="mend that rule in the CSS; templates/README.md says what WeasyPrint cannot do",
        )


@dataclass(frozen=True, slots=True)
class _Bench:
    """Measures faces in the very layout that is printed: contents against the foot of their card."""

    press: Press
    layout: _Layout

    def laid(self, faces: Sequence[Face], *, grain: Grain = "none") -> tuple[Laid, ...]:
        if not faces:
            return ()
        anchors = _anchors(self.layout.document(self.press.bench(faces, grain)))
        ends = _ends(len(faces), anchors)
        places = [_places(anchors, number, face) if grain != "none" else () for number, face in enumerate(faces)]
        return tuple(Laid(end, place) for end, place in zip(ends, places, strict=True))


def _anchors(document: Any) -> Mapping[str, Box]:
    return {name: box for page in document.pages for name, box in page.anchors.items()}


def _places(anchors: Mapping[str, Box], number: int, face: Face) -> tuple[tuple[float, float], ...]:
    """Where each stop stands below its card's foot; our lines, which stand in the base, are counted from the flow."""
    flow, base, foot = (anchors.get(f"{part}-{number}", LOST) for part in ("flow", "base", "foot"))
    places = []
    for index, stop in enumerate(face.shown(), face.first):
        _, top, _, bottom = anchors.get(f"s{number}-{index}", LOST)
        shift = (flow[3] - base[1] if stop.part == "line" else 0.0) - foot[1]
        places.append(((top + shift) * MM, (bottom + shift) * MM))
    return tuple(places)


def _ends(count: int, anchors: Mapping[str, Box]) -> tuple[float, ...]:
    """How far the flow of each card passes the top of its base, which grows upward from the foot."""
    flows = (anchors.get(f"flow-{number}", LOST)[3] for number in range(count))
    bases = (anchors.get(f"base-{number}", NOWHERE)[1] for number in range(count))
    overs = ((flow - base) * MM for flow, base in zip(flows, bases, strict=True))
    return tuple(over if over > HAIR else min(over, 0.0) for over in overs)


def _refuse_overflow(faces: Sequence[Face], overs: Sequence[float]) -> None:
    for face, over in zip(faces, overs, strict=True):
        if over > 0:
            raise Overflow(
                f"passes the foot of its card by {over:.1f} mm",
                where=f"card {face.card.label}",
                mend="a template prints it otherwise than it was measured; templates/README.md says what to keep",
            )


def _options(html: str, attachment: str) -> dict[str, Any]:
    from weasyprint import Attachment

    carried = Attachment(
        string=attachment,
        name="deck.json",
        description="The deck as data: every quotation with its place in its source",
        created=EPOCH,
        modified=EPOCH,
        relationship="Source",
    )
    return {
        "pdf_tags": True,
        # Of the deck that is carried, so that `cards verify` sees if another one was put in its place.
        "pdf_identifier": digest(attachment or html, length=32).encode(),
        "attachments": [carried] if attachment else None,
    }


def _continued(faces: Sequence[Face]) -> Iterator[str]:
    for face in faces:
        if face.part == 1 and face.parts > 1:
            yield f"{face.card.label} is long: it goes over {face.parts} cards"


def _missing_letters(html: str, user: Path | None) -> Iterator[str]:
    """Characters that none of our fonts can draw, by name: the page shows another font's letter, or a box."""
    unknown = sorted(set(html) - _drawable(user))
    if unknown:
        named = ", ".join(f"{letter} (U+{ord(letter):04X} {unicodedata.name(letter, '')})" for letter in unknown)
        yield f"the fonts of this tool have no letter for: {named}"


@lru_cache(maxsize=2)
def _drawable(user: Path | None) -> frozenset[str]:
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    folders = [folder / "fonts" for folder in (user, templates.stock("templates")) if folder]
    found = set("\n\t")
    for path in (path for folder in folders for path in sorted(folder.glob("*.[ot]tf"))):
        with TTFont(path, lazy=True) as font:
            found.update(map(chr, font.getBestCmap()))
    return frozenset(found)
