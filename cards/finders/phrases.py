"""Stretches of a parse as half-open token ranges: noun phrases without their tails, clauses without their cues."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cards.finders.lexicons import ROLES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

Range = tuple[int, int]
TAILS = {"relcl", "acl", "advcl", "appos", "parataxis"}
EDGES = ",;:—–-"
CUTS = {",", "—", "–", "(", ":", ";"}


def phrase(noun: Token) -> Range | None:
    """The noun phrase, without the clauses that hang on its end; None for a word that names nobody."""
    if noun.tag_ in {"EX", "WDT", "WP"} or noun.lower_ in {"it", "this", "that", "which"}:
        return None
    start, end = noun.left_edge.i, noun.right_edge.i + 1
    name = next((entity for entity in noun.doc.ents if entity.start <= noun.i < entity.end), None)
    tails = [child.left_edge.i for child in noun.rights if child.dep_ in TAILS and not _is_name(child)]
    marks = [child.i for child in noun.rights if child.tag_ == "POS"]
    cuts = [token.i for token in noun.doc[noun.i : end] if token.text in CUTS]
    end = min([end, *tails, *marks, *cuts])
    if name is not None:
        start, end = min(start, name.start), max(end, name.end if not marks else end)
    start = _with_title(noun.doc, max(start, _after_break(noun.doc, start, noun.i)))
    return _bare(noun.doc, start, _past_hyphen(noun.doc, end))


def _with_title(doc: Doc, start: int) -> int:
    """A name keeps the office written in front of it, "President al-Assad", whatever the parse makes of it."""
    titled = start > 0 and doc[start].pos_ == "PROPN" and doc[start - 1].lower_ in ROLES
    return start - 1 if titled and doc[start - 1].text[0].isupper() else start


def _after_break(doc: Doc, start: int, noun: int) -> int:
    """Where the phrase begins once a stray quotation mark or bracket before its noun is left behind."""
    return next((at + 1 for at in reversed(range(start, noun)) if doc[at].is_quote or doc[at].text in "()[]"), start)


def _past_hyphen(doc: Doc, end: int) -> int:
    """A name is never cut at its hyphen."""
    while end < len(doc) and not doc[end - 1].whitespace_ and "-" in (doc[end].text, doc[end - 1].text):
        end += 1
    return end


def _is_name(child: Token) -> bool:
    """Whether an apposition is the name itself: "President Lee", with no comma between."""
    return child.dep_ == "appos" and child.pos_ == "PROPN" and not child.doc[child.left_edge.i - 1].is_punct


def _bare(doc: Doc, start: int, end: int) -> Range | None:
    while start < end and (doc[start].is_space or doc[start].is_punct):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in EDGES):
        end -= 1
    return (start, end) if end > start else None


def trimmed(doc: Doc, start: int, end: int) -> Range | None:
    """The range without white space, commas and dashes at its edges; None if no word is left."""
    while start < end and (doc[start].is_space or doc[start].text in EDGES):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in EDGES):
        end -= 1
    return (start, end) if any(token.is_alpha for token in doc[start:end]) else None


def clause(sentence: Span, cue: Token, head: Token) -> Range | None:
    """All that hangs on `head`, on its own side of `cue`, inside the sentence."""
    start, end = head.left_edge.i, head.right_edge.i + 1
    if start <= cue.i < end:
        start, end = (start, cue.i) if head.i < cue.i else (cue.i + 1, end)
    return trimmed(sentence.doc, max(start, sentence.start), min(end, sentence.end))


def without(sentence: Span, start: int, end: int) -> Range | None:
    """The longer part of the sentence once [start, end) is left out."""
    before, after = (sentence.start, max(start, sentence.start)), (min(end, sentence.end), sentence.end)
    longer = max(before, after, key=lambda part: part[1] - part[0])
    return trimmed(sentence.doc, *longer)
