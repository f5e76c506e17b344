"""A question that a person asks, and its rival positions: given, or its denial, or worded from the sources."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from cards.finders.lexicons import EVALUATIVE, OBLIGATION
from cards.gather.clauses import clauses
from cards.gather.pool import unit
from cards.gather.proposals import Proposal
from cards.similarity import vectors

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from cards.gather.pool import Pool, Sentence

RULE = "a person asked it"
SPOKEN_OF = 0.4
"""A question is spoken of if the likest sentence is at least this like it: unrelated ones stay below."""
WORDED = 24
"""Sentences, the most relevant ones, from which answers to an open question are worded."""
ANSWERING = 0.25
"""An answer is worded from a sentence at least this like the question."""
TWIN = 0.75
"""Two answers liker than this are one."""
ANSWERS = 2
JUDGING = EVALUATIVE | frozenset(
    "right wrong good bad fair unfair just unjust better worse worth moral wise best".split()
)
OPEN = MappingProxyType(
    {
        "who": frozenset({"PERSON", "ORG", "NORP", "GPE"}),
        "whom": frozenset({"PERSON", "ORG", "NORP", "GPE"}),
        "whose": frozenset({"PERSON", "ORG", "NORP", "GPE"}),
        "when": frozenset({"DATE", "TIME", "EVENT"}),
        "where": frozenset({"GPE", "LOC", "FAC"}),
        "what": frozenset[str](),
        "which": frozenset[str](),
        "why": frozenset[str](),
        "how": frozenset[str](),
    }
)
"""Words that open a question which yes or no does not answer, and the names that its answer must hold."""
COUNTED = frozenset({"CARDINAL", "MONEY", "PERCENT", "QUANTITY"})
OPENING = frozenset(
    "is are was were do does did has have had can could will would shall should may might must need".split()
)
CLINGING = frozenset("of who whom whose which that 's".split())
"""Words that go on with a subject: no verb follows them."""
ONE, MANY = frozenset("is was does has".split()), frozenset("are were do have".split())
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
OR = re.compile(rf",? or (?=(?:{'|'.join(sorted(OPENING))}) )", re.IGNORECASE)

Parse = Callable[[Sequence[str]], Iterable["Doc"]]


@dataclass(frozen=True, slots=True)
class Worded:
    """An answer in words, the row of the sentence that gives it, and how like the question that is."""

    row: int
    text: str
    likeness: float


def asked(pool: Pool, text: str, given: Sequence[str], parse: Parse) -> Proposal:
    """A person's question as a proposal; `given` are its positions, or they are worded here with the help of `parse`.

    An open question gets those answers that the sources give, each with the sentence that gives it; it may have none.
    """
    (doc,) = parse([text])
    if given:
        return Proposal(_kind(doc), RULE, text, tuple(given), (), 1.0)
    if _opening(doc) is None:
        return Proposal(_kind(doc), RULE, text, _yes_and_no(doc, parse), (), 1.0, paired=False)
    answers = _answers(pool, text, doc)
    return Proposal(_kind(doc), RULE, text, tuple(one.text for one in answers), tuple(one.row for one in answers), 1.0)


def is_spoken_of(pool: Pool, texts: Sequence[str]) -> bool:
    """Whether the sources speak of what a question, or one of its positions, speaks of."""
    return bool(pool.plainly_near(texts).max() >= SPOKEN_OF)


def _kind(doc: Doc) -> str:
    words = {token.lower_ for token in doc}
    if words & OBLIGATION:
        return "policy"
    if words & JUDGING:
        return "value"
    return "cause" if "why" in words else "fact"


# --- questions that yes and no answer


def _yes_and_no(doc: Doc, parse: Parse) -> tuple[str, str]:
    """The statement that a question turns on, or the motion itself, and its denial or its alternative."""
    text = _closed(doc.text)
    if not doc.text.rstrip().endswith("?"):
        found = next(clauses(doc), None)
        return (found.statement, found.denial) if found else (text, f"It is not so that {_lowered(doc)}")
    first, *others = OR.split(text, maxsplit=1)
    stated, denied = _turned(first.partition(", or ")[0], parse) or (f"Yes: {text}?", f"No: {text}?")
    alternative = _turned(others[0], parse) if others else None
    return stated, alternative[0] if alternative else denied


def _turned(question: str, parse: Parse) -> tuple[str, str] | None:
    """Statement and denial of a question that begins with its auxiliary: where its subject ends, the parser decides."""
    auxiliary, *words = question.split()
    auxiliary = auxiliary.lower()
    if auxiliary.endswith(("n't", "n’t")):
        auxiliary = auxiliary[:-3]
    words = words[1:] if words[:1] == ["not"] else words
    if auxiliary not in OPENING or len(words) < 2:  # noqa: PLR2004 - a subject and what is said of it
        return None
    cuts = [(words[:at], words[at:]) for at in range(1, len(words)) if words[at].lower() not in CLINGING]
    whole, *turned = parse([question, *(" ".join((*named, auxiliary, *rest)) for named, rest in cuts)])
    subject = _subject_of(whole)
    sound = [cut for cut, doc in zip(cuts, turned, strict=True) if _ends_subject(doc, len(" ".join(cut[0])))]
    best = max(sound, key=lambda cut: (" ".join(cut[0]) == subject, len(cut[0])), default=None)
    if best is None:
        return None
    denial = "cannot" if auxiliary == "can" else f"{auxiliary} not"
    named, rest = best
    return _capital(" ".join((*named, auxiliary, *rest))), _capital(" ".join((*named, denial, *rest)))


def _subject_of(question: Doc) -> str:
    """The subject as the parser sees it in the question itself."""
    found = next(
        (token for token in question if token.dep_ in SUBJECTS and token.head in {question[0], question[0].head}), None
    )
    return question[found.left_edge.i : found.right_edge.i + 1].text if found is not None else ""


def _ends_subject(doc: Doc, at: int) -> bool:
    """Whether the parser takes the words before character `at` for a whole subject, and the next for its verb."""
    verb = next((token for token in doc if token.idx > at), None)
    if verb is None or verb.pos_ not in {"AUX", "VERB"}:
        return False
    head = verb.head if verb.dep_ in {"aux", "auxpass"} else verb
    subjects = [token for token in head.children if token.dep_ in SUBJECTS]
    bare = verb.tag_ == "MD" or verb.lower_ in {"do", "does", "did"}
    if head.dep_ != "ROOT" or len(subjects) != 1 or (bare and head.tag_ != "VB"):
        return False
    whole = subjects[0].left_edge.i == 0 and subjects[0].right_edge.i == verb.i - 1 and doc[verb.i - 1].tag_ != "POS"
    return whole and subjects[0].tag_ not in {"DT", "JJ"} and _agree(subjects[0], verb)


def _agree(subject: Token, verb: Token) -> bool:
    """Whether they are of one number, where their forms show it."""
    many = subject.tag_ in {"NNS", "NNPS"} or any(child.dep_ == "conj" for child in subject.children)
    if any(child.tag_ == "NNS" and child.dep_ in {"compound", "nmod"} for child in subject.children):
        return False
    if subject.pos_ not in {"NOUN", "PROPN"} or subject.dep_ == "expl":
        return True
    return verb.lower_ not in (ONE if many else MANY)


def _closed(text: str) -> str:
    return " ".join(text.split()).rstrip("?!. ").removesuffix(" or not").rstrip(", ")


def _lowered(doc: Doc) -> str:
    text = _closed(doc.text)
    return text if doc[0].ent_type_ or doc[0].pos_ == "PROPN" or doc[0].text == "I" else text[:1].lower() + text[1:]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


# --- open questions


def _opening(doc: Doc) -> str | None:
    """The word that makes a question open: at its head, or behind a preposition ("In which year ...")."""
    if not doc.text.rstrip().endswith("?"):
        return None
    heads = [token for token in doc if not token.is_space][:2]
    first = heads[:1] if heads and heads[0].pos_ not in {"ADP", "SCONJ"} else heads
    return next((token.lower_ for token in first if token.lower_ in OPEN), None)


def _answers(pool: Pool, text: str, doc: Doc) -> list[Worded]:
    """The answer likest to the question, then such as differ from it, those of other sources before its own."""
    found = sorted(_worded(pool, text, doc), key=lambda one: (-one.likeness, one.row))
    if not found:
        return []
    meanings = unit(vectors([one.text for one in found]) - pool.mean)
    kept = [0]
    while len(kept) < ANSWERS:
        alike = (meanings @ meanings[kept].T).max(1)
        taken = {pool.sentences[found[at].row].span.source for at in kept}
        free = [at for at in range(len(found)) if alike[at] < TWIN and at not in kept]
        if not free:
            break
        kept.append(min(free, key=lambda at: (pool.sentences[found[at].row].span.source in taken, at)))
    return [found[at] for at in kept]


def _worded(pool: Pool, text: str, doc: Doc) -> Iterator[Worded]:
    """Answers in words of ours: the clauses of near sentences that hold what the question asks for."""
    near = pool.near([text])[:, 0]
    names = _names(doc)
    for row in np.argsort(-near, kind="stable")[:WORDED]:
        sentence = pool.sentences[int(row)]
        if near[row] >= ANSWERING and _holds(sentence, names):
            found = next(iter(sentence.clauses), None)
            if found and not found.negated:
                yield Worded(int(row), found.statement, float(near[row]))


def _names(doc: Doc) -> frozenset[str]:
    opening = _opening(doc) or ""
    if opening == "how" and any(token.lower_ in {"many", "much"} for token in doc[:3]):
        return COUNTED
    return OPEN.get(opening, frozenset())


def _holds(sentence: Sentence, names: frozenset[str]) -> bool:
    return not names or any(entity.label_ in names for entity in sentence.words.ents)


__all__ = ["RULE", "asked", "is_spoken_of"]
