"""For and against one measure: what some support, demand or defend, and others oppose, reject or warn against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product
from typing import TYPE_CHECKING

from cards.finders.lexicons import NEGATIONS
from cards.gather.clauses import phrase
from cards.gather.grounds.contrasts import AGAINST, FOR
from cards.gather.proposals import Proposal, agreed
from cards.gather.standing import PERSONAL, VAGUE

if TYPE_CHECKING:
    from spacy.tokens import Token

    from cards.gather.pool import Pool

MOST = 2
MANY, WIDE = 5, 3
"""Sentences and sources that take one side of a measure before it is asked whether others take the other."""
LONGEST = 8
"""Words that name the measure."""
BACKING = frozenset(
    """
    support back endorse favor favour champion advocate embrace defend propose urge demand promote tout sponsor
    """.split()
)
RESISTING = frozenset(
    """
    oppose reject resist fight denounce protest criticize criticise condemn decry attack assail slam blast mock deride
    ridicule lambaste disparage
    """.split()
)
BACKERS = FOR | {"support", "backing", "demand", "call"}
RESISTERS = AGAINST | {"opposition", "objection", "resistance", "criticism"}
MEASURES = frozenset(
    """
    law bill act rule regulation ban plan policy measure proposal programme program project reform amendment resolution
    treaty agreement deal accord tax fee fine penalty subsidy strike boycott sanction intervention requirement order
    decree mandate limit restriction cut closure merger tariff quota moratorium referendum strategy scheme code charter
    """.split()
)
"""What can be adopted, kept or dropped."""
JOINING = frozenset({"of", "to", "for", "against"})
MOVING = frozenset("call vote press push campaign lobby warn advise rally march demonstrate protest".split())
"""Verbs that take a side by the "for" or "against" after them."""


@dataclass(frozen=True, slots=True, eq=False)
class Taken:
    """Sentence `row` tells of somebody for (1) or against (-1) the measure that `noun` names."""

    row: int
    side: int
    noun: Token
    about: frozenset[str]


def measures(pool: Pool) -> Iterator[Proposal]:
    """The measures that are backed here and resisted there, those that most sentences speak of first."""
    taken = [one for row in range(len(pool.sentences)) for one in _taken(pool, row)]
    pairs = [(a, b) for a, b in product(taken, taken) if a.side > b.side and a.row != b.row and _one_measure(a, b)]
    counts = Counter(word for one in taken for word in one.about)
    pairs.sort(
        key=lambda pair: (-sum(counts[word] for word in pair[0].about & pair[1].about), pair[0].row, pair[1].row)
    )
    yield from islice((*_proposals(pairs, taken), *_one_sided(pool, taken)), MOST)


def _one_sided(pool: Pool, taken: list[Taken]) -> Iterator[Proposal]:
    """A measure of some name that many back or many resist, in so many words; the other side may use other words."""
    groups: dict[tuple[frozenset[str], int], list[Taken]] = {}
    for one in taken:
        groups.setdefault((one.about, one.side), []).append(one)
    for group in sorted(groups.values(), key=lambda group: (-len(group), group[0].row)):
        sources = {pool.sentences[one.row].span.source.id for one in group}
        name = _called(group)
        if name and len({one.row for one in group}) >= MANY and len(sources) >= WIDE:
            same = [one for one in taken if _one_measure(one, group[0])]
            yield _worded(name, "many take one side of it", (group[0].row,), same, paired=False)


def _proposals(pairs: list[tuple[Taken, Taken]], taken: list[Taken]) -> Iterator[Proposal]:
    seen: set[str] = set()
    for a, b in pairs:
        head = a.noun.lemma_.lower()
        if head not in seen and (_name(a.noun) or _name(b.noun)):
            seen.add(head)
            same = [one for one in taken if _one_measure(one, a) and _one_measure(one, b)]
            name = _called(same)
            yield _worded(name, "some back what others resist", (a.row, b.row), same, paired=True)


def _worded(name: str, rule: str, rows: tuple[int, ...], same: list[Taken], *, paired: bool) -> Proposal:
    whole = name[:1].upper() + name[1:]
    positions = (f"{whole} should be supported", f"{whole} should be opposed")
    sides = agreed((one.row, int(one.side < 0)) for one in same)
    text = f"Should {name} be supported, or opposed?"
    return Proposal("policy", rule, text, positions, rows, 0.9, paired=paired, taken=sides)


def _called(same: list[Taken]) -> str:
    """What the measure is most often called; of names alike in that, the shortest."""
    names = Counter(name for one in same if (name := _name(one.noun)))
    return min(names, key=lambda name: (-names[name], len(name), name), default="")


def _name(noun: Token) -> str:
    """The measure in words, small letters first unless it is a name."""
    words = phrase(noun, LONGEST)
    proper = any(token.pos_ == "PROPN" for token in noun.doc[noun.left_edge.i : noun.left_edge.i + 1])
    return words if proper else words[:1].lower() + words[1:]


def _taken(pool: Pool, row: int) -> Iterator[Taken]:
    for token in pool.sentences[row].words:
        side = _side(token)
        if side > 0 and _withheld(token):
            side = -1
        elif _denied(token):
            side = 0
        if side:
            for noun in _measures(token):
                about = _about(noun)
                if len(about) > 1 and noun.lemma_.lower() in MEASURES:
                    yield Taken(row, side, noun, about)


def _side(token: Token) -> int:
    lemma = token.lemma_.lower()
    if token.lower_ in {"for", "against"} and token.dep_ == "prep" and token.head.lemma_.lower() in MOVING:
        return 1 if token.lower_ == "for" else -1
    for_it, against = (BACKING, RESISTING) if token.pos_ == "VERB" else (BACKERS, RESISTERS)
    return (lemma in for_it) - (lemma in against) if token.pos_ in {"VERB", "NOUN"} else 0


def _denied(token: Token) -> bool:
    near = {child.lower_ for one in (token, token.head) for child in one.children}
    return bool(near & (NEGATIONS | {"if", "would", "could", "might", "longer"}))


def _withheld(token: Token) -> bool:
    """Whether somebody says that he does not back it: "the union will not support the bill"."""
    near = {child.lower_ for child in token.children}
    own = token.dep_ in {"ROOT", "ccomp", "conj"} and not near & {"if", "unless", "longer"}
    return own and bool(near & NEGATIONS)


def _measures(token: Token) -> Iterator[Token]:
    """What is backed or resisted: the verb's object, what "support for" or "critics of" names, or "the law's" foes."""
    for child in token.children:
        if (token.pos_, child.dep_) in {("VERB", "dobj"), ("ADP", "pobj")}:
            yield child
        if token.pos_ == "NOUN" and child.dep_ == "poss":
            yield child
        if token.pos_ == "NOUN" and child.dep_ == "prep" and child.lower_ in JOINING:
            yield from (below for below in child.children if below.dep_ == "pobj")


def _about(noun: Token) -> frozenset[str]:
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.lower_ in VAGUE | PERSONAL:
        return frozenset()
    parts = [child for child in noun.children if child.dep_ in {"compound", "amod", "nmod"} and child.pos_ != "DET"]
    return frozenset(part.lemma_.lower() for part in (noun, *parts))


def _one_measure(a: Taken, b: Taken) -> bool:
    same = a.noun.lemma_.lower() == b.noun.lemma_.lower()
    return same and (a.about <= b.about or b.about <= a.about)
