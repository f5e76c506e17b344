"""What a person states of the sources: `sources.toml` beside the files, and the front matter of Markdown.

One table for each file, under its path below the folder of the sources.toml, between quotes:

    ["lee.txt"]
    author = ["Lee, Ada", "Harbour Board"]      # "Family, Given"; a name without a comma is a body or a pen name
    title = "Fees and seats"
    container-title = "Portbridge Gazette"      # the newspaper, journal or site
    publisher = ""
    issued = "2024-05-01"                       # or "2024-05", "2024"
    accessed = 2026-11-20
    URL = "https://example.org/fees"
    kind = "opinion"                            # a word of KINDS
    type = "article-newspaper"                  # a type of CSL
    qualifications = "Chair of the parents' council"    # as the source gives them
    owner = "the town council"                  # who owns or funds the publisher
    country = "Northland"                       # of the publisher
    stake = "it decides on the fees"            # what the publisher or author would gain in the dispute
    notice = "mocks a minority"                 # what readers should be warned of
    inferred = ["issued"]                       # fields that you worked out; they are printed with a mark
    note = "from the school library's cuttings"

    ["lee.txt#2"]                               # the second article of the same file

A record wins over what the text says. "" leaves a field to the text; "not given" says that there is none, whatever
the text may seem to say. A file that is not there may have a record. The table in the nearest folder counts.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from cards.errors import SettingsError
from cards.model import Name, Reference, Standing
from cards.readers import compose, dates, names
from cards.readers.pieces import NOWHERE, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from cards.model import Source

FILE = "sources.toml"
KINDS = ("news report", "opinion", "encyclopedia", "government", "party or advocacy", "reference", "transcript")
TYPES = frozenset(
    """article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset
    document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation
    manuscript map motion_picture pamphlet paper-conference patent performance periodical personal_communication post
    post-weblog regulation report review review-book software song speech standard thesis treaty webpage""".split()
)
_FIELDS = {
    "title": "title", "container-title": "container_title", "publisher": "publisher", "url": "url",
    "qualifications": "qualifications", "type": "type",
}  # fmt: skip
_STANDING = ("owner", "country", "stake")
_DATES = {"issued": "issued", "accessed": "accessed"}
_OTHER = ("author", "kind", *_STANDING, "notice", "note", "inferred")
_KEYS = (*_FIELDS, *_DATES, *_OTHER)
_FRONT = {
    "authors": "author", "by": "author", "date": "issued", "published": "issued", "publication": "container-title",
    "journal": "container-title", "newspaper": "container-title", "website": "container-title", "link": "url",
}  # fmt: skip
_NONE = "not given"
_HEADER = re.compile(r"(?m)^[ \t]*\[([^\[\]]+)\]")
_ONE = "keep one of the two tables"
_OF_REFERENCE = frozenset((*_FIELDS.values(), *_DATES, "author"))


@dataclass(frozen=True, slots=True)
class Record:
    """What is stated of one article, and where (`origin`); `cleared` are the fields that it is said not to have."""

    reference: Reference = UNKNOWN
    kind: str = ""
    notes: tuple[str, ...] = ()
    cleared: tuple[str, ...] = ()
    standing: Standing = NOWHERE
    notice: str = ""
    origin: str = FILE

    def applied(self, source: Source) -> Source:
        """The source with this record over what was found in its text."""
        reference = compose.over(self.reference, source.reference)
        empty: dict[str, Any] = {name: () if name == "author" else "" for name in self.cleared if name in _OF_REFERENCE}
        return replace(
            source,
            reference=replace(reference, **empty),
            kind="" if "kind" in self.cleared else self.kind or source.kind,
            notes=(*source.notes, *self.notes),
            standing=replace(source.standing, **self._stands()),
            notice="" if "notice" in self.cleared else self.notice or source.notice,
            origins=compose.traced(dict(source.origins), dict.fromkeys(self._stated(), self.origin)),
        )

    def _stands(self) -> dict[str, str]:
        """Of owner, country and stake those that are stated, or said not to be."""
        known = {name: words for name in _STANDING if (words := getattr(self.standing, name))}
        return known | {name: "" for name in _STANDING if name in self.cleared}

    def _stated(self) -> Iterator[str]:
        yield from compose.known(self.reference, self.kind)
        yield from (*self._stands(), *self.cleared, *(["notice"] if self.notice else []))


def load(folder: Path) -> Mapping[str, Record]:
    """The records in a folder's sources.toml by file name; none if it has no such file."""
    path = folder / FILE
    return {} if not path.is_file() else parse(_text(path), str(path))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"it cannot be read: {error}", mend="save it as text in UTF-8", where=str(path)) from None


def parse(text: str, where: str) -> Mapping[str, Record]:
    try:
        loaded = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        if twice := [name for name, count in Counter(_HEADER.findall(text)).items() if count > 1]:
            raise SettingsError(f"two records for {twice[0]}", mend=_ONE, where=where) from None
        mend = 'give each file one table such as ["lee.txt"], and each text between quotes'
        raise SettingsError(f"not valid TOML: {error}", mend=mend, where=where) from None
    out: dict[str, Record] = {}
    for name, table in _tables(loaded, where):
        if name in out:
            raise SettingsError(f'two records for "{name}"', mend=_ONE, where=where)
        out[name] = record(table, f'{where}, ["{name}"]')
    return out


