"""Files that appear whole or not at all, and folders as a deck beside them names them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from cards.errors import Unwritable

MEND = "choose another folder with -o"


def writable(folder: Path) -> None:
    """Refuse a folder that cannot be written to before the long work, not after it; nothing is made yet."""
    there = next((place for place in (folder, *folder.absolute().parents) if place.exists()), Path("/"))
    if not there.is_dir():
        raise Unwritable("is a file, not a folder", where=str(there), mend=MEND)
    if not os.access(there, os.W_OK | os.X_OK):
        raise Unwritable("Permission denied", where=str(there), mend=MEND)


@contextmanager
def whole(*paths: Path) -> Iterator[tuple[Path, ...]]:
    """Names to write under; all are put in place together when all is well, and none if anything fails."""
    parts = tuple(path.with_name(f".{path.name}.{os.getpid()}.part") for path in paths)
    try:
        for folder in {path.parent for path in paths}:
            folder.mkdir(parents=True, exist_ok=True)
        yield parts
        for part, path in zip(parts, paths, strict=True):
            part.replace(path)
    except OSError as error:
        where = str(error.filename2 or error.filename or paths[0])
        raise Unwritable(error.strerror or str(error), where=where, mend=MEND) from error
    finally:
        for part in parts:
            with suppress(OSError):
                part.unlink()


def fingerprints(paths: Mapping[str, Path]) -> dict[str, str]:
    """SHA-256 of each file's bytes, by the name of the source that was read from it."""
    return {file: hashlib.sha256(path.read_bytes()).hexdigest() for file, path in paths.items()}


def relative(roots: Iterable[Path], folder: Path) -> tuple[str, ...]:
    """The roots as deck.json in `folder` names them."""
    return tuple(Path(os.path.relpath(root.resolve(), folder.resolve())).as_posix() for root in roots)
