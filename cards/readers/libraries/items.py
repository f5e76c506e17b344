"""An item in CSL-JSON's names as a record: what cannot be used is told, and the rest kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from cards.model import Name, Reference
from cards.readers import dates
from cards.readers.records import KINDS, TYPES, Record

Item = Mapping[str, Any]

_APART = frozenset(("type", "author", "issued", "accessed", "url", "inferred", "qualifications"))
_WORDS = tuple(one.name for one in fields(Reference) if one.name not in _APART and one.type == "str")
_KINDS = {
    "entry-encyclopedia": "encyclopedia", "entry-dictionary": "reference", "interview": "transcript",
    "hearing": "transcript", "bill": "government", "legislation": "government", "regulation": "government",
    "treaty": "government",
}  # fmt: skip
_GENRES = {
    "column": "opinion", "commentary": "opinion", "editorial": "opinion", "letter to the editor": "opinion",
    "op-ed": "opinion", "news": "news report", "party platform": "party or advocacy", "manifesto": "party or advocacy",
}  # fmt: skip
_TAG = re.compile(r"</?(?:i|b|sup|sub|span)\b[^>]*>")
_SLASHED = re.compile(r"(\d{4})(?:/(\d{1,2})?)?(?:/(\d{1,2})?)?(?:/.*)?")


@dataclass(frozen=True, slots=True)
class Entry:
    """One record of a library: its key there, the record, and the files that it is attached to, as they are written.

    `faults` say which of its fields could not be used, and why.
    """

    key: str
    record: Record
    attachments: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()


def entry(key: str, item: Item, origin: str, attachments: tuple[str, ...] = ()) -> Entry:
    """The entry that an item makes; `origin` is the file that it stands in."""
    issued, accessed = _date(item.get("issued")), _date(item.get("accessed"))
    reference = Reference(
        type=_type(item),
        author=tuple(_names(item.get("author"))),
        issued=issued.iso,
        accessed=accessed.iso,
        url=_url(item),
        inferred=("issued",) if issued.about and issued.iso else (),
        **{name: _plain(item.get(name.replace("_", "-"))) for name in _WORDS},
    )
    odd = {"issued": issued.odd, "accessed": accessed.odd}
    faults = tuple(f'“{said}” in "{name}" is not a date' for name, said in odd.items() if said)
    return Entry(key, Record(reference, _kind(item), origin=origin), attachments, faults)


def _type(item: Item) -> str:
    return found if (found := str(item.get("type", ""))) in TYPES else "document"


def _kind(item: Item) -> str:
    """Only what the record says outright: a newspaper prints reports and opinions alike."""
    genre = _plain(item.get("genre")).lower()
    return genre if genre in KINDS else _GENRES.get(genre, "") or _KINDS.get(_type(item), "")


def _plain(value: object) -> str:
    """A field's words on one line, without the marks for italics that titles may hold."""
    if isinstance(value, list):
        value = next(iter(value), "")
    return " ".join(_TAG.sub("", str(value)).split()) if isinstance(value, (str, int)) else ""


def _url(item: Item) -> str:
    doi = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", _plain(item.get("DOI")))
    return _plain(item.get("URL")) or (f"https://doi.org/{doi}" if doi else "")


def _names(value: object) -> Iterator[Name]:
    for one in value if isinstance(value, list) else ():
        parts = {key: _plain(words) for key, words in one.items()} if isinstance(one, Mapping) else {}
        family = " ".join(filter(None, (parts.get("non-dropping-particle"), parts.get("family"), parts.get("suffix"))))
        given = " ".join(filter(None, (parts.get("given"), parts.get("dropping-particle"))))
        if parts.get("literal") or not family:
            family, given, literal = "", "", parts.get("literal") or given
        else:
            literal = ""
        if family or literal:
            yield Name(family=family, given=given, literal=literal)


@dataclass(frozen=True, slots=True)
class _Date:
    iso: str = ""
    about: bool = False
    odd: str = ""


def _date(value: object) -> _Date:
    """A date in any of CSL's forms; of a range its beginning; "circa" marks it as worked out."""
    if not isinstance(value, Mapping):
        return _written(_plain(value)) if value else _Date()
    about = value.get("circa") not in (None, False, 0, "", "0", "false")
    parts = value.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    numbers = [str(part) for part in first if str(part).strip()]
    if not numbers:
        found = _written(_plain(value.get("raw") or value.get("literal") or ""))
        return _Date(found.iso, about, found.odd)
    iso = "-".join([numbers[0], *(part.zfill(2) for part in numbers[1:3])])
    return _Date(iso, about) if dates.real(iso) else _Date(odd=iso)


def _written(words: str) -> _Date:
    if not words or words.lower() in {"n.d.", "n.d", "no date", "undated"}:
        return _Date()
    iso = words[:10] if dates.real(words[:10]) else _iso(words)
    return _Date(iso) if iso else _Date(odd=words)


def _iso(words: str) -> str:
    if dates.real(words):
        return words
    slashed = _SLASHED.fullmatch(words)
    if slashed:
        iso = "-".join(part.zfill(2) for part in slashed.groups() if part)
        return iso if dates.real(iso) else ""
    begun = words.partition("/")[0]
    if dates.real(begun):
        return begun
    return dates.iso(words) if dates.LINE.fullmatch(words) and not re.fullmatch(r"[\d-]+", words) else ""
