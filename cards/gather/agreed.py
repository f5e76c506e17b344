"""What is not in dispute: the same thing told by sources of two sides, and the figures on which they differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from cards.finders.lexicons import NEGATIONS
from cards.model import Evidence, Question
from cards.similarity import sameness

if TYPE_CHECKING:
    from cards.gather.figures import Figure, Pair
    from cards.gather.pool import Pool, Sentence
    from cards.model import Source, Voice

MOST = 2
"""Of each sort, what a card has room for."""
NEAR = 60
"""The sentences nearest to a question, in which both are looked for."""
ALIKE = 0.88
"""Two sentences that are less likely to say the same do not pass for it."""
COMMON = 0.6
"""The share of the shorter one's words that they have in common."""
LONGEST = 32
"""Words of a sentence that is shown."""
ALIKE_TOLD = "sources of two sides tell it alike"
DIFFERING = "its figure is not that of another source"
LEANING = frozenset({"PRON", "CCONJ", "SCONJ", "DET"})
UNPLAIN = frozenset({"quoted", "unclear"})

Groups = tuple[tuple[Evidence, ...], ...]


def with_common_ground(pool: Pool, question: Question, figures: Sequence[Pair]) -> Question:
    """The question with what sources of two of its sides tell alike, and where their figures differ.

    `figures` are the pairs of the whole pool.
    """
    relevant = pool.relevance((question.text, *(side.text for side in question.positions)))
    rows = [int(row) for row in np.argsort(-relevant, kind="stable")[:NEAR]]
    return replace(question, agreed=_agreed(pool, question, rows), differing=_differing(pool, question, rows, figures))


def _agreed(pool: Pool, question: Question, rows: Sequence[int]) -> Groups:
    told = [row for row in rows if _told(pool.sentences[row]) and not _disputed(pool, question, row)]
    plain = [row for row in told if _plain(pool.sentences[row])]
    same = sameness([pool.sentences[row].span.text for row in told], pool.vectors[told])
    chance = {pair: float(same[tuple(map(told.index, pair))]) for pair in product(plain, told)}
    likely = sorted((pair for pair in chance if chance[pair] >= ALIKE), key=lambda pair: (-chance[pair], pair))
    kept: list[tuple[int, int]] = []
    for one, other in likely:
        fresh = not any({one, other} & set(pair) for pair in kept)
        if len(kept) < MOST and fresh and _across(pool, question, one, other) and _say_the_same(pool, one, other):
            kept.append((one, other))
    return tuple(tuple(_shown(pool.sentences[row], ALIKE_TOLD) for row in pair) for pair in kept)


def _told(sentence: Sentence) -> bool:
    """Whether it is told outright, by the writer or by somebody who is named."""
    return all(claim.voice not in UNPLAIN and claim.certainty == "asserted" for claim in sentence.claims)


def _plain(sentence: Sentence) -> bool:
    """Whether it is one short sentence that stands by itself."""
    words = sentence.words
    opening = next((token for token in words if token.is_alpha), None)
    leaning = opening is None or (opening.pos_ in LEANING and opening.lower_ != "the")
    whole = words[-1].text in {".", "!"} and not sentence.span.text.endswith("?")
    return whole and not leaning and len(sentence.span.text.split()) <= LONGEST


def _disputed(pool: Pool, question: Question, row: int) -> bool:
    span = pool.sentences[row].span
    return any(part.overlaps(span) for side in question.positions for one in side.evidence for part in one.read)


def _across(pool: Pool, question: Question, one: int, other: int) -> bool:
    """Whether the two stand in sources that speak for two sides."""
    mine, theirs = (_sides(question, pool.sentences[row].span.source) for row in (one, other))
    differ = pool.sentences[one].span.source != pool.sentences[other].span.source
    return differ and any(a != b for a in mine for b in theirs)


def _sides(question: Question, source: Source) -> list[int]:
    return [at for at, side in enumerate(question.positions) if source in side.sources]


def _say_the_same(pool: Pool, one: int, other: int) -> bool:
    """Whether they share most words and their negation, neither has a figure against the other, and none is a copy."""
    a, b = pool.terms[one], pool.terms[other]
    words = len(a & b) >= COMMON * max(1, min(len(a), len(b)))
    copied = pool.sentences[one].span.text.split() == pool.sentences[other].span.text.split()
    (mine, denied), (theirs, denied_there) = _marks(pool.sentences[one]), _marks(pool.sentences[other])
    return words and not copied and denied == denied_there and (mine <= theirs or theirs <= mine)


def _marks(sentence: Sentence) -> tuple[frozenset[str], bool]:
    figures = frozenset(token.text for token in sentence.words if token.like_num and token.text[0].isdigit())
    return figures, any(token.lower_ in NEGATIONS for token in sentence.words)


def _differing(pool: Pool, question: Question, rows: Sequence[int], figures: Sequence[Pair]) -> Groups:
    near = set(rows)
    pairs = [pair for pair in figures if {figure.row for figure in pair} <= near]
    return tuple(tuple(_figure(pool, question, figure) for figure in pair) for pair in pairs[:1])


def _figure(pool: Pool, question: Question, figure: Figure) -> Evidence:
    """The sentence with its figure; or what a position holds of this very passage: one passage, one evidence."""
    sentence = pool.sentences[figure.row]
    held = (evidence for side in question.positions for evidence in side.evidence)
    shown = replace(_shown(sentence, DIFFERING), read=(sentence.paragraph.at(figure.said),))
    return next((one for one in held if one.passage == sentence.span), shown)


def _shown(sentence: Sentence, why: str) -> Evidence:
    claim = sentence.claims[0] if sentence.claims else None
    voice: Voice = claim.voice if claim else "author"
    return Evidence(sentence.span, (sentence.span,), voice, why, claim.speaker if claim else None)
