"""What a citation style is given, what it gives back, and the wording that all styles share."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from string import ascii_lowercase
from typing import Literal

from cards.citations.titles import headless, word_set
from cards.model import Evidence, Name, Reference, Source

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
PRONOUNS = word_set(
    "he she it they this that these those him her them us i we you who one his hers its their our my others"
)

WHOLE = frozenset(("book", "report", "thesis", "pamphlet", "motion_picture", "periodical"))
PERIODICAL = frozenset(("article-newspaper", "article-magazine", "article-journal"))
PRESS = frozenset(("news report", "opinion"))
ENTRIES = frozenset(("entry", "entry-encyclopedia", "entry-dictionary"))

_PAGE = re.compile(r"\bpp?\. ?([\divxlc]+(?:[–-][\divxlc]+)?)")
_TIME = re.compile(r"\b\d{1,2}:\d\d(?::\d\d)?\b")
_SECTION = re.compile(r"“([^”]+)”")
_PARAGRAPH = re.compile(r"\bparas?\. ?(\d+(?:[–-]\d+)?)")

Genre = Literal["whole", "article", "entry", "page"]
Piece = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class Citation:
    """A document, the place in it, and who speaks there if not its author.

    A place of "" is not known; None means that the document is cited as a whole. `voice` tells quoted from paraphrased.
    `cutter` are the initials of whoever cut the card, `letter` tells works of one author and year apart ("2019a").
    """

    reference: Reference
    place: str | None = ""
    kind: str = ""
    speaker: str = ""
    voice: Literal["quoted", "reported"] = "quoted"
    cutter: str = ""
    letter: str = ""

    @property
    def year(self) -> str:
        """The year as author-date styles print it: "2019", "2019a", "[2019]", "n.d.", "n.d.-a"."""
        known = bracketed(self.reference, "issued", self.reference.year)
        return f"{known}{self.letter}" if known else "n.d." + (f"-{self.letter}" if self.letter else "")

    @property
    def genre(self) -> Genre:
        """What manuals tell apart: a whole work, an article of a periodical, an entry of a reference work, a page."""
        kind = self.reference.type
        if kind in ENTRIES or self.kind == "encyclopedia":
            return "entry"
        if kind in WHOLE:
            return "whole"
        plain = kind in ("", "article", "document") and self.kind in PRESS and self.reference.container_title
        return "article" if kind in PERIODICAL or plain else "page"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a document, in the parts that manuals print differently; "" where the place has no such part."""

    page: str = ""
    time: str = ""
    section: str = ""
    paragraph: str = ""


@dataclass(frozen=True, slots=True)
class Cite:
    """A citation as printed: `short` is set bold, `full` follows it.

    `slanted` are the stretches [start, end) of `full` that are titles of whole works, to be set in italics.
    """

    short: str
    full: str
    slanted: tuple[tuple[int, int], ...] = ()

    def pieces(self) -> tuple[Piece, ...]:
        """`full` cut into (words, in italics?); the words joined are `full`."""
        cuts = [0, *(edge for stretch in self.slanted for edge in stretch), len(self.full)]
        cut = ((self.full[start:end], index % 2 == 1) for index, (start, end) in enumerate(pairwise(cuts)))
        return tuple(piece for piece in cut if piece[0])


def of_evidence(evidence: Evidence) -> Citation:
    """The document that holds the passage; the speaker is named where the author only passes the words on."""
    source = evidence.source
    speaker = evidence.holder if evidence.voice in ("quoted", "reported") and is_named(evidence) else ""
    voice: Literal["quoted", "reported"] = "reported" if evidence.voice == "reported" else "quoted"
    return Citation(source.reference, evidence.passage.place, source.kind, speaker, voice)


def is_named(evidence: Evidence) -> bool:
    """Whether the words that stand for the speaker name anybody; a pronoun does not."""
    return evidence.speaker is not None and not PRONOUNS.issuperset(evidence.holder.lower().split())


