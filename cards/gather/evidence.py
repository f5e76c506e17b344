"""Given a question and its positions: the passages that carry each, by what they are about and whom they back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from cards.finders.attributions import DENIAL
from cards.gather.pool import Floats, Pool, Sentence, standard, unit
from cards.model import Evidence, Line, Span

if TYPE_CHECKING:
    from cards.model import Claim, Voice

NONE: Mapping[int, int] = MappingProxyType({})
CANDIDATES = 40
"""Sentences that the pair model is asked about for a question: the most relevant ones, never all."""
SHARE = 6
"""In a small pool they are at most one sentence in this many."""
FEWEST = 16
TOP = 10
"""The most relevant sentences, by which a question is judged."""
UNDECIDED = 0.1
"""A sentence whose best position is not this much ahead of the others only reports, or is unclear: no evidence."""
ASTRAY = 0.1
"""A sentence less like the question than this speaks of something else, however the pair model reads it."""
SURE = 3
"""Passages that each side gets in any case, if it has them; further ones must keep to the subject."""
CLOSE = 0.45
"""Likeness to the middle of the best sentences from which a further passage keeps to the subject."""
PASSED = 3
"""Passages for each side that were not taken and are remembered, with the reason."""
NEAREST = "nearest to the question in meaning, and no answer to it"
SUPPORTS, OPPOSES, NEITHER = 0, 1, 2


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """Candidate sentences of one question.

    `rows` of the pool, their `relevance` and mean `likeness` to the wording (n,), and their stance to each position
    against its rivals: (n, positions). `anchors` are rows whose position is known beforehand.
    """

    rows: tuple[int, ...]
    relevance: Floats
    stances: Floats
    likeness: Floats
    anchors: Mapping[int, int]


def weigh(pool: Pool, text: str, positions: Sequence[str], anchors: Mapping[int, int] = NONE) -> Weighed:
    """The most relevant sentences to a question, those of `anchors` among them, and their stance on its positions."""
    wanted = (text, *positions)
    relevant = pool.relevance(wanted)
    room = min(CANDIDATES, max(FEWEST, len(pool.sentences) // SHARE))
    best = [int(row) for row in np.argsort(-relevant, kind="stable")[:room]]
    rows = list(dict.fromkeys((*best, *anchors)))
    judged = _judged(pool, rows, positions)
    leaning = judged[:, :, SUPPORTS] - judged[:, :, OPPOSES]
    related = 1 - judged[:, :, NEITHER].min(1)
    likeness = pool.near(wanted)[rows]
    return Weighed(
        tuple(rows),
        relevant[rows]
        + np.float32(0.3) * standard(related)
        + np.float32(0.3) * standard(judged[:, :, SUPPORTS].max(1)),
        _against_rivals(leaning) * np.float32(0.5) + np.float32(3.0) * _against_rivals(likeness[:, 1:]),
        likeness.mean(1),
        dict(anchors),
    )


def centre(pool: Pool, weighed: Weighed) -> Floats:
    """The mean vector of the most relevant sentences; the longer it is, the more they speak of one thing: (384,)."""
    best = np.argsort(-weighed.relevance, kind="stable")[:TOP]
    middle: Floats = pool.vectors[[weighed.rows[at] for at in best]].mean(0)
    return middle


def _judged(pool: Pool, rows: Sequence[int], positions: Sequence[str]) -> Floats:
    """What the pair model says of each sentence and position: (n, positions, 3).

    The model is deaf to "denied that": it is given what is denied, and its verdict is turned about.
    """
    sentences = [pool.sentences[row] for row in rows]
    denied = [_denied(sentence) for sentence in sentences]
    words = [denial.text if denial else one.span.text for denial, one in zip(denied, sentences, strict=True)]
    judged = np.stack([pool.judge.relations([(side, passage) for passage in words]) for side in positions], axis=1)
    turned = np.array([denial is not None for denial in denied])
    judged[turned] = judged[turned][:, :, [OPPOSES, SUPPORTS, NEITHER]]
    return judged


def _denied(sentence: Sentence) -> Span | None:
    """What the sentence's speaker denies, if it is a clause."""
    claim = _outermost(sentence)
    return claim.content if claim and claim.rule == DENIAL else None


