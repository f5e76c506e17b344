"""The debater's cite: name and year in bold, then the eight items of the evidence rules, each gap named.

The eight: author, qualifications, date, title, publication, URL, date of access, place (page or paragraph).
"""

from __future__ import annotations

from cards.citations.citation import Citation, Cite, Piece, composed, day, joined, surnames
from cards.citations.titles import inner, shortened
from cards.model import NOT_GIVEN, Reference


def cite(citation: Citation) -> Cite:
    reference = citation.reference
    elements = (
        (_author(citation), False),
        (_date(reference), False),
        (_title(citation), False),
        *_publication(reference),
        (_url(reference), False),
        ("" if citation.place is None else citation.place or "place not marked", False),
    )
    # The initials of whoever cut the card stand behind two strokes, as debaters write them.
    cut = [(f" //{citation.cutter}", False)] if citation.cutter and citation.place is not None else []
    return composed(_short(citation), [*joined(elements), *cut])


def _short(citation: Citation) -> str:
    document = _name(citation)
    dated = f"{document} {citation.reference.year}" if citation.reference.year else f"{document}, undated"
    return f"{citation.speaker}, in {dated}" if citation.speaker else dated


def _name(citation: Citation) -> str:
    """Who is cited: the author, else the institution. An encyclopedia's entry goes by its title, so does an orphan."""
    reference = citation.reference
    institution = "" if citation.kind == "encyclopedia" else reference.container_title or reference.publisher
    if reference.author or institution:
        return surnames(reference.author) or institution
    title = " ".join(reference.title.split())
    short = shortened(title, whole=8, cut=6)
    # A cut that a reader cannot see from a break in the title is shown.
    shown = short if short[-1:] in "?!" or title.rstrip(".").removeprefix(short)[:1] in ("", ":") else f"{short} …"
    return f"“{inner(shown)}”" if title else "Untitled"


def _author(citation: Citation) -> str:
    reference = citation.reference
    passed_on = ("quoted" if citation.voice == "quoted" else "as reported") if citation.speaker else ""
    if not reference.author:
        gap = NOT_GIVEN.replace("author", "author and qualifications")
        return f"{passed_on}; {gap}" if passed_on else gap
    names = _marked(reference, "author", reference.authors)
    who = f"{names} ({_qualifications(reference)})" if _qualifications(reference) else names
    return f"{passed_on} by {who}" if passed_on else who


def _qualifications(reference: Reference) -> str:
    """The author's; a body that signs its own work needs none. A single word is taken for a person's name."""
    body = all(" " in name.literal or name.literal.isupper() for name in reference.author)
    return reference.qualifications or ("" if body else "qualifications not given")


def _date(reference: Reference) -> str:
    if not reference.issued:
        return "undated"
    return f"{day(reference.issued)}, by its contents" if "issued" in reference.inferred else day(reference.issued)


def _title(citation: Citation) -> str:
    reference = citation.reference
    title = _marked(reference, "title", f"“{inner(reference.title)}”") if reference.title else "title not given"
    return f"{title} (encyclopedia entry)" if citation.kind == "encyclopedia" else title


def _publication(reference: Reference) -> tuple[Piece, ...]:
    container, publisher = reference.container_title, reference.publisher
    if not container and not publisher:
        return (("publication not given", False),)
    return (
        (_marked(reference, "container_title", container), True),
        ("" if publisher == container else _marked(reference, "publisher", publisher), False),
    )


def _url(reference: Reference) -> str:
    accessed = f"accessed {day(reference.accessed)}" if reference.accessed else "access date not recorded"
    if reference.url:
        return f"{reference.url}, {accessed}"
    return f"URL not recorded, {accessed}" if reference.accessed else "URL and access date not recorded"


def _marked(reference: Reference, field: str, words: str) -> str:
    return f"{words} [from its contents]" if words and field in reference.inferred else words
