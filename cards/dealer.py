"""Chooses which cards are made of what was found, gives the sides equal hands, and puts all in the order of print.

It decides nothing about a card's words, and nothing about where on a sheet the card goes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from string import ascii_uppercase
from typing import TypeVar

from cards.errors import SettingsError
from cards.fairness import FAIR, Share, is_sure, levelled, thin, toss, two_ended
from cards.kinds import KINDS, Dealt, Hand, Kind, Side
from cards.model import Card, Deck, Evidence, Line, Position, Question, Source, Span
from cards.readability import counted
from cards.settings import Deal, Settings

Item = TypeVar("Item", Question, Source)

# How many places down its list a passage goes for each card that its side already has of the same source, or holder.
SAME_SOURCE, SAME_HOLDER = 3, 2


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
    hands = _hands(kept, settings.deal, dropped)
    dealt = Dealt(hands, _first(sources), tuple(_paragraphs(sources, gone)), settings.deal.pace)
    every = _made(dealt, settings.deal)
    # What a card was made from may itself be dropped: the verdict on that card is no slip.
    before = _made(replace(dealt, hands=_hands(found, settings.deal, ())), settings.deal) if dropped else []
    cards = tuple(_reworded([card for card in every if card.id not in dropped], settings))
    said = (
        *_unanswered(hands),
        *_thin(hands),
        *_left_over(kept, settings.deal),
        *_unsure(len(wanted) - len(kept)),
        *_idle(found, sources, (*every, *before), settings),
    )
    printed = {hand.question.id: hand.question for hand in hands}
    rest = [question for question in found if question.id not in printed]
    return Deck(settings.title, tuple(sources), (*printed.values(), *rest), cards, made, (*warnings, *said))


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


# --- hands


def _holder(evidence: Evidence) -> str:
    """Who holds it, by one name for all his names where that is known."""
    return evidence.actor or evidence.holder


@dataclass(slots=True)
class _Draft:
    """One side's turn at the passages: what it may still take, and what it took, the best first."""

    pool: list[Evidence]
    taken: list[Evidence] = field(default_factory=list)
    sources: Counter[Source] = field(default_factory=Counter)
    holders: Counter[str] = field(default_factory=Counter)

    def take(self) -> Evidence:
        """The next: the strongest, unless the side has much of that source or holder already."""
        index = min(range(len(self.pool)), key=self._cost)
        evidence = self.pool.pop(index)
        self.taken.append(evidence)
        self.sources[evidence.source] += 1
        self.holders[_holder(evidence)] += 1
        return evidence

    def _cost(self, index: int) -> tuple[int, int]:
        evidence = self.pool[index]
        again = SAME_SOURCE * self.sources[evidence.source] + SAME_HOLDER * self.holders[_holder(evidence)]
        return (index + again, index)

    def leave(self, taken: Evidence) -> None:
        """A passage is dealt once in a question, whole or in part, on whatever side."""
        self.pool = [one for one in self.pool if not _same(one, taken)]


def _hands(kept: Sequence[Question], rules: Deal, dropped: Collection[str]) -> tuple[Hand, ...]:
    return tuple(_hand(number, one, rules, dropped) for number, one in enumerate(kept[: rules.questions], 1))


def _hand(number: int, question: Question, rules: Deal, dropped: Collection[str]) -> Hand:
    lists = _drafted([_undropped(question, side, dropped, rules.sure) for side in question.positions])
    most = _limits([len(one) for one in lists], rules)
    if rules.balance:
        picked = levelled([[counted(one.passage.text) for one in taken] for taken in lists], most)
    else:
        picked = tuple(tuple(range(min(len(taken), limit))) for taken, limit in zip(lists, most, strict=True))
    chosen = [tuple(taken[one] for one in picks) for taken, picks in zip(lists, picked, strict=True)]
    few = thin([Share(len(taken), _words(cards)) for taken, cards in zip(lists, chosen, strict=True)])
    told = tuple(replace(side, thin=is_thin) for side, is_thin in zip(question.positions, few, strict=True))
    sides = tuple(
        Side(_letter(index), side, cards, len(taken))
        for index, (side, cards, taken) in enumerate(zip(told, chosen, lists, strict=True))
    )
    return Hand(number, replace(question, positions=told), sides, rules.seed)


