"""The layout engine behind a closed door: it reads templates' fonts and pictures, fetches nothing, and is heard."""

from __future__ import annotations

import gc
import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import IO, Any, Literal

from cards import templates
from cards.errors import TemplateFault
from cards.exporters import bounds, letters, tagging
from cards.model import digest
from cards.templates import Folders

# A scheme that nobody knows leaves the addresses in HTML and CSS as they stand, relative to a templates folder.
BASE = "template:/"
FONTS, PICTURES = (".ttf", ".otf"), (".png", ".svg", ".jpg", ".jpeg")
_AT = re.compile(r" at (\d+):\d+")
CARRIED, ABOUT = "deck.json", "The deck as data: every quotation with its place in its source"
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
# Python looks for rubbish after so many new objects; a layout makes millions that all stay, and each look costs time.
PATIENCE = 200_000

Box = tuple[float, float, float, float]
Purpose = Literal["sheets", "reading"]


@dataclass(frozen=True, slots=True)
class Layout:
    """WeasyPrint, with the fonts of the templates' folders and data: URLs, nothing else."""

    where: Folders
    fetcher: Any
    fonts: Any
    faces: Any

    @classmethod
    def opened(cls, where: Folders) -> Layout:
        """Fonts are read once for all measuring and the print: that is a third of the time of a small layout."""
        from weasyprint import CSS
        from weasyprint.text.fonts import FontConfiguration

        fetcher, fonts = _fetcher(where), FontConfiguration()
        with _faults_raised(where):
            css = templates.faces(where)
            opened = cls(where, fetcher, fonts, CSS(string=css, base_url=BASE, url_fetcher=fetcher, font_config=fonts))
        # What is here stays, and need not be looked through for rubbish after every layout: a tenth of the time.
        gc.freeze()
        return opened

    def measured(self, pages: Sequence[str]) -> Iterator[Mapping[str, Box]]:
        """Where the named elements of each page are."""
        return (anchors(self.document(page)) for page in pages)

    def document(self, html: str) -> Any:
        from weasyprint import HTML

        with _faults_raised(self.where), _patient(), bounds.in_time(html, self.where):
            page = HTML(string=html, base_url=BASE, url_fetcher=self.fetcher)
            made = page.render(stylesheets=[self.faces], font_config=self.fonts, pdf_tags=True)
        bad = bounds.bad_link(link[1] for page in made.pages for link in page.links if link[0] != "internal")
        if bad:
            raise _fault(f"links to {bad[:60]!r}", bad, self.where, bounds.LINKS)
        return made

    def write(
        self, document: Any, to: IO[bytes], purpose: Purpose, *, archive: bool, duplex: str, attachment: str
    ) -> None:
        """The PDF, checked for fonts that are not ours; `archive` makes it PDF/A, else what is read is PDF/UA."""

        def finish(_: Any, pdf: Any) -> None:
            tagging.merge_spans(pdf)
            _prefer(pdf, purpose, duplex)
            letters.refuse_strangers((font.name.decode() for font in document.fonts.values()), self.where)

        with _faults_raised(self.where), _patient():
            document.write_pdf(to, finisher=finish, **_options(attachment, _variant(purpose, archive=archive)))


def anchors(document: Any) -> Mapping[str, Box]:
    """Where the layout put each named element, in CSS pixels of its page: left, top, right, bottom."""
    return {name: box for page in document.pages for name, box in page.anchors.items()}


def css_faults(css: str) -> tuple[tuple[int, str], ...]:
    """What the layout engine would leave out of a style sheet, each with its line."""
    from weasyprint import CSS
    from weasyprint.urls import FatalURLFetchingError

    with _heard() as heard:
        try:
            CSS(string=css, base_url=BASE, url_fetcher=_fetcher(()))
        except FatalURLFetchingError as error:
            heard.append(f"asks for {error}, which is not read")
    found = ((_AT.search(line), line) for line in heard)
    return tuple((int(at[1]) if at else 1, _AT.sub("", line)) for at, line in found)


def _read(url: str, where: Folders) -> tuple[bytes, str]:
    """A font or picture of the templates, and which of the two it is."""
    from weasyprint.urls import FatalURLFetchingError

    found = templates.file(where, url.removeprefix(BASE).lstrip("/"))
    if found is None or found.suffix.lower() not in (*FONTS, *PICTURES):
        raise FatalURLFetchingError(url)
    return found.read_bytes(), "image/" if found.suffix.lower() in PICTURES else "font/"


