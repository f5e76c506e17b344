"""How far a passage speaks of what a question asks, word by word: each word looks for the likest in the passage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np

from cards.similarity.embedding import tokens
from cards.similarity.sessions import Floats
from cards.similarity.wordpieces import sizes

FUNCTION = frozenset(
    "a an the this that these those it its of to in on at by for from with as and or but nor is are was were be been "
    "being has have had do does did no not s t who whom whose which what when where why how he she they his her their "
    "should would will shall can could may might must there than then so if whether".split()
)
"""Words that join others, and ask for nothing themselves."""
MOST = 2_000
"""Texts whose token vectors are held, of about 45 kB each."""
_SEEN: dict[str, Floats] = {}


def alignments(pairs: Sequence[tuple[str, str]]) -> Floats:
    """How like its likest piece in the passage (second) each piece of a word asked for (first) is, on average: (n, 1).

    The likeness is that of token vectors in their sentences, as in BERTScore's recall (Zhang et al. 2020), -1..1.
    """
    out = np.zeros((len(pairs), 1), dtype=np.float32)
    known = _known(tuple(dict.fromkeys(text for pair in pairs for text in pair)))
    for row, (asked, passage) in enumerate(pairs):
        wanted = known[asked][list(_asked_for(asked, len(known[asked])))]
        out[row] = (wanted @ known[passage].T).max(1).mean() if len(wanted) and len(known[passage]) else 0.0
    return out


def _known(texts: Sequence[str]) -> Mapping[str, Floats]:
    """The token vectors of each text; those of a corpus's sentences are asked for again with each question."""
    new = [text for text in texts if text not in _SEEN]
    if len(_SEEN) + len(new) > MOST:
        _SEEN.clear()
        new = list(texts)
    _SEEN.update(zip(new, tokens(new), strict=True))
    return _SEEN


@cache
def _asked_for(text: str, count: int) -> tuple[int, ...]:
    """Which of the first so many pieces of a text are of words that say what it asks for."""
    marked = [word not in FUNCTION and word.isalnum() for word, size in sizes(text) for _ in range(size)]
    return tuple(at for at, asked in enumerate(marked[:count]) if asked)
