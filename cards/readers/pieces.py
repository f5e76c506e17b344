"""What the modules of this package hand each other: pieces of a kept text, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from cards.model import Mark, Reference, Standing

Shape = Literal["prose", "item", "heading", "aside"]


class Piece(NamedTuple):
    """A paragraph, list item or marked heading: [start, end) are its words, `at` where its markup begins."""

    start: int
    end: int
    shape: Shape = "prose"
    level: int = 0
    at: int = 0
    gap: bool = True  # does a blank line stand before it?


class Part(NamedTuple):
    """A piece, and what it is in its article: "text", "item", "heading", or the sort of an aside."""

    start: int
    end: int
    sort: str
    level: int = 0


UNKNOWN = Reference()
NOWHERE = Standing()


@dataclass(frozen=True, slots=True)
class Article:
    """The pieces of one article, and what its file states outside the text, and where it does (`origin`).

    `pages` are the places that hold paragraphs, pages or chapters, with what each is called; `times` the stamps of a
    transcript.
    """

    pieces: tuple[Piece, ...]
    reference: Reference = UNKNOWN
    kind: str = ""
    notes: tuple[str, ...] = ()
    origin: str = "file"
    standing: Standing = NOWHERE
    notice: str = ""
    pages: tuple[Mark, ...] = ()
    times: tuple[Mark, ...] = ()
