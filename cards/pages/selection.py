"""Only some cards of a deck: those that are named, or those that changed since an older one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches

from cards.errors import SettingsError
from cards.model import Card, Deck


def selected(deck: Deck, only: Sequence[str], changed: Collection[str] | None = None) -> Deck:
    """The deck with the cards that `only` names and that `changed`; SettingsError if a name means none of them."""
    cards = tuple(_named(deck, only)) if only else deck.cards
    if changed is not None:
        cards = tuple(card for card in cards if card.label in changed)
    if not cards:
        mend = "leave --changed-since out to print all cards"
        raise SettingsError("no card has changed: there is nothing to print", where="--changed-since", mend=mend)
    return replace(deck, cards=cards)


def _named(deck: Deck, only: Sequence[str]) -> Iterator[Card]:
    for name in only:
        if not any(_is(card, name) for card in deck.cards):
            near = get_close_matches(name, [card.label for card in deck.cards], n=1)
            guess = f"did you mean {near[0]!r}? " if near else ""
            mend = f'{guess}name cards by label ("Q2-B-03"), by id, by kind, or a question ("Q2") or side ("Q2-B")'
            raise SettingsError(f"the deck has no card {name!r}", where="[print] only", mend=mend)
    return (card for card in deck.cards if any(_is(card, name) for name in only))


def _is(card: Card, name: str) -> bool:
    return name in (card.label, card.id, card.kind) or card.label.startswith(f"{name}-")
