"""What a class is handed beside the cards: hands for the sides, a key, and sheets to judge, to flow and to agree on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from cards.model import Card, Deck
from cards.packs.debates import DEBATES, Debate, Speech, debate, roles, told
from cards.packs.hands import Hand, Round, Team, measured, rounds, weight
from cards.settings import Deal

PACKS: Mapping[str, str] = MappingProxyType(
    {
        "key": "the teacher's key: balance of the sides, who holds what, levels and seconds of all cards",
        "hands": "a hand of cards for each side, or for each student, alike in number and words",
        "flow": "sheets to take notes of each speech, by the format of [deal] debate",
        "judge": "the judge's sheet: criteria, cards that were read, the reason for the decision",
        "sac": "structured academic controversy: both hands, restate the other side, common ground",
    }
)


def chosen(deal: Deal) -> tuple[str, ...]:
    """The packs that are printed, in the order of this table; all, if none is named."""
    return tuple(name for name in PACKS if not deal.packs or name in deal.packs)


def stacks(one: Round, packs: Sequence[str]) -> Iterator[tuple[Card, ...]]:
    """The cards that are printed whole, in stacks: each hand, then what a structured controversy lays on the table."""
    if "hands" in packs:
        yield from ((*team.case, *hand.cards) for team in one.teams for hand in team.hands)
    if "sac" in packs:
        yield (one.card,) if one.card else ()
        yield from ((*team.case, *team.cards) for team in one.teams)


def shown(deck: Deck, deal: Deal) -> Deck:
    """The deck with the cards alone that the packs print: what is proved of them, and what they carry along."""
    packs = chosen(deal)
    held = {card.id for one in rounds(deck) for stack in stacks(one, packs) for card in stack}
    if "key" in packs:
        debated = {one.question.id for one in rounds(deck)}
        held |= {card.id for card in deck.cards if card.answer and card.question and card.question.id in debated}
    return replace(deck, cards=tuple(card for card in deck.cards if card.id in held))


__all__ = [
    "DEBATES",
    "PACKS",
    "Debate",
    "Hand",
    "Round",
    "Speech",
    "Team",
    "chosen",
    "debate",
    "measured",
    "roles",
    "rounds",
    "shown",
    "stacks",
    "told",
    "weight",
]
