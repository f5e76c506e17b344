"""The answer card: what they say, what we say, because of what; both by the cards that they stand on."""

from __future__ import annotations

from collections.abc import Iterator

from cards.kinds.dealt import Dealt, Hand, Side
from cards.kinds.evidence import lead
from cards.kinds.exchanges import Exchange, Said, exchanges
from cards.kinds.slices import part, short
from cards.kinds.tags import sentences
from cards.model import Card, Evidence, Line, Span

HOW = "How it answers"


def cards(dealt: Dealt) -> Iterator[Card]:
    for hand in dealt.hands:
        sides = {side.letter: side for side in hand.sides}
        numbers = dict.fromkeys(sides, 0)
        for one in exchanges(hand):
            numbers[one.ours.letter] += 1
            yield _card(hand, one, sides, numbers[one.ours.letter])


def _card(hand: Hand, one: Exchange, sides: dict[str, Side], number: int) -> Card:
    side = sides[one.ours.letter]
    return Card(
        "answer",
        f"{hand.label}-{side.letter}-R{number}",
        f"{side.letter} answers {one.they.letter}",
        question=hand.question,
        position=side.position,
        evidence=tuple(_quoted(one)),
        lines=tuple(_lines(one, sides[one.they.letter], hand)),
    )


def _quoted(one: Exchange) -> Iterator[Evidence]:
    yield part(one.they.evidence, one.they.claim, f"They say: {_lead(one.they)}")
    yield part(one.ours.evidence, one.ours.claim, f"We say: {_lead(one.ours)}")
    because = _because(one.ours)
    if because:
        yield part(one.ours.evidence, because, f"Because: {_lead(one.ours)}")


def _lead(said: Said) -> str:
    return f"{lead(said.evidence)} ({said.label})"


def _because(said: Said) -> Span | None:
    """The next of the underlined sentences behind the claim: the rest of what carries it."""
    for sentence in sentences(said.evidence.passage):
        carries = any(sentence.overlaps(read) for read in said.evidence.read)
        if carries and sentence.start >= said.claim.end and sentence.text.strip():
            text = sentence.text
            return sentence.source.span(sentence.start + len(text) - len(text.lstrip()), sentence.end)
    return None


def _lines(one: Exchange, rival: Side, hand: Hand) -> Iterator[Line]:
    yield Line(HOW, one.how)
    if not _because(one.ours):
        yield Line("Because", f"the passage on {one.ours.label} gives what reasons there are")
    yield Line("Why together", one.why)
    reply = _reply(one, rival, hand)
    if reply:
        yield Line("Expect in reply", reply)


def _reply(one: Exchange, rival: Side, hand: Hand) -> str:
    """The first other card of the side that is answered."""
    for label, side, evidence in hand.labelled():
        if side.letter == rival.letter and label != one.they.label:
            return f"{label} ({short(evidence)})"
    return ""
