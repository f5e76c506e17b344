"""Files that appear whole or not at all, and folders as a deck beside them names them."""

from __future__ import annotations

import hashlib
import os
import platform
import re
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
    parts = tuple(path.with_name(f".{path.name}.{_here()}.{os.getpid()}.part") for path in paths)
    try:
        for path in paths:
            path.parent.mkdir(parents=True, exist_ok=True)
            _sweep(path)
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


def _sweep(path: Path) -> None:
    """Away with what killed runs left of this file; what a run that lives is writing, or another machine, stays."""
    left = re.compile(rf"\.{re.escape(path.name)}\.{re.escape(_here())}\.(\d+)\.part")
    for part in path.parent.iterdir():
        found = left.search(part.name)
        if found and not _lives(int(found[1])):
            with suppress(OSError):
                part.unlink()


def _here() -> str:
    """The name of this machine: a folder may be shared, and process numbers mean nothing on another."""
    return re.sub(r"\W", "", platform.node()) or "here"


def _lives(process: int) -> bool:
    if os.name == "nt":  # nobody can be asked there without being stopped
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # it is somebody else's
        return True
    return True


def fingerprints(paths: Mapping[str, Path]) -> dict[str, str]:
    """SHA-256 of each file's bytes, by the name of the source that was read from it."""
    return {file: hashlib.sha256(path.read_bytes()).hexdigest() for file, path in paths.items()}


def relative(roots: Iterable[Path], folder: Path) -> tuple[str, ...]:
    """The roots as deck.json in `folder` names them."""
    return tuple(Path(os.path.relpath(root.resolve(), folder.resolve())).as_posix() for root in roots)
