"""Whose side is somebody on: one actor with neutral, supporting and opposing acts towards another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cards.finders.lexicons import NEUTRAL, OPPOSING, SUPPORTING
from cards.gather.proposals import Proposal

if TYPE_CHECKING:
    from spacy.tokens import Span as Words
    from spacy.tokens import Token

    from cards.gather.pool import Pool

ACTORS = frozenset({"GPE", "ORG", "NORP", "PERSON"})
BODIES = frozenset({"GPE", "ORG", "NORP"})
POWERS = frozenset("regime government administration leadership side force army rule camp party".split())
ROOT = 5
"""Letters that a people and its country share: "Pakistani" and "Pakistan"."""


@dataclass(frozen=True, slots=True)
class Act:
    """`actor` supports (1), opposes (-1) or stays out of the quarrel of (0) `target`, in sentence `row`."""

    row: int
    actor: str
    target: str
    side: int


def alignments(pool: Pool) -> Iterator[Proposal]:
    """An actor said to be neutral by some sentences and to take a side by others."""
    acts = [act for row in range(len(pool.sentences)) for act in _acts(pool.sentences[row].words, row)]
    names = _names(pool)
    for actor in sorted({act.actor for act in acts if act.side == 0}):
        own = [act for act in acts if act.actor == actor]
        friends = Counter(act.target for act in own if act.side > 0 and act.target != actor)
        if not friends:
            continue
        friend = max(friends, key=lambda target: (friends[target], names[target].total(), target))
        yield _proposal(own, _best(names[actor]), _best(names[friend]), friend)


def _proposal(own: list[Act], actor: str, friend: str, key: str) -> Proposal:
    rows = tuple(dict.fromkeys(act.row for act in own if act.side == 0 or act.target == key))
    text = f"Has {actor} stayed neutral, or has it sided with {friend}?"
    positions = [f"{actor} has stayed neutral", f"{actor} has sided with {friend}"]
    if sum(act.side < 0 and act.target == key for act in own) > 1:
        positions.append(f"{actor} has opposed {friend}")
    return Proposal("alignment", "neutral and partisan acts of one actor", text, tuple(positions), rows, 1.0)


def _names(pool: Pool) -> dict[str, Counter[str]]:
    """The written forms of each actor, with their frequency."""
    names: dict[str, Counter[str]] = {}
    for sentence in pool.sentences:
        for entity in sentence.words.ents:
            if entity.label_ in ACTORS:
                names.setdefault(_key(entity), Counter())[_bare(entity.text)] += 1
    return names


def _best(forms: Counter[str]) -> str:
    best: str = max(forms, key=lambda form: (forms[form], len(form), form))
    return best


def _key(entity: Words) -> str:
    """One key for the forms of a name: a person's last name, a country's or people's first letters."""
    words = _bare(entity.text).lower().replace("-", " ").split()
    if not words:
        return str(entity.text.lower())
    if entity.label_ == "PERSON":
        return str(words[-1])
    return " ".join(words) if len(words) > 1 or len(words[0]) <= ROOT else words[0][:ROOT]


def _bare(name: str) -> str:
    name = name.removesuffix("’s").removesuffix("'s").strip(" ,.“”\"'")
    return name[4:] if name.lower().startswith("the ") else name


def _acts(words: Words, row: int) -> Iterator[Act]:
    for token in words:
        lemma = token.lemma_.lower()
        if (token.lower_ in NEUTRAL or lemma in NEUTRAL) and not _of_things(token):
            for actor in _actors_of(token):
                yield Act(row, actor, "", 0)
        side = (lemma in SUPPORTING) - (lemma in OPPOSING)
        if side and token.pos_ in {"VERB", "NOUN"}:
            if any(child.dep_ == "neg" for child in token.children):
                continue
            for actor in _actors_of(token):
                for target in _targets_of(token):
                    yield Act(row, actor, target, side)


def _of_things(token: Token) -> bool:
    """Whether it is said of a thing: "carbon-neutral" takes no stance."""
    return token.i > 0 and (token.nbor(-1).text == "-" or token.nbor(-1).dep_ in {"npadvmod", "compound"})


def _actors_of(token: Token) -> list[str]:
    """The subject of the verb that governs the word, where it is or holds the name of an actor."""
    verb = token
    while verb.pos_ not in {"VERB", "AUX"} and verb.head.i != verb.i:
        verb = verb.head
    while not _subject(verb) and verb.head.i != verb.i:
        verb = verb.head
    subject = _subject(verb)
    return _entities(subject) if subject is not None else []


def _subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}), None)


def _targets_of(token: Token) -> list[str]:
    objects = {"dobj", "prep", "pobj", "attr", "xcomp"}
    return [name for child in token.rights if child.dep_ in objects for name in _named(child)]


def _named(head: Token) -> list[str]:
    """The actor that a phrase is about: its head, or the holder of the power that its head names."""
    if head.dep_ in {"prep", "xcomp"}:
        return [name for child in head.rights if child.dep_ in {"pobj", "dobj"} for name in _named(child)]
    holders = [child for child in head.children if child.dep_ in {"poss", "compound", "nmod", "appos"}]
    heads = [head, *(holders if head.lemma_.lower() in POWERS else ())]
    return [_key(entity) for entity in head.doc.ents if entity.label_ in ACTORS and any(h in entity for h in heads)]


def _entities(head: Token) -> list[str]:
    reach = head.doc[head.left_edge.i : head.right_edge.i + 1]
    return [_key(entity) for entity in reach.ents if entity.label_ in BODIES]
