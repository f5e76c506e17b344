"""A saved web page (.html): its article as trafilatura finds it, and what its meta elements state.

The kept text is the article's words, a blank line between paragraphs; menus, scripts and comments are not in it.
A page with several full <article> elements gives one source for each.
"""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cards.errors import NoText
from cards.model import Reference
from cards.readers import compose, dates, declared, markup, names, published
from cards.readers.decode import decode, normalise
from cards.readers.pieces import Article

if TYPE_CHECKING:
    from pathlib import Path

    from cards.model import Source

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)|<\?xml[^>]{0,100}encoding=[\"']([\w-]+)", re.IGNORECASE
)
_HEAD_BYTES = 4096
_LEAST = 1200  # characters of paragraphs that make an <article> element an article
_OPINION = re.compile(
    r"\"@type\"\s*:\s*\[?\s*\"OpinionNewsArticle\"|<meta[^>]+article:section[^>]+content=[\"']opinion", re.IGNORECASE
)
_REPORT = re.compile(r"\"@type\"\s*:\s*\[?\s*\"ReportageNewsArticle\"")
_ADDRESS = re.compile(r"<!--[^>]{0,80}?(?:saved from url=\(\d+\)|\burl:\s*)(https?://[^\s<>\"]+)", re.DOTALL)
_DAY = re.compile(r"<!--[^>]{0,2000}?saved date:\s*(?:\w{3}\s)?([^(<>\n]{6,40})", re.DOTALL)
_NOTE = 4000  # characters in which a browser's note stands
_WHOLE = len("2024-05-01")
_SILENT = logging.NullHandler()


def read(path: Path, file: str) -> tuple[Source, ...]:
    return page(path.read_bytes(), file)


def page(raw: bytes, file: str, *, charset: str = "") -> tuple[Source, ...]:
    """The articles of a page whose bytes are at hand; `charset` is what was said of them elsewhere."""
    decoded = decode(raw, file, declared=charset or _charset(raw))
    text, found = "", []
    whole = _extract(decoded.text)
    tree = _tree(decoded.text)
    stated = compose.over(_reference(whole, tree), _saved(decoded.text))
    for document, record in _several(tree, stated) or [(whole, stated)]:
        text, pieces = markup.kept(text, document.body if document is not None else None)
        found.append(Article(pieces, record, _kind(decoded.text), origin="page"))
    if not text:
        mend = "save the page again once its text shows, or paste the text into a .txt file"
        raise NoText("no article was found in this page", mend=mend, where=file)
    return tuple(map(_as_page, compose.sources(text, file, found, notes=decoded.notes)))


def _charset(raw: bytes) -> str:
    found = _CHARSET.search(raw[:_HEAD_BYTES])
    return (found[1] or found[2]).decode("ascii") if found else ""


def _as_page(source: Source) -> Source:
    if source.reference.type != "document":
        return source
    return replace(source, reference=replace(source.reference, type="webpage"))


def _tree(page: str) -> Any:
    from trafilatura.utils import load_html

    return load_html(page)


def _extract(page: str) -> Any:
    """Trafilatura's document, or None; its date is not used, since it also guesses."""
    import trafilatura

    logging.getLogger("trafilatura").addHandler(_SILENT)
    logging.getLogger("htmldate").addHandler(_SILENT)
    return trafilatura.bare_extraction(
        page, include_comments=False, include_tables=True, with_metadata=True, favor_recall=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )  # fmt: skip


def _kind(page: str) -> str:
    """Only where the publisher marks it up; "NewsArticle" alone is said of opinion too."""
    if _OPINION.search(page):
        return "opinion"
    return "news report" if _REPORT.search(page) else ""


def _saved(page: str) -> Reference:
    """The address, and perhaps the day, that a browser noted at the head of the page when it saved it."""
    head = page[:_NOTE]
    address, day = _ADDRESS.search(head), _DAY.search(head)
    accessed = dates.iso(day[1]) if day and address else ""
    return Reference(url=address[1] if address else "", accessed=accessed if len(accessed) == _WHOLE else "")


def _reference(document: Any, tree: Any) -> Reference:
    if document is None or tree is None:
        return Reference()
    site = _one_line(document.sitename)
    stated = declared.reference(tree)
    found = Reference(
        author=names.of_metadata(normalise(document.author or "")),
        title=_without_site(_one_line(document.title), site),
        container_title=site,
        issued=published.issued(tree, _without_site(_one_line(document.title), site)),
        url=document.url or "",
    )
    # Of address and date the page itself is the surer sign.
    stated = replace(stated, url=found.url or stated.url, issued=found.issued or stated.issued)
    return compose.over(stated, found)


def _one_line(words: str | None) -> str:
    return normalise(" ".join((words or "").split()))


def _without_site(title: str, site: str) -> str:
    """The headline without "- Site" after it."""
    found = re.fullmatch(rf"(.+?)\s+[-–—|:·»]\s+{re.escape(site)}", title) if site else None
    return found[1] if found else title


def _several(tree: Any, page: Reference) -> list[tuple[Any, Reference]]:
    """Each full <article> of a page that has more than one, under what it states itself.

    What the page states of itself holds for the one article that has the page's title, or else for none of them.
    """
    from lxml import html as lxml_html

    full = [element for element in tree.iter("article") if _is_full(element)] if tree is not None else []
    found = []
    for element in full if len(full) > 1 else ():
        inner = lxml_html.tostring(element, encoding="unicode", with_tail=False)
        extracted = _extract(f"<html><body>{inner}</body></html>")
        if extracted is not None:
            found.append((extracted, _stated(element, page)))
    return found if len(found) > 1 else []


def _is_full(element: Any) -> bool:
    """Long enough, under a headline of its own, neither inside another article nor a reader's comment."""
    name = f"{element.get('class', '')} {element.get('id', '')}".lower()
    if "comment" in name or next(element.iterancestors("article"), None) is not None:
        return False
    headed = any(next(element.iter(tag), None) is not None for tag in ("h1", "h2", "h3"))
    return headed and sum(len(p.text_content()) for p in element.iter("p")) >= _LEAST


def _stated(element: Any, page: Reference) -> Reference:
    title = _one_line(next(element.iter("h1", "h2", "h3")).text_content())
    if title.casefold() == page.title.casefold():
        return page
    return Reference(title=title, issued=published.within(element), container_title=page.container_title, url=page.url)
