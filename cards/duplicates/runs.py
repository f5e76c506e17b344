"""Runs of words, by which texts are compared: whoever copies keeps them, whoever tells it anew does not."""

from __future__ import annotations

import re

Run = tuple[str, ...]

_WORD = re.compile(r"[^\W_]+")


def runs(text: str, length: int) -> frozenset[Run]:
    """Every stretch of so many words; of a shorter text, the whole."""
    words = _WORD.findall(text.casefold())
    if 0 < len(words) < length:
        return frozenset((tuple(words),))
    return frozenset(zip(*(words[start:] for start in range(length)), strict=False))
