"""Rival purposes: one source says what a thing is for, another what its makers or members do it for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cards.finders.lexicons import DISTANCING, PURPOSE_NOUNS, PURPOSE_VERBS
from cards.gather.clauses import phrase
from cards.gather.proposals import Proposal
from cards.gather.standing import VAGUE

if TYPE_CHECKING:
    from spacy.tokens import Token

    from cards.gather.pool import Pool

OFFICIAL = 0.9
"""How plainly a purpose is stated that its source calls official, claimed or true: another one is hinted at."""
LIKE = 0.25
"""Two sentences speak of one thing from this likeness of their vectors."""
LABELS = frozenset({"name", "title", "nickname", "label"})
LONGEST = 9
"""Words that a purpose may have: two of them go into one question."""


@dataclass(frozen=True, slots=True)
class Purpose:
    """`owner` is said to serve to `act`; `stated` if the sentence names it a purpose outright, not in passing."""

    row: int
    owner: str
    act: str
    verb: str
    stated: float


def rival_purposes(pool: Pool) -> Iterator[Proposal]:
    """A purpose that is stated outright, against the likest sentence that gives another."""
    found = [purpose for row in range(len(pool.sentences)) for purpose in _purposes(pool, row)]
    for one in found:
        if one.stated and one.owner:
            rival = _rival(pool, one, found)
            described = _description(pool, one) if one.stated >= OFFICIAL else None
            if described:
                yield _definition(one, *described)
            elif rival:
                text = f"Is the purpose of {one.owner} to {one.act}, or to {rival.act}?"
                positions = (
                    f"The purpose of {one.owner} is to {one.act}",
                    f"The purpose of {one.owner} is to {rival.act}",
                )
                rule = "rival purposes are given for one thing"
                yield Proposal("cause", rule, text, positions, (one.row, rival.row), one.stated)


def _definition(one: Purpose, row: int, name: str) -> Proposal:
    """A stated purpose against what another sentence calls the thing."""
    text = f"Does {one.owner} exist to {one.act}, or is it {name}?"
    positions = (f"{one.owner} exists to {one.act}", f"{one.owner} is {name}")
    return Proposal(
        "definition", "a stated purpose and another name for one thing", text, positions, (one.row, row), 1.0
    )


def _description(pool: Pool, one: Purpose) -> tuple[int, str] | None:
    """What some other sentence calls the owner, with its row: "a militia", "the largest union of teachers"."""
    for row, sentence in enumerate(pool.sentences):
        if row != one.row and one.owner.casefold() in sentence.span.text.casefold():
            last = one.owner.split()[-1]
            for token in sentence.words:
                noun = _called(token) if token.text == last else None
                name = _indefinite(noun) if noun is not None else ""
                if name:
                    return row, name
    return None


def _called(name: Token) -> Token | None:
    """The common noun that a name is put beside: "X, a union", "X is a union", "a union with the name of X"."""
    for child in name.children:
        if child.dep_ == "appos" and child.pos_ == "NOUN":
            return child
    if name.dep_ == "nsubj" and name.head.lemma_ == "be":
        return next((child for child in name.head.children if child.dep_ == "attr" and child.pos_ == "NOUN"), None)
    return _above(name)


def _above(name: Token) -> Token | None:
    """The thing of which the name is given: climb from the name to the nearest singular noun that is no label."""
    noun = name
    while noun.dep_ in {"pobj", "prep", "acl", "appos", "oprd"}:
        noun = noun.head
        if noun.tag_ == "NN" and noun.lemma_.lower() not in LABELS:
            return noun
        if noun.pos_ == "ADP" and noun.lower_ not in {"of", "with", "as", "by"}:
            return None
    return None


def _indefinite(noun: Token) -> str:
    """The noun with its adjectives and an indefinite article, or "" if its words take a side."""
    words = phrase(noun, LONGEST, bare=True)
    words = words.removeprefix("the ").removeprefix("a ").removeprefix("an ")
    article = "an" if words[:1].lower() in set("aeiou") else "a"
    return f"{article} {words}" if words and noun.tag_ == "NN" else ""


def _rival(pool: Pool, one: Purpose, others: list[Purpose]) -> Purpose | None:
    def likeness(other: Purpose) -> float:
        alike = float(pool.vectors[one.row] @ pool.vectors[other.row])
        elsewhere = pool.sentences[one.row].span.source != pool.sentences[other.row].span.source
        return alike + 0.1 * elsewhere + 0.1 * other.stated

    rivals = [
        other for other in others if other.row != one.row and other.verb != one.verb and _of_one(pool, one, other)
    ]
    best = max(rivals, key=likeness, default=None)
    return best if best is not None and likeness(best) >= LIKE else None


def _of_one(pool: Pool, one: Purpose, other: Purpose) -> bool:
    """Whether the other, too, is said outright to be a purpose, and of the same thing by its head noun."""
    last = one.owner.split()[-1].casefold()
    named = last in pool.sentences[other.row].span.text.casefold() if other.owner == "" else False
    return other.stated > 0 and (named or last == (other.owner.split() or [""])[-1].casefold())


def _purposes(pool: Pool, row: int) -> Iterator[Purpose]:
    for verb in pool.sentences[row].words:
        if verb.tag_ == "VB" and any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children):
            stated, owner = _owner(verb)
            act = phrase(verb, LONGEST)
            if (stated or owner is not None) and len(act.split()) > 1 and verb.lemma_.lower() not in {"do", "be"}:
                name = _shortest_name(pool, owner) if owner is not None else ""
                yield Purpose(row, name, act, verb.lemma_.lower(), stated)


def _owner(verb: Token) -> tuple[float, Token | None]:
    """Who or what is said to serve the infinitive, and how plainly."""
    head = verb.head
    subject = next((child for child in head.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if head.lemma_ == "be" and subject is not None and subject.lemma_.lower() in PURPOSE_NOUNS:
        return (0.9 if _distanced(subject) else 0.7), _possessor(subject)
    if verb.dep_ == "xcomp" and head.lemma_.lower() in PURPOSE_VERBS and subject is not None:
        passive = subject.dep_ == "nsubjpass" or head.lemma_.lower() in {"aim", "seek"}
        return (0.7 if passive else 0.0), subject
    if verb.dep_ == "advcl" and head.pos_ == "VERB" and verb.i > head.i:
        return 0.0, subject
    return 0.0, None


def _distanced(noun: Token) -> bool:
    return any(child.lower_ in DISTANCING for child in noun.children)


def _possessor(noun: Token) -> Token | None:
    for child in noun.children:
        if child.dep_ == "poss":
            return _before(child) if child.tag_ == "WP$" else child
        if child.dep_ == "prep" and child.lower_ == "of":
            return next((below for below in child.children if below.dep_ == "pobj"), None)
    return None


def _before(relative: Token) -> Token | None:
    """The noun that "whose" stands for: the nearest before it."""
    nouns = (token for token in reversed(relative.doc[: relative.i]) if token.pos_ in {"NOUN", "PROPN"})
    return next(nouns, None)


def _shortest_name(pool: Pool, owner: Token) -> str:
    """The owner in words; of several joined by "and", the one that most sources name."""
    if owner.pos_ not in {"NOUN", "PROPN"} or owner.lower_ in VAGUE:
        return ""
    choices = [phrase(one, LONGEST // 2 + 1) for one in (owner, *owner.conjuncts)]
    if len(choices) == 1:
        return choices[0]
    texts = {sentence.span.source.text for sentence in pool.sentences}
    return max(choices, key=lambda name: (sum(bool(name) and name in text for text in texts), -len(name)))
