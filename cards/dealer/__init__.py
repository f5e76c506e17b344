"""Chooses which cards are made of what was found, gives the sides equal hands, and puts all in the order of print.

It decides nothing about a card's words, and nothing about where on a sheet the card goes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TypeVar

from cards.dealer import said
from cards.dealer.hands import hands
from cards.errors import SettingsError
from cards.fairness import toss, two_ended
from cards.kinds import KINDS, Dealt, Kind
from cards.model import Card, Deck, Line, Position, Question, Source, Span
from cards.settings import Deal, Settings

Item = TypeVar("Item", Question, Source)


def deal(
    questions: Sequence[Question],
    sources: Sequence[Source],
    settings: Settings,
    *,
    made: tuple[tuple[str, str], ...] = (),
    warnings: tuple[str, ...] = (),
    gone: Sequence[Span] = (),
) -> Deck:
    """The deck: each question's card, then its evidence side by side, and the sources at the end.

    The deck keeps all that was found, the questions with cards first. What a person dropped or reworded stays so, and
    no card quotes a paragraph that is `gone`.
    """
    dropped = {drop.card for drop in settings.drops}
    found = tuple(_ordered(question, settings.deal.seed) for question in _distinct(questions))
    wanted = tuple(question for question in found if Card("question", "", "", question).id not in dropped)
    kept = tuple(question for question in wanted if two_ended(question, settings.deal.sure))
    dealing = hands(kept, settings.deal, dropped)
    dealt = Dealt(dealing, _first(sources), tuple(_paragraphs(sources, gone)), settings.deal.pace)
    every = _made(dealt, settings.deal)
    # What a card was made from may itself be dropped: the verdict on that card is no slip.
    before = _made(replace(dealt, hands=hands(found, settings.deal, ())), settings.deal) if dropped else []
    cards = tuple(_reworded([card for card in every if card.id not in dropped], settings))
    notes = (
        *said.unanswered(dealing),
        *said.thin(dealing),
        *said.left_over(kept, settings.deal),
        *said.unsure(len(wanted) - len(kept)),
        *said.idle(found, sources, (*every, *before), settings),
    )
    printed = {hand.question.id: hand.question for hand in dealing}
    rest = [question for question in found if question.id not in printed]
    return Deck(settings.title, tuple(sources), (*printed.values(), *rest), cards, made, (*warnings, *notes))


# --- what was found, made distinct and put in order


def _distinct(questions: Sequence[Question]) -> Iterator[Question]:
    """Each question once, and each of its positions once with all the evidence for it: ids come from their words."""
    for question in _first(questions):
        sides: dict[str, Position] = {}
        for side in question.positions:
            before = sides.get(side.text, Position(side.text))
            evidence, passed = before.evidence + side.evidence, before.passed + side.passed
            sides[side.text] = replace(before, evidence=evidence, passed=passed)
        yield replace(question, positions=tuple(sides.values()))


def _ordered(question: Question, seed: int) -> Question:
    """The sides in an order that only chance decided, the same in each run: a toss for each, kept by its words."""
    tossed = sorted(question.positions, key=lambda side: toss(seed, question.id, side.id))
    return replace(question, positions=tuple(tossed))


def _first(items: Sequence[Item]) -> tuple[Item, ...]:
    """Of those with the same id, the first that came."""
    first: dict[str, Item] = {}
    for item in items:
        first.setdefault(item.id, item)
    return tuple(first.values())


# --- cards


def _made(dealt: Dealt, rules: Deal) -> list[Card]:
    """The cards of all kinds in the order of print: question by question, side by side, then what belongs to none."""
    numbers = {hand.question.id: hand.number for hand in dealt.hands}
    cards = [card for kind in dict.fromkeys(rules.kinds) for card in _kind(kind).cards(dealt)]
    asked = sorted(cards, key=lambda card: numbers[card.question.id] if card.question else len(numbers) + 1)
    return [card for _, some in groupby(asked, key=lambda card: card.question) for card in _by_side(tuple(some))]


def _by_side(cards: Sequence[Card]) -> list[Card]:
    """The cards of one question with those of a side together; others stay before or behind all sides, as they were."""
    sides = cards[0].question.positions if cards[0].question else ()
    first = next((number for number, card in enumerate(cards) if card.position), len(cards))
    behind = sorted(cards[first:], key=lambda card: sides.index(card.position) if card.position else len(sides))
    return [*cards[:first], *behind]


def _paragraphs(sources: Sequence[Source], gone: Sequence[Span]) -> Iterator[Span]:
    """The paragraphs of running text, less those that a person wants left out."""
    for source in _first(sources):
        for block in source.blocks:
            span = source.span(block.start, block.end) if block.role in ("text", "item") else None
            if span and not any(span.overlaps(one) for one in gone):
                yield span


def _reworded(cards: Sequence[Card], settings: Settings) -> Iterator[Card]:
    words = {edit.card: edit.tag for edit in settings.edits}
    for card in cards:
        tag = words.get(card.id) if words else None
        if not tag:
            yield card
            continue
        lines = (*(line for line in card.lines if line.label != "Tag"), Line("Tag", "worded by the teacher"))
        yield replace(card, title=tag, title_by="teacher", tag=None, lines=lines)


def _kind(name: str) -> Kind:
    try:
        return KINDS[name]
    except KeyError:
        mend = f"write one of: {', '.join(KINDS)}"
        raise SettingsError(f"there is no kind of card {name!r}", where="[deal] kinds", mend=mend) from None
