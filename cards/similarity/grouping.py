"""Which texts on one subject say the same: by their vectors without what all share, and by rarer letters in common."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cards.similarity.sessions import Floats

WORD = re.compile(r"[^\W\d_]+|\d+")
LETTERS = 4
"""Letters of a run: words that differ in their endings share most of their runs."""
SHARED = 4.0
"""So many texts count as no subject yet: of few texts, less of their mean is taken away."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What likeness of vectors and letters in common weigh, and the least chance at which groups are joined."""

    meaning: float
    letters: float
    constant: float
    joined: float


WEIGHTS = Weights(meaning=5.02, letters=4.71, constant=-3.4, joined=0.34)
"""A logistic regression on the training split of Perspectrum; `python -m cards.training grouping` fits it anew."""


def groups(texts: Sequence[str], vectors: Floats, weights: Weights = WEIGHTS) -> tuple[tuple[int, ...], ...]:
    """The rows of texts that say the same, each group in order, the groups in the order of their first text."""
    return joined(sameness(texts, vectors, weights), weights.joined)


def sameness(texts: Sequence[str], vectors: Floats, weights: Weights = WEIGHTS) -> Floats:
    """The chance that each text says the same as each other: (n, n)."""
    return chances(*likeness(texts, vectors), weights)


def chances(meaning: Floats, letters: Floats, weights: Weights) -> Floats:
    scores = weights.meaning * meaning + weights.letters * letters + weights.constant
    return (1 / (1 + np.exp(-scores))).astype(np.float32)


def likeness(texts: Sequence[str], vectors: Floats) -> tuple[Floats, Floats]:
    """How like the texts are in meaning, without what all of them share, and in their letters: both (n, n)."""
    share = len(texts) / (len(texts) + SHARED)
    apart = _unit(vectors - share * vectors.mean(0)) if len(texts) else vectors
    letters = _letters(texts)
    return apart @ apart.T, letters @ letters.T


def joined(same: Floats, least: float) -> tuple[tuple[int, ...], ...]:
    """Average linkage: the two groups most surely the same are joined while their mean chance is at least `least`."""
    members: dict[int, tuple[int, ...]] = {row: (row,) for row in range(len(same))}
    means = same.astype(np.float64)
    np.fill_diagonal(means, -1.0)
    while len(members) > 1:
        kept, gone = sorted(map(int, np.unravel_index(np.argmax(means), means.shape)))
        if means[kept, gone] < least:
            break
        sizes = len(members[kept]), len(members[gone])
        mean = np.average(means[[kept, gone]], axis=0, weights=sizes)
        members[kept] = tuple(sorted(members[kept] + members.pop(gone)))
        means[kept], means[:, kept] = mean, mean
        means[gone], means[:, gone], means[kept, kept] = -1.0, -1.0, -1.0
        left = np.isin(np.arange(len(means)), list(members), invert=True)
        means[kept, left], means[left, kept] = -1.0, -1.0
    return tuple(sorted(members.values()))


def _letters(texts: Sequence[str]) -> Floats:
    """Each text by its runs of letters, the rarer ones counting for more: unit rows, (n, runs)."""
    told = [_runs(text) for text in texts]
    often = Counter(run for runs in told for run in runs)
    columns = {run: at for at, run in enumerate(sorted(often))}
    out = np.zeros((len(texts), len(columns)), dtype=np.float32)
    for row, runs in enumerate(told):
        for run in runs:
            out[row, columns[run]] = np.sqrt(np.log(1 + len(texts) / often[run]))
    return _unit(out)


def _runs(text: str) -> set[str]:
    words = (f" {word} " for word in WORD.findall(text.lower()))
    return {word[at : at + LETTERS] for word in words for at in range(max(1, len(word) - LETTERS + 1))}


def _unit(rows: Floats) -> Floats:
    out: Floats = rows / np.linalg.norm(rows, axis=1, keepdims=True).clip(1e-9)
    return out
