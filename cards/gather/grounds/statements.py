"""Statements: a clause that can stand alone, which some may hold and others deny."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cards.finders.lexicons import OBLIGATION
from cards.gather.proposals import Proposal

if TYPE_CHECKING:
    from cards.gather.clauses import Clause
    from cards.gather.pool import Pool, Sentence

LEAST_SOURCES = 2
"""A statement that goes into a question shares its nouns with at least this many sources."""
BARE = 0.4
"""What is left of the strength of a statement about something that only its text makes known."""
LEAST_NOUNS = 2
"""Nouns, names and adjectives it needs to say what it is about."""


def statements(pool: Pool) -> Iterator[Proposal]:
    """Each clause that can stand alone, as a statement that some may hold and others deny."""
    known = _spread(pool)
    for row, sentence in enumerate(pool.sentences):
        for clause in sentence.clauses:
            shared = [noun for noun in clause.nouns if known.get(noun, 0) >= LEAST_SOURCES]
            if len(set(shared)) >= LEAST_NOUNS and len(shared) * 2 >= len(clause.nouns):
                strength, rule = _signs(sentence, clause)
                strength *= BARE if _bare(clause) else 1.0
                kind = _kind(clause)
                yield Proposal(
                    kind,
                    rule,
                    clause.question,
                    (clause.statement, clause.denial),
                    (row,),
                    strength,
                    paired=False,
                    traits=clause.traits,
                )


def _bare(clause: Clause) -> bool:
    """Whether it speaks of "the law" or "the plan": which one, only its text says."""
    first, _, rest = clause.subject.partition(" ")
    return first.lower() == "the" and rest.islower() and " " not in rest


def _spread(pool: Pool) -> dict[str, int]:
    """In how many sources each noun, name or adjective occurs, by lemma."""
    where: dict[str, set[str]] = {}
    for sentence in pool.sentences:
        for token in sentence.words:
            if token.pos_ in {"NOUN", "PROPN", "ADJ"}:
                where.setdefault(token.lemma_.lower(), set()).add(sentence.span.source.id)
    return {noun: len(sources) for noun, sources in where.items()}


def _kind(clause: Clause) -> str:
    if clause.auxiliary in OBLIGATION:
        return "policy"
    return "value" if clause.judges else "fact"


def _signs(sentence: Sentence, clause: Clause) -> tuple[float, str]:
    """How plainly the sentence shows a dispute, and by what sign."""
    start = sentence.span.start + clause.at
    claims = [claim for claim in sentence.claims if claim.content.start <= start < claim.content.end]
    certainties = {claim.certainty for claim in claims}
    signs = [
        (clause.auxiliary in OBLIGATION, 0.45, "a demand: somebody says what should be done"),
        ("denied" in certainties, 0.8, "a denial"),
        (sentence.span.text.rstrip("”\"'").endswith("?"), 0.7, "a question that a source itself asks"),
        ("doubted" in certainties, 0.6, "a doubt or a hedge in a source"),
        (clause.negated, 0.6, "a source says that it is not so"),
        (any(claim.voice != "author" for claim in claims), 0.5, "somebody's claim, not the writer's"),
        (clause.judges, 0.4, "a judgement"),
    ]
    return next(((strength, rule) for holds, strength, rule in signs if holds), (0.2, "a plain statement"))
