"""A Reference to CSL-JSON and back, letter for letter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cards.model import Name, Reference

Json = dict[str, Any]


def csl(reference: Reference) -> Json:
    """A reference in CSL-JSON; fields that are not known are left out."""
    item = {
        "type": reference.type,
        "author": [_name(name) for name in reference.author],
        "title": reference.title,
        "container-title": reference.container_title,
        "publisher": reference.publisher,
        "issued": _date(reference.issued),
        "accessed": _date(reference.accessed),
        "URL": reference.url,
        "custom": _custom(reference),
    }
    return {key: value for key, value in item.items() if value}


def reference(item: Mapping[str, Any]) -> Reference:
    """A Reference from CSL-JSON, as `csl` writes it."""
    custom = item.get("custom", {})
    return Reference(
        type=item.get("type", ""),
        author=tuple(Name(**{key: str(part) for key, part in name.items()}) for name in item.get("author", ())),
        title=item.get("title", ""),
        container_title=item.get("container-title", ""),
        publisher=item.get("publisher", ""),
        issued=_iso(item.get("issued", {})),
        accessed=_iso(item.get("accessed", {})),
        url=item.get("URL", ""),
        inferred=tuple(custom.get("inferred", ())),
        qualifications=custom.get("qualifications", ""),
    )


def _custom(reference: Reference) -> Json:
    """What CSL has no name for, in the place it keeps for that."""
    extra = {"inferred": list(reference.inferred), "qualifications": reference.qualifications}
    return {key: value for key, value in extra.items() if value}


def _name(name: Name) -> Json:
    parts = {"family": name.family, "given": name.given, "literal": name.literal}
    return {key: part for key, part in parts.items() if part}


def _date(iso: str) -> Json:
    """A date in CSL's parts; one that would not come back letter for letter is kept as it was written."""
    if not iso:
        return {}
    parts = iso.split("-")
    if iso.isascii() and all(part.isdigit() for part in parts):
        date = {"date-parts": [[int(part) for part in parts]]}
        if _iso(date) == iso:
            return date
    return {"raw": iso}


def _iso(date: Mapping[str, Any]) -> str:
    if not date or "raw" in date:
        return str(date.get("raw", ""))
    year, *rest = date["date-parts"][0]
    return "-".join([f"{year:04d}", *(f"{part:02d}" for part in rest)])
