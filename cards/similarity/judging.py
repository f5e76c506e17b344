"""The models as the rooms above see them: what one said of a text is remembered, and it is not asked again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from cards.cache import NOTHING, Cache, key
from cards.hands import ALONE, Hands
from cards.pace import silent
from cards.similarity import aligning, embedding, pairs
from cards.similarity.sessions import Floats

Progress = Callable[[int, int], None]
AT_ONCE = 128
"""Texts after which what was said is kept: a run that is stopped loses no more."""
Asked = TypeVar("Asked", str, tuple[str, str])


@dataclass(frozen=True, slots=True)
class Judge:
    """The models, with what they said before: each speaks of one text or pair by itself, so that it may be.

    `progress` is told of many texts that get vectors: the sentences of a corpus, all at once.
    """

    cache: Cache = NOTHING
    progress: Progress = silent
    hands: Hands = ALONE

    def vectors(self, texts: Sequence[str]) -> Floats:
        """Vectors of unit length, one a row: (len(texts), 384)."""
        names = [key("vector", text) for text in texts]
        return self._said(names, texts, embedding.vectors, self.progress)

    def relations(self, asked: Sequence[tuple[str, str]]) -> Floats:
        """Probabilities that the passage (second) supports, opposes or does neither to the claim (first): (n, 3)."""
        names = [key("relation", *pair) for pair in asked]
        return self._said(names, asked, pairs.relations)

    def alignments(self, asked: Sequence[tuple[str, str]]) -> Floats:
        """How far the passage (second) speaks of what the question (first) asks, word by word, -1..1: (n, 1)."""
        names = [key("alignment", *pair) for pair in asked]
        return self._said(names, asked, aligning.alignments)

    def _said(
        self,
        names: Sequence[str],
        asked: Sequence[Asked],
        model: Callable[[Sequence[Asked]], Floats],
        progress: Progress = silent,
    ) -> Floats:
        if not asked:
            return model(())
        known = self.cache.known(names)
        new = {name: one for name, one in zip(names, asked, strict=True) if name not in known}
        waiting, told = tuple(new.items()), 0
        batches = [waiting[first : first + AT_ONCE] for first in range(0, len(new), AT_ONCE)]
        found = self.hands.map(model, [[one for _, one in some] for some in batches])
        for some, rows in zip(batches, found, strict=True):
            said = {name: row.tobytes() for (name, _), row in zip(some, rows, strict=True)}
            self.cache.keep(said)
            known |= said
            told += len(some)
            if len(new) > AT_ONCE:
                progress(told, len(new))
        return np.stack([np.frombuffer(known[name], dtype=np.float32) for name in names])
