"""Which sentences bear on a question, whose side each is on, and what tells so: words, the pair model, or little."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from cards.finders.attributions import DENIAL
from cards.gather.bearing import borne_out, minted, shares, speak_of, takes_no_side
from cards.gather.pool import Floats, Pool, Sentence, standard

if TYPE_CHECKING:
    from cards.model import Span

NONE: Mapping[int, int] = MappingProxyType({})
CANDIDATES = 40
"""Sentences that the pair model is asked about for a question: the most relevant ones, never all."""
SHARE = 6
"""In a small pool they are at most one sentence in this many."""
FEWEST = 16
SPOKEN, SPEAKING = 0.75, 12
"""So many sentences more, if they have this share of a position's words."""
TOP = 10
"""The most relevant sentences, by which a question is judged."""
SAID = 0.8
"""The share of a position's words, in one clause and with its sign, by which a sentence says it."""
READ = 0.3
"""How far the pair model must prefer a position, and"""
NAMED = 0.2
"""how many of the question's words a sentence must have, for the model's reading to count for much."""
RELEVANT = 3.8
"""Standard deviations above the corpus that a sentence must be relevant by for that reading to count for anything."""
HALF = 0.5
"""The share of a position's words that a sentence must say itself, in one clause and with its sign, for the model's
reading of it to count: of 180 passages read blind, 11 of 14 such were right, and 5 of 23 others. A person's own
positions are worded otherwise than the texts, and need not be said so."""
ALIGNED = 0.65
"""How like its words those of the question must find theirs in a sentence for it to count without the model's reading:
of those that say half of a position, 17 of 25 so like were right, 4 were on the other side."""
CLEAR = 0.4
"""How far ahead of its rivals a position must be for that."""
UNDECIDED = 0.1
"""A sentence whose best position is not this much ahead of the others only reports, or is unclear: no evidence."""
ASTRAY = 0.1
"""A sentence less like the question than this speaks of something else, however the pair model reads it."""
SUPPORTS, OPPOSES, NEITHER = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Sign:
    """What tells whose side a sentence is on, and how often that was right on annotated corpora, 0..1."""

    why: str
    confidence: float


WORDED = Sign("this position was worded from it", 0.85)
TAKES = Sign("in it somebody takes this side, in so many words", 0.8)
SAYS = Sign("its own words say so", 0.82)
READS = Sign("near the question in meaning, and the pair model reads it so", 0.73)
ECHOES = Sign("its own words say half of this position, and it is near the question in meaning", 0.73)
LEANS = Sign("near the question in meaning; whose side it is on is far from sure", 0.55)


@dataclass(frozen=True, slots=True)
class Side:
    """The position that a sentence is nearest to, by what sign, or why it is no evidence for it: `doubt`."""

    position: int
    sign: Sign = LEANS
    doubt: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """Candidate sentences of one question.

    `rows` of the pool, their `relevance`, mean `likeness` to the wording, and `alignment` with the question, word by
    word (n,), their `stances` to each position against its rivals (n, positions), and the side of each.
    """

    rows: tuple[int, ...]
    relevance: Floats
    stances: Floats
    likeness: Floats
    alignment: Floats
    sides: tuple[Side, ...]


def weigh(
    pool: Pool,
    text: str,
    positions: Sequence[str],
    anchors: Mapping[int, int] = NONE,
    taken: Mapping[int, int] = NONE,
    *,
    named: bool = False,
) -> Weighed:
    """The most relevant sentences to a question, those of `anchors` among them, and their stance on its positions.

    `anchors` are rows of the pool whose position is known beforehand, `taken` those in which somebody was seen to take
    one; `named` are positions that a person put.
    """
    wanted = (text, *positions)
    relevant = pool.relevance(wanted)
    rows = _candidates(pool, relevant, positions, anchors, taken)
    sentences = [pool.sentences[row] for row in rows]
    judged = _judged(pool, sentences, positions)
    likeness = pool.near(wanted)[rows]
    read = _against_rivals(judged[:, :, SUPPORTS] - judged[:, :, OPPOSES]) / 2
    borne = borne_out(sentences, positions)
    stances: Floats = np.add(read, _against_rivals(borne), dtype=np.float32)
    plain = minted(positions)
    if not plain:
        # Of a position and its plain denial the vectors are as good as the same; of two others they tell something.
        stances = stances + np.float32(3.0) * _against_rivals(likeness[:, 1:])
    relevance = (
        relevant[rows]
        + np.float32(0.3) * standard(1 - judged[:, :, NEITHER].min(1))
        + np.float32(0.3) * standard(judged[:, :, SUPPORTS].max(1))
    )
    about = likeness.mean(1)
    mute = [takes_no_side(sentence.words) for sentence in sentences]
    given = [(anchors.get(row), None if silent else taken.get(row)) for row, silent in zip(rows, mute, strict=True)]
    had = {side for both in given for side in both}
    unsaid = np.array([plain and not named and not (at in had or _says(borne[:, at])) for at in range(read.shape[1])])
    unclear = (stances < CLEAR) | (relevance[:, None] < RELEVANT)
    if plain:
        unclear |= (read < READ) | (shares(sentences, positions)[:, None] < NAMED)
    aligned = _aligned(pool, text, sentences)
    if not named:
        unclear = (borne < HALF) | (unclear & (aligned[:, None] < ALIGNED))
    unclear |= unsaid | np.array(mute)[:, None]
    read_so = READS if named else ECHOES
    signs = [[LEANS if vague else read_so for vague in row] for row in unclear]
    told = zip(given, stances, borne, about, signs, strict=True)
    return Weighed(tuple(rows), relevance, stances, about, aligned, tuple(_side(*one) for one in told))


