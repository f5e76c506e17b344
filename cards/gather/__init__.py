"""The claims of all sources in, contested questions with their rival positions and evidence out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cards.gather.alignments import alignments
from cards.gather.contest import contests
from cards.gather.evidence import choose, weigh
from cards.gather.pool import pool
from cards.gather.proposals import Proposal, statements
from cards.gather.purposes import rival_purposes
from cards.model import Claim, Ground, Position, Question

if TYPE_CHECKING:
    from cards.gather.pool import Pool
    from cards.language import Parsed
    from cards.settings import Settings

MOST = 6
"""Passages that a position may have."""
SAME = 0.5
"""Two questions are one where this share of the smaller one's passages is common to both."""


def questions(parsed: Sequence[Parsed], claims: Sequence[Claim], settings: Settings) -> tuple[Question, ...]:
    """The contested questions, best first: those asked in deck.toml, or else those found."""
    gathered = pool(parsed, claims)
    if len(gathered.sentences) == 0:
        return ()
    if settings.questions:
        asked = (_asked(gathered, motion.text, motion.positions, settings) for motion in settings.questions)
        return tuple(question for question in asked if question)
    return _found(gathered, settings)


def _found(gathered: Pool, settings: Settings) -> tuple[Question, ...]:
    proposals = [*alignments(gathered), *rival_purposes(gathered), *statements(gathered)]
    kept: list[Question] = []
    for contest in contests(gathered, proposals):
        if len(kept) == settings.find.questions:
            break
        question = _question(gathered, contest.proposal, settings, "found")
        if question and not any(_same(question, other) for other in kept):
            kept.append(question)
    return tuple(kept)


def _question(gathered: Pool, proposal: Proposal, settings: Settings, origin: str) -> Question | None:
    weighed = weigh(gathered, proposal.text, proposal.positions)
    sides = choose(gathered, weighed, most=MOST, max_words=settings.find.max_words, why=proposal.rule)
    if sum(bool(side) for side in sides) < settings.find.min_positions:
        return None
    positions = tuple(Position(text, side) for text, side in zip(proposal.positions, sides, strict=True) if side)
    spans = tuple(gathered.sentences[row].span for row in proposal.rows)
    ground = Ground(proposal.kind, proposal.rule, spans, proposal.strength)
    return Question(proposal.text, proposal.kind, positions, (ground,), "found" if origin == "found" else "asked")


def _asked(gathered: Pool, text: str, positions: Sequence[str], settings: Settings) -> Question | None:
    given = tuple(positions) or ("Yes", "No")
    return _question(gathered, Proposal("policy", "asked in deck.toml", text, given, (), 1.0), settings, "asked")


def _same(one: Question, other: Question) -> bool:
    mine, theirs = (
        {(e.source.id, e.passage.start) for p in question.positions for e in p.evidence} for question in (one, other)
    )
    return len(mine & theirs) >= SAME * min(len(mine), len(theirs))


__all__ = ["questions"]
