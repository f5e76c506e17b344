"""Who holds what a cue reports: the words that stand for the speaker in the sentence, and whom they can mean there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cards.finders.lexicons import BODIES, PEOPLE, ROLES, VAGUE
from cards.finders.phrases import Range, phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = ("nsubj", "csubj")
DOERS = ("er", "or", "ist", "ian", "ant", "man", "men", "woman", "women", "ee", "cian", "eer")
"""Endings of nouns for people."""
OF = frozenset({"of", "by", "from"})
UPWARD = frozenset({"conj", "xcomp", "advcl"})


def holder(cue: Token) -> Token | None:
    """The word for the speaker that belongs to a verb, an adjective or a noun of saying."""
    return _of_noun(cue) if cue.pos_ == "NOUN" else _of_verb(cue)


def _of_verb(verb: Token) -> Token | None:
    passive = any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children)
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS and not passive]
    if subjects:
        return min(subjects, key=lambda child: abs(child.i - verb.i))
    for child in verb.children:
        if child.dep_ == "agent":
            return next((one for one in child.children if one.dep_ == "pobj"), None)
    return None if passive or (verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl"}) else _from_above(verb)


def _from_above(verb: Token) -> Token | None:
    """The speaker whom a verb without a subject shares with what it hangs on."""
    if verb.dep_ == "relcl" or (verb.dep_ == "acl" and verb.tag_ == "VBG"):
        issued = verb.dep_ == "acl" and verb.head.dep_ == "dobj" and vague(verb.head)
        return _of_verb(verb.head.head) if issued else verb.head
    if verb.dep_ == "acomp" or (verb.dep_ in UPWARD and verb.head.pos_ in {"VERB", "AUX"}):
        return _of_verb(verb.head)
    if verb.dep_ == "pcomp" and verb.head.dep_ == "prep" and verb.head.head.pos_ == "VERB":
        return _of_verb(verb.head.head)
    return None


def _of_noun(noun: Token) -> Token | None:
    """The owner of "his claim", the maker of "a report by the council", or who made or voiced it."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
    for child in noun.rights:
        if child.dep_ in {"prep", "agent"} and child.lower_ in {"by", "from"}:
            return next((one for one in child.children if one.dep_ == "pobj"), None)
    made = noun.dep_ == "dobj" and noun.head.lemma_.lower() in {
        *(
            "make",
            "voice",
            "express",
            "issue",
            "repeat",
            "share",
            "raise",
            "have",
            "give",
            "reiterate",
            "offer",
            "hold",
        ),
        *("announce", "deliver", "take", "signal", "declare", "state", "renew", "drop", "echo", "release", "send"),
    }
    return _of_verb(noun.head) if made and not any(c.dep_ == "neg" for c in noun.head.children) else None


def meant(word: Token) -> Token:
    """Whom a relative pronoun stands for in its sentence; any other word stands for itself."""
    if word.tag_ in {"WP", "WDT"} and word.head.dep_ == "relcl":
        return word.head.head
    return word


def apposed(noun: Token) -> Token | None:
    """The name set beside an office: "the mayor, Anna Berg, said"."""
    if noun.ent_type_ == "PERSON" or noun.tag_ in {"NNS", "NNPS"}:
        return None
    return next((child for child in noun.rights if child.dep_ == "appos" and child.ent_type_ == "PERSON"), None)


def named(word: Token) -> Range | None:
    """The words that name the speaker, or None if they name nobody."""
    noun = meant(word)
    name = apposed(noun)
    noun = name if name is not None else noun
    words = phrase(noun)
    return None if words is None or vague(noun) else words


def vague(noun: Token) -> bool:
    """Whether a noun tells nobody who is meant: "one source", "the same article", "many"."""
    if noun.pos_ == "PROPN" or any(token.pos_ == "PROPN" for token in noun.lefts):
        return False
    inner = [one for child in noun.rights if child.lower_ in OF for one in child.children if one.dep_ == "pobj"]
    if noun.lemma_.lower() in VAGUE or noun.lower_ in VAGUE or noun.pos_ == "NUM":
        return not inner or vague(inner[0])
    return (
        noun.pos_ in {"DET", "ADJ"} or noun.lower_ in {"those", "these", "such"} or noun.ent_type_ in {"DATE", "TIME"}
    )


def may_speak(word: Token) -> bool:
    """Whether a person, a body or a document is meant, as far as the noun itself tells."""
    noun = meant(word)
    lemma = noun.lemma_.lower()
    if noun.pos_ == "PRON":
        return noun.lower_ in {"he", "she", "they", "i", "we", "his", "her", "their", "my", "our"}
    if noun.pos_ == "PROPN" or noun.ent_type_ in {"PERSON", "ORG", "NORP", "GPE"}:
        return True
    return lemma in ROLES | PEOPLE | BODIES or noun.lower_ in BODIES or lemma.endswith(DOERS)


def spoken(doc: Doc, words: Range) -> bool:
    """Whether there is a letter in it: a mark or a number is no name."""
    return any(token.is_alpha for token in doc[words[0] : words[1]])
