"""Whether words taken out of a sentence may stand in a question of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cards.finders.lexicons import EVALUATIVE, NEGATIONS

if TYPE_CHECKING:
    from spacy.tokens import Token

PERSONAL = frozenset(
    "he she it they him her them his its their we us our i me my you your this these those here".split()
)
DANGLING = frozenset({"ADP", "CCONJ", "SCONJ", "DET", "PART", "PUNCT", "SYM"})
UNSURE = frozenset({"may", "might", "could", "shall"})


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
    return not any(token.is_space or token.is_quote or token.is_bracket or token.like_url for token in words)


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
