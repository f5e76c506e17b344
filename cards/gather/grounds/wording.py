"""Two clauses of sources in one neutral question, and each as a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cards.gather.clauses import Clause

LONGEST = 22
"""Words that a question may have."""


def claimed(clause: Clause) -> str:
    """What the source says: the statement, or its denial where the source denied it."""
    return clause.denial if clause.negated else clause.statement


def either(one: Clause, other: Clause) -> str:
    """The question that the two clauses answer differently, or "" if no plain one holds both."""
    if one.negated and other.negated:
        return ""
    if one.negated or other.negated:
        return (other if one.negated else one).question
    if one.subject == other.subject and one.auxiliary == other.auxiliary and (one.auxiliary or _same_time(one, other)):
        rest = f"{other.verb} {other.rest}".strip() if other.auxiliary else f"{other.lemma} {other.rest}"
        return f"{one.question[:-1]}, or {rest}?"
    return f"{one.question[:-1]}, or {_lowered(other.question)}"


def _same_time(one: Clause, other: Clause) -> bool:
    return one.support == other.support


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