def _against_rivals(scores: Floats) -> Floats:
    """Each position's score less the mean of its rivals'."""
    count = scores.shape[1]
    out: Floats = scores - (scores.sum(1, keepdims=True) - scores) / max(count - 1, 1)
    return out


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was taken for one position, best first, and the next best that was not, each with the reason."""

    taken: tuple[Evidence, ...]
    passed: tuple[Evidence, ...]


def choose(pool: Pool, weighed: Weighed, *, most: int, max_words: int) -> tuple[Chosen, ...]:
    """Evidence for each position, best first: every passage under one position only, one from a paragraph."""
    sides = range(weighed.stances.shape[1])
    taken: list[list[Evidence]] = [[] for _ in sides]
    passed: list[list[Evidence]] = [[] for _ in sides]
    seen: list[Span] = []
    close = _close(pool, weighed)
    for at in _order(weighed):
        side, doubt = _side(weighed, at)
        doubt = doubt or _crowded(len(taken[side]), most, close=close[at])
        if doubt and len(passed[side]) >= PASSED:
            continue
        evidence = _evidence(pool, weighed, at, side, max_words)
        if not doubt and any(evidence.passage.overlaps(span) for span in seen):
            doubt = "a passage that is taken holds it, or its neighbour, already"
        if not doubt:
            taken[side].append(evidence)
            seen.append(evidence.passage)
        elif len(passed[side]) < PASSED:
            passed[side].append(replace(evidence, passage=evidence.read[0], why=doubt))
    return tuple(Chosen(tuple(had), tuple(left)) for had, left in zip(taken, passed, strict=True))


def _crowded(count: int, most: int, *, close: bool) -> str:
    """Why a side of so many passages takes no further one, or ""."""
    if count >= most:
        return f"this side had its {most} passages already"
    return "" if close or count < SURE else f"it strays from the subject, and this side had {count} better passages"


def _order(weighed: Weighed) -> list[int]:
    """Candidates, the best first: the anchors, then the most relevant and the plainest of side."""
    worth = weighed.relevance + np.abs(weighed.stances).max(1)
    return sorted(range(len(weighed.rows)), key=lambda at: (weighed.rows[at] not in weighed.anchors, -worth[at], at))


def _side(weighed: Weighed, at: int) -> tuple[int, str]:
    """The position that a candidate backs, and why it is no evidence for it all the same, or ""."""
    known = weighed.anchors.get(weighed.rows[at])
    if known is not None:
        return known, ""
    side = int(weighed.stances[at].argmax())
    if weighed.likeness[at] < ASTRAY:
        return side, "it speaks of something else"
    return side, "" if weighed.stances[at, side] >= UNDECIDED else "a rival position is as near to it"


def _close(pool: Pool, weighed: Weighed) -> list[bool]:
    middle = unit(centre(pool, weighed)[None, :])[0]
    return [float(pool.vectors[row] @ middle) >= CLOSE for row in weighed.rows]


def _evidence(pool: Pool, weighed: Weighed, at: int, side: int, max_words: int) -> Evidence:
    sentence = pool.sentences[weighed.rows[at]]
    claim = _outermost(sentence)
    stance = float(weighed.stances[at, side])
    confidence = round(float(1 / (1 + np.exp(-2 * stance))), 3)
    if weighed.rows[at] in weighed.anchors:
        why = "this position was worded from it"
    else:
        why = f"near the question in meaning, and read by the tool as for this side ({round(100 * confidence)} of 100)"
    return Evidence(
        _passage(sentence, max_words),
        (sentence.span,),
        _voice(claim),
        why,
        speaker=claim.speaker if claim else None,
        stance=round(max(-1.0, min(1.0, stance)), 3),
        confidence=confidence,
        trace=_trace(weighed, at),
    )


def _trace(weighed: Weighed, at: int) -> tuple[Line, ...]:
    """The figures by which a candidate was judged."""
    stances = " / ".join(f"{stance:+.2f}" for stance in weighed.stances[at])
    return (
        Line("relevance to the question", f"{weighed.relevance[at]:.2f} standard deviations above the corpus"),
        Line("likeness to its wording", f"{weighed.likeness[at]:.2f}; below {ASTRAY:g} is off the point"),
        Line("for each position against its rivals", f"{stances}; {UNDECIDED:g} decides"),
    )


def nearest(pool: Pool, text: str, *, most: int) -> tuple[Evidence, ...]:
    """The sentences nearest to a question that nothing answers: evidence for no position."""
    near = pool.near([text])[:, 0]
    found: dict[str, Evidence] = {}
    for row in np.argsort(-near, kind="stable")[: 2 * most]:
        sentence = pool.sentences[int(row)]
        claim = _outermost(sentence)
        trace = (Line("likeness to the question", f"{near[row]:.2f}"),)
        one = Evidence(
            sentence.span, (sentence.span,), _voice(claim), NEAREST, claim.speaker if claim else None, trace=trace
        )
        found.setdefault(sentence.span.text, one)
    return tuple(found.values())[:most]


def _outermost(sentence: Sentence) -> Claim | None:
    return sentence.claims[0] if sentence.claims else None


def _voice(claim: Claim | None) -> Voice:
    return claim.voice if claim else "author"


def _passage(sentence: Sentence, max_words: int) -> Span:
    """The sentence with as many of its neighbours in the paragraph as the card has room for, the one before first."""
    spans = [sentence.paragraph.at(words) for words in sentence.paragraph.sentences()]
    first = last = spans.index(sentence.span)
    for take_before, step in _outward(first, len(spans)):
        low, high = (step, last) if take_before else (first, step)
        whole = Span(sentence.span.source, spans[low].start, spans[high].end)
        if len(whole.text.split()) > max_words:
            continue
        if low in {first, first - 1} and high in {last, last + 1}:
            first, last = low, high
    return Span(sentence.span.source, spans[first].start, spans[last].end)


def _outward(at: int, count: int) -> Iterator[tuple[bool, int]]:
    for distance in range(1, count):
        if at - distance >= 0:
            yield True, at - distance
        if at + distance < count:
            yield False, at + distance
