"""Chicago 18, author-date: author, year and place in parentheses, and the entry in the reference list."""

from __future__ import annotations

from cards.citations.chicago import (
    address,
    container,
    head,
    is_led_by_container,
    locator,
    passed_on,
    seen,
    short_title,
    title,
)
from cards.citations.citation import Citation, Cite, american_day, composed, sentences, surnames
from cards.citations.titles import stopped


def cite(citation: Citation) -> Cite:
    reference = citation.reference
    lead, named, dated = head(citation), title(citation), [(stopped(citation.year, "."), False)]
    parts = (
        *((lead, dated, named) if lead else (named, dated)),
        container(citation, american_day(reference.issued)),
        [(seen(reference), False)],
        [(address(reference), False)],
    )
    return composed(_in_text(citation), sentences(parts))


def _in_text(citation: Citation) -> str:
    year = citation.year
    who = _who(citation)
    dated = f"{who} {year}" if citation.reference.issued else _undated(who, year)
    named = ", ".join(filter(None, (dated, locator(citation))))
    return f"{citation.speaker} ({passed_on(citation)} {named})" if citation.speaker else f"({named})"


def _undated(who: str, year: str) -> str:
    """A comma parts a name from "n.d."; it stands inside a title's quotation marks."""
    return f"{who[:-1]},” {year}" if who.endswith("”") else f"{who}, {year}"


def _who(citation: Citation) -> str:
    reference = citation.reference
    if reference.author:
        return surnames(reference.author)
    return reference.container_title if is_led_by_container(citation) else short_title(citation)
