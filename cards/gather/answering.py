"""An open question (who, what, when, why, how many) answered from the sources: by statements that they make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from cards.gather.clauses import clause
from cards.gather.pool import unit
from cards.gather.standing import PERSONAL

if TYPE_CHECKING:
    from spacy.tokens import Span as Words
    from spacy.tokens import Token

    from cards.gather.pool import Pool, Sentence

WORDED = 24
"""Sentences, those nearest to the question, from which answers are worded."""
ANSWERING = 0.4
"""A statement answers a question only if it is at least this like it."""
PLAINLY = 0.55
"""A statement without a name answers who did it only if it is as like as this."""
TWIN = 0.75
"""Two answers liker than this are one."""
ANSWERS = 3
LONGEST = 14
"""Words that a reason may have."""
OPEN = frozenset("who whom whose what which when where why how".split())
PREPOSED = frozenset("in at on by for from to of with since until".split())
ACTING, COUNTS = frozenset({"PERSON", "ORG", "NORP", "GPE"}), frozenset({"CARDINAL", "MONEY", "PERCENT", "QUANTITY"})
NAMES = MappingProxyType(
    {
        "who": ACTING,
        "whom": ACTING,
        "whose": ACTING,
        "when": frozenset({"DATE", "TIME", "EVENT"}),
        "where": frozenset({"GPE", "LOC", "FAC"}),
        "count": COUNTS,
    }
)
"""The names or numbers, one of which an answer must hold."""
ACTED = frozenset({"who", "whom", "whose"})
"""Who acts need not be a name: "the council" is none."""
REASONS = frozenset("because since as to".split())


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer in words, the row of the sentence that gives it, and whether it holds a name of the kind asked for."""

    row: int
    text: str
    named: bool


def is_open(question: str) -> bool:
    """Whether yes or no does not answer it: it begins with who, what, why, or with such a word behind a preposition."""
    words = question.lower().split()
    return question.rstrip().endswith("?") and bool(words) and words[words[0] in PREPOSED and len(words) > 1] in OPEN


def answers(pool: Pool, question: str) -> tuple[Answer, ...]:
    """What the sources state that is likest to the question and holds what it asks for; no two alike.

    Only whole statements of a source are taken: words put into the gap of a question would be nobody's.
    """
    near = np.argsort(-pool.near([question])[:, 0], kind="stable")[:WORDED]
    asks = _asks(question)
    found = [Answer(int(row), *one) for row in near for one in _statements(pool.sentences[int(row)], asks)]
    if not found:
        return ()
    wanted, *meanings = unit(pool.judge.vectors([question, *(one.text for one in found)]) - pool.mean)
    alike = np.array(meanings) @ wanted
    needed = [ANSWERING if asks not in ACTED or one.named else PLAINLY for one in found]
    order = [int(at) for at in np.argsort(-alike, kind="stable") if alike[at] >= needed[at]]
    return tuple(_distinct([(found[at], meanings[at]) for at in order]))


def _distinct(found: Sequence[tuple[Answer, np.ndarray]]) -> Iterator[Answer]:
    kept: list[tuple[Answer, np.ndarray]] = []
    for answer, meaning in found:
        apart = all(answer.row != other.row and meaning @ before < TWIN for other, before in kept)
        if apart and len(kept) < ANSWERS:
            kept.append((answer, meaning))
            yield answer


def _asks(question: str) -> str:
    words = question.lower().rstrip("?").split()
    at = next(number for number, word in enumerate(words) if word in OPEN)
    after = words[at + 1 : at + 2]
    if words[at] == "how" and after in (["many"], ["much"]):
        return "count"
    return "when" if after in (["year"], ["day"], ["month"]) else words[at]


def _statements(sentence: Sentence, asks: str) -> Iterator[tuple[str, bool]]:
    """What a sentence states that holds what is asked for: a name, a number, a reason."""
    if asks == "why":
        yield from ((text, True) for text in chain.from_iterable(map(_reasoned, sentence.words.as_doc())))
        return
    wanted = [entity.text for entity in sentence.words.ents if entity.label_ in NAMES.get(asks, ())]
    for one in sentence.clauses:
        text = one.denial if one.negated else one.statement
        named = any(name in text for name in wanted)
        if named or asks in ACTED or asks not in NAMES:
            yield text, named


def _reasoned(token: Token) -> Iterator[str]:
    """The statement that a reason hangs on, with the reason behind it."""
    marks = {child.lower_ for child in token.children if child.dep_ in {"mark", "aux"}}
    given = (token.dep_ == "advcl" and marks & REASONS) or (token.dep_ == "prep" and token.lower_ == "because")
    found = clause(token.head) if given and token.i > token.head.i else None
    reason = token.doc[token.left_edge.i : token.right_edge.i + 1]
    if found and _stands_alone(reason) and reason.text not in found.statement:
        yield f"{found.denial if found.negated else found.statement} {' '.join(reason.text.split())}"


def _stands_alone(reason: Words) -> bool:
    return len(reason.text.split()) <= LONGEST and not {token.lower_ for token in reason} & PERSONAL
