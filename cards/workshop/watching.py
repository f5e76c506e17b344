"""Whether something changed in some files and folders: asked often, and cheap."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

SKIPPED = frozenset((".git", "__pycache__", ".venv", "node_modules"))
MOST = 5_000
"""Files that are looked at: a folder of more is no theme."""


def fingerprint(paths: Iterable[Path]) -> int:
    """A number that changes when a file is written, added or taken away; what is not there counts as that."""
    seen: list[tuple[str, int, int]] = []
    for path in paths:
        _look(str(path), seen)
    return hash(tuple(seen))


def _look(path: str, seen: list[tuple[str, int, int]]) -> None:
    try:
        found = os.stat(path)  # noqa: PTH116 - this runs several times in a second
    except OSError:
        seen.append((path, 0, 0))
        return
    seen.append((path, found.st_mtime_ns, found.st_size))
    if os.path.isdir(path) and len(seen) < MOST:  # noqa: PTH112
        with os.scandir(path) as entries:
            for entry in sorted(entries, key=lambda one: one.name):
                if entry.name not in SKIPPED:
                    _look(entry.path, seen)
