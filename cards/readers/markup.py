"""The words of a tree of block elements, as HTML and trafilatura have it, and the piece that each stretch is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cards.readers.decode import normalise
from cards.readers.pieces import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cards.readers.pieces import Shape

BETWEEN = "\n\n"
_SPACE = re.compile(r"[ \t\n\r\f\v\xa0]+")
_BREAK = "\x1e"  # stands for a line break until the space is made one
_PROSE = "p div section article main body blockquote quote figure dl dt dd center address hr table tr ul ol".split()
_HEADINGS = "head h1 h2 h3 h4 h5 h6".split()
_SHAPES: dict[str, Shape] = {
    **dict.fromkeys(_PROSE, "prose"), **dict.fromkeys(_HEADINGS, "heading"), "item": "item", "li": "item",
    **dict.fromkeys("cell td th code pre caption figcaption aside nav header footer".split(), "aside"),
}  # fmt: skip
_UNREAD = frozenset("script style noscript template svg math object head".split())


def kept(text: str, body: Any) -> tuple[str, tuple[Piece, ...]]:
    """The text so far with the words of a tree added, a blank line between stretches, and where they stand."""
    pieces, parts, at = [], [text] if text else [], len(text)
    for shape, level, words in _stretches(body) if body is not None else ():
        at += len(BETWEEN) if at else 0
        pieces.append(Piece(at, at + len(words), shape, level, at))
        parts.append(words)
        at += len(words)
    return BETWEEN.join(parts), tuple(pieces)


def _stretches(body: Any) -> Iterator[tuple[Shape, int, str]]:
    """Each stretch of words between two block elements, with the shape of the innermost block around it."""
    from lxml import etree

    open_blocks: list[tuple[Shape, int]] = [("prose", 0)]
    held: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        shape = _SHAPES.get(element.tag)
        if shape:
            yield from _flush(held, open_blocks[-1])
            held = []
        if event == "start":
            if shape:
                open_blocks.append(_inside(shape, element, open_blocks[-1]))
            held.append(_BREAK if element.tag in {"lb", "br"} else element.text or "")
        else:
            if shape:
                open_blocks.pop()
            held.append(element.tail or "")
    yield from _flush(held, open_blocks[-1])


def _inside(shape: Shape, element: Any, outer: tuple[Shape, int]) -> tuple[Shape, int]:
    """A paragraph in an item or cell is still of the item or cell."""
    if shape == "prose" and outer[0] in {"item", "aside"}:
        return outer
    return shape, _level(element) if shape == "heading" else 0


def _level(element: Any) -> int:
    named = element.tag if element.tag != "head" else element.get("rend") or "h2"
    return int(named[-1:]) if named[-1:].isdigit() else 2


def _flush(held: list[str], block: tuple[Shape, int]) -> Iterator[tuple[Shape, int, str]]:
    words = normalise(_SPACE.sub(" ", "".join(held)))
    for paragraph in re.split(rf"(?: ?{_BREAK} ?){{2,}}", words):
        lines = (line.strip() for line in paragraph.split(_BREAK))
        whole = "\n".join(line for line in lines if line)
        if whole:
            yield (*block, whole)


def cleaned(tree: Any) -> Any:
    """A page of a book or document without what is not read: scripts, drawings, the marks of notes."""
    from lxml import etree

    etree.strip_elements(tree, etree.Comment, etree.ProcessingInstruction, *_UNREAD, with_tail=False)
    for element in list(tree.iter("sup", "a")):
        words = "".join(element.itertext()).strip()
        if _is_note(element) and _MARK.fullmatch(words):
            element.drop_tree()
    return tree


_MARK = re.compile(r"\[?(?:\d{1,3}|[*†‡§]{1,3}|[a-z]|[ivxl]{1,5}|↑)\]?")


def _is_note(element: Any) -> bool:
    """Whether it leads to a note, or from a note back: a link inside the document, raised or marked as one."""
    link = element if element.tag == "a" else next(element.iter("a"), None)
    if link is None or "#" not in (link.get("href") or ""):
        return False
    kind = " ".join(value for name, value in link.attrib.items() if name.endswith(("type", "role", "class")))
    return "note" in f"{kind} {link.get('href')} {link.get('id') or ''}".lower() or element.tag == "sup"
