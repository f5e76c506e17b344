"""The pair model, trained by `cards/training`: whether a passage supports a claim, opposes it, or does neither."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from cards.similarity.sessions import Floats, batches, run, session

WEIGHTS = Path(__file__).with_name("pairs.onnx")
LONGEST = 112
SUPPORTS, OPPOSES, NEITHER = 0, 1, 2


def relations(pairs: Sequence[tuple[str, str]]) -> Floats:
    """Probabilities that the passage (second) supports, opposes or does neither to the claim (first): (n, 3)."""
    out = np.zeros((len(pairs), 3), dtype=np.float32)
    if not pairs:
        return out
    model = session(WEIGHTS)
    # One pair at a time: int8 activations are scaled over the whole batch, and a verdict must not hang on its company.
    for batch, scores in run(model, batches(pairs, longest=LONGEST, size=1)):
        powers = np.exp(scores - scores.max(1, keepdims=True))
        out[list(batch.rows)] = powers / powers.sum(1, keepdims=True)
    return out
