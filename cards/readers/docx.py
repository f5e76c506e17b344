"""A Word document (.docx): headings, paragraphs and lists as text; tables and notes as asides.

Tracked changes are read as accepted: insertions are kept, deletions are not, and a note says so. Comments and the
numbers of notes are left out.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any

from cards.errors import NotText
from cards.model import Reference
from cards.readers import articles, compose, markup, packed, stated
from cards.readers.pieces import Article

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cards.model import Source

_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote:fresh
p[style-name='Intense Quote'] => blockquote:fresh
p[style-name='Caption'] => figcaption:fresh
p[style-name='caption'] => figcaption:fresh
"""
_TRACKED = re.compile(rb"<w:(?:ins|del|moveFrom|moveTo)\s")
_COMMENTED = re.compile(rb"<w:commentReference\s")
_DUBLIN = "{http://purl.org/dc/elements/1.1/}"


def read(path: Path, file: str) -> tuple[Source, ...]:
    with packed.opened(path, file, what="a Word document (.docx)") as archive:
        document = packed.part(archive, "word/document.xml", file)
        core = _core(packed.part(archive, "docProps/core.xml", file))
    if not document:
        raise NotText("there is no text of Word's in it", mend="save it again from Word as .docx", where=file)
    text, pieces = markup.kept("", markup.cleaned(_converted(path, file)))
    record, notes = stated.record(*core, text)
    groups = articles.divide(text, pieces)
    found = tuple(Article(group, Reference() if number else record) for number, group in enumerate(groups))
    return compose.sources(text, file, found, notes=(*_changes(document), *notes))


def _converted(path: Path, file: str) -> Any:
    """Mammoth's reading of it as HTML, its notes in an aside at the end."""
    import mammoth
    from lxml import html

    logging.getLogger("mammoth").addHandler(logging.NullHandler())
    try:
        with path.open("rb") as opened:
            page = mammoth.convert_to_html(
                opened,
                style_map=_STYLES,
                convert_image=mammoth.images.img_element(lambda _: {}),
                include_embedded_style_map=False,
                id_prefix="note-",
            ).value
    except Exception as error:  # noqa: BLE001  mammoth meets a damaged file with whatever it stumbled over
        mend = "save it again from Word as .docx"
        raise NotText(f"it is not a whole Word document ({type(error).__name__})", mend=mend, where=file) from None
    tree = html.document_fromstring(f"<html><body>{page}</body></html>")
    for note in [one for one in tree.iter("li") if (one.get("id") or "").startswith(("note-footnote", "note-endnote"))]:
        note.tag = "aside"
    return tree


def _core(raw: bytes) -> tuple[str, str]:
    """Title and creator as the document's properties have them; Word writes the owner of the computer there."""
    from lxml import etree

    try:
        root = etree.fromstring(raw, etree.XMLParser(resolve_entities=False, no_network=True)) if raw else None
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        return "", ""
    return root.findtext(f"{_DUBLIN}title") or "", root.findtext(f"{_DUBLIN}creator") or ""


def _changes(document: bytes) -> Iterator[str]:
    if _TRACKED.search(document):
        yield "it has tracked changes: insertions are kept, deletions left out"
    if _COMMENTED.search(document):
        yield "comments in its margin are left out"
