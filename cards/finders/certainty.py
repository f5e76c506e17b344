"""How surely something is claimed: asserted, denied, doubted, or only reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cards.finders.lexicons import CLAIMING, DENYING, DOUBTING, HEDGES, NEGATIONS, REFUSING

if TYPE_CHECKING:
    from spacy.tokens import Span as Words
    from spacy.tokens import Token

    from cards.model import Certainty


def how_surely(content: Words, cue: Words | None) -> Certainty:
    """The certainty of what is claimed: as its cue has it, then as its own main verb and its hedges have it."""
    if cue is None:
        return _of(content, "")
    if _negated(cue):
        return "denied"
    if any(child.dep_ == "auxpass" for child in cue[-1].children):
        return "reported"
    return _of(content, cue[-1].lemma_.lower())


def _negated(cue: Words) -> bool:
    """Whether it is told that somebody did not say so, or refused to."""
    verb = cue[-1]
    around = {child.lower_ for child in verb.children} | {token.lower_ for token in cue}
    return bool(around & NEGATIONS) or (verb.dep_ == "xcomp" and verb.head.lemma_ in {"refuse", "decline", "fail"})


def _denies(part: Token) -> bool:
    """Whether a part of the main verb turns it about: "not", "never", or a subject such as "nobody", "no pupil"."""
    return part.dep_ == "neg" or (
        part.dep_ in {"nsubj", "nsubjpass"} and part.doc[part.left_edge.i].lower_ in NEGATIONS
    )


def _of(content: Words, cue: str) -> Certainty:
    if cue in DENYING | REFUSING or content.root.lower_ in NEGATIONS or any(map(_denies, content.root.children)):
        return "denied"
    if cue in DOUBTING or any(token.lower_ in HEDGES for token in content):
        return "doubted"
    return "reported" if cue in CLAIMING else "asserted"
