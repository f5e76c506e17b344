"""CSL-JSON (.json), as Zotero and others export it: a list of items."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from cards.errors import ReadError
from cards.readers.libraries.items import Entry, entry

_MEND = "export it again, or mend that place; Zotero calls the format “CSL JSON”"


def is_library(text: str) -> bool:
    """Whether it is meant as CSL-JSON: a list whose items say their type. A .json file may be anything."""
    try:
        loaded = json.loads(text)
    except (ValueError, RecursionError):
        return text.lstrip("\ufeff \n\r\t").startswith("[") and '"type"' in text and '"title"' in text
    return isinstance(loaded, list) and any(isinstance(one, Mapping) and "type" in one for one in loaded)


def entries(text: str, where: str) -> Iterator[Entry | ReadError]:
    try:
        loaded: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        yield ReadError(f"not valid JSON: {error}", mend=_MEND, where=where)
        return
    if not isinstance(loaded, list):
        yield ReadError("not a list of items, as CSL-JSON is", mend=_MEND, where=where)
        return
    for number, item in enumerate(loaded, 1):
        if isinstance(item, Mapping):
            yield entry(str(item.get("citation-key") or item.get("id") or f"item {number}"), item, where)
        else:
            yield ReadError(f"item {number} is not an object; it was passed over", mend=_MEND, where=where)
