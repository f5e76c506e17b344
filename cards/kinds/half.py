"""Half-filled cards: a passage that wants its tag, one that wants its underlining, a claim that wants its answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cards.kinds.dealt import Dealt, Hand, Side
from cards.kinds.evidence import lead, voice
from cards.kinds.exchanges import exchanges
from cards.kinds.slices import part
from cards.kinds.standing import warned
from cards.kinds.tags import tag
from cards.model import Card, Evidence, Line

CHECK = "keep every “not”, every doubt, and the name of whoever is reported"


def cards(dealt: Dealt) -> Iterator[Card]:
    for hand in dealt.hands:
        for side in hand.sides:
            for number, card in enumerate(_halves(hand, side), 1):
                yield replace(card, label=f"{hand.label}-{side.letter}-H{number}")


def _halves(hand: Hand, side: Side) -> Iterator[Card]:
    """Each of another passage, so that no half card gives away what is asked on another."""
    for evidence, make in zip(side.evidence, (_untagged, _bare), strict=False):
        yield make(hand, side, evidence)
    yield from _unanswered(hand, side)


def _untagged(hand: Hand, side: Side, evidence: Evidence) -> Card:
    lines = (*_about(evidence), Line("Your part", f"write the tag, one claim in at most 20 words; {CHECK}"))
    shown = part(evidence, evidence.passage, "", evidence.read)
    return Card("half", "", "Write the tag", hand.question, side.position, (shown,), lines=lines)


def _bare(hand: Hand, side: Side, evidence: Evidence) -> Card:
    slice_ = tag(evidence)
    lines = (*_about(evidence), Line("Your part", f"underline what carries the claim; {CHECK}"))
    bare = part(evidence, evidence.passage, "")
    title = lead(evidence) if slice_ else "Underline what carries the claim"
    return Card("half", "", title, hand.question, side.position, (bare,), lines=lines, tag=slice_)


def _unanswered(hand: Hand, side: Side) -> Iterator[Card]:
    one = next((one for one in exchanges(hand) if one.ours.letter == side.letter), None)
    if one:
        they = part(one.they.evidence, one.they.claim, f"They say: {lead(one.they.evidence)} ({one.they.label})")
        lines = (Line("Your part", "answer from a card of your side, and name it; say why it answers"),)
        yield Card("half", "", "Answer this", hand.question, side.position, (they,), lines=lines)


def _about(evidence: Evidence) -> Iterator[Line]:
    yield Line("Voice", voice(evidence))
    yield from warned(evidence)
