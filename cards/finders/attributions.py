"""Who says what in one paragraph: direct, indirect and mixed quotation, "according to", floating quotations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cards.finders.lexicons import DENYING, DOUBTING, NEGATIONS, QUOTING, SAYING
from cards.finders.quotes import quoted

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

CLAUSES = {"ccomp"}
TAILS = {"relcl", "acl", "advcl", "appos", "parataxis"}
DENIAL = "denial reported"
"""The rule's name where the speaker denies what the content says."""
MOST = 0.6
"""A sentence is quotation when at least this share of it stands inside quotation marks."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """`content` (token range, half-open) is held by `speaker` (range, or None) on the strength of `cue` (range)."""

    content: tuple[int, int]
    speaker: tuple[int, int] | None
    cue: tuple[int, int] | None
    rule: str
    direct: bool = False


def attributions(sentence: Span, inside: frozenset[int]) -> tuple[Attribution, ...]:
    """All attributions of one sentence, outermost first; `inside` are the tokens in quotation marks."""
    found = [*_said(sentence, inside), *_according(sentence, inside)]
    kept: list[Attribution] = []
    for one in sorted(found, key=lambda a: (a.content[0] - a.content[1], a.content)):
        if all(one.content != other.content for other in kept):
            kept.append(one)
    return tuple(kept)


def quoted_tokens(doc: Doc) -> frozenset[int]:
    """The tokens of a paragraph that stand inside quotation marks."""
    stretches = quoted(doc.text)
    return frozenset(t.i for t in doc for start, end in stretches if start <= t.idx < end and not t.is_space)


def share_inside(sentence: Span, inside: frozenset[int]) -> float:
    words = [token for token in sentence if not token.is_punct and not token.is_space]
    return sum(token.i in inside for token in words) / len(words) if words else 0.0


def _said(sentence: Span, inside: frozenset[int]) -> Iterator[Attribution]:
    for verb in sentence:
        if verb.lemma_.lower() in SAYING and verb.pos_ == "VERB" and _asserted(verb):
            speaker = _speaker(verb)
            content, direct = _content(sentence, verb, inside, named=bool(speaker))
            if content and not _within(speaker, content) and (speaker or direct):
                yield Attribution(content, speaker, _cue(verb), _rule(verb, direct=direct), direct)


def _asserted(verb: Token) -> bool:
    """Whether it is told that somebody said so: not asked, not supposed, and not said of nobody."""
    if verb.dep_ in {"amod", "compound"} or (verb.dep_ == "acl" and verb.tag_ == "VBN"):
        return False
    supposed = any(child.dep_ == "mark" and child.lower_ in {"if", "whether", "unless"} for child in verb.children)
    nobody = any(child.dep_ == "nsubj" and child.lower_ in NEGATIONS for child in verb.children)
    asked = verb.dep_ == "ROOT" and any(child.dep_ == "aux" and child.i < _first_subject(verb) for child in verb.lefts)
    return not (supposed or nobody or asked)


def _first_subject(verb: Token) -> int:
    return next((child.i for child in verb.lefts if child.dep_ == "nsubj"), -1)


def _rule(verb: Token, *, direct: bool) -> str:
    if direct:
        return "quoted directly"
    lemma = verb.lemma_.lower()
    if any(child.dep_ == "neg" for child in verb.children):
        return "said not to have been said"
    if lemma in DENYING:
        return DENIAL
    return "doubt reported" if lemma in DOUBTING else "reported speech"


def _cue(verb: Token) -> tuple[int, int]:
    """The verb with its auxiliaries and negation: "did not say" must never shrink to "say"."""
    near = [child.i for child in verb.lefts if child.dep_ in {"aux", "auxpass", "neg"}]
    return (min([*near, verb.i]), verb.i + 1)


def _content(
    sentence: Span, verb: Token, inside: frozenset[int], *, named: bool
) -> tuple[tuple[int, int] | None, bool]:
    if verb.i not in inside and named and verb.lemma_.lower() in QUOTING:
        words = _longest_run(sentence, inside)
        if words and share_inside(sentence, inside) >= MOST / 2 and _verbal(sentence, words):
            return _trimmed(sentence.doc, *words), True
    for child in verb.children:
        if child.dep_ in CLAUSES and _finite(child):
            return _clause(sentence, verb, child), False
    if verb.dep_ == "parataxis" and named:
        return _without(sentence, verb.left_edge.i, verb.right_edge.i + 1), False
    return None, False


def _longest_run(sentence: Span, inside: frozenset[int]) -> tuple[int, int] | None:
    """The longest unbroken stretch of the sentence in quotation marks: what a speaker's name interrupts is two."""
    runs: list[tuple[int, int]] = []
    for token in sentence:
        if token.i in inside:
            start = runs.pop()[0] if runs and runs[-1][1] == token.i else token.i
            runs.append((start, token.i + 1))
    return max(runs, key=lambda run: run[1] - run[0], default=None)


