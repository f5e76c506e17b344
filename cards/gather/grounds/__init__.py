"""The grounds on which a question is thought contested: one module for each rule that puts questions forward."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from cards.gather.grounds.actions import actions
from cards.gather.grounds.alignments import sides_taken
from cards.gather.grounds.causes import rival_causes
from cards.gather.grounds.contrasts import contrasting_views
from cards.gather.grounds.denials import denials
from cards.gather.grounds.policies import measures
from cards.gather.grounds.posed import posed_questions
from cards.gather.grounds.purposes import rival_purposes
from cards.gather.grounds.statements import statements
from cards.gather.grounds.tallies import tallies
from cards.gather.grounds.values import judgements

if TYPE_CHECKING:
    from cards.gather.pool import Pool
    from cards.gather.proposals import Proposal

GROUNDS: tuple[Callable[[Pool], Iterator[Proposal]], ...] = (
    sides_taken,
    rival_purposes,
    rival_causes,
    denials,
    tallies,
    contrasting_views,
    judgements,
    measures,
    actions,
    posed_questions,
    statements,
)
"""The rules that put questions forward; all but the last have found more than one end of a dispute."""

__all__ = ["GROUNDS"]