def _words(passages: Sequence[Evidence]) -> int:
    return sum(counted(one.passage.text) for one in passages)


def _undropped(question: Question, side: Position, dropped: Collection[str], least: float) -> list[Evidence]:
    sure = [one for one in side.evidence if is_sure(one, least)]
    return [one for one in sure if _evidence_card(question, side, one) not in dropped] if dropped else sure


def _evidence_card(question: Question, side: Position, evidence: Evidence) -> str:
    """The id of the card that this evidence would be."""
    return Card("evidence", "", "", question, side, (evidence,)).id


def _drafted(pools: Sequence[list[Evidence]]) -> list[list[Evidence]]:
    """All passages shared out: the sides choose in turn, the one with the least before the others."""
    drafts = [_Draft(list(pool)) for pool in pools]
    turns = sorted(drafts, key=lambda draft: len(draft.pool))
    while any(draft.pool for draft in drafts):
        for draft in turns:
            if draft.pool:
                taken = draft.take()
                for other in drafts:
                    other.leave(taken)
    return [draft.taken for draft in drafts]


def _same(one: Evidence, other: Evidence) -> bool:
    return one.passage.overlaps(other.passage) or one.passage.text == other.passage.text


def _limits(found: Sequence[int], rules: Deal) -> list[int]:
    """How many cards each side may have: full sides as many as the least of them, thin ones all they have."""
    few = thin([Share(count) for count in found])
    full = [count for count, is_thin in zip(found, few, strict=True) if not is_thin]
    most = rules.per_side
    if rules.balance and len(full) > 1:
        most = min(most, *full)
    elif rules.balance and full and len(found) > 1:
        most = min(most, FAIR * max(1, *(count for count, is_thin in zip(found, few, strict=True) if is_thin)))
    return [rules.per_side if is_thin else most for is_thin in few]


def _letter(index: int) -> str:
    """A, B, ... Z, AA, BB: a reader tells sides apart by it, and nobody sets out twenty-seven."""
    return ascii_uppercase[index % 26] * (index // 26 + 1)


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


# --- what is to be said


def _unanswered(hands: Sequence[Hand]) -> Iterator[str]:
    for hand in hands:
        if hand.question.nearest:
            yield (
                f"{hand.label} found no answer in these sources: {hand.question.text} "
                f"Its card prints the {len(hand.question.nearest)} nearest passages, which are not an answer."
            )


def _thin(hands: Sequence[Hand]) -> Iterator[str]:
    for hand in hands:
        sides = [f"{side.letter} ({side.found} found)" for side in hand.sides if side.thin]
        if sides and not hand.question.nearest:
            yield f"{hand.label} is thin on {' and '.join(sides)}: {hand.question.text}"


def _left_over(kept: Sequence[Question], rules: Deal) -> Iterator[str]:
    over = len(kept) - rules.questions
    if over > 0:
        yield f"{over} more questions were found and have no cards; [deal] questions = {len(kept)} prints them"


def _unsure(count: int) -> Iterator[str]:
    if count:
        yield (
            f"{count} more questions were found, but of their passages the tool is not sure whose side they are on: "
            "they are in deck.json, and [deal] sure = 0.5 makes cards of them"
        )


def _idle(
    found: Sequence[Question], sources: Sequence[Source], cards: Sequence[Card], settings: Settings
) -> Iterator[str]:
    """Verdicts of deck.toml that met no card: the source has changed, or the id is mistyped."""
    if settings.drops:
        known = {Card("question", "", "", question).id for question in found}
        known |= {_evidence_card(one, side, each) for one in found for side in one.positions for each in side.evidence}
        known |= {Card("source", "", "", source=source).id for source in sources} | {card.id for card in cards}
        yield from (
            f"[[drop]] {drop.card}: no such card was found" for drop in settings.drops if drop.card not in known
        )
    if settings.edits:
        made = {card.id for card in cards}
        yield from (
            f"[[edit]] {edit.card}: no such card in this deck" for edit in settings.edits if edit.card not in made
        )
