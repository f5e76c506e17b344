"""Whose side is somebody on: one actor with neutral, supporting and opposing acts towards another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cards.finders.lexicons import NEGATIONS, NEUTRAL, OPPOSING, ROLES, SUPPORTING
from cards.gather.actors.names import bare
from cards.gather.proposals import Proposal, agreed

if TYPE_CHECKING:
    from spacy.tokens import Span as Words
    from spacy.tokens import Token

    from cards.gather.actors import Actors
    from cards.gather.pool import Pool, Sentence

ACTORS = frozenset({"GPE", "ORG", "NORP", "PERSON"})
BODIES = frozenset({"GPE", "ORG", "NORP"})
POWERS = frozenset("regime government administration leadership side force army rule camp party".split())
WARDING = frozenset({"oppose", "reject", "prevent", "stop", "avoid", "resist"})


@dataclass(frozen=True, slots=True)
class Act:
    """`actor` supports (1), opposes (-1) or stays out of the quarrel of (0) `target`, in sentence `row`."""

    row: int
    actor: str
    target: str
    side: int


def sides_taken(pool: Pool) -> Iterator[Proposal]:
    """An actor said to be neutral by some sentences and to take a side by others."""
    acts = [act for row, sentence in enumerate(pool.sentences) for act in _acts(pool.actors, sentence, row)]
    heads = _heads(pool)
    acts += [replace(act, actor=heads[act.actor]) for act in acts if act.actor in heads]
    names, bodies = _names(pool, ACTORS), _names(pool, BODIES)
    for actor in sorted({act.actor for act in acts if act.side == 0}):
        own = [act for act in acts if act.actor == actor]
        if not bodies[actor]:
            continue
        friends = Counter(act.target for act in own if act.side > 0 and act.target != actor)
        if not friends:
            continue
        friend = max(friends, key=lambda target: (friends[target], names[target].total(), target))
        yield _proposal(own, _best(names[actor]), _best(names[friend]), friend)


def _heads(pool: Pool) -> dict[str, str]:
    """Whom an office-holder acts for: "Canada's prime minister, Ann Lee" gives the last name the country."""
    found: dict[str, Counter[str]] = {}
    for sentence in pool.sentences:
        for person in sentence.words.ents:
            if person.label_ == "PERSON":
                for country in _served(pool.actors, sentence, person):
                    found.setdefault(_who(pool.actors, sentence, person), Counter())[country] += 1
    return {person: _best(countries) for person, countries in found.items()}


def _served(actors: Actors, sentence: Sentence, person: Words) -> list[str]:
    """The countries or bodies in the noun phrase of a person who is given an office in it."""
    top = person.root
    while top.dep_ in {"appos", "compound", "nmod", "poss", "conj"} and top.head.pos_ in {"NOUN", "PROPN"}:
        top = top.head
    phrase = top.doc[top.left_edge.i : max(person.end, top.i + 1)]
    if not any(token.lemma_.lower() in ROLES for token in phrase):
        return []
    return [_state(actors, sentence, entity) for entity in phrase.ents if entity.label_ in {"GPE", "NORP"}]


def _proposal(own: list[Act], actor: str, friend: str, key: str) -> Proposal:
    rows = tuple(dict.fromkeys(act.row for act in own if act.side == 0 or act.target == key))
    text = f"Has {actor} stayed neutral, or has it sided with {friend}?"
    positions = [f"{actor} has stayed neutral", f"{actor} has sided with {friend}"]
    if sum(act.side < 0 and act.target == key for act in own) > 1:
        positions.append(f"{actor} has opposed {friend}")
    sides = {0: 0, 1: 1, -1: 2}
    told = ((act.row, sides[act.side]) for act in own if act.side == 0 or act.target == key)
    taken = agreed((row, side) for row, side in told if side < len(positions))
    rule = "neutral and partisan acts of one actor"
    return Proposal("alignment", rule, text, tuple(positions), rows, 1.0, taken=taken)


def _names(pool: Pool, labels: frozenset[str]) -> dict[str, Counter[str]]:
    """The written forms of each actor, with their frequency."""
    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for sentence in pool.sentences:
        for entity in sentence.words.ents:
            if entity.label_ in labels:
                names[_who(pool.actors, sentence, entity)][bare(entity.text)] += 1
    return names


def _best(forms: Counter[str]) -> str:
    best: str = max(forms, key=lambda form: (forms[form], len(form), form))
    return best


def _who(actors: Actors, sentence: Sentence, words: Words) -> str:
    """The actor whom words name, or the words themselves."""
    mention = actors.at(sentence.paragraph.at(words))
    return mention.actor if mention else bare(words.text)


def _state(actors: Actors, sentence: Sentence, words: Words) -> str:
    """The same, where "Canadian" stands for Canada: before the word for what acts for it."""
    mention = actors.at(sentence.paragraph.at(words))
    return mention.people or mention.actor if mention else bare(words.text)


def _acts(actors: Actors, sentence: Sentence, row: int) -> Iterator[Act]:
    for token in sentence.words:
        lemma = token.lemma_.lower()
        if (token.lower_ in NEUTRAL or lemma in NEUTRAL) and not _of_things(token) and _stated(token):
            for actor in _actors_of(actors, sentence, token):
                yield Act(row, actor, "", 0)
        side = ((lemma in SUPPORTING) - (lemma in OPPOSING)) * (-1 if _warded_off(token) else 1)
        if side and token.pos_ in {"VERB", "NOUN"}:
            if not _stated(token):
                continue
            for actor in _actors_of(actors, sentence, token):
                for target in _targets_of(actors, sentence, token):
                    yield Act(row, actor, target, side)


def _stated(token: Token) -> bool:
    """Whether it is told as a fact: not denied, not past and gone, not only supposed."""
    verb = _governor(token)
    near = {child.lower_ for one in {token, verb} for child in one.children}
    return not near & (NEGATIONS | {"if", "would", "could", "might", "longer", "unless"})


def _warded_off(token: Token) -> bool:
    """Whether the act is itself opposed: who is against a plan to topple somebody does not oppose him."""
    above = [one for one, _ in zip(token.ancestors, range(4), strict=False)]
    return any(one.lower_ == "against" or one.lemma_.lower() in WARDING for one in above)


def _governor(token: Token) -> Token:
    while token.pos_ not in {"VERB", "AUX"} and token.head.i != token.i:
        token = token.head
    return token


def _of_things(token: Token) -> bool:
    """Whether it is said of a thing: "carbon-neutral" takes no stance."""
    return token.i > 0 and (token.nbor(-1).text == "-" or token.nbor(-1).dep_ in {"npadvmod", "compound"})


def _actors_of(actors: Actors, sentence: Sentence, token: Token) -> list[str]:
    """The subject of the verb that governs the word, where it is or holds the name of an actor."""
    verb = _governor(token)
    while not _subject(verb) and verb.head.i != verb.i:
        verb = verb.head
    subject = _subject(verb)
    return _named(actors, sentence, subject) if subject is not None else []


def _subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}), None)


def _targets_of(actors: Actors, sentence: Sentence, token: Token) -> list[str]:
    objects = {"dobj", "prep", "pobj", "attr", "xcomp"}
    return [name for child in token.rights if child.dep_ in objects for name in _named(actors, sentence, child)]


def _named(actors: Actors, sentence: Sentence, head: Token) -> list[str]:
    """The actor that a phrase is about: its head, or the holder of the power that its head names."""
    if head.dep_ in {"prep", "xcomp"}:
        objects = [child for child in head.rights if child.dep_ in {"pobj", "dobj"}]
        return [name for child in objects for name in _named(actors, sentence, child)]
    here = actors.at(sentence.paragraph.at(head.doc[head.i : head.i + 1]))
    if here or head.lemma_.lower() not in POWERS:
        return [here.actor] if here else []
    holders = [child for child in head.children if child.dep_ in {"poss", "compound", "nmod", "appos", "amod"}]
    named = [entity for entity in head.doc.ents if entity.label_ in ACTORS and any(one in entity for one in holders)]
    return [_state(actors, sentence, entity) for entity in named]
