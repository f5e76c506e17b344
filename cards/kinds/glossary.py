"""The glossary: words of the corpus told by a sentence of the corpus, where no side disputes what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cards.kinds.dealt import Dealt
from cards.kinds.lexicon import ANAPHORA, CONDITION, HEDGE, NEGATION, tokens
from cards.kinds.people import OFFICES
from cards.kinds.slices import asserted, lots, told
from cards.model import Card, Evidence, Line, Span

MOST, PER_CARD, LONGEST = 16, 4, 40
# Whoever argues may define a word to win by it; of a source whose kind is not known nobody can tell.
EXPLAIN = frozenset({"news report", "encyclopedia", "reference", "government"})
_TERM = r"(?:The |An? )?(?P<term>[A-Z][\w’-]+(?: (?:of |the |for )*[A-Z][\w’-]+){0,4}|[a-z][a-z-]+(?: [a-z-]+)?)"
_IS = re.compile(
    rf"^{_TERM}(?: \([^)]{{2,60}}\))?,? "
    r"(?:is|was|are|were|means|refers to|is known as) (?P<what>(?:an?|the) [a-z][^.;]+)[.;]?$"
)
_APPOSED = re.compile(
    r"\bthe (?P<term>[A-Z]{2,6}|[A-Z][\w’-]+(?: (?:of |the |for )*[A-Z][\w’-]+){0,4}), "
    r"(?P<what>(?:an?|the|[A-Z]\w+’s) [a-z][^,;:.()“”\"\n]+?)(?=, [a-z]+(?:ed|s)\b)"
)
# A definition says of what sort a thing is; what weighs, ranks or points is none.
_WEIGHING = re.compile(
    r"(?i)\b(?:only|most|best|worst|first|last|real|true|good|bad|great|mere|matter|reason|result|cause|way|sign|proof|problem"
    r"|question|answer|fact|point|time|place|case|sort|kind|same|other|one|lot|mistake|failure|success|threat|danger|lie"
    r"|victory|defeat|tragedy|disaster|crime|step|move|chance|part)\b|\b\w{3,}est\b"
)
# The noun that says of what sort a thing is stands before these.
_BEHIND = re.compile(r"\b(?:of|that|which|who|in|for|on|to|from|with|by|where)\b")
_OFFICE = re.compile(rf"(?i)\b(?:{OFFICES})s?\b")


@dataclass(frozen=True, slots=True)
class _Meaning:
    term: str
    sentence: Span
    read: tuple[Span, Span]


def cards(dealt: Dealt) -> Iterator[Card]:
    quoted = tuple((label, evidence.passage.text) for hand in dealt.hands for label, _, evidence in hand.labelled())
    found: dict[str, _Meaning] = {}
    disputed = tuple(_disputed(dealt))
    for one in (one for paragraph in dealt.paragraphs for one in meanings(paragraph)):
        if _labels(one.term, quoted) and not any(one.sentence.overlaps(span) for span in disputed):
            found.setdefault(one.term.casefold(), one)
    terms = sorted(found.values(), key=lambda one: one.term.casefold())[:MOST]
    for number, some in enumerate(lots(terms, PER_CARD), 1):
        title = f"Words: {some[0].term}" + (f" to {some[-1].term}" if len(some) > 1 else "")
        lines = (Line("Here", "words that stand on cards, as a source explains them; no side’s own definition"),)
        yield Card(
            "glossary", f"G-{number:02}", title, evidence=tuple(_entry(one, quoted) for one in some), lines=lines
        )


def meanings(paragraph: Span) -> Iterator[_Meaning]:
    """What a source that argues for nobody explains, in sentences that neither doubt, deny nor weigh."""
    if paragraph.source.kind not in EXPLAIN:
        return
    for sentence in asserted(paragraph):
        found = _IS.search(sentence.text) or _APPOSED.search(sentence.text)
        if found and len(sentence.text.split()) <= LONGEST and _is_meaning(found):
            term, what = (_span(sentence, found, part) for part in ("term", "what"))
            yield _Meaning(term.text, sentence, (term, what))


def _is_meaning(found: re.Match[str]) -> bool:
    words = set(tokens(found["what"]))
    head = _BEHIND.split(found["what"])[0]
    plain = not words & (NEGATION | HEDGE | CONDITION - {"or", "even", "only", "still"})
    named = not ANAPHORA.intersection(tokens(found["term"]))
    return plain and named and not _WEIGHING.search(head) and not _OFFICE.search(head)


def _span(sentence: Span, found: re.Match[str], part: str) -> Span:
    return sentence.source.span(sentence.start + found.start(part), sentence.start + found.end(part))


def _disputed(dealt: Dealt) -> Iterator[Span]:
    """What sides claim and what questions rest on: a definition among these is itself what the dispute is about."""
    for hand in dealt.hands:
        for side in hand.question.positions:
            yield from (read for evidence in side.evidence for read in evidence.read or (evidence.passage,))
        yield from (span for ground in hand.question.grounds for span in ground.spans)


def _entry(one: _Meaning, quoted: Sequence[tuple[str, str]]) -> Evidence:
    labels = _labels(one.term, quoted)
    more = f" and {len(labels) - 4} more" if len(labels) > 4 else ""  # noqa: PLR2004 - a line of small print
    return told(one.sentence, f"{one.term}: stands on {', '.join(labels[:4])}{more}", one.read)


def _labels(term: str, quoted: Sequence[tuple[str, str]]) -> list[str]:
    stands = re.compile(rf"\b{re.escape(term)}s?\b", 0 if term[0].isupper() else re.IGNORECASE)
    return [label for label, text in quoted if stands.search(text)]
