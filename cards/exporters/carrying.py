"""Folders of templates as values: what a layout needs of them, wherever it is made."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache as once
from pathlib import Path

from cards import templates
from cards.exporters.layout import FONTS, PICTURES
from cards.templates import Folders

NEEDED = frozenset((*FONTS, *PICTURES, ".css", ".html"))
Files = tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """One folder: the name of one of ours, which is everywhere; or where the user's own lies, and what is in it."""

    name: str
    files: Files | None = field(default=None, repr=False)


def packed(where: Folders) -> tuple[Carried, ...]:
    """The folders to be sent along."""
    return tuple(_packed(folder) for folder in where)


@once
def unpacked(carried: tuple[Carried, ...]) -> Folders:
    """The folders where this is run: the very same, if they are here; else made of what was sent."""
    return tuple(_unpacked(one) for one in carried)


def _packed(folder: Path) -> Carried:
    ours = templates.stock("templates")
    if folder.resolve().is_relative_to(ours.resolve()):
        return Carried(folder.resolve().relative_to(ours.resolve()).as_posix())
    return Carried(str(folder.absolute()), tuple(_files(folder)))


def _unpacked(one: Carried) -> Path:
    if one.files is None:
        return templates.stock("templates") / one.name
    here = Path(one.name)
    return here if tuple(_files(here)) == one.files else _made(one.files)


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    paths = (path for path in sorted(folder.rglob("*")) if path.suffix.lower() in NEEDED)
    names = (path.relative_to(folder).as_posix() for path in paths)
    # What leads out of the folder is not to be printed, and so not sent either.
    yield from ((name, path.read_bytes()) for name in names if (path := templates.inside(folder, name)))


def _made(files: Files) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="contested-templates-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for name, data in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder
