"""What a citation style is given, what it gives back, and the wording that all styles share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

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


def word_set(words: str) -> frozenset[str]:
    return frozenset(words.split())


TRAILING = word_set(
    "a an and are as at but by for from has have in into is it its not of on or over that the to was were will "
    "with who whose why how"
)
PRONOUNS = word_set(
    "he she it they this that these those him her them us i we you who one his hers its their our my others"
)

_PAIR = re.compile(r"“([^“”]*)”|(?<!\w)\"([^\"]*)\"")
_SINGLE = re.compile(r"(?<!\w)‘([^‘’]*(?:\w’\w[^‘’]*)*)’(?!\w)")
_BREAK = re.compile(r"\s*(?:[:;?!|]|\s[–—-]\s)")

Piece = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class Citation:
    """A document, the place in it, and who speaks there if not its author.

    A place of "" is not known; None means that the document is cited as a whole. `voice` tells quoted from paraphrased.
    """

    reference: Reference
    place: str | None = ""
    kind: str = ""
    speaker: str = ""
    voice: Literal["quoted", "reported"] = "quoted"


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


def surname(name: Name) -> str:
    """The part of a name that a short cite goes by; a single name is its own, a body has only one."""
    return name.family or name.literal or name.given


def surnames(names: tuple[Name, ...]) -> str:
    """One name, two with "and", or the first "et al."."""
    if len(names) > 2:  # noqa: PLR2004 - three authors are where both styles begin to shorten
        return f"{surname(names[0])} et al."
    return " and ".join(surname(name) for name in names)


def inner(title: str) -> str:
    """A title as it stands inside double quotation marks: its own become single, and singles inside those double."""
    flat = " ".join(title.split())
    return _PAIR.sub(lambda pair: "‘" + _SINGLE.sub(r"“\1”", pair[1] or pair[2] or "") + "’", flat)


def shortened(title: str, *, whole: int, cut: int) -> str:
    """A title to its first break if that has at most `whole` words, else its first `cut`, less trailing small words."""
    words = _BREAK.split(" ".join(title.split()), maxsplit=1)[0].split()
    if len(words) > whole:
        words = words[:cut]
        while len(words) > 1 and words[-1].lower() in TRAILING:
            words.pop()
    return " ".join(words).rstrip(",.")


def day(date: str, months: tuple[str, ...] = MONTHS) -> str:
    """An ISO date in words, to the precision it has: "2 January 2025", "November 2021", "2021"."""
    match = re.fullmatch(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?(?:T.*)?", date)
    if not match:
        return date
    year, month, number = match.groups()
    return " ".join(filter(None, (number and str(int(number)), month and months[int(month) - 1], year)))
