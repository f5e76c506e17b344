"""The position card: a side’s case in two to four reasons, each on a card, who holds it, and the best against it."""

from __future__ import annotations

from collections.abc import Iterator

from cards.citations import is_named
from cards.kinds.dealt import Dealt, Hand, Side
from cards.kinds.evidence import VERBS, lead
from cards.kinds.slices import part, short
from cards.kinds.tags import tag
from cards.model import Card, Evidence, Line

MOST_REASONS, MOST_HOLDERS = 4, 5


def cards(dealt: Dealt) -> Iterator[Card]:
    for hand in dealt.hands:
        for side in hand.sides:
            reasons = tuple(_reasons(hand, side))[:MOST_REASONS]
            if reasons:
                lines = (*_held(side), *_objections(hand, side), *_thin(side, len(reasons)))
                label = f"{hand.label}-{side.letter}"
                yield Card("position", label, side.position.text, hand.question, side.position, reasons, lines=lines)


def _reasons(hand: Hand, side: Side) -> Iterator[Evidence]:
    """What the passages claim, in their own words, each once; a passage without a claim to cut is no reason."""
    seen = set()
    for label, of, evidence in hand.labelled():
        claim = tag(evidence) if of.letter == side.letter else None
        if claim and claim.text not in seen:
            seen.add(claim.text)
            yield part(evidence, claim, f"{label}: {lead(evidence)}")


def _held(side: Side) -> Iterator[Line]:
    named = tuple(dict.fromkeys(filter(None, map(_holder, side.evidence))))
    more = f"; and {len(named) - MOST_HOLDERS} more" if len(named) > MOST_HOLDERS else ""
    yield Line("Held by", ("; ".join(named[:MOST_HOLDERS]) + more) or "nobody by name: the cards only report")


def _holder(evidence: Evidence) -> str:
    """Who owns the claim: an author who argues, or somebody by name whose words are passed on; a report owns none."""
    if evidence.voice == "author":
        argues = VERBS.get(evidence.source.kind) == "argues"
        authors = evidence.source.reference.authors or "an unsigned piece"
        return f"{authors} (argues it)" if argues else ""
    if not is_named(evidence):
        return ""
    return f"{evidence.holder} ({'quoted' if evidence.voice == 'quoted' else 'as reported'})"


def _objections(hand: Hand, side: Side) -> Iterator[Line]:
    """The first card of each other side: the dealer put the best first."""
    for other in hand.sides:
        if other.letter != side.letter and other.evidence:
            label = f"{hand.label}-{other.letter}-01"
            yield Line("Strongest objection", f"{label} ({short(other.evidence[0])})")


def _thin(side: Side, reasons: int) -> Iterator[Line]:
    if reasons < 2:  # noqa: PLR2004 - a case has two reasons
        yield Line("Thin", f"one reason only: little was found for {side.letter}")
