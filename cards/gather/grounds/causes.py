"""Rival causes: one event, and different reasons that are given for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from typing import TYPE_CHECKING

from cards.finders.lexicons import NEGATIONS
from cards.gather.clauses import clause, phrase
from cards.gather.grounds.wording import LONGEST
from cards.gather.proposals import Proposal
from cards.gather.standing import PERSONAL, VAGUE

if TYPE_CHECKING:
    from spacy.tokens import Token

    from cards.gather.pool import Pool

MOST = 2
ROOM = 6
"""Words that name the event, or a cause."""
LIKE = 0.2
"""Sentences that are less alike speak of different events."""
CAUSING = frozenset("cause trigger prompt spark provoke produce".split())
BECAUSE = frozenset({"because", "due", "owing", "thanks"})


@dataclass(frozen=True, slots=True, eq=False)
class Cause:
    """In sentence `row`: the `effect` (a noun, or the verb of a clause) came of `cause` (a noun)."""

    row: int
    effect: Token
    cause: Token


def rival_causes(pool: Pool) -> Iterator[Proposal]:
    """Two causes that different sentences give for one event, the likest sentences first."""
    causes = [cause for row, one in enumerate(pool.sentences) for word in one.words for cause in _causes(row, word)]
    pairs = [(a, b) for a, b in _of_one_word(causes) if _rivals(pool, a, b)]
    pairs.sort(key=lambda pair: (-_likeness(pool, *pair), pair[0].row, pair[1].row))
    worded = (proposal for pair in pairs for proposal in _proposal(*pair))
    yield from islice(worded, MOST)


def _of_one_word(causes: Sequence[Cause]) -> list[tuple[Cause, Cause]]:
    """Causes of events that have one name, two by two in their order."""
    held: defaultdict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(causes):
        held[one.effect.lemma_].append(at)
    pairs = sorted(pair for having in held.values() for pair in combinations(having, 2))
    return [(causes[a], causes[b]) for a, b in pairs]


def _causes(row: int, word: Token) -> Iterator[Cause]:
    """The cause that a word gives: "the cause of X is Y", "Y caused X", "X was blamed on Y", "X because of Y"."""
    lemma = word.lemma_.lower()
    effect = cause = None
    if lemma == "cause" and word.pos_ == "NOUN" and word.head.lemma_ == "be" and word.dep_ == "attr":
        effect, cause = _after(word, "of"), _child(word.head, "nsubj")
    elif lemma in CAUSING and word.pos_ == "VERB":
        agent = _child(word, "agent")
        effect = _child(word, "nsubjpass") if agent is not None else _child(word, "dobj")
        cause = _child(agent, "pobj") if agent is not None else _child(word, "nsubj")
    elif lemma in {"lead", "result"} and word.pos_ == "VERB":
        effect, cause = _after(word, "to" if lemma == "lead" else "in"), _child(word, "nsubj")
    elif lemma == "blame" and word.pos_ == "VERB":
        effect, cause = _child(word, "dobj") or _child(word, "nsubjpass"), _after(word, "on")
    elif word.lower_ in BECAUSE and word.dep_ in {"prep", "acomp"}:
        effect, cause = word.head, _child(word, "pobj") or _after(word, "to") or _after(word, "of")
    if effect is not None and cause is not None and _named(cause) and _happened(effect) and not _denied(word):
        yield Cause(row, effect, cause)


def _child(word: Token | None, relation: str) -> Token | None:
    return next((child for child in word.children if child.dep_ == relation), None) if word is not None else None


def _after(word: Token, preposition: str) -> Token | None:
    found = next((child for child in word.children if child.lower_ == preposition), None)
    return _child(found, "pobj")


def _named(noun: Token) -> bool:
    return noun.pos_ in {"NOUN", "PROPN"} and noun.lower_ not in VAGUE | PERSONAL


def _happened(effect: Token) -> bool:
    return effect.pos_ == "VERB" or _named(effect)


def _denied(word: Token) -> bool:
    near = {child.lower_ for one in (word, word.head) for child in one.children}
    return bool(near & (NEGATIONS | {"if", "would", "could", "might", "may", "will", "whether"}))


def _rivals(pool: Pool, a: Cause, b: Cause) -> bool:
    """One event, two causes, of two holders."""
    one_event = a.row != b.row and a.effect.lemma_ == b.effect.lemma_ and a.effect.pos_ == b.effect.pos_
    other_cause = a.cause.lemma_ != b.cause.lemma_
    return one_event and other_cause and _one_subject(a.effect, b.effect) and _likeness(pool, a, b) >= LIKE


def _one_subject(a: Token, b: Token) -> bool:
    """Whether two events of one name happened to one thing, as far as the words tell."""
    return bool(_marks(a) & _marks(b)) or (a.pos_ != "VERB" and not _marks(a) and not _marks(b))


def _marks(effect: Token) -> frozenset[str]:
    parts = {"compound", "amod", "nsubj", "nsubjpass", "poss"}
    own = {child.lemma_.lower() for child in effect.children if child.dep_ in parts}
    of = _after(effect, "of") or _after(effect, "in")
    return frozenset(own | ({of.lemma_.lower()} if of is not None else set())) - VAGUE - PERSONAL


def _likeness(pool: Pool, a: Cause, b: Cause) -> float:
    return float(pool.vectors[a.row] @ pool.vectors[b.row])


def _proposal(a: Cause, b: Cause) -> Iterator[Proposal]:
    one, other = phrase(a.cause, ROOM), phrase(b.cause, ROOM)
    event = phrase(a.effect, ROOM) if a.effect.pos_ != "VERB" else ""
    told = clause(a.effect) if a.effect.pos_ == "VERB" else None
    if not one or not other:
        return
    if event:
        text = f"Was {event} due to {one}, or due to {other}?"
        positions = tuple(f"{event[:1].upper()}{event[1:]} was due to {cause}" for cause in (one, other))
    elif told:
        bare = told.statement.split(" because ")[0].split(" due ")[0]
        text = f"Is it because of {one} that {bare[:1].lower()}{bare[1:]}, or because of {other}?"
        positions = tuple(f"{bare} because of {cause}" for cause in (one, other))
    else:
        return
    if len(text.split()) <= LONGEST:
        yield Proposal("cause", "rival causes are given for one event", text, positions, (a.row, b.row), 0.85)
