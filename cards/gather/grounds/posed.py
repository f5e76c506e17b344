"""Questions that a source itself poses, and others answer both ways: "whether ...", and plain questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from cards.finders.lexicons import OBLIGATION
from cards.gather.clauses import clause
from cards.gather.grounds.wording import LONGEST
from cards.gather.pool import unit
from cards.gather.proposals import Proposal

if TYPE_CHECKING:
    from spacy.tokens import Token

    from cards.gather.clauses import Clause
    from cards.gather.pool import Pool, Sentence

MOST = 3
TRIED = 8
"""Posed questions for which answers are looked for."""
NEAR = 12
"""Sentences that are looked at for each."""
SURE = 0.6
"""How sure the pair model must be of an answer on each side."""
SUPPORTS, OPPOSES = 0, 1
OVER = frozenset({"over", "about", "on", "of", "as", "is"})
DISPUTE = frozenset("debate question controversy dispute disagreement argument issue doubt debatable unclear".split())
DISPUTING = frozenset("debate question dispute disagree argue divide ask wonder doubt".split())


@dataclass(frozen=True, slots=True, eq=False)
class Posed:
    """Sentence `row` asks whether `clause` is so."""

    row: int
    clause: Clause


def posed_questions(pool: Pool) -> Iterator[Proposal]:
    """The questions of sources that one other sentence answers with yes and another with no."""
    found = [one for row, sentence in enumerate(pool.sentences) for one in _posed(row, sentence)]
    short = [one for one in found if len(one.clause.question.split()) <= LONGEST]
    answered = (proposal for one in short[:TRIED] for proposal in _answered(pool, one))
    yield from islice(answered, MOST)


def _posed(row: int, sentence: Sentence) -> Iterator[Posed]:
    """What is asked with "whether" where people are said to disagree, and a question to be answered with yes or no."""
    asks = sentence.span.text.rstrip("”\"'’ ").endswith("?")
    for verb in sentence.words:
        if verb.pos_ in {"VERB", "AUX"} and (_disputed(verb) or (asks and _asked(verb))):
            told = clause(verb)
            if told and not told.negated:
                yield Posed(row, told)


def _disputed(verb: Token) -> bool:
    """Whether the clause hangs on a word of dispute by "whether"."""
    if not any(child.dep_ == "mark" and child.lower_ == "whether" for child in verb.children):
        return False
    above = verb.head
    while above.pos_ in {"ADP", "AUX"} and above.head.i != above.i and above.lower_ in OVER:
        above = above.head
    subject = next((child for child in above.children if child.dep_ == "nsubj"), above)
    return above.lemma_.lower() in DISPUTE | DISPUTING or (above.lemma_ == "be" and subject.lemma_.lower() in DISPUTE)


def _asked(verb: Token) -> bool:
    """Whether its auxiliary or the verb "be" stands before its subject, and no question word before both."""
    subject = next((child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None or verb.dep_ != "ROOT" or any(token.tag_ in {"WRB", "WP", "WDT"} for token in verb.subtree):
        return False
    auxiliary = next((child for child in verb.lefts if child.dep_ == "aux"), verb)
    return bool(auxiliary.i < subject.i)


def _answered(pool: Pool, one: Posed) -> Iterator[Proposal]:
    wanted = unit(pool.judge.vectors([one.clause.statement]) - pool.mean)
    near = [int(row) for row in np.argsort(-(pool.vectors @ wanted.T)[:, 0], kind="stable") if row != one.row][:NEAR]
    scores = pool.judge.relations([(one.clause.statement, pool.sentences[row].span.text) for row in near])
    yes, no = (near[int(scores[:, side].argmax())] for side in (SUPPORTS, OPPOSES))
    plain = min(float(scores[:, side].max()) for side in (SUPPORTS, OPPOSES)) >= SURE
    if plain and pool.sentences[yes].span.source != pool.sentences[no].span.source:
        kind = "policy" if one.clause.auxiliary in OBLIGATION else "value" if one.clause.judges else "fact"
        positions = (one.clause.statement, one.clause.denial)
        rule = "a source asks it, and others answer both ways"
        # Three rows for two positions: no passage is said to have worded a position.
        yield Proposal(kind, rule, one.clause.question, positions, (one.row, yes, no), 0.8)
