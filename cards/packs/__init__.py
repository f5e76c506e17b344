"""What a class is handed beside the cards: hands for the sides, a key, and sheets to judge, to flow and to agree on."""

from __future__ import annotations

from collections.abc import Mapping
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
HOLDING = frozenset({"hands", "sac"})
"""Packs that print whole cards."""


def chosen(deal: Deal) -> tuple[str, ...]:
    """The packs that are printed, in the order of this table; all, if none is named."""
    return tuple(name for name in PACKS if not deal.packs or name in deal.packs)


def shown(deck: Deck, deal: Deal) -> Deck:
    """The deck with the cards alone that the packs print: what is proved of them, and what they carry along."""
    held = set(_held(deck, deal))
    return replace(deck, cards=tuple(card for card in deck.cards if card.label in held))


def _held(deck: Deck, deal: Deal) -> set[str]:
    packs, table = chosen(deal), tuple(rounds(deck))
    cards: list[Card | None] = [one.card for one in table] if "sac" in packs else []
    if HOLDING.intersection(packs):
        cards += [card for one in table for team in one.teams for card in (*team.case, *team.cards)]
    return {card.label for card in cards if card}


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
    "told",
    "weight",
]
