"""How likely a statement is to be argued over, by a linear model over its sentence vector."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np

from cards.similarity.sessions import Floats

WEIGHTS = Path(__file__).with_name("arguable.npy")


def arguable(vectors: Floats) -> Floats:
    """Probability that each statement, given by its vector, is one that people dispute: (n, 384) to (n,)."""
    weights = _weights()
    out: Floats = 1 / (1 + np.exp(-(vectors @ weights[:-1] + weights[-1])))
    return out


@cache
def _weights() -> Floats:
    weights: Floats = np.load(WEIGHTS, allow_pickle=False)
    return weights