def _fetcher(where: Folders) -> Any:
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class Closed(URLFetcher):  # type: ignore[misc]
        """Refuses everything but data: URLs and files of the templates' folders, and ends the build when it does."""

        def fetch(self, url: str, headers: object = None) -> object:
            if url.startswith("data:"):
                response = super().fetch(url, headers)
                body, kind = response.read(), response.content_type
                headers = response.headers
            else:
                body, kind, headers = *_read(url, where), None
            problem = bounds.too_much(body) if kind.startswith("image/") else ""
            if problem:
                # WeasyPrint would only log any other error.
                raise FatalURLFetchingError(url) from bounds.refusal(url, problem)
            return URLFetcherResponse(url, body, headers)

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
def _heard() -> Iterator[list[str]]:
    """What WeasyPrint only logs: what it cannot do."""
    heard: list[str] = []

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard.append(record.getMessage())

    logger, ear = logging.getLogger("weasyprint"), Ear(logging.WARNING)
    logger.addHandler(ear)
    try:
        yield heard
    finally:
        logger.removeHandler(ear)


@contextmanager
def _faults_raised(where: Folders) -> Iterator[None]:
    """On a printed page, each thing that cannot be done is a fault of a template."""
    from weasyprint.urls import FatalURLFetchingError

    try:
        with _heard() as heard:
            yield
    except FatalURLFetchingError as error:
        if isinstance(error.__cause__, TemplateFault):
            cause = error.__cause__
            raise _fault(cause.problem, str(error), where, cause.mend) from error
        mend = "put the file into your templates folder and write url(fonts/...), or use a data: URL"
        problem = f"asks for {error}, which is outside the templates, is not there, or is no font or picture"
        raise _fault(problem, str(error), where, mend) from error
    if heard:
        said = "; ".join(dict.fromkeys(_AT.sub("", line) for line in heard))
        quoted = re.search(r"`([^`]+)`|'([^']+)'|\"([^\"]+)\"", said)
        mend = "mend that rule in the CSS, or that picture; templates/README.md says what WeasyPrint cannot do"
        words = next(filter(None, quoted.groups())) if quoted else ""
        raise _fault(f"the page cannot be set as it is written: {said}", words, where, mend)


def _fault(problem: str, words: str, where: Folders, mend: str) -> TemplateFault:
    """A fault with the file and line of a template in which these words stand; only what it is, if nobody knows."""
    path, line = _standing(words, where)
    place = f"{path}:{line}" if line else "templates"
    return TemplateFault(f"{problem}{templates.shown(path, line)}", where=place, mend=mend)


def _standing(words: str, where: Folders) -> tuple[str, int]:
    wanted = re.sub(r"\s", "", words.removeprefix(BASE).lstrip("/"))
    names = [(folder, path.relative_to(folder)) for folder in where for path in sorted(folder.rglob("*"))]
    paths = (templates.inside(folder, str(name)) for folder, name in names if name.suffix in (".css", ".html"))
    for path in filter(None, paths) if wanted else ():
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if wanted in re.sub(r"\s", "", line):
                return str(path), number
    return "", 0


def _variant(purpose: Purpose, *, archive: bool) -> dict[str, Any]:
    """PDF/A-3 may carry deck.json; its level "a" is tagged. What is read is PDF/UA; sheets are tagged too."""
    if archive:
        return {"pdf_variant": "pdf/a-3a"}
    return {"pdf_variant": "pdf/ua-1"} if purpose == "reading" else {"pdf_tags": True}


def _options(attachment: str, variant: Mapping[str, Any]) -> dict[str, Any]:
    from weasyprint import Attachment

    carried = Attachment(
        string=attachment, name=CARRIED, description=ABOUT, created=EPOCH, modified=EPOCH, relationship="Source"
    )
    return {"pdf_identifier": identifier(attachment), "attachments": [carried] if attachment else None, **variant}


def identifier(attachment: str) -> bytes:
    """Of the deck that a PDF carries, so that `cards verify` sees if another was put in its place."""
    return digest(attachment, length=32).encode()


def _prefer(pdf: Any, purpose: Purpose, duplex: str) -> None:
    """What a viewer should choose in its print dialogue: for sheets the true size, and the turn of the paper."""
    import pydyf

    wishes = {"DisplayDocTitle": "true"}
    if purpose == "sheets":
        turns = {"long": "/DuplexFlipLongEdge", "short": "/DuplexFlipShortEdge"}
        wishes |= {"PrintScaling": "/None", "Duplex": turns.get(duplex, "/Simplex"), "PickTrayByPDFSize": "true"}
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary(wishes)
