"""Whether a sentence says a thing or its contrary, by its words and its syntax alone: no model is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from cards.finders.lexicons import ASKING, DENYING, DOUBTING, EVALUATIVE, NEGATIONS, OBLIGATION, WISHING
from cards.gather.pool import Floats, stems

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from cards.gather.pool import Sentence

ENOUGH = 0.5
"""The share of a statement's words that a clause must have to speak of the same thing."""
FEWEST = 2
"""Longer words that a statement must have for a clause to be told from any other about the same thing."""
TURNING = DENYING | DOUBTING | frozenset("resist fail refuse decline lack avoid prevent stop cease block".split())
"""Verbs that turn what they govern into its contrary."""
NO = NEGATIONS | frozenset("n’t cannot false untrue wrong myth unable impossible nonexistent".split())
OPEN = frozenset("if whether unless would could might".split())
"""What stands under one of these is not said to be so, nor not to be."""
DENIAL = frozenset("not never".split())
DEMANDING = (
    WISHING
    | ASKING
    | TURNING
    | frozenset("need support back endorse favor favour advocate defend propose deserve".split())
)
"""Words, beside "should" and its like, by which somebody is for something or against it."""


@dataclass(frozen=True, slots=True, eq=False)
class Clause:
    """What stands under a verb: the share of a position's words that it has, and its length in words."""

    verb: Token
    share: float
    length: int

    def names(self, key: frozenset[str]) -> bool:
        """Whether its verb is a word of the position."""
        own = stems(self.verb.text)
        return bool(own) and own <= key


def borne_out(sentences: Sequence[Sentence], positions: Sequence[str]) -> Floats:
    """How plainly each sentence says each position (up to 1), or its contrary (down to -1): (n, positions)."""
    keys = _keys(positions)
    out = np.zeros((len(sentences), len(positions)), dtype=np.float32)
    for at, (key, own, turn) in enumerate(keys):
        wanted = bool(OBLIGATION & set(positions[at].lower().split()))
        for row, sentence in enumerate(sentences):
            if _shared(sentence.stems, key, own) >= ENOUGH and (not wanted or _demands(sentence.words)):
                out[row, at] = turn * _said(sentence.words, key, own)
    return out


def speak_of(sentences: Sequence[Sentence], positions: Sequence[str], least: float) -> list[int]:
    """The sentences that have this share of the words of some position, by row."""
    keys = _keys(positions)
    return [
        row
        for row, sentence in enumerate(sentences)
        if any(_shared(sentence.stems, key, own) >= least for key, own, _ in keys)
    ]


def shares(sentences: Sequence[Sentence], positions: Sequence[str]) -> Floats:
    """The share of all words of the positions that each sentence has, at best over the positions: (n,)."""
    keys = [key for key, _, _ in _keys(positions)]
    found = [max(len(sentence.stems & key) / max(1, len(key)) for key in keys) for sentence in sentences]
    return np.array(found, dtype=np.float32)


def _demands(words: Span) -> bool:
    """Whether somebody wants something in it, or says what ought to be: what only happens, nobody need be for."""
    return any(token.lower_ in OBLIGATION or token.lemma_.lower() in DEMANDING for token in words)


def takes_no_side(words: Span) -> bool:
    """Whether a sentence asks, supposes or only says what a thing is: whatever it is near to, it backs nobody."""
    first = next((token.lower_ for token in words if token.is_alpha), "")
    asks = words.text.rstrip("”\"' ").endswith("?")
    return asks or first == "if" or any(token.lower_ == "whether" for token in words) or _describes(words)


def _describes(words: Span) -> bool:
    """Whether its main clause files something under a noun, and no more: "a levee is a bank", "is defined as"."""
    root = words.root
    if root.lemma_ == "define" and any(child.dep_ == "auxpass" for child in root.children):
        return True
    if root.lemma_ != "be" or any(child.dep_ in {"neg", "aux", "ccomp"} for child in root.children):
        return False
    named = [child for child in root.children if child.dep_ == "attr"]
    filed = any(part.dep_ == "det" and part.lower_ in {"a", "an"} for noun in named for part in noun.children)
    return filed and not {token.lemma_.lower() for token in words} & EVALUATIVE


def minted(positions: Sequence[str]) -> bool:
    """Whether one of two positions is the plain denial of the other: their words are the same."""
    return len({stems(position) for position in positions}) == 1


def _keys(positions: Sequence[str]) -> list[tuple[frozenset[str], frozenset[str], int]]:
    """Of each position: its words, those that no other has (all, if there are none), and -1 if it is a denial."""
    keys = [stems(position) for position in positions]
    out = []
    for at, (key, position) in enumerate(zip(keys, positions, strict=True)):
        others = frozenset[str]().union(*keys[:at], *keys[at + 1 :])
        out.append((key, key - others or key, -1 if DENIAL & set(position.lower().split()) else 1))
    return out


def _shared(have: frozenset[str], key: frozenset[str], own: frozenset[str]) -> float:
    """The share of the position's words; none of a position so short that its words only name its subject."""
    return min(len(have & key) / len(key), len(have & own) / len(own)) if len(key) >= FEWEST else 0.0


def _said(words: Span, key: frozenset[str], own: frozenset[str]) -> float:
    """The best clause's share of the words, with its sign; 0 where none has enough of them or it leaves it open."""
    if words.text.rstrip("”\"' ").endswith("?"):
        return 0.0
    clauses = [Clause(verb, *_share(verb, key, own)) for verb in words if verb.pos_ in {"VERB", "AUX"}]
    enough = [clause for clause in clauses if clause.share >= ENOUGH]
    best = max(enough, key=lambda clause: (clause.names(key), clause.share, -clause.length), default=None)
    return best.share * _sign(best.verb, key) if best and not _conceded(best.verb) else 0.0


def _conceded(verb: Token) -> bool:
    """Whether a "but" follows on the clause: what counts is said after it."""
    return any(child.dep_ == "cc" and child.lower_ == "but" and child.i > verb.i for child in verb.children)


def _share(verb: Token, key: frozenset[str], own: frozenset[str]) -> tuple[float, int]:
    """The share of the words that the clause under the verb has, and how many words it has itself."""
    below = [token.text for token in verb.subtree]
    return _shared(stems(" ".join(below)), key, own), len(below)


def _sign(verb: Token, key: frozenset[str]) -> int:
    """1 if the clause is said to be so, -1 if not, 0 if that is left open."""
    sign = 1
    for token in (verb, *_governing(verb)):
        near = {child.lower_ for child in token.children}
        if near & OPEN:
            return 0
        if near & NO:
            sign = -sign
        if token.lemma_.lower() in TURNING and not stems(token.text) <= key:
            sign = -sign
    return sign


def _governing(verb: Token) -> list[Token]:
    """The words above that say whether it is so: up through contents and complements, not through mere neighbours."""
    out, token = [], verb
    while token.dep_ in {"ccomp", "xcomp", "pcomp", "acl", "pobj", "prep", "dobj", "csubj"} and token.head is not token:
        token = token.head
        out.append(token)
    return out
