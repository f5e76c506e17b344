"""Markdown (.md): the words as they would be read, without marks; YAML front matter is the record.

The kept text is what a reader of the page sees: links without their addresses, emphasis without its stars, no
pictures, no code, no front matter. A file may hold several articles, each under its own front matter.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from cards.errors import NotText
from cards.readers import articles, compose, lines, records
from cards.readers.decode import decode, normalise
from cards.readers.pieces import Article, Piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from markdown_it.token import Token

    from cards.model import Source
    from cards.readers.pieces import Shape

_FRONT = re.compile(r"(?m)^---[ \t]*\n((?:(?:[A-Za-z][\w -]*:|[ \t]|-[ \t]|#).*\n|\n)+?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_BETWEEN = "\n\n"


def read(path: Path, file: str) -> tuple[Source, ...]:
    decoded = decode(path.read_bytes(), file)
    text, found, notes = "", [], decoded.notes
    for front, body in _divide(decoded.text):
        record = records.of_front_matter(_front(front, file), file)
        text, pieces = _kept(text, body)
        groups = articles.divide(text, pieces) if not front else (pieces,)
        found += [
            Article(group, record.reference, record.kind, record.notes, record.origin, record.standing, record.notice)
            for group in groups
        ]
    return compose.sources(text, file, found, notes=notes, wiki=lines.is_wiki(decoded.text))


def _divide(text: str) -> Iterator[tuple[str, str]]:
    """Each front matter with the body under it; what stands before the first has none."""
    at, front = 0, ""
    for found in _FRONT.finditer(text):
        if found.start() and "title" not in found[1].lower():
            continue  # two rules with words between them, not a second front matter
        if text[at : found.start()].strip():
            yield front, text[at : found.start()]
        at, front = found.end(), found[1]
    yield front, text[at:]


def _front(front: str, file: str) -> dict[str, Any]:
    import yaml

    try:
        loaded = yaml.safe_load(front) if front else {}
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        where = getattr(error, "problem_mark", None)
        at = f" (line {where.line + 2})" if where else ""
        mend = "give each line as `key: value`, and put a value that holds a colon between quotes"
        raise NotText(f"its front matter is not valid YAML{at}", mend=mend, where=file) from None
    return {str(key): _plain(value) for key, value in loaded.items()} if isinstance(loaded, dict) else {}


def _plain(value: object) -> object:
    return value.isoformat()[:10] if isinstance(value, date) else value


def _kept(text: str, body: str) -> tuple[str, tuple[Piece, ...]]:
    """The text so far with the words of a body added, and where they stand."""
    pieces, parts, at = [], [text] if text else [], len(text)
    for shape, level, words in _stretches(body):
        at += len(_BETWEEN) if at else 0
        pieces.append(Piece(at, at + len(words), shape, level, at))
        parts.append(words)
        at += len(words)
    return _BETWEEN.join(parts), tuple(pieces)


def _stretches(body: str) -> Iterator[tuple[Shape, int, str]]:
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable("table").parse(body)
    shape: Shape = "prose"
    level = 0
    for token in tokens:
        if token.type in {
            "list_item_open",
            "heading_open",
            "paragraph_open",
            "table_open",
            "table_close",
            "heading_close",
        }:
            shape, level = _shape(token, shape)
        elif token.type == "list_item_close":
            shape = "prose"
        elif token.type == "inline" and (words := normalise(_words(token.children or ())).strip()):
            wiki = lines.pieces(words) if shape == "prose" else ()
            # "= Title =" and bullets of another sort (•) stand in Markdown files too.
            yield from ([(one.shape, one.level, words[one.start : one.end]) for one in wiki] or [(shape, level, words)])
            shape = "prose" if shape == "item" else shape


def _shape(token: Token, shape: Shape) -> tuple[Shape, int]:
    """What the opening of a block makes of the words in it; a list item's first paragraph is the item."""
    if token.type == "list_item_open":
        return "item", 0
    if token.type == "heading_open":
        return "heading", int(token.tag[1:])
    if token.type == "table_open":
        return "aside", 0
    return ("prose", 0) if token.type.endswith("_close") else (shape, 0)


def _words(children: Sequence[Token]) -> str:
    kept = {"text", "code_inline", "text_special"}
    return "".join(
        child.content if child.type in kept else "\n" if child.type in {"softbreak", "hardbreak"} else ""
        for child in children
    )
