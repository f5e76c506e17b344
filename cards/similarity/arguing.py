"""How likely a statement is to be argued over, by a linear model over its vector and its traits."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np

from cards.similarity.sessions import Floats

WEIGHTS = Path(__file__).with_name("arguable.npy")


def arguable(vectors: Floats, traits: Floats) -> Floats:
    """Probability that each statement is one that people dispute: vectors (n, 384), traits (n, k) to (n,)."""
    weights = _weights()
    rows = np.hstack([vectors, traits])
    out: Floats = 1 / (1 + np.exp(-(rows @ weights[:-1] + weights[-1])))
    return out


@cache
def _weights() -> Floats:
    weights: Floats = np.load(WEIGHTS, allow_pickle=False)
    return weights
