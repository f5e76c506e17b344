"""A text and what is known of it, and spans: the only way in which words are pointed at.

Offsets count Unicode characters in `Source.text`; every span is half-open, [start, end).
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

Role = Literal["heading", "text", "item", "aside"]


def digest(*parts: str, length: int = 12) -> str:
    """A stable id of the given texts: the first `length` hexadecimal digits of their SHA-256."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:length]


@lru_cache(maxsize=1024)
def _id(text: str, start: int, end: int) -> str:
    """Asked for with every passage that is written down: without a memory, writing a deck would be digesting texts."""
    return digest(text[start:end])


@dataclass(frozen=True, slots=True)
class Name:
    """A person (family, given) or a body (literal), as CSL-JSON has it."""

    family: str = ""  #: a person’s last name
    given: str = ""  #: a person’s other names
    literal: str = ""  #: the name of a body, or one that is not taken apart

    def __str__(self) -> str:
        return self.literal or " ".join(filter(None, (self.given, self.family)))


@dataclass(frozen=True, slots=True)
class Reference:
    """A bibliographic record in CSL-JSON's names; an empty field is not known, never guessed.

    `issued` and `accessed` are ISO 8601 to the precision known: "2025-01-02", "2021-11", "2021" or "".
    `inferred` names the fields that were worked out from the contents and must be marked so in print.
    `qualifications` are the author's, as the source or a person gives them.
    """

    type: str = "document"  #: CSL’s type, such as "article-newspaper"
    author: tuple[Name, ...] = ()  #: the authors, in their order
    title: str = ""  #: of the article or book
    container_title: str = ""  #: the newspaper, site or book that it stands in
    publisher: str = ""  #: who published it
    issued: str = ""  #: the date of issue
    accessed: str = ""  #: the date on which a web page was read
    url: str = ""  #: its web address
    inferred: tuple[str, ...] = ()  #: the fields that were worked out, by name
    qualifications: str = ""  #: why the author should know

    @property
    def year(self) -> str:
        """The year of issue; the whole of a date that is not in ISO form ("spring 2021")."""
        return self.issued[:4] if self.issued[:4].isdigit() else self.issued

    @property
    def authors(self) -> str:
        """The authors in one line, or "" if none is given."""
        return ", ".join(str(name) for name in self.author)


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of one role: running text, a list item, a heading, or an aside that makes no claim."""

    start: int  #: its first character in the source’s text
    end: int  #: the character after its last
    role: Role  #: what its words are there for


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a place begins, and what it is called: "para. 4", "“History”, para. 2", "p. 7"."""

    start: int  #: its first character in the source’s text
    label: str  #: what the place is called


@dataclass(frozen=True, slots=True)
class Standing:
    """Who owns or funds a source's publisher, in which country, and its stake in the dispute; "" is not recorded.

    `basis` names the law or charter by which owner and country are known, where no person stated them.
    """

    owner: str = ""  #: who owns or funds the publisher
    country: str = ""  #: where it is
    stake: str = ""  #: what it has to win or lose
    basis: str = ""  #: how owner and country are known


@dataclass(frozen=True, slots=True)
class Copy:
    """The same article in another file, with what is known of it there."""

    file: str  #: the other file, below the folder of sources
    start: int = 0  #: where the article begins there, in characters
    reference: Reference = Reference()  #: what is known of it there


@dataclass(frozen=True, slots=True)
class Source:
    """One article: a stretch of one file's text, and what is known of it.

    `text` is the whole file as its reader decided it, once; a file that holds two articles gives two
    sources that share it. `blocks` lie inside [start, end), in order, and do not overlap. `file` is the path
    below the folder of sources, with forward slashes. `notes` say what the reader saw ("read as cp1252"), `notice`
    what a person warns of, and `origins` where each known field came from ("text", "page", a file's name).
    """

    file: str  #: its path below the folder of sources
    text: str = field(repr=False)  #: the whole file as it was read
    start: int  #: where the article begins in it, in characters
    end: int  #: the character after its last
    reference: Reference = Reference()  #: the bibliographic record
    kind: str = ""  #: what sort of text it is, such as "news" or "opinion"; "" is not known
    blocks: tuple[Block, ...] = field(default=(), repr=False)  #: its paragraphs, headings, list items and asides
    marks: tuple[Mark, ...] = field(default=(), repr=False)  #: its pages or paragraphs, as places to cite
    notes: tuple[str, ...] = ()  #: what was seen while it was read
    standing: Standing = Standing()  #: its publisher’s owner, country and stake
    notice: str = ""  #: what its readers are warned of; "" is nothing
    #: where each known field came from: field, origin
    origins: tuple[tuple[str, str], ...] = field(default=(), repr=False, compare=False)
    copies: tuple[Copy, ...] = ()  #: the same article in other files

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end <= len(self.text):
            msg = f"{self.file}: article [{self.start}, {self.end}) is outside a text of {len(self.text)}"
            raise ValueError(msg)

    def __hash__(self) -> int:
        return hash((self.file, self.start, self.end))

    @property
    def id(self) -> str:
        """Twelve hexadecimal digits that stay the same as long as its words do."""
        return _id(self.text, self.start, self.end)

    @property
    def sha256(self) -> str:
        """Of the whole file's text, in UTF-8: what `cards verify` compares."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields of a full cite that are not known, in the order of print."""
        known = {
            "author": self.reference.author,
            "date": self.reference.issued,
            "title": self.reference.title,
            "publication": self.reference.container_title or self.reference.publisher,
            "kind": self.kind,
            "url": self.reference.url,
        }
        return tuple(name for name, value in known.items() if not value)

    def span(self, start: int, end: int) -> Span:
        return Span(self, start, end)

    def place(self, at: int) -> str:
        """The label of the place that holds character `at`, or ""."""
        index = bisect_right(self.marks, at, key=lambda mark: mark.start) - 1
        return self.marks[index].label if index >= 0 else ""


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a source, by position only."""

    source: Source = field(repr=False)  #: the source that it stands in
    start: int  #: its first character there
    end: int  #: the character after its last

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end <= len(self.source.text):
            msg = f"span [{self.start}, {self.end}) is empty or outside {self.source.file}"
            raise ValueError(msg)

    @property
    def text(self) -> str:
        """The words themselves, unaltered: only `macros.words()` prints them."""
        return self.source.text[self.start : self.end]

    @property
    def place(self) -> str:
        """The page or paragraph in which it begins; "" is not known."""
        return self.source.place(self.start)

    def holds(self, other: Span) -> bool:
        return self.source == other.source and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.source == other.source and self.start < other.end and other.start < self.end
