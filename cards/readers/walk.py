"""Which files below the given folders are sources; nothing is opened here."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from glob import has_magic
from pathlib import Path
from typing import TYPE_CHECKING

from cards.errors import NoSources, OutsideFolder, ReadError, SettingsError, UnknownFormat

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

_OTHERS = re.compile(
    r"\..*|~\$.*|.*~|(?:readme|licen[sc]e|notice|copying)(?:\..*)?|.*\.(?:bib|json|ris|toml)|thumbs\.db|desktop\.ini",
    re.IGNORECASE,
)
_ARCHIVES = frozenset(".7z .bz2 .gz .rar .tar .tbz .tgz .txz .xz .zip .zst".split())
_PAGE_PARTS = re.compile(r"(.+)(?:_files| files|-Dateien|_fichiers)$")


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: where it lies, its name below its root, and that root."""

    path: Path
    file: str
    root: Path


def find(paths: Sequence[Path], suffixes: Collection[str]) -> tuple[tuple[Found, ...], tuple[ReadError, ...]]:
    """Every file to read, folder by folder in the order of names, and a problem for each that is passed over."""
    found: dict[Path, Found] = {}
    problems: list[ReadError] = []
    for path in paths:
        for one in _below(path):
            fault = _fault(one, suffixes)
            if fault:
                problems.append(fault)
            elif not one.path.is_dir():  # a link to another folder of the same root, which is walked where it lies
                found.setdefault(_real(one.path), one)
    _refuse_twins(tuple(found.values()))
    return tuple(found.values()), tuple(problems)


def _below(path: Path) -> Iterator[Found]:
    if path.is_dir():
        yield from (Found(one, one.relative_to(path).as_posix(), path) for one in _walk(path))
    elif path.exists() or path.is_symlink():
        yield Found(path, path.name, path.parent)
    elif has_magic(str(path)):
        yield from _matching(path)
    else:
        mend = "check the spelling, or name the folder that holds your texts: cards build FOLDER"
        raise NoSources("there is no such file or folder", mend=mend, where=str(path))


def _matching(path: Path) -> Iterator[Found]:
    """What a pattern such as texts/*.txt names, below the folder that it begins with."""
    fixed = [part for part in path.parts if not has_magic(part)]
    root = (
        Path(*path.parts[: next(index for index, part in enumerate(path.parts) if has_magic(part))])
        if fixed
        else Path()
    )
    pattern = "/".join(path.parts[len(root.parts) :])
    for one in sorted(root.glob(pattern)) if root.is_dir() else ():
        if one.is_file() and not _OTHERS.fullmatch(one.name):
            yield Found(one, one.relative_to(root).as_posix(), root)


def _walk(folder: Path) -> Iterator[Path]:
    """Files in the order of their names; links to folders are not followed, so no circle can be walked."""
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError:
        yield folder  # found to be unreadable when its turn comes
        return
    pages = {entry.stem for entry in entries if entry.suffix.lower() in {".html", ".htm"}}
    for entry in entries:
        if _OTHERS.fullmatch(entry.name):
            continue
        if entry.is_dir() and not entry.is_symlink():
            parts = _PAGE_PARTS.fullmatch(entry.name)
            if not (parts and parts[1] in pages):  # the pictures and scripts of a saved page
                yield from _walk(entry)
        else:
            yield entry


def _fault(one: Found, suffixes: Collection[str]) -> ReadError | None:
    """Why a file cannot be a source, or None."""
    if one.path.is_symlink() and (fault := _link(one)):
        return fault
    if one.path.is_dir():
        mend = "give yourself leave to open it, or take it out of the folder"
        return (
            None if one.path.is_symlink() else ReadError("this folder cannot be opened", mend=mend, where=str(one.path))
        )
    if not one.path.is_file():
        return ReadError("this is no ordinary file", mend="take it out of the folder", where=one.file)
    if one.path.suffix.lower() in _ARCHIVES:
        mend = "unpack it, and put the texts that you need into the folder"
        return UnknownFormat("this is an archive, and archives are not opened", mend=mend, where=one.file)
    if one.path.suffix.lower() not in suffixes:
        known = ", ".join(sorted(suffixes))
        mend = f"save it as one of {known}, or take it out of the folder"
        return UnknownFormat(
            f"nothing here reads {one.path.suffix or 'a file without an ending'}", mend=mend, where=one.file
        )
    return None


def _link(one: Found) -> ReadError | None:
    target = _real(one.path)
    if not target.exists():
        return ReadError("this link leads nowhere", mend="mend the link or delete it", where=one.file)
    if not target.is_relative_to(_real(one.root)):
        mend = "put a copy of the file itself into the folder"
        return OutsideFolder(f"this link leads out of the folder, to {target}", mend=mend, where=one.file)
    return None


def _real(path: Path) -> Path:
    """Where the links of a path lead; unlike Path.resolve it comes back from a circle."""
    return Path(os.path.realpath(path))


def _refuse_twins(found: Sequence[Found]) -> None:
    """A card names its source by file, so two files of one name cannot be told apart."""
    seen: dict[str, Found] = {}
    for one in found:
        other = seen.setdefault(one.file, one)
        if other is not one:
            mend = "rename one of them, or name only the folder that holds both"
            raise SettingsError(f'two sources are called "{one.file}": {other.path} and {one.path}', mend=mend)
