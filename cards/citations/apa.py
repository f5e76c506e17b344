"""APA 7: author, year and place in parentheses, and the entry in the reference list.

Titles keep the capitals that they have: to lower them would mean to know every proper name. In the text, where a title
stands for the author, APA wants capitals, and those can be given.
"""

from __future__ import annotations

import re

from cards.citations.citation import (
    Citation,
    Cite,
    Piece,
    american,
    american_day,
    bracketed,
    composed,
    joined,
    located,
    sentences,
    surnames,
    untitled,
)
from cards.citations.titles import capitalised, headless, quoted, shortened, stopped, word_set
from cards.model import Name, Reference

SMALL = word_set("a an the and as but for if nor or so yet at by in of off on per to up via")
MOST = 20
"""Authors that are all named; of more, the first nineteen and the last."""


def cite(citation: Citation) -> Cite:
    authors, title, dated = _authors(citation.reference), _title(citation), [(f"({_date(citation)}).", False)]
    lead = [[(authors, False)], dated, title] if authors else [title, dated]
    return composed(_in_text(citation), sentences([*lead, _container(citation), _address(citation.reference)]))


def _in_text(citation: Citation) -> str:
    year = citation.year
    # A comma behind a title in quotation marks stands inside them.
    who = _who(citation)
    head = f"{who} {year}" if who.endswith("”") else f"{who}, {year}"
    locator = ", ".join(filter(None, (head, _locator(citation))))
    return f"{citation.speaker} (as cited in {locator})" if citation.speaker else f"({locator})"


def _who(citation: Citation) -> str:
    reference = citation.reference
    if reference.author:
        return surnames(reference.author, " & ")
    if not reference.title:
        return f"[{untitled(citation)}]"
    short = capitalised(shortened(headless(reference.title), whole=6, cut=4), SMALL)
    return short if citation.genre in ("whole", "page") else quoted(short, ",")


def _locator(citation: Citation) -> str:
    place = located(citation)
    page = f"{'pp.' if re.search('[–-]', place.page) else 'p.'} {place.page}" if place.page else ""
    section = f"{place.section} section" if place.section else ""
    paragraph = f"para. {place.paragraph}" if place.paragraph and not page else ""
    return ", ".join(filter(None, (page or place.time or section, "" if place.time else paragraph)))


def _authors(reference: Reference) -> str:
    names = [_inverted(name) for name in reference.author]
    if len(names) > MOST:
        words = f"{', '.join(names[: MOST - 1])}, . . . {names[-1]}"
    elif len(names) > 1:
        words = f"{', '.join(names[:-1])}, & {names[-1]}"
    else:
        words = "".join(names)
    return stopped(bracketed(reference, "author", words), ".") if words else ""


def _inverted(name: Name) -> str:
    """The family name and the initials of the others: "Lee, A. B.", "Sartre, J.-P."."""
    if not (name.family and name.given):
        return str(name)
    initials = " ".join("-".join(f"{part[0]}." for part in word.split("-") if part) for word in name.given.split())
    return f"{name.family}, {initials}"


def _date(citation: Citation) -> str:
    """The year, and of what appears by the day also the day."""
    reference = citation.reference
    daily = american_day(reference.issued) if _is_daily(citation) else ""
    return f"{citation.year}, {daily}" if daily else citation.year


def _is_daily(citation: Citation) -> bool:
    return citation.genre in ("article", "page") and citation.reference.type != "article-journal"


def _title(citation: Citation) -> list[Piece]:
    reference = citation.reference
    if not reference.title:
        return [(f"[{untitled(citation)}].", False)]
    alone = citation.genre in ("whole", "page")
    # A subtitle begins with a capital, whatever its source does.
    title = re.sub(r"(?<=: )\w", lambda letter: letter[0].upper(), " ".join(reference.title.split()))
    if "title" in reference.inferred:
        return [("[", False), (title, alone), ("].", False)]
    return [(stopped(title, "."), alone)]


def _container(citation: Citation) -> list[Piece]:
    reference, genre = citation.reference, citation.genre
    container, publisher = reference.container_title, reference.publisher
    if genre == "entry" and container:
        return [
            ("In ", False),
            (container, True),
            (f". {publisher}." if _is_other(reference, publisher) else ".", False),
        ]
    if genre == "article" and container:
        return [(container, True), (".", False)]
    named = [(words, False) for words in (container, publisher) if _is_other(reference, words)]
    return [*joined(dict.fromkeys(named), ", "), (".", False)] if named else []


def _is_other(reference: Reference, body: str) -> bool:
    """A site or publisher is not named again where it is the author."""
    return bool(body) and body != reference.authors


def _address(reference: Reference) -> list[Piece]:
    """Without a full stop; the day of retrieval where the page has no date and may change."""
    if not reference.url:
        return []
    if reference.accessed and not reference.issued:
        return [(f"Retrieved {american(reference.accessed)}, from {reference.url}", False)]
    return [(reference.url, False)]
