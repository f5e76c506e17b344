"""The layout engine behind a closed door: it reads templates' fonts and pictures, fetches nothing, and is heard."""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from cards import templates
from cards.errors import TemplateFault
from cards.exporters import letters
from cards.model import digest

# A scheme that nobody knows leaves the addresses in HTML and CSS as they stand, relative to a templates folder.
BASE = "template:/"
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
# Python looks for rubbish after so many new objects; a layout makes millions that all stay, and each look costs time.
PATIENCE = 200_000

Box = tuple[float, float, float, float]
Purpose = Literal["sheets", "reading"]


@dataclass(frozen=True, slots=True)
class Layout:
    """WeasyPrint, with the fonts of the templates' folders and data: URLs, nothing else."""

    user: Path | None
    fetcher: Any
    fonts: Any
    faces: Any

    @classmethod
    def opened(cls, user: Path | None) -> Layout:
        """Fonts are read once for all measuring and the print: that is a third of the time of a small layout."""
        from weasyprint import CSS
        from weasyprint.text.fonts import FontConfiguration

        fetcher, fonts, path = _fetcher(user), FontConfiguration(), templates.file(user, "css/fonts.css")
        css = path.read_text(encoding="utf-8") if path else ""
        with _faults_raised():
            return cls(user, fetcher, fonts, CSS(string=css, base_url=BASE, url_fetcher=fetcher, font_config=fonts))

    def document(self, html: str) -> Any:
        from weasyprint import HTML

        with _faults_raised(), _patient():
            page = HTML(string=html, base_url=BASE, url_fetcher=self.fetcher)
            return page.render(stylesheets=[self.faces], font_config=self.fonts, pdf_tags=True)

    def write(self, document: Any, to: Path, purpose: Purpose, *, archive: bool, duplex: str, attachment: str) -> None:
        """The PDF, checked for fonts that are not ours; `archive` makes it PDF/A, else what is read is PDF/UA."""

        def finish(_: Any, pdf: Any) -> None:
            _prefer(pdf, purpose, duplex)
            letters.refuse_strangers((font.name.decode() for font in document.fonts.values()), self.user)

        with _faults_raised(), _patient():
            document.write_pdf(to, finisher=finish, **_options(attachment, _variant(purpose, archive=archive)))


def anchors(document: Any) -> Mapping[str, Box]:
    """Where the layout put each named element, in CSS pixels of its page: left, top, right, bottom."""
    return {name: box for page in document.pages for name, box in page.anchors.items()}


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
def _patient() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(PATIENCE, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


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


def _variant(purpose: Purpose, *, archive: bool) -> dict[str, Any]:
    """PDF/A-3 may carry deck.json; its level "a" is tagged. What is read is PDF/UA; sheets are tagged too."""
    if archive:
        return {"pdf_variant": "pdf/a-3a"}
    return {"pdf_variant": "pdf/ua-1"} if purpose == "reading" else {"pdf_tags": True}


def _options(attachment: str, variant: Mapping[str, Any]) -> dict[str, Any]:
    from weasyprint import Attachment

    carried = Attachment(
        string=attachment,
        name="deck.json",
        description="The deck as data: every quotation with its place in its source",
        created=EPOCH,
        modified=EPOCH,
        relationship="Source",
    )
    # The identifier is of the deck that is carried, so that `cards verify` sees if another was put in its place.
    identifier = digest(attachment, length=32).encode()
    return {"pdf_identifier": identifier, "attachments": [carried] if attachment else None, **variant}


def _prefer(pdf: Any, purpose: Purpose, duplex: str) -> None:
    """What a viewer should choose in its print dialogue: for sheets the true size, and the turn of the paper."""
    import pydyf

    wishes = {"DisplayDocTitle": "true"}
    if purpose == "sheets":
        turns = {"long": "/DuplexFlipLongEdge", "short": "/DuplexFlipShortEdge"}
        wishes |= {"PrintScaling": "/None", "Duplex": turns.get(duplex, "/Simplex"), "PickTrayByPDFSize": "true"}
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary(wishes)
