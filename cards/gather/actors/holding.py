"""Who holds each passage of evidence, by one name for all his names."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cards.gather.actors import Actors
    from cards.model import Evidence, Question

ADDED = re.compile(r",|\s(?:of|for|from|at|in|who|whose)\s")
"""After these it is told who somebody is."""


def held(question: Question, actors: Actors) -> Question:
    """The question, its evidence knowing whose it is; nothing that is printed changes."""
    positions = tuple(
        replace(position, evidence=tuple(_held(one, actors) for one in position.evidence))
        for position in question.positions
    )
    return replace(question, positions=positions)


def _held(evidence: Evidence, actors: Actors) -> Evidence:
    """The passage with the actor in whose name its speaker's words end, before what is added of him.

    So "Green Party leader Ann Lee, of the council" is Ann Lee, and "Canada's critics" are not Canada.
    """
    speaker = evidence.speaker
    if speaker is None:
        return evidence
    end = speaker.start + len(ADDED.split(speaker.text)[0].rstrip())
    meant = [one.actor for one in actors.within(speaker) if one.start < end <= one.end]
    return replace(evidence, actor=meant[0]) if meant else evidence
