"""Chicago 18, notes and bibliography: the shortened note, and the entry in the bibliography.

The manual lets every note be a short one where the bibliography is full, as it is at the end of a deck.
"""

from __future__ import annotations

from cards.citations.chicago import address, container, head, locator, passed_on, seen, short_title, title
from cards.citations.citation import Citation, Cite, american, bracketed, composed, sentences, surnames
from cards.model import Reference


def cite(citation: Citation) -> Cite:
    reference = citation.reference
    parts = (
        head(citation),
        title(citation),
        container(citation, _date(reference)),
        [(seen(reference), False)],
        [(address(reference), False)],
    )
    return composed(_note(citation), sentences(parts))


def _note(citation: Citation) -> str:
    where = locator(citation)
    named = short_title(citation, "," if where else ".")
    # A section stands in quotation marks, and the full stop goes inside them.
    place = f"{where[:-1]}.”" if where.endswith("”") else f"{where}." if where else ""
    note = " ".join(filter(None, (_who(citation), named, place)))
    return f"{citation.speaker}, {passed_on(citation)} {note}" if citation.speaker else note


def _who(citation: Citation) -> str:
    reference = citation.reference
    who = surnames(reference.author) or (reference.container_title if citation.genre == "entry" else "")
    return f"{who}," if who else ""


def _date(reference: Reference) -> str:
    """To the day if it is known; "n.d." only where no day of access tells more."""
    if not reference.issued:
        return "" if seen(reference) else "n.d."
    return bracketed(reference, "issued", american(reference.issued))
