"""What a verb, an adjective or a noun of saying governs: the clause, the deed or the thing that somebody speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cards.finders.lexicons import (
    ASKING,
    CALLING,
    CLAIM_NOUNS,
    CONVINCED,
    FRANK,
    JUDGING,
    MODALS,
    NEGATIONS,
    SAYING,
    SHOWING,
    SPEAKING_OF,
    STANCE_NOUNS,
    TRYING,
    WISHING,
)
from cards.finders.phrases import Range, clause

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

SUBJECTS = {"nsubj", "nsubjpass", "expl", "csubj"}
VERBAL = {"VERB", "AUX"}
ASIDES = {"amod", "compound"}
OPENING = {"DET", "PRON", "PROPN", "NOUN", "NUM", "SCONJ"}
FINITE = {"VBD", "VBZ", "VBP", "MD"}
BEING = {"be", "feel", "remain", "become", "grow", "seem"}
RESPECTS = {"for", "of", "as"}


@dataclass(frozen=True, slots=True)
class Frame:
    """What hangs on a cue as its content; `whole` says that it is a clause, with a subject and a verb of its own."""

    content: Range
    whole: bool


def asserted(verb: Token) -> bool:
    """Whether it is told that somebody said so: not asked, not supposed, not foreseen, and not said of nobody."""
    if verb.dep_ in ASIDES:
        return False
    marks = {child.lower_ for child in verb.children if child.dep_ == "mark"}
    subject = next((child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    nobody = subject is not None and (subject.lower_ in NEGATIONS or subject.lower_ in {"you", "one", "’s", "'s"})
    modal = any(child.dep_ == "aux" and child.lower_ in MODALS for child in verb.children)
    asked = verb.dep_ == "ROOT" and any(
        child.dep_ == "aux" and child.i < (subject.i if subject is not None else -1) for child in verb.lefts
    )
    return not (marks & {"if", "whether", "unless"} or nobody or modal or asked or _only_wished(verb))


def _only_wished(verb: Token) -> bool:
    """Whether the verb is an infinitive after one that does not bring it about: "needs to say", "hard to say"."""
    infinitive = verb.tag_ == "VB" and any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
    return infinitive and verb.dep_ in {"xcomp", "ccomp", "relcl"} and verb.head.lemma_.lower() not in TRYING


def frames(sentence: Span, cue: Token) -> Iterator[Frame]:
    """The contents that the grammar gives a cue, the plainest first."""
    if cue.pos_ == "VERB":
        yield from _of_verb(sentence, cue)
    elif cue.dep_ == "acomp" and cue.lemma_.lower() in CONVINCED and cue.head.lemma_.lower() in BEING:
        yield from _made(sentence, cue, (child for child in cue.children if child.dep_ in {"ccomp", "xcomp"}))


def _of_verb(sentence: Span, verb: Token) -> Iterator[Frame]:
    lemma = verb.lemma_.lower()
    children = list(verb.children)
    if lemma in SAYING or lemma in SHOWING:
        yield from _made(sentence, verb, (c for c in children if c.dep_ == "ccomp" and finite(c)))
        yield from _after_that(sentence, verb)
    if lemma in ASKING or lemma in CALLING:
        yield from _made(sentence, verb, (c for c in children if c.dep_ == "ccomp"))
    if lemma in ASKING:
        yield from _asked(sentence, verb)
    if lemma in WISHING:
        yield from _made(sentence, verb, (c for c in children if c.dep_ == "xcomp" and _infinitive(c)))
    if lemma in JUDGING or lemma in CALLING:
        yield from _judged(sentence, verb)
    if lemma in SPEAKING_OF:
        yield from _spoken_of(sentence, verb)
    if lemma in FRANK:
        yield from _all_after(sentence, verb)


def _all_after(sentence: Span, verb: Token) -> Iterator[Frame]:
    """The rest of the sentence after "she said", where the parse has lost the clause."""
    end = sentence.end - 1 if sentence[-1].is_punct else sentence.end
    rest = verb.doc[verb.i + 1 : end]
    before = any(child.dep_ == "nsubj" and child.i < verb.i for child in verb.children)
    if before and len(rest) > 1 and rest[0].pos_ in OPENING and any(token.tag_ in FINITE for token in rest[1:]):
        yield Frame((verb.i + 1, end), whole=True)


def _after_that(sentence: Span, verb: Token) -> Iterator[Frame]:
    """What follows "that" at once, where the parse has lost the clause."""
    end = min(verb.right_edge.i + 1, sentence.end)
    while end > verb.i and verb.doc[end - 1].is_punct and verb.doc[end - 1].head == verb:
        end -= 1
    that = next((token for token in verb.doc[verb.i + 1 : min(verb.i + 6, end)] if token.lower_ == "that"), None)
    if that is not None and any(token.pos_ in VERBAL for token in verb.doc[that.i + 2 : end]):
        between = verb.doc[verb.i + 1 : that.i]
        if all(token.pos_ in {"NOUN", "PROPN", "PRON", "DET", "ADV", "PART"} for token in between):
            yield Frame((that.i, end), whole=True)


def _judged(sentence: Span, verb: Token) -> Iterator[Frame]:
    """The thing that is judged, with what it is called, praised for or accused of."""
    for child in verb.children:
        if child.dep_ == "dobj" and child.i > verb.i and (_names(child) or verb.lemma_.lower() in CALLING):
            content = clause(sentence, verb, child)
            told = of_noun(sentence, child)
            ends = [c.right_edge.i + 1 for c in verb.rights if c.dep_ in {"oprd", "xcomp"} or c.lower_ in RESPECTS]
            if content and (verb.lemma_.lower() in JUDGING or ends):
                yield Frame((content[0], min(max([content[1], *ends]), sentence.end)), bool(told and told.whole))


def _made(sentence: Span, cue: Token, heads: Iterator[Token]) -> Iterator[Frame]:
    for head in heads:
        content = clause(sentence, cue, head)
        if content:
            yield Frame(content, finite(head))


def _asked(sentence: Span, verb: Token) -> Iterator[Frame]:
    """Somebody is asked to do something: the one and the deed are one content."""
    deed = next((c for c in verb.rights if c.dep_ in {"xcomp", "advcl"} and _infinitive(c) and c.tag_ != "VBG"), None)
    whom = next((c for c in verb.children if c.dep_ == "dobj"), None)
    content = clause(sentence, verb, deed) if deed is not None else None
    if content and deed is not None and whom is not None and verb.i < whom.i < deed.i:
        yield Frame((whom.left_edge.i, content[1]), whole=False)


def _spoken_of(sentence: Span, verb: Token) -> Iterator[Frame]:
    wanted = SPEAKING_OF[verb.lemma_.lower()]
    for preposition in verb.children:
        if preposition.dep_ == "prep" and preposition.lower_ in wanted:
            yield from _made(sentence, preposition, _objects(preposition))


def _names(noun: Token) -> bool:
    """Whether a thing is named: a pronoun, an hour or a number is too little to hold anything of."""
    return noun.pos_ in {"NOUN", "PROPN"} and noun.ent_type_ not in {"DATE", "TIME", "CARDINAL", "PERCENT"}


def _infinitive(verb: Token) -> bool:
    return verb.tag_ == "VBG" or any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def finite(verb: Token) -> bool:
    """Whether a clause has a subject and a verb of its own."""
    return verb.pos_ in VERBAL and any(child.dep_ in SUBJECTS for child in verb.children)


def of_noun(sentence: Span, noun: Token) -> Frame | None:
    """What "the claim that", "his promise to" and "their support for" speak of."""
    lemma = noun.lemma_.lower()
    if lemma in CLAIM_NOUNS:
        for child in noun.rights:
            if child.dep_ in {"acl", "ccomp", "relcl"} and _that_clause(child):
                content = clause(sentence, noun, child)
                return Frame(content, finite(child)) if content else None
    if lemma in STANCE_NOUNS:
        for preposition in noun.rights:
            if preposition.dep_ == "prep" and preposition.lower_ in STANCE_NOUNS[lemma]:
                return next(_made(sentence, preposition, _objects(preposition)), None)
    return None


def _that_clause(verb: Token) -> bool:
    """Whether the clause says what is claimed: "that" only joins it, or it is an infinitive."""
    joined = any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.children)
    return (joined and finite(verb)) or any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def _objects(preposition: Token) -> Iterator[Token]:
    return (c for c in preposition.children if c.dep_ == "pcomp" or (c.dep_ == "pobj" and _names(c)))