def _aligned(pool: Pool, text: str, sentences: Sequence[Sentence]) -> Floats:
    """How far each sentence speaks of what the question asks, word by word: (n,)."""
    asked = pool.actors.plainly(text)
    found: Floats = pool.judge.alignments([(asked, pool.actors.plain(one.span)) for one in sentences])[:, 0]
    return found


def centre(pool: Pool, weighed: Weighed) -> Floats:
    """The mean vector of the most relevant sentences; the longer it is, the more they speak of one thing: (384,)."""
    best = np.argsort(-weighed.relevance, kind="stable")[:TOP]
    middle: Floats = pool.vectors[[weighed.rows[at] for at in best]].mean(0)
    return middle


def _candidates(
    pool: Pool, relevant: Floats, positions: Sequence[str], anchors: Mapping[int, int], taken: Mapping[int, int]
) -> list[int]:
    room = min(CANDIDATES, max(FEWEST, len(pool.sentences) // SHARE))
    best = [int(row) for row in np.argsort(-relevant, kind="stable")[:room]]
    spoken = speak_of(pool.sentences, positions, SPOKEN)[:SPEAKING]
    told = sorted(taken, key=lambda row: -relevant[row])[:SPEAKING]
    return list(dict.fromkeys((*best, *anchors, *spoken, *told)))


def _says(borne: Floats) -> bool:
    """Whether some sentence says a position in its own words.

    Of a plain denial and what it denies, one may be our own turning about of a sentence, which nobody says: to such a
    position any other "not" is near.
    """
    return bool((borne >= SAID).any())


def _side(
    given: tuple[int | None, int | None], stances: Floats, borne: Floats, about: float, reads: Sequence[Sign]
) -> Side:
    """Whose side a sentence is on, by the surest sign that it bears.

    `given` are the position that was worded from it, and the one that somebody takes in it; `about` is its likeness to
    the question; `reads` how much a reading of it counts for, by position.
    """
    known, taken = given
    side = next((one for one in given if one is not None), int(stances.argmax()))
    if borne[side] < 0:
        return Side(side, doubt="its own words go against this position")
    if known is not None:
        return Side(side, WORDED)
    if taken is not None or borne[side] >= SAID:
        return Side(side, SAYS if taken is None else TAKES)
    if about < ASTRAY:
        return Side(side, doubt="it speaks of something else")
    if stances[side] < UNDECIDED:
        return Side(side, doubt="a rival position is as near to it")
    return Side(side, reads[side])


def _judged(pool: Pool, sentences: Sequence[Sentence], positions: Sequence[str]) -> Floats:
    """What the pair model says of each sentence and position: (n, positions, 3).

    The model is deaf to "denied that": it is given what is denied, and its verdict is turned about.
    """
    denied = [_denied(sentence) for sentence in sentences]
    words = [denial.text if denial else one.span.text for denial, one in zip(denied, sentences, strict=True)]
    judged = np.stack([pool.judge.relations([(side, passage) for passage in words]) for side in positions], axis=1)
    turned = np.array([denial is not None for denial in denied])
    judged[turned] = judged[turned][:, :, [OPPOSES, SUPPORTS, NEITHER]]
    return judged


def _denied(sentence: Sentence) -> Span | None:
    """What the sentence's speaker denies, if it is a clause."""
    claim = sentence.claim
    return claim.content if claim and claim.rule == DENIAL else None


def _against_rivals(scores: Floats) -> Floats:
    """Each position's score less the mean of its rivals'."""
    count = scores.shape[1]
    out: Floats = scores - (scores.sum(1, keepdims=True) - scores) / max(count - 1, 1)
    return out
