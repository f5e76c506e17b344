"""Speakers named before a colon: in a transcript, where a label holds until the next, and in a single sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cards.finders.lexicons import ROLES

if TYPE_CHECKING:
    from spacy.tokens import Span as Words

    from cards.language import Paragraph, Parsed
    from cards.model import Span

LABEL = re.compile(
    r"""^[ \t]*(?:[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?[ \t]*[-–—]?[ \t]*)?   # a time is no part of the name
    (?P<name>[A-Z][A-Z0-9.,'’&-]*(?:[ ][A-Z0-9][A-Z0-9.,'’&-]*){0,5}|[A-Z][\w.'’-]*(?:[ ][A-Z][\w.'’-]*){1,3})
    (?:[ ]*[(\[][^)\]\n]{1,60}[)\]])?[ \t]*:(?=\s|$)""",
    re.VERBOSE | re.MULTILINE,
)
NO_NAMES = frozenset(
    """
    note notes update updated correction photo photos credit source sources read related watch video tip fact myth
    warning caption image contact tags topics date time place subject re ps example answer question q a
    editor's editor’s summary abstract keywords conclusion introduction background
    """.split()
)
FEWEST = 2
"""Different labels that make a transcript; one of them must come back."""
LONGEST = 6
"""Words that a speaker's name before a colon may have."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Where somebody's words begin after the label, and the name; None for "Q:" and "A:"."""

    label: int
    start: int
    speaker: Span | None


def turns(parsed: Parsed) -> tuple[Turn, ...]:
    """The turns of a transcript in order; none if the text is no transcript."""
    source, found = parsed.source, []
    for paragraph in parsed.paragraphs:
        span = paragraph.span
        for match in LABEL.finditer(source.text, span.start, span.end):
            if _at_line_start(source.text, match.start()) and not _aside(match["name"]):
                name = (
                    source.span(*match.span("name"))
                    if len(match["name"]) > 1 and match["name"].lower() not in NO_NAMES
                    else None
                )
                found.append((match["name"], Turn(match.start(), match.end(), name)))
    counts = Counter(name for name, _ in found)
    if len(counts) < FEWEST or max(counts.values()) < FEWEST:
        return ()
    return tuple(turn for _, turn in found)


def _at_line_start(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] == "\n"


def _aside(name: str) -> bool:
    return name.lower() in NO_NAMES and name.lower() not in {"q", "a", "question", "answer"}


def turn_at(found: tuple[Turn, ...], at: int) -> Turn | None:
    """Whose turn it is at this character."""
    index = bisect_right(found, at, key=lambda turn: turn.label) - 1
    return found[index] if index >= 0 else None


def before_colon(paragraph: Paragraph, sentence: Words) -> tuple[Span, Span] | None:
    """The speaker and the words of "Mayor: the toll will fall"; None where no person, body or office stands there."""
    colon = next((token for token in sentence[1 : LONGEST + 1] if token.text == ":"), None)
    if colon is None or colon.i + 1 >= sentence.end:
        return None
    name, rest = sentence.doc[sentence.start : colon.i], sentence.doc[colon.i + 1 : sentence.end]
    body = any(entity.label_ in {"PERSON", "ORG", "NORP"} and entity.end == name.end for entity in name.ents)
    speaks = body or name[-1].lower_ in ROLES
    if not speaks or any(token.pos_ in {"VERB", "AUX"} or token.is_quote for token in name):
        return None
    return (paragraph.at(name), paragraph.at(rest)) if any(t.pos_ in {"VERB", "AUX"} for t in rest) else None
