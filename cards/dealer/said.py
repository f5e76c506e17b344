"""What a person should know of a deal: what found no answer, which sides are thin, what was left out, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cards.dealer.hands import evidence_card
from cards.kinds import Hand
from cards.model import Card, Question, Source
from cards.settings import Deal, Settings


def unanswered(hands: Sequence[Hand]) -> Iterator[str]:
    for hand in hands:
        if hand.question.nearest:
            yield (
                f"{hand.label} found no answer in these sources: {hand.question.text} "
                f"Its card prints the {len(hand.question.nearest)} nearest passages, which are not an answer."
            )


def thin(hands: Sequence[Hand]) -> Iterator[str]:
    for hand in hands:
        sides = [f"{side.letter} ({side.found} found)" for side in hand.sides if side.thin]
        if sides and not hand.question.nearest:
            yield f"{hand.label} is thin on {' and '.join(sides)}: {hand.question.text}"


def left_over(kept: Sequence[Question], rules: Deal) -> Iterator[str]:
    over = len(kept) - rules.questions
    if over > 0:
        yield f"{over} more questions were found and have no cards; [deal] questions = {len(kept)} prints them"


def unsure(count: int) -> Iterator[str]:
    if count:
        yield (
            f"{count} more questions were found, but of their passages the tool is not sure whose side they are on: "
            "they are in deck.json, and [deal] sure = 0.5 makes cards of them"
        )


def idle(
    found: Sequence[Question], sources: Sequence[Source], cards: Sequence[Card], settings: Settings
) -> Iterator[str]:
    """Verdicts of deck.toml that met no card: the source has changed, or the id is mistyped."""
    if settings.drops:
        known = {Card("question", "", "", question).id for question in found}
        known |= {evidence_card(one, side, each) for one in found for side in one.positions for each in side.evidence}
        known |= {Card("source", "", "", source=source).id for source in sources} | {card.id for card in cards}
        yield from (
            f"[[drop]] {drop.card}: no such card was found" for drop in settings.drops if drop.card not in known
        )
    if settings.edits:
        made = {card.id for card in cards}
        yield from (
            f"[[edit]] {edit.card}: no such card in this deck" for edit in settings.edits if edit.card not in made
        )