def _verbal(sentence: Span, run: tuple[int, int]) -> bool:
    """Whether something is said in these words: the title of a book has no verb."""
    return any(token.pos_ in {"VERB", "AUX"} for token in sentence.doc[run[0] : run[1]])


def _finite(verb: Token) -> bool:
    subjects = {"nsubj", "nsubjpass", "expl", "csubj"}
    return verb.pos_ in {"VERB", "AUX"} and any(child.dep_ in subjects for child in verb.children)


def _clause(sentence: Span, verb: Token, clause: Token) -> tuple[int, int] | None:
    start, end = clause.left_edge.i, clause.right_edge.i + 1
    if start <= verb.i < end:
        before, after = (start, verb.i), (verb.i + 1, end)
        start, end = before if clause.i < verb.i else after
    start, end = max(start, sentence.start), min(end, sentence.end)
    return _trimmed(sentence.doc, start, end)


def _without(sentence: Span, start: int, end: int) -> tuple[int, int] | None:
    """The longer part of the sentence once [start, end) is left out."""
    before, after = (sentence.start, max(start, sentence.start)), (min(end, sentence.end), sentence.end)
    longer = max(before, after, key=lambda part: part[1] - part[0])
    return _trimmed(sentence.doc, *longer)


def _trimmed(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    while start < end and (doc[start].is_space or doc[start].text in ",;:—–-"):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in ",;:—–-"):
        end -= 1
    return (start, end) if end - start > 1 else None


def _speaker(verb: Token) -> tuple[int, int] | None:
    for child in verb.children:
        if child.dep_ in {"nsubj", "csubj"}:
            return _phrase(child)
    agents = [pobj for child in verb.children if child.dep_ == "agent" for pobj in child.children]
    if agents:
        return _phrase(agents[0])
    if verb.dep_ == "relcl":
        return _phrase(verb.head)
    if verb.dep_ in {"conj", "xcomp"} and verb.head.pos_ == "VERB":
        return _speaker(verb.head)
    return None


def _phrase(noun: Token) -> tuple[int, int] | None:
    """The noun phrase, without the clauses that hang on its end; "who" stands for the noun before it."""
    if noun.tag_ in {"WP", "WDT"} and noun.head.dep_ == "relcl":
        return _phrase(noun.head.head)
    if noun.tag_ in {"EX", "WDT", "WP"} or noun.lower_ in {"it", "this", "that", "which"}:
        return None
    start, end = noun.left_edge.i, noun.right_edge.i + 1
    name = next((entity for entity in noun.doc.ents if entity.start <= noun.i < entity.end), None)
    tails = [child.left_edge.i for child in noun.rights if child.dep_ in TAILS and not _is_name(child)]
    commas = [token.i for token in noun.doc[noun.i : end] if token.text in {",", "—", "–", "("}]
    end = min([end, *tails, *commas])
    if name is not None:
        start, end = min(start, name.start), max(end, name.end)
    while (
        end < len(noun.doc)
        and not noun.doc[end - 1].whitespace_
        and "-" in (noun.doc[end].text, noun.doc[end - 1].text)
    ):
        end += 1  # a name is never cut at its hyphen
    return (start, end) if end > start else None


def _is_name(child: Token) -> bool:
    """Whether an apposition is the name itself: "President Lee", with no comma between."""
    return child.dep_ == "appos" and child.pos_ == "PROPN" and not child.doc[child.left_edge.i - 1].is_punct


def _according(sentence: Span, inside: frozenset[int]) -> Iterator[Attribution]:
    for token in sentence:
        if token.lower_ == "according" and token.i not in inside:
            holders = [
                pobj for to in token.children if to.lower_ == "to" for pobj in to.children if pobj.dep_ == "pobj"
            ]
            speaker = _phrase(holders[0]) if holders else None
            if speaker:
                content = _without(sentence, token.i, speaker[1])
                if content:
                    yield Attribution(content, speaker, (token.i, min(token.i + 2, speaker[0])), "according to")


def _within(speaker: tuple[int, int] | None, content: tuple[int, int]) -> bool:
    return speaker is not None and content[0] <= speaker[0] and speaker[1] <= content[1]
