"""The claims of all sources in, contested questions with their rival positions and evidence out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from cards.gather.actors.holding import held
from cards.gather.agreed import with_common_ground
from cards.gather.asking import asked, is_spoken_of
from cards.gather.contest import Contest, contests
from cards.gather.evidence import choose, nearest
from cards.gather.figures import differing
from cards.gather.grounds import GROUNDS
from cards.gather.pool import STRANGER, laid_out, unit
from cards.gather.ranking import Answered, best
from cards.gather.weighing import centre, weigh
from cards.language import sentence_docs
from cards.model import Claim, Ground, Position, Question
from cards.pace import counted, silent

if TYPE_CHECKING:
    from cards.gather.pool import Pool
    from cards.gather.proposals import Proposal
    from cards.gather.weighing import Weighed
    from cards.language import Parsed
    from cards.settings import Motion, Settings
    from cards.similarity import Judge

Progress = Callable[[str, int, int], None]
MOST = 5
"""Passages that a position may have."""
NEAREST = 3
"""Passages that are shown of what is nearest to a question that nothing answers."""
FEW = 5
"""Of few proposals, at most one in this many is spare."""
SPARE = 10
"""Proposals beyond the wanted number whose evidence is looked for before the best are taken."""


def questions(
    parsed: Sequence[Parsed],
    claims: Sequence[Claim],
    settings: Settings,
    judge: Judge = STRANGER,
    progress: Progress = silent,
) -> tuple[Question, ...]:
    """The questions that a person asks, all of them; or else the contested questions that are found, best first."""
    gathered = laid_out(parsed, claims, settings.find.aliases, judge)
    if len(gathered.sentences) == 0:
        return ()
    if settings.questions:
        answers = (_asked(gathered, motion, settings) for motion in settings.questions)
        found = tuple(counted(answers, len(settings.questions), partial(progress, "weighing evidence")))
    else:
        progress("gathering questions", 0, 0)
        found = _found(gathered, settings, progress)
    return tuple(held(question, gathered.actors) for question in found)


def _found(gathered: Pool, settings: Settings, progress: Progress) -> tuple[Question, ...]:
    proposals = [proposal for ground in GROUNDS for proposal in ground(gathered)]
    spare = min(SPARE, len(proposals) // FEW)
    leading = contests(gathered, proposals)[: settings.find.questions + spare]
    answers = (_answered(gathered, contest, settings) for contest in leading)
    answered = [found for found in counted(answers, len(leading), partial(progress, "weighing evidence")) if found]
    figures = differing(gathered)
    return tuple(with_common_ground(gathered, one, figures) for one in best(answered, settings.find.questions))


def _answered(gathered: Pool, contest: Contest, settings: Settings) -> Answered | None:
    proposal = contest.proposal
    weighed = weigh(gathered, proposal.text, proposal.positions, proposal.anchors, dict(proposal.taken))
    positions = tuple(side for side in _sides(gathered, proposal, weighed, settings) if side.evidence)
    if len(positions) < settings.find.min_positions:
        return None
    question = Question(proposal.text, proposal.kind, positions, (_ground(gathered, proposal),))
    about = unit(centre(gathered, weighed)[None, :])[0]
    return Answered(question, about, contest)


def _sides(gathered: Pool, proposal: Proposal, weighed: Weighed, settings: Settings) -> tuple[Position, ...]:
    chosen = choose(gathered, weighed, most=MOST, max_words=settings.find.max_words)
    return tuple(Position(text, side.taken, side.passed) for text, side in zip(proposal.positions, chosen, strict=True))


def _ground(gathered: Pool, proposal: Proposal) -> Ground:
    spans = tuple(gathered.sentences[row].span for row in proposal.rows)
    return Ground(proposal.kind, proposal.rule, spans, proposal.strength)


def _asked(gathered: Pool, motion: Motion, settings: Settings) -> Question:
    """A person's question with all its positions; if nothing answers it, with what is nearest to it."""
    proposal = asked(gathered, motion.text, motion.positions, partial(sentence_docs, model=settings.find.model))
    positions = tuple(map(Position, proposal.positions))
    if positions and is_spoken_of(gathered, (motion.text, *motion.positions)):
        weighed = weigh(gathered, proposal.text, proposal.positions, proposal.anchors, named=True)
        positions = _sides(gathered, proposal, weighed, settings)
    silent = not any(side.evidence for side in positions)
    near = nearest(gathered, motion.text, most=NEAREST) if silent else ()
    return Question(motion.text, proposal.kind, positions, (_ground(gathered, proposal),), "asked", near)


__all__ = ["questions"]
