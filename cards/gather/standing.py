"""Whether words taken out of a sentence may stand in a question of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cards.finders.lexicons import EVALUATIVE, NEGATIONS, QUOTING, SAYING

if TYPE_CHECKING:
    from spacy.tokens import Token

VAGUE = frozenset(
    """
    he she it they we i you this that these those there who which what one someone everyone anyone nobody many some
    others most all both few several each another such people thing things something nothing everything time way
    question fact point issue matter reason lot number part kind case statement claim
    """.split()
)
EMPTY = QUOTING | {"begin", "seem", "appear", "tend", "find", "come", "mean", "want", "try", "get", "happen"}
"""Verbs whose complement is the claim, not they; so is that of any verb of `SAYING`, if it has one."""
PERSONAL = frozenset(
    "he she it they him her them his its their we us our i me my you your this these those here".split()
)
DANGLING = frozenset({"ADP", "CCONJ", "SCONJ", "DET", "PART", "PUNCT", "SYM"})
BRACKETS = frozenset("()[]{}<>")
UNSURE = frozenset({"may", "might", "could", "shall"})


def hollow(verb: Token) -> bool:
    """Whether the clause says little without words that ours would lack.

    "The threat that the flood poses" has its object outside; "the truth is that" says what comes after it; and
    "something" says nothing yet.
    """
    complement = any(child.dep_ in {"ccomp", "xcomp"} for child in verb.children)
    if verb.lemma_.lower() in EMPTY or (complement and verb.lemma_.lower() in SAYING) or verb.dep_ == "relcl":
        return True
    if verb.lemma_ == "be" and any(child.dep_ in {"ccomp", "xcomp"} for child in verb.children):
        return True
    told = [child for child in verb.children if child.dep_ in {"dobj", "attr"}]
    return any(child.lemma_.lower() in VAGUE for child in told)


def narrowed(noun: Token) -> bool:
    """Whether a clause that follows without a comma says which one is meant: "a mayor who drinks" is not just a mayor.

    A noun with a quality is told apart by that, and goes without "led by" or "to come".
    """
    told = any(child.dep_ in {"amod", "compound", "poss"} for child in noun.children)
    closer = {"relcl"} if told else {"relcl", "acl"}
    after = [child for child in noun.children if child.dep_ in closer and child.i > noun.i]
    return noun.pos_ == "NOUN" and any(noun.doc[child.left_edge.i - 1].text != "," for child in after)


def stands_alone(words: list[Token]) -> bool:
    """Whether it stands by itself, takes no side, and reads as one piece."""
    lowers = {token.lower_ for token in words} | {token.lemma_.lower() for token in words}
    if lowers & (PERSONAL | EVALUATIVE) or lowers & (NEGATIONS - {"not", "n't", "without"}):
        return False
    if words[0].tag_ in {"WDT", "WP", "WP$", "WRB"} or any(token.tag_ in {"WP", "WP$", "WDT"} for token in words):
        return False
    if (
        any(token.lower_ in UNSURE and token.tag_ == "MD" for token in words)
        or words[-1].pos_ in DANGLING
        or not all(map(_printable, words))
    ):
        return False
    if _torn(words):
        return False
    return not any(token.is_space or token.is_quote or token.like_url or set(token.text) & BRACKETS for token in words)


def _printable(token: Token) -> bool:
    return any(c.isalnum() for c in token.text) or token.text in {",", "-", "–", "%", "$", "'", "’", "'s", "’s"}


def _torn(words: list[Token]) -> bool:
    """Whether a word was kept and what it is written together with was not: "supporting" out of "X-supporting"."""
    kept = {token.i for token in words}
    doc = words[0].doc
    pairs = ((at, at + 1) for at in range(min(kept) - 1, max(kept) + 1) if 0 <= at < len(doc) - 1)
    joined = ((a, b) for a, b in pairs if not doc[a].whitespace_ and not (_stops(doc[a]) or _stops(doc[b])))
    return any((a in kept) != (b in kept) for a, b in joined if "n't" not in doc[b].lower_)


def _stops(token: Token) -> bool:
    return token.is_punct and token.text not in {"-", "–", "/"}
