"""Which passage of one side answers which of another: by a ground of the question, or by the words that they share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from cards.kinds.dealt import Hand
from cards.kinds.lexicon import COMMON, DENIAL, HEDGE, tokens
from cards.kinds.tags import tag
from cards.model import Evidence, Ground, Span

CAUSE = re.compile(r"(?i)\b(?:because|due to|owing to|as a result of|caused by|thanks to|led to|leads to)\b")
_FIGURE = re.compile(r"\b(\d[\d,.]*\d|\d)\s+(?:[a-z-]+\s+)?([a-z]{4,})\b")
FEWEST_SHARED = 3
LETTERS = 4
CLOSE = 3
_CLAUSE = re.compile(r"[,;:—]|\b(?:and|but)\b")


@dataclass(frozen=True, slots=True)
class Said:
    """A passage of a hand with the label of its card, and the claim that it makes in its own words."""

    label: str
    letter: str
    evidence: Evidence
    claim: Span


@dataclass(frozen=True, slots=True)
class Exchange:
    """What one side says, what another answers, how it answers, and by which rule the two stand together."""

    they: Said
    ours: Said
    how: str
    why: str


def exchanges(hand: Hand) -> tuple[Exchange, ...]:
    """For each side the best answer that it has to each other; none where two passages do not meet."""
    said = [
        Said(label, side.letter, evidence, claim)
        for label, side, evidence in hand.labelled()
        if (claim := tag(evidence))
    ]
    letters = tuple(side.letter for side in hand.sides)
    pairs = ((ours, they) for ours, they in product(letters, letters) if ours != they)
    found = (_best(hand, said, ours, they) for ours, they in pairs)
    return tuple(one for one in found if one)


def _best(hand: Hand, said: list[Said], ours: str, they: str) -> Exchange | None:
    met = [
        (ground is None, -len(shared), number, Exchange(theirs, mine, _how(hand, theirs, mine), _why(ground, shared)))
        for number, (theirs, mine) in enumerate(product(_of(said, they), _of(said, ours)))
        if theirs.evidence.source != mine.evidence.source or theirs.evidence.holder != mine.evidence.holder
        for ground, shared in [(_ground(hand, theirs, mine), _shared(theirs.claim, mine.claim))]
        if ground or len(shared) >= FEWEST_SHARED
    ]
    return min(met, key=lambda one: one[:3])[3] if met else None


def _of(said: list[Said], letter: str) -> list[Said]:
    return [one for one in said if one.letter == letter]


def _ground(hand: Hand, one: Said, other: Said) -> Ground | None:
    """A ground of the question that rests on both claims."""
    return next(
        (
            ground
            for ground in hand.question.grounds
            if any(one.claim.overlaps(span) for span in ground.spans)
            and any(other.claim.overlaps(span) for span in ground.spans)
        ),
        None,
    )


def _shared(one: Span, other: Span) -> tuple[str, ...]:
    """The words of weight that two claims share, as the first has them; a plural counts as its singular."""
    known = {_stem(word) for word in _weighty(other.text)}
    return tuple(dict.fromkeys(word for word in _weighty(one.text) if _stem(word) in known))


def _weighty(text: str) -> Iterator[str]:
    return (word for word in tokens(text) if len(word) >= LETTERS and word not in HEDGE | DENIAL | COMMON)


def _stem(word: str) -> str:
    return word.removesuffix("s")


def _why(ground: Ground | None, shared: tuple[str, ...]) -> str:
    return ground.rule if ground else f"both speak of {', '.join(shared[:4])}"


def _how(hand: Hand, they: Said, ours: Said) -> str:
    """How an answer meets a claim, as far as the words of the two tell it."""
    texts = {side.letter: side.position.text for side in hand.sides}
    if _denies(ours.claim.text, texts[they.letter]) and not _denies(they.claim.text, texts[they.letter]):
        return "denies the fact"
    if _other_figures(they.claim.text, ours.claim.text):
        return "gives another figure"
    if CAUSE.search(they.claim.text) and CAUSE.search(ours.claim.text):
        return "gives another cause"
    return "sets another claim against theirs, and does not deny it in so many words"


def _denies(claim: str, text: str) -> bool:
    """Whether a clause of the claim is the other side's position with a denial, and hardly a word more."""
    position = {_stem(word) for word in _weighty(text)}
    for clause in _CLAUSE.split(claim):
        words = {_stem(word) for word in _weighty(clause)}
        near = len(position & words) * 3 >= len(position) * 2 and len(words) <= len(position) + CLOSE
        if position and near and DENIAL.intersection(tokens(clause)):
            return not DENIAL.intersection(tokens(text))
    return False


def _other_figures(one: str, other: str) -> bool:
    """Whether both count the same thing, and differ."""
    first, second = ({noun: number for number, noun in _FIGURE.findall(text)} for text in (one, other))
    return any(first[noun] != second[noun] for noun in first.keys() & second.keys())
