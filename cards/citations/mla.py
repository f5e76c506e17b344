"""MLA 9: `short` is the in-text citation, `full` the entry in the list of works cited.

MLA leaves out what is not known, and sets in brackets what was worked out; paragraphs that the source does not number
itself are not counted, so a place is given only where it is a page or a time.
"""

from __future__ import annotations

import re

from cards.citations.citation import (
    MONTHS,
    Citation,
    Cite,
    Piece,
    composed,
    day,
    inner,
    joined,
    shortened,
    surnames,
    word_set,
)
from cards.model import Name, Reference

# MLA abbreviates every month but May, June and July.
SHORT_MONTHS = tuple(
    month if month in ("May", "June", "July") else "Sept." if month == "September" else f"{month[:3]}."
    for month in MONTHS
)
WHOLE = frozenset(("book", "report", "thesis", "pamphlet", "motion_picture", "periodical"))
PERIODICAL = frozenset(("article-newspaper", "article-magazine", "article-journal"))
SMALL = word_set(
    "a an the and but for nor or so yet about above across after against along among around as at before behind below "
    "beneath beside between beyond by despite down during except from in inside into like near of off on onto out "
    "outside over past per since than through throughout to toward towards under until up upon via versus vs with "
    "within without"
)
PARTICLES = word_set("al bin bint da de del den der des di du el ibn la le ul van von zu")


def cite(citation: Citation) -> Cite:
    sentences = [_authors(citation.reference), _title(citation), _container(citation.reference)]
    if citation.reference.accessed:
        sentences.append([(f"Accessed {day(citation.reference.accessed, SHORT_MONTHS)}.", False)])
    pieces: list[Piece] = []
    for sentence in filter(None, sentences):
        pieces += [(" ", False), *sentence] if pieces else sentence
    return composed(_in_text(citation), pieces)


def _in_text(citation: Citation) -> str:
    locator = " ".join(filter(None, (_label(citation), _locator(citation.place or ""))))
    if not citation.speaker:
        return f"({locator})"
    passed_on = "qtd. in" if citation.voice == "quoted" else "reported in"
    return f"{citation.speaker} ({passed_on} {locator})"


def _label(citation: Citation) -> str:
    """What the works-cited entry begins with, shortened."""
    reference = citation.reference
    if _signed(reference):
        return surnames(reference.author)
    title = re.sub(r"^(?:a|an|the) ", "", " ".join(reference.title.split()), flags=re.IGNORECASE)
    short = inner(capitalised(shortened(title, whole=5, cut=3)))
    if not title:
        return _untitled(citation)
    return short if reference.type in WHOLE else f"“{short}”"


def _locator(place: str) -> str:
    page = re.search(r"\bpp?\. ?([\divxlc]+(?:[–-][\divxlc]+)?)", place)
    time = re.search(r"\b\d{1,2}:\d\d(?::\d\d)?\b", place)
    return page[1] if page else time[0] if time else ""


def _signed(reference: Reference) -> bool:
    """Is there an author to begin with? A body that publishes its own work is named once, as the publisher."""
    return bool(reference.author) and reference.authors not in (reference.publisher, reference.container_title)


def _authors(reference: Reference) -> list[Piece]:
    if not _signed(reference):
        return []
    first, *rest = reference.author
    words = _inverted(first)
    if rest:
        words += ", et al." if len(rest) > 1 else f", and {rest[0]}"
    return [(_closed(_bracketed(reference, "author", words)), False)]


def _inverted(name: Name) -> str:
    return f"{name.family}, {name.given}" if name.family and name.given else str(name)


def _title(citation: Citation) -> list[Piece]:
    reference = citation.reference
    if not reference.title:
        return [(f"{_untitled(citation)}.", False)]
    title = capitalised(reference.title)
    if reference.type in WHOLE:
        return [(_closed(_bracketed(reference, "title", title)), True)]
    quoted = inner(title)
    # American custom: the full stop goes inside the closing marks, all of them.
    nested = title[-1] in '”"' and quoted.endswith("’")
    quoted = f"{_closed(quoted[:-1])}’" if nested else _closed(quoted)
    return [(_bracketed(reference, "title", f"“{quoted}”"), False)]


def _untitled(citation: Citation) -> str:
    return f"Untitled {citation.kind}".strip() if citation.kind else "Untitled document"


def _container(reference: Reference) -> list[Piece]:
    container = reference.container_title
    publisher = "" if reference.type in PERIODICAL and container else reference.publisher
    elements = joined(
        (
            (_bracketed(reference, "container_title", container), True),
            ("" if publisher == container else _bracketed(reference, "publisher", publisher), False),
            (_bracketed(reference, "issued", day(reference.issued, SHORT_MONTHS)), False),
            (re.sub(r"^https?://", "", reference.url), False),
        )
    )
    if not elements:
        return []
    words, slant = elements[-1]
    return [*elements, (".", False)] if not words.endswith(".") or slant else elements


def _bracketed(reference: Reference, field: str, words: str) -> str:
    return f"[{words}]" if words and field in reference.inferred else words


def _closed(words: str) -> str:
    return words if words.endswith((".", "?", "!")) else f"{words}."


def capitalised(title: str) -> str:
    """A title in MLA's capitals: all but articles, prepositions and conjunctions; always the first and last word."""
    words = " ".join(title.split()).split(" ")
    last = len(words) - 1
    return " ".join(
        _capital(word, first_or_last=index in (0, last) or words[index - 1].endswith((":", "?", "!", "–", "—")))
        for index, word in enumerate(words)
    )


def _capital(word: str, *, first_or_last: bool) -> str:
    bare = word.strip("“”‘’\"'(),.:;?!").lower()
    if first_or_last and bare not in PARTICLES:
        return _raised(word)
    if bare in SMALL:
        return word.lower()
    # A particle of a name ("al-Amin", "van Dyck") keeps the letter that its bearer gives it.
    return word if re.split(r"[-’']", bare)[0] in PARTICLES else _raised(word)


def _raised(word: str) -> str:
    """The word with its first letter raised, and that after a hyphen or dash, unless it has capitals of its own."""
    parts = re.split(r"([-–—/])", word)
    return "".join(
        part
        if part.lower() in SMALL and index
        else re.sub(r"[^\W\d_]", lambda letter: letter[0].upper(), part, count=1)
        if part == part.lower() and not part[:1].isdigit()
        else part
        for index, part in enumerate(parts)
    )
