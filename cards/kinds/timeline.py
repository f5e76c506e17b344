"""The timeline: sentences that give the day or month of an event, in the order of time, each with its citation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cards.citations.citation import day
from cards.kinds.dealt import Dealt
from cards.kinds.lexicon import UNCERTAIN, tokens
from cards.kinds.slices import lots, statements, told
from cards.kinds.standing import warned
from cards.model import Card, Evidence, Line, Span
from cards.readers import dates

FEWEST, MOST, PER_CARD, PER_DATE = 3, 16, 4, 2
SHORTEST, LONGEST = 6, 45
# A date tells when the event was only where it stands in the sentence as a time, not as a limit ("before June 2019").
_AS_TIME = re.compile(
    r"(?i)(?:^|\b(?:on|in|of|early|late|mid|during|at)\s+(?:the\s+)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+|,\s+)$"
)
_MAY = re.compile(r"\bMay (?=\d)|(?<=\d )May\b")


@dataclass(frozen=True, slots=True)
class _Event:
    sentence: Span
    date: Span
    iso: str
    near: bool


def cards(dealt: Dealt) -> Iterator[Card]:
    events = sorted(_chosen(tuple(_events(dealt))), key=lambda one: one.iso)
    if len(events) < FEWEST:
        return
    for number, some in enumerate(lots(events, PER_CARD), 1):
        evidence = tuple(map(_quoted, some))
        lines = (
            Line("Dates", "as the sources give them, underlined; that a source dates an event does not prove it"),
            *dict.fromkeys(line for one in evidence for line in warned(one)),
        )
        yield Card("timeline", f"T-{number:02}", _title(some), evidence=evidence, lines=lines)


def _title(events: Sequence[_Event]) -> str:
    first, last = day(events[0].iso), day(events[-1].iso)
    return f"What happened when: {first}" + (f" to {last}" if first != last else "")


def _quoted(event: _Event) -> Evidence:
    return told(event.sentence, day(event.iso), (event.date,))


def _events(dealt: Dealt) -> Iterator[_Event]:
    chosen = [evidence.passage for hand in dealt.hands for _, _, evidence in hand.labelled()]
    for paragraph in dealt.paragraphs:
        near = any(paragraph.overlaps(passage) for passage in chosen)
        for sentence in statements(paragraph):
            date = dated_by(sentence)
            if date and SHORTEST <= len(sentence.text.split()) <= LONGEST:
                yield _Event(sentence, date, dates.iso(date.text), near)


def dated_by(sentence: Span) -> Span | None:
    """The one date of a sentence, if it is the time of what the sentence tells; two dates could be mixed up."""
    text = sentence.text
    found = [*dates.FULL.finditer(text)]
    found += [one for one in dates.MONTHLY.finditer(text) if not any(_meet(one, other) for other in found)]
    rest = text[: found[0].start()] + text[found[0].end() :] if found else ""
    if len(found) != 1 or dates.YEAR.search(rest) or UNCERTAIN.intersection(tokens(_MAY.sub("", text))):
        return None
    if not _AS_TIME.search(text[: found[0].start()]) or not dates.iso(found[0][0]):
        return None
    return sentence.source.span(sentence.start + found[0].start(), sentence.start + found[0].end())


def _meet(one: re.Match[str], other: re.Match[str]) -> bool:
    return one.start() < other.end() and other.start() < one.end()


def _chosen(events: Sequence[_Event]) -> Iterator[_Event]:
    """Those beside what was dealt come first, then days before months; no sentence twice, no date crowded."""
    seen: set[str] = set()
    crowd: dict[str, int] = {}
    for event in sorted(events, key=lambda one: (not one.near, -len(one.iso))):
        words = " ".join(event.sentence.text.split())
        if len(seen) < MOST and words not in seen and crowd.get(event.iso, 0) < PER_DATE:
            seen.add(words)
            crowd[event.iso] = crowd.get(event.iso, 0) + 1
            yield event
