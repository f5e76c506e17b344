"""Chicago, 18th edition: what notes with a bibliography and author-date with a reference list have in common."""

from __future__ import annotations

from cards.citations.citation import (
    Citation,
    Piece,
    american,
    bracketed,
    inverted,
    joined,
    located,
    sentences,
    untitled,
)
from cards.citations.titles import SHORT_PREPOSITIONS, capitalised, headless, inner, quoted, shortened, stopped
from cards.model import Reference

MOST, SHOWN = 6, 3
"""Of more authors than MOST a list names the first SHOWN."""


def authors(reference: Reference) -> str:
    """Who an entry begins with: the first name turned round, the others not."""
    if not reference.author:
        return ""
    first, *rest = reference.author
    names = [inverted(first), *map(str, rest)]
    if len(names) > MOST:
        words = f"{', '.join(names[:SHOWN])}, et al."
    else:
        words = ", and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    return stopped(bracketed(reference, "author", words), ".")


def head(citation: Citation) -> list[Piece]:
    """What an entry begins with: its authors; of an unsigned article or entry the work that it is in; else nothing."""
    if citation.reference.author:
        return [(authors(citation.reference), False)]
    return [(stopped(citation.reference.container_title, "."), True)] if is_led_by_container(citation) else []


def is_led_by_container(citation: Citation) -> bool:
    reference = citation.reference
    return not reference.author and bool(reference.container_title) and citation.genre in ("article", "entry")


def title(citation: Citation) -> list[Piece]:
    reference = citation.reference
    if not reference.title:
        return [(f"{untitled(citation)}.", False)]
    words = reference.title if citation.genre == "entry" else capitalised(reference.title, SHORT_PREPOSITIONS)
    if citation.genre == "whole":
        return [(stopped(bracketed(reference, "title", words), "."), True)]
    if "title" in reference.inferred:
        return [(f"[{quoted(words)}].", False)]
    return [(quoted(words, "."), False)]


def short_title(citation: Citation, stop: str = "") -> str:
    """At most four words of the title, without the article that it begins with."""
    whole = citation.reference.title
    if not whole:
        return stopped(untitled(citation), stop)
    words = shortened(headless(whole), whole=5, cut=4)
    if citation.genre != "entry":
        words = capitalised(words, SHORT_PREPOSITIONS)
    return stopped(inner(words), stop) if citation.genre == "whole" else quoted(words, stop)


def container(citation: Citation, *dates: str) -> list[Piece]:
    """The work that it is in, its publisher and the dates; what holds an entry is a sentence of its own."""
    reference = citation.reference
    work = "" if is_led_by_container(citation) else bracketed(reference, "container_title", reference.container_title)
    publisher = "" if citation.genre == "article" and reference.container_title else reference.publisher
    publisher = "" if publisher == reference.container_title else bracketed(reference, "publisher", publisher)
    rest = [(publisher, False), *((date, False) for date in dates)]
    if citation.genre == "entry" and work:
        return sentences([[("In ", False), (stopped(work, "."), True)], _closed(joined(rest))])
    return _closed(joined([(work, citation.genre == "article"), *rest]))


def _closed(pieces: list[Piece]) -> list[Piece]:
    return [*pieces, ("" if pieces[-1][0].endswith(".") else ".", False)] if pieces else []


def seen(reference: Reference) -> str:
    """The day of access, where the document has no date of its own."""
    return f"Accessed {american(reference.accessed)}." if reference.accessed and not reference.issued else ""


def address(reference: Reference) -> str:
    return f"{reference.url}." if reference.url else ""


def locator(citation: Citation) -> str:
    """A page, a time, or the heading under which the words stand; paragraphs are the tool's count, and left out."""
    place = located(citation)
    return place.page or place.time or (f"under “{place.section}”" if place.section else "")


def passed_on(citation: Citation) -> str:
    return "quoted in" if citation.voice == "quoted" else "reported in"
