"""The names of entries: digests of all that a result hangs on, this program and what it stands on included."""

from __future__ import annotations

import hashlib
import platform
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[1]
APART = frozenset({"__pycache__", "training", "_stock"})
"""Folders of the program that nothing which is kept depends on; templates and seeds come with the contents."""


def key(step: str, *parts: str | bytes) -> str:
    """The name of what `step` makes of `parts`, here and now."""
    return _digest((step, program(), *parts))


def mark(paths: Iterable[Path]) -> str:
    """One mark for the names and contents of these files."""
    return _digest(part for path in paths for part in (path.name, path.read_bytes()))


@cache
def program() -> str:
    """One mark for this program to the last byte, the versions of all packages, the language and the machine's kind.

    Coarse on purpose: to know which of them a step does not need would be another thing to be wrong about.
    """
    return _digest((sys.version, platform.machine(), *_packages(), edition()))


@cache
def edition() -> str:
    """One mark for the files of this program alone."""
    return mark(_files(PACKAGE))


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.is_dir() and path.name not in APART:
            yield from _files(path)
        elif path.is_file():
            yield path


def _packages() -> Iterator[str]:
    """Each is a folder whose name has its version: "spacy-3.8.7.dist-info"."""
    for folder in map(Path, sys.path):
        yield from sorted(path.name for path in folder.glob("*.dist-info"))


def _digest(parts: Iterable[str | bytes]) -> str:
    found = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(len(data).to_bytes(8, "big"))
        found.update(data)
    return found.hexdigest()
