"""What some would have done and others would not: one deed with one object, wanted here and resisted there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from cards.finders.lexicons import NEGATIONS, OBLIGATION, SAYING
from cards.gather.clauses import phrase
from cards.gather.grounds.policies import BACKERS, BACKING, RESISTERS, RESISTING
from cards.gather.pool import STEM
from cards.gather.proposals import Proposal, agreed
from cards.gather.standing import EMPTY, PERSONAL, VAGUE

if TYPE_CHECKING:
    from spacy.tokens import Token

    from cards.gather.pool import Pool

MOST = 3
LEAST_TOLD = 4
"""Sentences that a deed is spoken of in, in two sources or more, before it can be a question."""
PLAIN, MANY = 0.75, 40
"""How plainly a deed is disputed: the more, the more sentences speak of it."""
LONGEST = 4
"""Words that name the object, and one more."""
WANTING = BACKING | frozenset("want call push press plan seek vow pledge promise".split())
SHUNNING = RESISTING | frozenset("block refuse decline prevent stop avoid object forbid halt ban warn".split())
LIGHT = frozenset("have do make take get give use show face keep hold put go let see become include be".split())
"""Verbs that say little without more."""
UNASKED = frozenset({"would", "could", "might", "if"})

Deed = tuple[str, str]
"""The stem of the verb, with its particle, and the noun of its object."""


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """Sentence `row` speaks of a deed: the `verb` (or the noun for it), its object, and who is for it (1, -1 or 0)."""

    row: int
    deed: Deed
    verb: Token
    object: Token
    side: int


def actions(pool: Pool) -> Iterator[Proposal]:
    """The deeds that most sentences speak of, of those that are both wanted and resisted."""
    told = [one for row in range(len(pool.sentences)) for one in _told(pool, row)]
    deeds: dict[Deed, list[Told]] = {}
    for one in told:
        deeds.setdefault(one.deed, []).append(one)
    asked = sorted(
        (group for group in deeds.values() if _asked(pool, group)), key=lambda group: (-len(group), group[0].deed)
    )
    yield from islice((found for group in asked if (found := _proposal(pool, group))), MOST)


def _asked(pool: Pool, group: Sequence[Told]) -> bool:
    sources = {pool.sentences[one.row].span.source.id for one in group}
    sides = {one.side for one in group}
    return len({one.row for one in group}) >= LEAST_TOLD and len(sources) > 1 and {1, -1} <= sides


def _told(pool: Pool, row: int) -> Iterator[Told]:
    for token in pool.sentences[row].words:
        if token.pos_ == "VERB" and token.lemma_.lower() not in LIGHT | EMPTY | SAYING | BACKING | RESISTING:
            particle = next((child.lower_ for child in token.children if child.dep_ == "prt"), "")
            for child in token.children:
                if child.dep_ in {"dobj", "nsubjpass"} and _names(child):
                    stem = f"{token.lemma_.lower()[:STEM]} {particle}".strip()
                    yield Told(row, (stem, child.lemma_.lower()), token, child, _side(token))
        elif token.pos_ == "NOUN" and len(token.text) > STEM:
            for child in (below for part in token.children if part.lower_ == "of" for below in part.children):
                if child.dep_ == "pobj" and _names(child):
                    yield Told(row, (token.lower_[:STEM], child.lemma_.lower()), token, child, _side(token))


def _names(noun: Token) -> bool:
    return noun.pos_ in {"NOUN", "PROPN"} and noun.lower_ not in VAGUE | PERSONAL


def _side(verb: Token) -> int:
    """Whether somebody wants the deed done (1) or undone (-1), by what governs it; 0 where nothing says so."""
    marks = {child.lower_ for child in verb.children}
    if marks & UNASKED:
        return 0
    turn = -1 if marks & NEGATIONS else 1
    if marks & OBLIGATION:
        return turn
    return next((turn * side for above in _above(verb) if (side := _leaning(above))), 0)


def _above(verb: Token) -> Iterator[Token]:
    """What the deed is the object or the content of, the nearest first: three steps at most."""
    token = verb
    for _ in range(3):
        if token.dep_ not in {"xcomp", "ccomp", "pcomp", "pobj", "dobj", "prep", "acl", "nsubj", "advcl"}:
            return
        token = token.head
        yield token


def _leaning(above: Token) -> int:
    lemma = above.lemma_.lower()
    if above.lower_ == "against":
        return -1
    lean = (lemma in WANTING | BACKERS) - (lemma in SHUNNING | RESISTERS)
    return -lean if any(child.dep_ == "neg" for child in above.children) else lean


def _proposal(pool: Pool, group: Sequence[Told]) -> Proposal | None:
    name, done = _name(pool, group[0].deed[1]), _participle(group)
    same = [one for one in group if _is_general(one.object)]
    sure = _ends(same)
    rows = sure or _ends(group)
    if not (name and done and rows):
        return None
    whole = name[:1].upper() + name[1:]
    positions = (f"{whole} should be {done}", f"{whole} should not be {done}")
    taken = agreed((one.row, int(one.side < 0)) for one in same if one.side)
    rule, strength = "some want done what others resist", min(1.0, PLAIN + len(group) / MANY)
    text = f"Should {name} be {done}?"
    return Proposal("policy", rule, text, positions, rows, strength, taken=taken, anchored=bool(sure))


def _ends(told: Sequence[Told]) -> tuple[int, ...]:
    """The first sentence for it, and the first other one against it."""
    wanted = next((one.row for one in told if one.side > 0), -1)
    against = next((one.row for one in told if one.side < 0 and one.row != wanted), -1)
    return (wanted, against) if min(wanted, against) >= 0 else ()


def _is_general(noun: Token) -> bool:
    """Whether the object is not that of one person: "a statue of Ann Lee" is one of many."""
    return not any(token.ent_type_ == "PERSON" for token in noun.subtree)


def _name(pool: Pool, noun: str) -> str:
    """The object as the sources most often name it: many of them, and in a word or two beside the noun."""
    same = (token for sentence in pool.sentences for token in sentence.words if token.lemma_.lower() == noun)
    names = Counter(name for token in same if token.tag_ in {"NNS", "NNPS"} and (name := _plainly(token)))
    told = {name: count for name, count in names.items() if " " in name and count > 1} or names
    return max(told, key=lambda name: (told[name], name), default="")


def _plainly(noun: Token) -> str:
    """The plural noun with the adjectives and nouns before it, or "" if it comes with more."""
    before = [child for child in noun.lefts if child.dep_ in {"amod", "compound", "nmod"}]
    words = [*before, noun]
    closed = words[0].i + len(words) - 1 == noun.i and len(words) < LONGEST
    text = phrase(noun, len(words) + 1, bare=True) if closed else ""
    return " ".join(word.text for word in words) if text else ""


def _participle(group: Sequence[Told]) -> str:
    """The verb as "should be" wants it: as the sources write it, or by the plain rule."""
    seen = Counter(one.verb.lower_ for one in group if one.verb.tag_ == "VBN")
    verb = next((one.verb for one in group if one.verb.pos_ == "VERB"), None)
    if verb is None:
        return ""
    particle = group[0].deed[0].partition(" ")[2]
    form = max(seen, key=lambda word: (seen[word], word)) if seen else _regular(verb.lemma_.lower())
    return f"{form} {particle}".strip()


def _regular(lemma: str) -> str:
    return lemma + "d" if lemma.endswith("e") else ""
