"""The source card: what is known of a document, what is not, where it is used, and what to ask of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cards.citations import STYLES, of_evidence
from cards.kinds.dealt import Dealt
from cards.kinds.standing import gains, owner, warned_of
from cards.model import Card, Copy, Line, Source

MOST_RIVALS = 4


@dataclass(frozen=True, slots=True)
class _Use:
    """A card that quotes a source; `source` is its id, which two copies of one text share."""

    label: str
    hand: int
    letter: str
    source: str
    cite: str


def cards(dealt: Dealt) -> Iterator[Card]:
    ids = {evidence.source: evidence.source.id for hand in dealt.hands for _, _, evidence in hand.labelled()}
    uses = tuple(
        _Use(label, hand.number, side.letter, ids[evidence.source], STYLES["debate"].cite(of_evidence(evidence)).short)
        for hand in dealt.hands
        for label, side, evidence in hand.labelled()
    )
    for number, source in enumerate(dealt.sources, 1):
        lines = (*warned_of(source), *_known(source), *_used(source.id, uses), *_questions(source, uses))
        title = " ".join(source.reference.title.split()) or f"Untitled: {source.file}"
        yield Card("source", f"S-{number:02}", title, source=source, lines=lines)


def _known(source: Source) -> Iterator[Line]:
    """What the cite at the head of the card cannot say: in a style that leaves gaps out, they are named here."""
    if source.missing:
        yield Line("Not known", ", ".join(name.replace("url", "URL") for name in source.missing))
    yield Line("Owner", owner(source.standing))
    yield from (Line("Note", note) for note in source.notes)
    if source.copies:
        yield Line("Also in", "; ".join(_copy(one) for one in source.copies))


def _copy(copy: Copy) -> str:
    """Where else the article stands: what it is in there, its date, and the file."""
    known = copy.reference
    return ", ".join(filter(None, (known.container_title or known.publisher, known.issued, copy.file)))


def _used(source: str, uses: Sequence[_Use]) -> Iterator[Line]:
    labels = [use.label for use in uses if use.source == source]
    yield Line("Used on", ", ".join(labels) or "no card of this deck")


def _questions(source: Source, uses: Sequence[_Use]) -> Iterator[Line]:
    """The questions that historians put to a document, each with what this deck can say to it."""
    yield Line("Who and when", _who(source))
    yield Line("Why", _why(source))
    yield Line("Who gains", gains(source.standing))
    rivals = tuple(_rivals(source.id, uses))
    yield Line("Who says otherwise", "; ".join(rivals[:MOST_RIVALS]) or "nobody in this deck: look elsewhere")


def _who(source: Source) -> str:
    gaps = [name for name in ("author", "date") if name in source.missing]
    if gaps:
        return f"it does not say ({' and '.join(gaps)} not given): what does that do to its weight?"
    return "it says; who are they, and how far were they from the events?"


def _why(source: Source) -> str:
    return {
        "news report": "to report: what does it leave to those it quotes?",
        "opinion": "to persuade: find its best reason, and what it leaves out",
        "party or advocacy": "to win support for a cause: find what it leaves out",
        "government": "to state an official view: find what it leaves out",
        "encyclopedia": "to sum up the work of others: follow it to them",
        "reference": "to sum up the work of others: follow it to them",
        "transcript": "to record what was said: who was there to answer?",
    }.get(source.kind, "not recorded: does it report, or does it persuade?")


def _rivals(source: str, uses: Sequence[_Use]) -> Iterator[str]:
    """For each question, the first card from another source on a side against one where this stands."""
    stands = {(use.hand, use.letter) for use in uses if use.source == source}
    answered = set()
    for use in uses:
        opposed = any(hand == use.hand and letter != use.letter for hand, letter in stands)
        if opposed and use.source != source and use.hand not in answered:
            answered.add(use.hand)
            yield f"{use.label} ({use.cite})"
