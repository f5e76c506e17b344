"""What a reference manager such as Zotero exported, in the folder or named in deck.toml: one entry for each record.

To add a format: write a module with `entries(text, where)`, and put its ending into LIBRARIES.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from cards.errors import ReadError, SettingsError
from cards.readers.libraries import bibtex, csljson, ris
from cards.readers.libraries.items import Entry


class Format(Protocol):
    """A module that reads one format: an entry, or its fault, for each record of the text."""

    def entries(self, text: str, where: str) -> Iterator[Entry | ReadError]: ...


LIBRARIES: Mapping[str, Format] = MappingProxyType({".bib": bibtex, ".json": csljson, ".ris": ris})
LARGEST = 20_000_000
"""Bytes of a .json file that is looked into, unless deck.toml names it."""


@dataclass(frozen=True, slots=True)
class Library:
    """One exported file: where it lies, its entries, and what in it could not be read."""

    path: Path
    entries: tuple[Entry, ...]
    problems: tuple[ReadError, ...]


def shelf(folders: Iterable[Path], named: Sequence[Path] = ()) -> tuple[Library, ...]:
    """The libraries that were named, and those that lie in the folders, each once."""
    lying = [path for folder in folders for path in sorted(folder.iterdir()) if _is_library(path)]
    for path in named:
        _refuse(path)
    return tuple(_load(path) for path in dict.fromkeys(path.resolve() for path in (*named, *lying)))


def _is_library(path: Path) -> bool:
    """By its ending; of .json files only those that hold CSL-JSON, which none does that is very large."""
    if path.suffix.lower() not in LIBRARIES or path.name.startswith(".") or not path.is_file():
        return False
    if path.suffix.lower() != ".json":
        return True
    try:
        return path.stat().st_size <= LARGEST and csljson.is_library(_text(path))
    except OSError:
        return False


def _refuse(path: Path) -> None:
    """A library that a person named must be there, and be one."""
    if not path.is_file():
        mend = "check the path in deck.toml; it is seen from the folder of deck.toml"
        raise SettingsError("there is no such library", mend=mend, where=str(path))
    if path.suffix.lower() not in LIBRARIES:
        mend = f"export it as one of {', '.join(LIBRARIES)}"
        raise SettingsError("is no library that can be read", mend=mend, where=str(path))


def _load(path: Path) -> Library:
    try:
        text = _text(path)
    except OSError as error:
        mend = "check that you may read it"
        return Library(path, (), (ReadError(f"it cannot be read: {error.strerror}", mend=mend, where=path.name),))
    found = tuple(LIBRARIES[path.suffix.lower()].entries(text, path.name))
    entries = tuple(one for one in found if isinstance(one, Entry))
    problems = [one for one in found if isinstance(one, ReadError)]
    mend = "mend it in the library and export it again; the other fields of the entry are used"
    problems += [
        ReadError(f"{fault}; it is left out", mend=mend, where=f"{path.name}, entry {one.key}")
        for one in entries
        for fault in one.faults
    ]
    return Library(path, entries, tuple(problems))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return path.read_text(encoding="cp1252", errors="replace")


__all__ = ["LIBRARIES", "Entry", "Format", "Library", "shelf"]
