"""The pair model, trained by `cards/training`: whether a passage supports a claim, opposes it, or does neither."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from cards.similarity.sessions import Floats, run, session

WEIGHTS = Path(__file__).with_name("pairs.onnx")
LONGEST = 112
SUPPORTS, OPPOSES, NEITHER = 0, 1, 2


def relations(pairs: Sequence[tuple[str, str]]) -> Floats:
    """Probabilities that the passage (second) supports, opposes or does neither to the claim (first): (n, 3)."""
    out = np.zeros((len(pairs), 3), dtype=np.float32)
    if not pairs:
        return out
    model = session(WEIGHTS)
    for row, scores in enumerate(run(model, pairs, longest=LONGEST)):
        powers = np.exp(scores - scores.max(1, keepdims=True))
        out[row] = powers / powers.sum(1, keepdims=True)
    return out
