"""Decks of older versions made whole: what later versions write besides has the value that it would have had."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]


def whole(document: Json) -> Json:
    """The deck with every field that this version reads; what is no deck at all is left for the reader to refuse."""
    for question in _lists(document, "questions"):
        _given(question, nearest=[], trace=[], agreed=[], differing=[])
        for position in _lists(question, "positions"):
            _given(position, passed=[])
            for evidence in (*_lists(position, "evidence"), *_lists(position, "passed")):
                _given(evidence, trace=[])
    return document


def _given(item: Json, **later: list[Any]) -> None:
    for name, value in later.items():
        item.setdefault(name, value)


def _lists(item: Json, name: str) -> Iterator[Json]:
    held = item.get(name) if isinstance(item, dict) else None
    yield from (one for one in held if isinstance(one, dict)) if isinstance(held, list) else ()
