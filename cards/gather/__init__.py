"""The claims of all sources in, contested questions with their rival positions and evidence out."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from cards.gather.alignments import sides_taken
from cards.gather.clauses import clauses
from cards.gather.contest import Contest, contests
from cards.gather.denials import denials
from cards.gather.evidence import centre, choose, weigh
from cards.gather.pool import laid_out, standard, unit
from cards.gather.proposals import Proposal, statements
from cards.gather.purposes import rival_purposes
from cards.language import sentence_docs
from cards.model import Claim, Ground, Position, Question

if TYPE_CHECKING:
    from cards.gather.pool import Floats, Pool
    from cards.language import Parsed
    from cards.settings import Settings

MOST = 5
"""Passages that a position may have."""
LEAST = 1e-3
PAIRED = 2.5
"""What it adds to a question's rank, in standard deviations, that both ends of it stand in the sources."""
LONE = 1.0
"""What it takes off that one source alone speaks to it."""
SPARE = 24
"""Proposals beyond the wanted number whose evidence is looked for before the best are taken."""
ALIKE = 0.6
"""Two questions are one where the middles of their evidence are liker than this."""
SAME = 0.5
"""Two questions are one where this share of the smaller one's passages is common to both."""


def questions(parsed: Sequence[Parsed], claims: Sequence[Claim], settings: Settings) -> tuple[Question, ...]:
    """The contested questions, best first: those asked in deck.toml, or else those found."""
    gathered = laid_out(parsed, claims)
    if len(gathered.sentences) == 0:
        return ()
    if settings.questions:
        asked = (_asked(gathered, motion.text, motion.positions, settings) for motion in settings.questions)
        return tuple(question for question in asked if question)
    return _found(gathered, settings)


def _found(gathered: Pool, settings: Settings) -> tuple[Question, ...]:
    proposals = [*sides_taken(gathered), *rival_purposes(gathered), *denials(gathered), *statements(gathered)]
    leading = contests(gathered, proposals)[: settings.find.questions + SPARE]
    answered = [found for contest in leading if (found := _answered(gathered, contest, settings))]
    kept: list[Answered] = []
    for one in _ranked(answered):
        if len(kept) < settings.find.questions and not any(_same(one, other) for other in kept):
            kept.append(one)
    return tuple(one.question for one in kept)


@dataclass(frozen=True, slots=True, eq=False)
class Answered:
    """A question with its evidence, what it is about (a unit vector), and the contest that led to it."""

    question: Question
    about: Floats
    contest: Contest

    @property
    def attributed(self) -> float:
        """The share of its evidence that somebody claims, where the writer does not vouch for it."""
        voices = [evidence.voice != "author" for side in self.question.positions for evidence in side.evidence]
        return sum(voices) / len(voices)


def _ranked(answered: Sequence[Answered]) -> list[Answered]:
    """Best first: what people are quoted on, what the language shows to be disputed, what can be argued."""
    if not answered:
        return []
    signs = (
        (1.0, [one.attributed for one in answered]),
        (1.2, [one.contest.proposal.strength for one in answered]),
        (0.5, [one.contest.arguable for one in answered]),
        (0.4, [math.log(max(one.contest.weight, LEAST)) for one in answered]),
    )
    weights = np.sum([weight * standard(np.array(values, dtype=np.float32)) for weight, values in signs], axis=0)
    weights += [PAIRED * one.contest.proposal.paired - LONE * (len(one.question.sources) == 1) for one in answered]
    order = sorted(range(len(answered)), key=lambda at: (-float(weights[at]), answered[at].question.text))
    return [answered[at] for at in order]


def _answered(gathered: Pool, contest: Contest, settings: Settings) -> Answered | None:
    proposal = contest.proposal
    weighed = weigh(gathered, proposal.text, proposal.positions, proposal.anchors)
    sides = choose(gathered, weighed, most=MOST, max_words=settings.find.max_words)
    if sum(bool(side) for side in sides) < settings.find.min_positions:
        return None
    positions = tuple(Position(text, side) for text, side in zip(proposal.positions, sides, strict=True) if side)
    spans = tuple(gathered.sentences[row].span for row in proposal.rows)
    ground = Ground(proposal.kind, proposal.rule, spans, proposal.strength)
    origin: Literal["found", "asked"] = "found" if spans else "asked"
    question = Question(proposal.text, proposal.kind, positions, (ground,), origin)
    about = unit(centre(gathered, weighed)[None, :])[0]
    return Answered(question, about, contest)


def _asked(gathered: Pool, text: str, positions: Sequence[str], settings: Settings) -> Question | None:
    given = tuple(positions) or _answers(text, settings.find.model)
    proposal = Proposal("policy", "asked in deck.toml", text, given, (), 1.0)
    answered = _answered(gathered, Contest(proposal, 1.0, 1.0), settings)
    return answered.question if answered else None


def _answers(text: str, model: str) -> tuple[str, str]:
    """The statement that a yes-or-no question turns on, and its denial."""
    found = next((clause for doc in sentence_docs([text], model) for clause in clauses(doc)), None)
    return (found.statement, found.denial) if found else (f"Yes: {text}", f"No: {text}")


def _same(one: Answered, other: Answered) -> bool:
    """Whether two questions are one: about the same, or answered by the same passages."""
    mine, theirs = (
        {(e.source.id, e.passage.start) for p in answered.question.positions for e in p.evidence}
        for answered in (one, other)
    )
    shared = len(mine & theirs) / max(1, min(len(mine), len(theirs)))
    return shared >= SAME or float(one.about @ other.about) >= ALIKE


__all__ = ["questions"]