def _tables(loaded: Mapping[str, Any], where: str, before: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each file's table; [lee.txt] without quotes is TOML for "txt" inside "lee", and is read as it was meant."""
    for key, value in loaded.items():
        name = f"{before}.{key}" if before else key.replace("\\", "/").removeprefix("./")
        if not isinstance(value, dict):
            mend = 'put it under the name of a file, as in ["lee.txt"]'
            raise SettingsError(f'"{name}" stands outside the table of any file', mend=mend, where=where)
        inner = value and all(isinstance(one, dict) for one in value.values()) and not _known(value)
        yield from _tables(value, where, name) if inner else ((name, value),)


def _known(table: Mapping[str, Any]) -> bool:
    return any(_plain_key(key) in _KEYS for key in table)


def _plain_key(key: str) -> str:
    return key.lower().replace("_", "-")


def record(table: Mapping[str, Any], where: str) -> Record:
    for key in table:
        if _plain_key(key) not in _KEYS:
            raise SettingsError(f'no field is called "{key}"', mend=_suggest(_plain_key(key), _KEYS), where=where)
    return _read({_plain_key(key): value for key, value in table.items()}, where)


def _suggest(word: str, known: tuple[str, ...]) -> str:
    close = get_close_matches(word, known, n=1)
    guess = f'did you mean "{close[0]}"? ' if close else ""
    return f"{guess}the words known here are: {', '.join(known)}"


def _read(table: Mapping[str, Any], where: str) -> Record:
    cleared = tuple(_attribute(key) for key, value in table.items() if value in (_NONE, [_NONE]))
    given = {key: value for key, value in table.items() if value not in (_NONE, [_NONE], "", [])}
    fields: dict[str, Any] = {_FIELDS[key]: _words(value, key, where) for key, value in given.items() if key in _FIELDS}
    fields |= {_DATES[key]: _date(value, key, where) for key, value in given.items() if key in _DATES}
    if "author" in given:
        fields["author"] = _authors(given["author"], where)
    if "inferred" in given:
        fields["inferred"] = tuple(_attribute(name) for name in _listed(given["inferred"]))
    kind = _words(given.get("kind", ""), "kind", where).lower()
    _known_word(kind, "kind", KINDS, where)
    _known_word(fields.get("type", ""), "type", tuple(sorted(TYPES)), where)
    said = {key: _words(given.get(key, ""), key, where) for key in (*_STANDING, "notice", "note")}
    standing = Standing(**{key: said[key] for key in _STANDING})
    return Record(Reference(**fields), kind, (said["note"],) if said["note"] else (), cleared, standing, said["notice"])


def _attribute(key: object) -> str:
    return _FIELDS.get(_plain_key(str(key)), _plain_key(str(key)))


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _words(value: object, key: str, where: str) -> str:
    if isinstance(value, str):
        return " ".join(value.split())
    raise SettingsError(f'"{key}" is not a text', mend=f'write it between quotes: {key} = "…"', where=where)


def _known_word(word: str, key: str, known: tuple[str, ...], where: str) -> None:
    if word and word not in known:
        raise SettingsError(f'"{word}" is no {key} of source', mend=_suggest(word, known), where=where)


def _date(value: object, key: str, where: str) -> str:
    found = _iso(value)
    if not found:
        mend = 'write it as "2024-05-01", "2024-05" or "2024", or leave it ""'
        raise SettingsError(f'"{value}" in "{key}" is not a date', mend=mend, where=where)
    return found


def _iso(value: object) -> str:
    """An ISO date from TOML's or YAML's date, a year, or a date written out."""
    words = value.isoformat()[:10] if isinstance(value, date) else str(value).strip()
    if dates.real(words):
        return words
    return dates.iso(words) if dates.LINE.fullmatch(words) and not re.fullmatch(r"[\d-]+", words) else ""


def _authors(value: object, where: str) -> tuple[Name, ...]:
    return tuple(_author(one, where) for one in _listed(value))


def _author(value: object, where: str) -> Name:
    """A name as "Family, Given", a body or pen name as it stands, or CSL-JSON's {family, given} and {literal}."""
    if isinstance(value, dict) and value.keys() <= {"family", "given", "literal"}:
        return Name(**{key: str(words) for key, words in value.items()})
    words = _words(value, "author", where)
    return names.name(words) if ", " in words else Name(literal=words)


def of_front_matter(front: Mapping[str, Any], where: str) -> Record:
    """The fields that a Markdown file's front matter has; other keys are its own business.

    It was not written for us: what cannot be used is noted, not refused.
    """
    table: dict[str, Any] = {}
    for key, value in front.items():
        plain = _FRONT.get(_plain_key(key), _plain_key(key))
        if plain in _KEYS and value is not None:
            table.setdefault(plain, _usable(plain, value))
    odd = [key for key, value in table.items() if value is None and key != "type"]
    record = _read({key: value for key, value in table.items() if value is not None}, where)
    written = tuple(names.name(name.literal) if name.literal else name for name in record.reference.author)
    notes = (*record.notes, *(f"front matter: {key} was not understood" for key in odd))
    return replace(record, reference=replace(record.reference, author=written), notes=notes, origin="front matter")


def _usable(key: str, value: object) -> object:
    """The value as a record may have it, or None."""
    if key in {"author", "inferred"}:
        found = [one for one in map(_front_name, _listed(value)) if one]
        return found or None
    if isinstance(value, bool) or not isinstance(value, (str, int, float, date)):
        return None
    if key in _DATES:
        return _iso(value) or None
    words = str(value)
    known = {"kind": KINDS, "type": TYPES}.get(key)
    return words if known is None or words in ("", _NONE) or words.lower() in known else None


def _front_name(value: object) -> object:
    """One author as blogs write them: a name, {name: ...}, or CSL-JSON's parts."""
    if isinstance(value, dict):
        parts = {str(key): one for key, one in value.items() if isinstance(one, str)}
        whole = parts.get("name", "")
        return whole or {key: one for key, one in parts.items() if key in {"family", "given", "literal"}}
    return value if isinstance(value, str) else None