def of_source(source: Source) -> Citation:
    """The document as a whole."""
    return Citation(source.reference, None, source.kind)


def located(citation: Citation) -> Place:
    """The parts of a citation's place, read from its label: "p. 7", "“History”, para. 2", "0:03:10"."""
    label = citation.place or ""
    parts = (_PAGE.search(label), _TIME.search(label), _SECTION.search(label), _PARAGRAPH.search(label))
    page, time, section, paragraph = (found[found.lastindex or 0] if found else "" for found in parts)
    return Place(page, time, section, paragraph)


def composed(short: str, pieces: Iterable[Piece]) -> Cite:
    """A Cite from its pieces in order."""
    full, slanted = "", []
    for words, slant in pieces:
        if slant and words:
            slanted.append((len(full), len(full) + len(words)))
        full += words
    return Cite(short, full, tuple(slanted))


def joined(elements: Iterable[Piece], between: str = ", ") -> list[Piece]:
    """The elements that are not empty, with `between` between them."""
    out: list[Piece] = []
    for element in elements:
        if element[0]:
            out += [(between, False), element] if out else [element]
    return out


def sentences(parts: Iterable[Iterable[Piece]]) -> list[Piece]:
    """The parts that are not empty, one after the other, with a space between."""
    out: list[Piece] = []
    for part in parts:
        pieces = [piece for piece in part if piece[0]]
        out += [(" ", False), *pieces] if out and pieces else pieces
    return out


def surname(name: Name) -> str:
    """The part of a name that a short cite goes by; a single name is its own, a body has only one."""
    return name.family or name.literal or name.given


def surnames(names: tuple[Name, ...], between: str = " and ") -> str:
    """One name, two with "and" between, or the first "et al."."""
    if len(names) > 2:  # noqa: PLR2004 - three authors are where all styles begin to shorten
        return f"{surname(names[0])} et al."
    return between.join(surname(name) for name in names)


def inverted(name: Name) -> str:
    """A name as lists are sorted: "Lee, Ada"."""
    return f"{name.family}, {name.given}" if name.family and name.given else str(name)


def untitled(citation: Citation) -> str:
    return f"Untitled {citation.kind}".strip() if citation.kind else "Untitled document"


def bracketed(reference: Reference, field: str, words: str) -> str:
    """In brackets what was worked out from the contents: all manuals mark so what the document does not say."""
    return f"[{words}]" if words and field in reference.inferred else words


def day(date: str, months: tuple[str, ...] = MONTHS) -> str:
    """An ISO date in words, to the precision it has: "2 January 2025", "November 2021", "2021"."""
    match = re.fullmatch(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?(?:T.*)?", date)
    if not match:
        return date
    year, month, number = match.groups()
    return " ".join(filter(None, (number and str(int(number)), month and months[int(month) - 1], year)))


def american_day(date: str) -> str:
    """An ISO date as American manuals write it, less the year: "January 2", "November", ""."""
    number, _, month = day(date).removesuffix(date[:4]).strip().rpartition(" ")
    return f"{month} {number}".strip() if month in MONTHS else ""


def american(date: str) -> str:
    """An ISO date as American manuals write it: "January 2, 2025", "November 2021", "2021"."""
    before = american_day(date)
    return f"{before}{', ' if before[-1:].isdigit() else ' '}{date[:4]}" if before else day(date)


def lettered(references: Iterable[Reference]) -> dict[Reference, str]:
    """A letter for each work whose authors have another of the same year, in the order of titles."""
    groups: dict[tuple[tuple[Name, ...], str], set[Reference]] = defaultdict(set)
    for reference in references:
        groups[reference.author, reference.year].add(reference)
    crowded = (group for (authors, _), group in groups.items() if authors and len(group) > 1)
    return {
        one: ascii_lowercase[number % len(ascii_lowercase)]
        for group in crowded
        for number, one in enumerate(sorted(group, key=lambda one: (headless(one.title).lower(), one.issued, one.url)))
    }
