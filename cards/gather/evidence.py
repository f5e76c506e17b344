"""Given a question and its positions: the passages that carry each, by what they are about and whom they back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from cards.gather.pool import Pool, Sentence, standard, unit
from cards.gather.weighing import ASTRAY, UNDECIDED, Weighed, centre
from cards.model import Evidence, Line, Span

if TYPE_CHECKING:
    from cards.model import Claim, Voice

SURE = 3
"""Passages that each side gets in any case, if it has them; further ones must keep to the subject."""
CLOSE = 0.45
"""Likeness to the middle of the best sentences from which a further passage keeps to the subject."""
PASSED = 3
"""Passages for each side that were not taken and are remembered, with the reason."""
NEAREST = "nearest to the question in meaning, and no answer to it"


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
        side = weighed.sides[at].position
        doubt = weighed.sides[at].doubt or _crowded(len(taken[side]), most, close=close[at])
        if doubt and len(passed[side]) >= PASSED:
            continue
        evidence = _evidence(pool, weighed, at, max_words)
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
    """Candidates, the best first: by how sure their side is, then by relevance, plainness of side, and nearness."""
    worth = weighed.relevance + np.abs(weighed.stances).max(1) + standard(weighed.alignment)
    return sorted(range(len(weighed.rows)), key=lambda at: (-weighed.sides[at].sign.confidence, -worth[at], at))


def _close(pool: Pool, weighed: Weighed) -> list[bool]:
    middle = unit(centre(pool, weighed)[None, :])[0]
    return [float(pool.vectors[row] @ middle) >= CLOSE for row in weighed.rows]


def _evidence(pool: Pool, weighed: Weighed, at: int, max_words: int) -> Evidence:
    sentence = pool.sentences[weighed.rows[at]]
    claim, side = sentence.claim, weighed.sides[at]
    stance = float(weighed.stances[at, side.position])
    return Evidence(
        _passage(sentence, max_words),
        (sentence.span,),
        _voice(claim),
        side.sign.why,
        speaker=claim.speaker if claim else None,
        stance=round(max(-1.0, min(1.0, stance)), 3),
        confidence=side.sign.confidence,
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
        claim = sentence.claim
        trace = (Line("likeness to the question", f"{near[row]:.2f}"),)
        one = Evidence(
            sentence.span, (sentence.span,), _voice(claim), NEAREST, claim.speaker if claim else None, trace=trace
        )
        found.setdefault(sentence.span.text, one)
    return tuple(found.values())[:most]


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
