"""MLA 9: author and page in parentheses, and the entry in the list of works cited.

MLA leaves out what is not known, and sets in brackets what was worked out; paragraphs that the source does not number
itself are not counted, so a place is given only where it is a page or a time.
"""

from __future__ import annotations

import re

from cards.citations.citation import (
    MONTHS,
    PERIODICAL,
    WHOLE,
    Citation,
    Cite,
    Piece,
    bracketed,
    composed,
    day,
    inverted,
    joined,
    located,
    sentences,
    surnames,
    untitled,
)
from cards.citations.titles import capitalised, headless, inner, quoted, shortened, stopped
from cards.model import Reference

# MLA abbreviates every month but May, June and July.
SHORT_MONTHS = tuple(
    month if month in ("May", "June", "July") else "Sept." if month == "September" else f"{month[:3]}."
    for month in MONTHS
)


def cite(citation: Citation) -> Cite:
    accessed = citation.reference.accessed
    seen = [(f"Accessed {day(accessed, SHORT_MONTHS)}." if accessed else "", False)]
    parts = (_authors(citation.reference), _title(citation), _container(citation.reference), seen)
    return composed(_in_text(citation), sentences(parts))


def _in_text(citation: Citation) -> str:
    locator = " ".join(filter(None, (_label(citation), _locator(citation))))
    if not citation.speaker:
        return f"({locator})"
    passed_on = "qtd. in" if citation.voice == "quoted" else "reported in"
    return f"{citation.speaker} ({passed_on} {locator})"


def _label(citation: Citation) -> str:
    """What the works-cited entry begins with, shortened."""
    reference = citation.reference
    if _signed(reference):
        return surnames(reference.author)
    title = headless(reference.title)
    short = inner(capitalised(shortened(title, whole=5, cut=3)))
    if not title:
        return untitled(citation)
    return short if reference.type in WHOLE else f"“{short}”"


def _locator(citation: Citation) -> str:
    place = located(citation)
    return place.page or place.time


def _signed(reference: Reference) -> bool:
    """Is there an author to begin with? A body that publishes its own work is named once, as the publisher."""
    return bool(reference.author) and reference.authors not in (reference.publisher, reference.container_title)


def _authors(reference: Reference) -> list[Piece]:
    if not _signed(reference):
        return []
    first, *rest = reference.author
    words = inverted(first)
    if rest:
        words += ", et al." if len(rest) > 1 else f", and {rest[0]}"
    return [(stopped(bracketed(reference, "author", words), "."), False)]


def _title(citation: Citation) -> list[Piece]:
    reference = citation.reference
    if not reference.title:
        return [(f"{untitled(citation)}.", False)]
    title = capitalised(reference.title)
    if reference.type in WHOLE:
        return [(stopped(bracketed(reference, "title", title), "."), True)]
    return [(bracketed(reference, "title", quoted(title, ".")), False)]


def _container(reference: Reference) -> list[Piece]:
    container = reference.container_title
    publisher = "" if reference.type in PERIODICAL and container else reference.publisher
    elements = joined(
        (
            (bracketed(reference, "container_title", container), True),
            ("" if publisher == container else bracketed(reference, "publisher", publisher), False),
            (bracketed(reference, "issued", day(reference.issued, SHORT_MONTHS)), False),
            (re.sub(r"^https?://", "", reference.url), False),
        )
    )
    if not elements:
        return []
    words, slant = elements[-1]
    return [*elements, (".", False)] if not words.endswith(".") or slant else elements
