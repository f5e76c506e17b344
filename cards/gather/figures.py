"""Figures that differ: two sources that count one thing and come to different numbers."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from cards.gather.numbers import value
from cards.gather.pool import STEM

if TYPE_CHECKING:
    from spacy.tokens import Span as Words
    from spacy.tokens import Token

    from cards.gather.pool import Pool
    from cards.model import Source

COUNTED = frozenset({"CARDINAL", "MONEY", "PERCENT", "QUANTITY"})
PLACES = frozenset({"GPE", "NORP", "LOC", "FAC"})
YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
LIKE = 0.4
"""Sentences that are less alike count different things."""
SHARED = 2
"""Rare words that two sentences share besides what they count."""
RARE = 0.4
"""A word is rare from this share of the weight that a word of one sentence has."""
DIFFERENT = 1.15
"""The larger of two figures is at least this many times the smaller: rounding is no difference."""
TIMES = frozenset("year month week day hour minute time p.m. a.m. page percent % century decade mile foot".split())
"""What many things are measured in: the unit alone does not tell what is counted."""


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """Sentence `row` counts `unit`: `amount` of them, in the words `said`, as part of what the verb `act` tells."""

    row: int
    said: Words
    amount: float
    unit: str
    act: str
    about: frozenset[str]
    years: frozenset[str]
    places: frozenset[str]


Pair = tuple[Figure, Figure]


def differing(pool: Pool) -> tuple[Pair, ...]:
    """Pairs of figures for one quantity in two sources that cannot both be right, the likest sentences first."""
    found = [one for row in range(len(pool.sentences)) for one in _figures(pool, row)]
    near = ((found[a], found[b]) for a, b in _told_alike(pool, found))
    pairs = [(a, b) for a, b in near if _one_quantity(pool, a, b) and _differ(a, b)]
    pairs.sort(key=lambda pair: (-likeness(pool, *pair), pair[0].row, pair[1].row))
    return tuple(pairs)


def likeness(pool: Pool, a: Figure, b: Figure) -> float:
    return float(pool.vectors[a.row] @ pool.vectors[b.row])


def _figures(pool: Pool, row: int) -> Iterator[Figure]:
    """The figures of a sentence; of several with one unit none, for it is not plain which is which."""
    words = pool.sentences[row].words
    names = frozenset(one.text.lower() for one in words.ents if one.label_ in PLACES)
    years = frozenset(YEAR.findall(words.text))
    found = [
        Figure(row, one, amount, unit, _act(one.root), pool.terms[row], years, names)
        for one in words.ents
        if one.label_ in COUNTED and (amount := value(one.text)) is not None and (unit := _counted(one))
    ]
    units = Counter(figure.unit for figure in found)
    yield from (figure for figure in found if units[figure.unit] == 1)


def _counted(entity: Words) -> str | None:
    """What is counted, by lemma: money and shares are their own unit, a bare number needs a noun."""
    if entity.label_ in {"MONEY", "PERCENT"}:
        return str(entity.label_.lower())
    noun = entity.root if entity.root.pos_ == "NOUN" and entity.root.tag_ != "CD" else entity.root.head
    if noun.pos_ != "NOUN" or noun.lemma_.lower() in TIMES or noun.like_num:
        return None
    return str(noun.lemma_.lower())


def _act(token: Token) -> str:
    while token.pos_ not in {"VERB", "AUX"} and token.head.i != token.i:
        token = token.head
    return str(token.lemma_.lower())


def _told_alike(pool: Pool, found: Sequence[Figure]) -> list[tuple[int, int]]:
    """Figures of one unit and verb whose sentences share rare words, two by two in their order; no others are met."""
    least = RARE * math.log(max(1, len(pool.sentences)))
    held: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    for at, one in enumerate(found):
        for term in one.about:
            if pool.rarity.get(term, 0.0) >= least and not term.startswith(one.unit[: STEM - 1]):
                held[one.unit, one.act, term].append(at)
    shared = Counter(pair for having in held.values() for pair in combinations(having, 2))
    return sorted(pair for pair, count in shared.items() if count >= SHARED)


def _one_quantity(pool: Pool, a: Figure, b: Figure) -> bool:
    """Whether two that are told alike speak of one thing: no year or place parts them, the sentences are alike."""
    return not _of_others(a, b) and _source(pool, a) != _source(pool, b) and likeness(pool, a, b) >= LIKE


def _source(pool: Pool, figure: Figure) -> Source:
    return pool.sentences[figure.row].span.source


def _of_others(a: Figure, b: Figure) -> bool:
    """Whether they are told of different years or places, so that both may be right."""
    return any(one and other and not one & other for one, other in ((a.years, b.years), (a.places, b.places)))


def _differ(a: Figure, b: Figure) -> bool:
    low, high = sorted((a.amount, b.amount))
    return low > 0 and high / low >= DIFFERENT
