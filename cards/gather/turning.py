"""A yes-or-no question turned into the statement that it turns on, and the denial of that; or into its two ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from cards.gather.clauses import clauses

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OPENING = frozenset(
    "is are was were do does did has have had can could will would shall should may might must need".split()
)
"""Auxiliaries that open such a question."""
CLINGING = frozenset("of who whom whose which that 's".split())
"""Words that go on with a subject: no verb follows them."""
ONE, MANY = frozenset("is was does has".split()), frozenset("are were do have".split())
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
OR = re.compile(rf",? or (?=(?:{'|'.join(sorted(OPENING))}) )", re.IGNORECASE)

Parse = Callable[[Sequence[str]], Iterable["Doc"]]


def yes_and_no(question: str, parse: Parse) -> tuple[str, str]:
    """The statement that a question turns on, or the motion itself, and its denial or its alternative."""
    text = _closed(question)
    if not question.rstrip().endswith("?"):
        (doc,) = parse([text])
        found = next(clauses(doc), None)
        return (found.statement, found.denial) if found else (text, f"It is not so that {_lowered(doc)}")
    first, *others = OR.split(text, maxsplit=1)
    stated, denied = turned(first.partition(", or ")[0], parse) or (f"Yes: {text}?", f"No: {text}?")
    alternative = turned(others[0], parse) if others else None
    return stated, alternative[0] if alternative else denied


def turned(question: str, parse: Parse) -> tuple[str, str] | None:
    """Statement and denial of a question that begins with its auxiliary: where its subject ends, the parser decides."""
    auxiliary, *words = question.split()
    auxiliary = auxiliary.lower()
    if auxiliary.endswith(("n't", "n’t")):
        auxiliary = auxiliary[:-3]
    words = words[1:] if words[:1] == ["not"] else words
    if auxiliary not in OPENING or len(words) < 2:  # noqa: PLR2004 - a subject and what is said of it
        return None
    cuts = [(words[:at], words[at:]) for at in range(1, len(words)) if words[at].lower() not in CLINGING]
    whole, *stated = parse([question, *(" ".join((*named, auxiliary, *rest)) for named, rest in cuts)])
    subject = _subject_of(whole)
    sound = [(cut, doc) for cut, doc in zip(cuts, stated, strict=True) if _ends_subject(doc, len(" ".join(cut[0])))]
    if not sound:
        return None
    (named, rest), _ = max(
        sound, key=lambda one: (" ".join(one[0][0]) == subject, not _reduced(one[1]), len(one[0][0]))
    )
    denial = "cannot" if auxiliary == "can" else f"{auxiliary} not"
    return capital(" ".join((*named, auxiliary, *rest))), capital(" ".join((*named, denial, *rest)))


def _subject_of(question: Doc) -> str:
    """The subject as the parser sees it in the question itself."""
    found = next(
        (token for token in question if token.dep_ in SUBJECTS and token.head in {question[0], question[0].head}), None
    )
    return question[found.left_edge.i : found.right_edge.i + 1].text if found is not None else ""


def _reduced(doc: Doc) -> bool:
    """Whether its subject ends in a participle that hangs on it: that is more often the verb of the question."""
    return any(token.dep_ == "acl" and token.head.dep_ in SUBJECTS for token in doc)


def _ends_subject(doc: Doc, at: int) -> bool:
    """Whether the parser takes the words before character `at` for a whole subject, and the next for its verb."""
    verb = next((token for token in doc if token.idx > at), None)
    if verb is None or verb.pos_ not in {"AUX", "VERB"}:
        return False
    head = verb.head if verb.dep_ in {"aux", "auxpass"} else verb
    subjects = [token for token in head.children if token.dep_ in SUBJECTS]
    bare = verb.tag_ == "MD" or verb.lower_ in {"do", "does", "did"}
    forms = {head.tag_, *(child.tag_ for child in head.children if child.dep_ in {"aux", "auxpass"})}
    if head.dep_ != "ROOT" or len(subjects) != 1 or (bare and "VB" not in forms):
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
    text = str(doc.text)
    return text if doc[0].ent_type_ or doc[0].pos_ == "PROPN" or doc[0].text == "I" else text[:1].lower() + text[1:]


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
