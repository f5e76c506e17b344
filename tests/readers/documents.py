"""Real files of every format, made of a title and paragraphs, for the tests that read them."""

from __future__ import annotations

import textwrap
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from email.message import EmailMessage
from html import escape
from pathlib import Path
from typing import NamedTuple

import pikepdf

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WIDTH = 0.6  # ems: every letter of Courier


class Put(NamedTuple):
    """A line of a PDF page: its left end and foot in points."""

    left: float
    foot: float
    text: str
    size: float = 10
    bold: bool = False


def pdf(path: Path, pages: Iterable[Sequence[Put]], **info: str) -> Path:
    """A PDF with each line where it is put, in Courier."""
    with pikepdf.new() as made:
        fonts = {
            name: made.make_indirect(
                pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name(base))
            )
            for name, base in (("/F", "/Courier"), ("/B", "/Courier-Bold"))
        }
        for lines in pages:
            page = made.add_blank_page(page_size=(595, 842))
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(fonts))
            page.Contents = made.make_stream("\n".join(map(_shown, lines)).encode("latin-1", "replace"))
        for key, words in info.items():
            made.docinfo[f"/{key}"] = words
        made.save(path)
    return path


def _shown(put: Put) -> str:
    words = put.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{'B' if put.bold else 'F'} {put.size} Tf 1 0 0 1 {put.left} {put.foot} Tm ({words}) Tj ET"


def column(paragraphs: Sequence[str], *, left: float = 72, top: float = 740, width: float = 450) -> list[Put]:
    """Paragraphs under each other, a blank line between them."""
    lines: list[Put] = []
    for words in paragraphs:
        for line in textwrap.wrap(words, int(width / (10 * WIDTH)), break_long_words=False):
            lines.append(Put(left, top, line))
            top -= 12
        top -= 12
    return lines


def docx(path: Path, body: str, *, notes: str = "", core: str = "", comments: str = "") -> Path:
    """A Word document around the given paragraphs in WordprocessingML."""
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
        "_rels/.rels": _links("officeDocument", "word/document.xml"),
        "word/_rels/document.xml.rels": _links("footnotes", "footnotes.xml", "styles", "styles.xml", "comments", "comments.xml"),
        "word/styles.xml": f'<w:styles xmlns:w="{WORD}">{_style("Title", "Title")}{_style("H1", "heading 1")}</w:styles>',
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
        "word/footnotes.xml": f'<w:footnotes xmlns:w="{WORD}">{notes}</w:footnotes>',
        "word/comments.xml": f'<w:comments xmlns:w="{WORD}">{comments}</w:comments>',
    }  # fmt: skip
    return zipped(path, parts | ({"docProps/core.xml": core} if core else {}))


def _links(*pairs: str) -> str:
    links = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(zip(pairs[::2], pairs[1::2], strict=True))
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'


def _style(code: str, name: str) -> str:
    return f'<w:style w:type="paragraph" w:styleId="{code}"><w:name w:val="{name}"/></w:style>'


def w(words: str, style: str = "", more: str = "") -> str:
    """A paragraph of Word's."""
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{styled}<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r>{more}</w:p>'


def zipped(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def epub(path: Path, chapters: Sequence[str], *, record: str = "", more: Mapping[str, str] | None = None) -> Path:
    """A book with the given bodies as its chapters."""
    listed = "".join(
        f'<item id="c{n}" href="c%20{n}.xhtml" media-type="application/xhtml+xml"/>' for n in range(len(chapters))
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    parts = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="O/c.opf"/></rootfiles></container>',
        "O/c.opf": '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata>{record}</metadata><manifest>{listed}</manifest><spine>{spine}</spine></package>",
    }  # fmt: skip
    pages = {
        f"O/c {n}.xhtml": '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title></head><body>{body}</body></html>'
        for n, body in enumerate(chapters)
    }
    return zipped(path, parts | pages | dict(more or {}))


def page(title: str, paragraphs: Sequence[str]) -> str:
    body = "".join(f"<p>{escape(words)}</p>" for words in paragraphs)
    return f"<html><head><meta charset='utf-8'><title>{escape(title)}</title></head><body><h1>{escape(title)}</h1>{body}</body></html>"


def message(path: Path, body: str, *, kind: str = "plain", headers: Mapping[str, str] | None = None) -> Path:
    made = EmailMessage()
    for name, value in (headers or {"Subject": "The bridge", "From": "Ada Lee <ada@example.org>"}).items():
        made[name] = value
    made.set_content(body, subtype=kind, cte="base64")
    path.write_bytes(made.as_bytes())
    return path


def _text(path: Path, title: str, paragraphs: Sequence[str]) -> Path:
    path.write_bytes("\n\n".join([title, *paragraphs, ""]).encode())
    return path


def _html(path: Path, title: str, paragraphs: Sequence[str]) -> Path:
    path.write_bytes(page(title, paragraphs).encode())
    return path


def _pages(title: str, paragraphs: Sequence[str]) -> list[list[Put]]:
    """A title page's head and the paragraphs, forty lines on each page."""
    head, lines = Put(72, 780, title[:40], 18), column(paragraphs)
    feet = [40 * n for n in range(1 + len(lines) // 40)]
    turned = [[put._replace(foot=740 - 12 * n) for n, put in enumerate(lines[at : at + 40])] for at in feet]
    return [[head, *turned[0]], *turned[1:]]


MAKERS: Mapping[str, Callable[[Path, str, Sequence[str]], Path]] = {
    **dict.fromkeys((".txt", ".text", ".md", ".markdown"), _text),
    **dict.fromkeys((".html", ".htm"), _html),
    ".pdf": lambda path, title, paragraphs: pdf(path, _pages(title, paragraphs)),
    ".docx": lambda path, title, paragraphs: docx(path, w(title, "Title") + "".join(map(w, paragraphs))),
    ".epub": lambda path, title, paragraphs: epub(
        path, [f"<h1>{escape(title)}</h1>", *(f"<p>{escape(words)}</p>" for words in paragraphs)]
    ),
    ".eml": lambda path, title, paragraphs: message(path, "\n\n".join([title, *paragraphs, ""])),
    **dict.fromkeys(
        (".mht", ".mhtml"), lambda path, title, paragraphs: message(path, page(title, paragraphs), kind="html")
    ),
}
"""How a file of each format is made of a title and paragraphs: the law tests go through this table."""
