"""The claims of all sources in, contested questions with their rival positions and evidence out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from cards.gather.alignments import sides_taken
from cards.gather.clauses import clauses
from cards.gather.contest import Contest, contests
from cards.gather.denials import denials
from cards.gather.evidence import centre, choose, weigh
from cards.gather.pool import laid_out, unit
from cards.gather.proposals import Proposal, statements
from cards.gather.purposes import rival_purposes
from cards.gather.ranking import Answered, best
from cards.language import sentence_docs
from cards.model import Claim, Ground, Position, Question

if TYPE_CHECKING:
    from cards.gather.pool import Pool
    from cards.language import Parsed
    from cards.settings import Settings

MOST = 5
"""Passages that a position may have."""
FEW = 5
"""Of few proposals, at most one in this many is spare."""
SPARE = 24
"""Proposals beyond the wanted number whose evidence is looked for before the best are taken."""


def questions(parsed: Sequence[Parsed], claims: Sequence[Claim], settings: Settings) -> tuple[Question, ...]:
    """The contested questions, best first: those asked in deck.toml, or else those found."""
    gathered = laid_out(parsed, claims, settings.find.aliases)
    if len(gathered.sentences) == 0:
        return ()
    if settings.questions:
        asked = (_asked(gathered, motion.text, motion.positions, settings) for motion in settings.questions)
        return tuple(question for question in asked if question)
    return _found(gathered, settings)


def _found(gathered: Pool, settings: Settings) -> tuple[Question, ...]:
    proposals = [*sides_taken(gathered), *rival_purposes(gathered), *denials(gathered), *statements(gathered)]
    spare = min(SPARE, len(proposals) // FEW)
    leading = contests(gathered, proposals)[: settings.find.questions + spare]
    answered = [found for contest in leading if (found := _answered(gathered, contest, settings))]
    return best(answered, settings.find.questions)


def _answered(gathered: Pool, contest: Contest, settings: Settings) -> Answered | None:
    proposal = contest.proposal
    weighed = weigh(gathered, proposal.text, proposal.positions, proposal.anchors)
    sides = choose(gathered, weighed, most=MOST, max_words=settings.find.max_words)
    if sum(bool(side.taken) for side in sides) < settings.find.min_positions:
        return None
    positions = tuple(
        Position(text, side.taken, side.passed)
        for text, side in zip(proposal.positions, sides, strict=True)
        if side.taken
    )
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


__all__ = ["questions"]
