"""Contrast markers: a text that sets two camps side by side, each with what it says of one thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from cards.finders.lexicons import PURPOSE_NOUNS, PURPOSE_VERBS, SAYING
from cards.gather.clauses import Clause, clause, phrase
from cards.gather.grounds.wording import LONGEST, claimed, either
from cards.gather.proposals import Proposal

if TYPE_CHECKING:
    from spacy.tokens import Token

    from cards.gather.pool import Pool, Sentence

MOST = 3
RULE = "a text sets two views against each other"
STRENGTH = 0.9
OPPOSES = 1
SURE = 0.5
FOR = frozenset("supporter proponent advocate backer defender champion ally sponsor promoter".split())
AGAINST = frozenset("opponent critic detractor sceptic skeptic foe adversary".split())
"""Holders named for the side they are on."""
TURNING = (
    *("but", "however", "yet", "others", "critics", "opponents", "conversely"),
    *("on the other hand", "on the contrary", "in contrast", "by contrast"),
)
"""How a sentence opens that turns against the one before."""
NAMED = 3
"""Nouns and adjectives that a clause must have to be a question by itself."""
WHILE = frozenset({"while", "whereas", "although", "though"})
"""They join two clauses of a sentence as opposites."""
IT = {"it": "NN", "they": "NNS"}


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """What `holder` says at the verb `said` in sentence `row`: the clause of `content`."""

    row: int
    holder: Token
    said: Token
    content: Token


def contrasting_views(pool: Pool) -> Iterator[Proposal]:
    """Two views that a text itself opposes, said by different people of the same subject."""
    yield from islice(_contrasts(pool), MOST)


def _contrasts(pool: Pool) -> Iterator[Proposal]:
    views = [list(_views(row, sentence)) for row, sentence in enumerate(pool.sentences)]
    for row, own in enumerate(views):
        after = views[row + 1] if row + 1 < len(views) and _neighbours(pool, row) else []
        pairs = [(a, b) for a, b in pairwise(own) if _set_against(a, b)]
        pairs += [(a, b) for a in own[-1:] for b in after[:1] if _turned(pool, a, b)]
        for pair in pairs:
            yield from _proposal(pool, *pair)


def _neighbours(pool: Pool, row: int) -> bool:
    one, other = (pool.sentences[at].span for at in (row, row + 1))
    return one.source == other.source and not one.source.text[one.end : other.start].strip(' \n”"')


def _views(row: int, sentence: Sentence) -> Iterator[View]:
    for verb in sentence.words:
        if verb.lemma_.lower() in SAYING and verb.pos_ == "VERB" and not any(c.dep_ == "neg" for c in verb.children):
            holder = next((child for child in verb.children if child.dep_ == "nsubj"), None)
            content = next((child for child in verb.children if child.dep_ == "ccomp"), None)
            if holder is not None and content is not None and _somebody(holder):
                yield View(row, holder, verb, content)


def _somebody(holder: Token) -> bool:
    return holder.pos_ in {"NOUN", "PROPN"} or holder.lower_ in {"some", "others", "many"}


def _set_against(a: View, b: View) -> bool:
    """Whether one sentence sets the two views against each other: "while these say ..., those say ..."."""
    marks = {child.lower_ for view in (a, b) for child in view.said.children if child.dep_ == "mark"}
    joined = b.said.head == a.said and any(child.lower_ in {"but", ";"} for child in a.said.children)
    hangs = a.said.head == b.said or b.said.head == a.said
    return (hangs and bool(marks & WHILE)) or joined or (hangs and _camps(a, b))


def _turned(pool: Pool, a: View, b: View) -> bool:
    """Whether the second of two neighbouring sentences turns against the first."""
    opening = " ".join(word.lower_ for word in list(pool.sentences[b.row].words)[:4])
    return _camps(a, b) or any(opening.startswith(turn) for turn in TURNING)


def _camps(a: View, b: View) -> bool:
    """Whether the holders are named for being on either side: supporters and opponents, some and others."""
    first, second = (view.holder.lemma_.lower() for view in (a, b))
    named = (first in FOR and second in AGAINST) or (first in AGAINST and second in FOR)
    return named or (a.holder.lower_ in {"some", "many"} and b.holder.lower_ == "others")


def _proposal(pool: Pool, a: View, b: View) -> Iterator[Proposal]:
    if a.holder.lemma_ == b.holder.lemma_:
        return
    one, other = _clause(a, b), _clause(b, a)
    rows = (a.row, b.row)
    text = either(one, other) if one and other and _about_one(one, other) else ""
    if one and other and text and len(text.split()) <= LONGEST:
        yield Proposal(_kind(one), RULE, text, (claimed(one), claimed(other)), rows, STRENGTH)
    elif one and _denies(pool, one, b):
        yield Proposal(_kind(one), RULE, one.question, (claimed(one), _turned_about(one)), rows, STRENGTH)
    elif other and _denies(pool, other, a):
        yield Proposal(_kind(other), RULE, other.question, (_turned_about(other), claimed(other)), rows, STRENGTH)


def _clause(view: View, rival: View) -> Clause | None:
    """What is said; a pronoun for its subject stands for the rival's, or for what the holders are named for."""
    subject = _subject(view.content)
    if subject is None or subject.lower_ not in IT:
        return clause(view.content)
    for noun in (*_named_for(view.holder), _subject(rival.content), *_named_for(rival.holder)):
        if noun is not None and noun.tag_ == IT[subject.lower_]:
            words = phrase(noun, LONGEST // 3)
            return clause(view.content, stands_for=words) if words else None
    return None


def _named_for(holder: Token) -> list[Token]:
    """What "supporters of X" support."""
    return [below for of in holder.children if of.lower_ == "of" for below in of.children if below.dep_ == "pobj"]


def _subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}), None)


def _about_one(one: Clause, other: Clause) -> bool:
    return one.subject == other.subject or bool(set(one.nouns) & set(other.nouns))


def _denies(pool: Pool, one: Clause, view: View) -> bool:
    """Whether the pair model reads the other view as against this one."""
    if len(one.nouns) < NAMED:
        return False
    return float(pool.judge.relations([(claimed(one), pool.sentences[view.row].span.text)])[0, OPPOSES]) >= SURE


def _turned_about(clause: Clause) -> str:
    return clause.statement if clause.negated else clause.denial


def _kind(clause: Clause) -> str:
    if clause.lemma in PURPOSE_VERBS or set(clause.nouns) & PURPOSE_NOUNS:
        return "cause"
    return "value" if clause.judges else "fact"
