"""Decks of older versions made whole: what later versions write besides has the value that it would have had."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cards.fairness import Share, thin

Json = dict[str, Any]


def whole(document: Json) -> Json:
    """The deck with every field that this version reads; what is no deck at all is left for the reader to refuse."""
    for question in _lists(document, "questions"):
        _given(question, nearest=[], trace=[], agreed=[], differing=[])
        for position, few in _thinness(question):
            _given(position, passed=[], thin=few)
            for evidence in (*_lists(position, "evidence"), *_lists(position, "passed")):
                _given(evidence, trace=[])
    return document


def _thinness(question: Json) -> Iterator[tuple[Json, bool]]:
    """Each position, and whether it is thin by what was found for it."""
    positions = tuple(_lists(question, "positions"))
    few = thin([Share(sum(1 for _ in _lists(position, "evidence"))) for position in positions])
    yield from zip(positions, few, strict=True)


def _given(item: Json, **later: object) -> None:
    for name, value in later.items():
        item.setdefault(name, value)


def _lists(item: Json, name: str) -> Iterator[Json]:
    held = item.get(name) if isinstance(item, dict) else None
    yield from (one for one in held if isinstance(one, dict)) if isinstance(held, list) else ()
