"""A book (.epub): its chapters in the order of the spine, with their headings as places, under its own record.

Covers, tables of contents and notes are left out or asides. A book that is locked (DRM) is refused.
"""

from __future__ import annotations

import posixpath
import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from cards.errors import NotText, ReadError
from cards.model import Mark, Reference
from cards.readers import compose, dates, markup, names, packed, places
from cards.readers.decode import normalise
from cards.readers.pieces import Article

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from cards.model import Source
    from cards.readers.pieces import Piece

_DUBLIN = "{http://purl.org/dc/elements/1.1/}"
_FONTS = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})
_PAGES = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})
_UNREAD = re.compile(r"\b(?:nav|toc|cover|copyright-page)\b")


def read(path: Path, file: str) -> tuple[Source, ...]:
    text = ""
    pieces: list[Piece] = []
    marks = [Mark(0, "")]
    with packed.opened(path, file, what="a book (.epub)") as archive:
        _refuse_locked(archive, file)
        name, package = _package(archive, file)
        for chapter in _chapters(package, name):
            text, more = markup.kept(text, _page(packed.part(archive, chapter, file)))
            pieces += more
            marks += _marks(text, more)
    return compose.sources(text, file, (Article(tuple(pieces), _record(package), pages=tuple(marks)),))


def _marks(text: str, pieces: Sequence[Piece]) -> Iterator[Mark]:
    """A chapter's headings as places, of several in a row the last; a part without any goes on with the one before."""
    for one, two in pairwise((*pieces, None)):
        if one and one.shape == "heading" and not (two and two.shape == "heading" and two.level > one.level):
            yield Mark(one.at, f"“{places.title(text[one.start : one.end])}”")


def _refuse_locked(archive: zipfile.ZipFile, file: str) -> None:
    """Fonts may be garbled against copying; a text that is encrypted belongs to its shop's own program."""
    raw = packed.part(archive, "META-INF/encryption.xml", file)
    root = _xml(raw) if raw else None
    methods = {one.get("Algorithm") for one in root.iter("{*}EncryptionMethod")} if root is not None else set()
    if methods - _FONTS:
        mend = "use an edition without a lock, or type the passages that you need into a .txt file with their pages"
        raise ReadError("it is locked by its seller (DRM)", mend=mend, where=file)


def _package(archive: zipfile.ZipFile, file: str) -> tuple[str, Any]:
    """The name of the book's package file, and its tree."""
    container = _xml(packed.part(archive, "META-INF/container.xml", file))
    root = next(container.iter("{*}rootfile"), None) if container is not None else None
    name = root.get("full-path", "") if root is not None else ""
    package = _xml(packed.part(archive, name, file)) if name else None
    if package is None:
        raise NotText("it does not say which chapters it has", mend="fetch or save the book again", where=file)
    return name, package


def _xml(raw: bytes) -> Any:
    from lxml import etree

    try:
        return etree.fromstring(raw, etree.XMLParser(resolve_entities=False, no_network=True)) if raw else None
    except etree.XMLSyntaxError:
        return None


def _chapters(package: Any, name: str) -> Iterator[str]:
    """The parts of the archive that hold the chapters, in reading order."""
    listed = {one.get("id"): one for one in package.iter("{*}item")}
    folder = posixpath.dirname(name)
    for turn in package.iter("{*}itemref"):
        item = listed.get(turn.get("idref"))
        if item is None or item.get("media-type") not in _PAGES or turn.get("linear") == "no":
            continue
        if not _UNREAD.search(item.get("properties") or ""):
            yield posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))


def _page(raw: bytes) -> Any:
    """A chapter's body without its tables of contents, its notes as asides."""
    from lxml import etree, html

    if not raw.strip():
        return None
    tree = html.document_fromstring(raw, parser=html.HTMLParser(encoding="utf-8", huge_tree=True))
    for element in list(tree.iter("nav", "section", "div", "aside", "li", "p")):
        kind = f"{element.get('epub:type') or ''} {element.get('role') or ''}"
        if element.tag == "nav" or _UNREAD.search(kind):
            element.drop_tree()
        elif re.search(r"\b(?:doc-)?(?:foot|end|rear)?notes?\b", kind):
            element.tag = "aside"
    etree.strip_tags(tree, "svg")
    return markup.cleaned(tree.find("body")) if tree.find("body") is not None else None


def _record(package: Any) -> Reference:
    def told(name: str) -> list[str]:
        return [" ".join(normalise(one.text or "").split()) for one in package.iter(f"{_DUBLIN}{name}") if one.text]

    day = next(iter(told("date")), "")[:10]
    return Reference(
        type="book",
        title=next(iter(told("title")), ""),
        author=tuple(names.name(one) for one in _creators(package)),
        publisher=next(iter(told("publisher")), ""),
        issued=day if dates.real(day) else "",
        url=next((one for one in (*told("source"), *told("identifier")) if one.startswith("http")), ""),
    )


def _creators(package: Any) -> Iterator[str]:
    """Who is named as the author; editors and translators are not."""
    roles = {
        (one.get("refines") or "").lstrip("#"): one.text
        for one in package.iter("{*}meta")
        if one.get("property") == "role"
    }
    for one in package.iter(f"{_DUBLIN}creator"):
        role = roles.get(one.get("id")) or one.get("{http://www.idpf.org/2007/opf}role") or "aut"
        words = " ".join(normalise(one.text or "").split())
        if words and role == "aut":
            yield words
