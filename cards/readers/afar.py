"""Sources at an address (s3://, zip:// ...), by whichever driver of fsspec is installed: copied, as they are.

Nothing is fetched but what a person writes down; the copies are gone when the program ends.
"""

from __future__ import annotations

import atexit
import re
import shutil
import tempfile
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

from cards.errors import NoSources, OutsideFolder

MOST, LARGEST = 100_000, 2_000_000_000
"""Files, and bytes of all of them, that are fetched for one run."""
BESIDE = frozenset((".bib", ".json", ".ris", ".toml"))
"""What may tell of sources, and is none."""
PREFIX = "contested-fetched-"
_PACKED = re.compile(r"(zip|tar|libarchive)://(?!.*::)(?=.)")


def is_address(name: str) -> bool:
    return "://" in name


def is_copy(folder: Path) -> bool:
    """Whether it was fetched, and goes with the program."""
    return folder.name.startswith(PREFIX)


@cache
def fetched(address: str, endings: frozenset[str]) -> Path:
    """A folder with the files that lie there, read-only; of those of other endings the names alone."""
    files, start, names = _listed(address)
    size = sum(int(files.info(name).get("size") or 0) for name in names) if len(names) <= MOST else 0
    if len(names) > MOST or size > LARGEST:
        problem = f"{len(names)} files of {size // 1_000_000} MB lie there"
        mend = f"name a part of it: at most {MOST} files and {LARGEST // 1_000_000} MB are fetched"
        raise NoSources(problem, mend=mend, where=address)
    root = Path(tempfile.mkdtemp(prefix=PREFIX))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    for name, below in zip(names, _below(names, start, address), strict=True):
        _copy(files, name, root / below, endings | BESIDE, address)
    return root


def _listed(address: str) -> tuple[Any, str, Sequence[str]]:
    """The driver, where its files begin, and what they are called."""
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        mend = "pip install 'contested[remote]', or give a folder of this machine"
        raise NoSources("what fetches it is not installed", mend=mend, where=address) from error
    try:
        files, path = url_to_fs(_PACKED.sub(r"\1://::", address))
        found = files.glob(path) if _has_magic(path) else [path] if files.isfile(path) else files.find(path)
        names = sorted(name for name in found if files.isfile(name))
    except ImportError as error:
        mend = "install with pip what it names"
        raise NoSources(f"there is no driver for it: {error}", mend=mend, where=address) from error
    except Exception as error:
        raise _unfetched(error, address) from error
    if not names:
        raise NoSources("nothing lies there", mend="check the spelling of the address", where=address)
    alone = names == [path] or _has_magic(path)
    return files, path.partition("*")[0].rpartition("/")[0] if alone else path, names


def _has_magic(path: str) -> bool:
    return "*" in path


def _below(names: Sequence[str], start: str, address: str) -> Iterator[PurePosixPath]:
    """The names below the folder that was asked for; one that leads out of it is refused with all the others."""
    for name in names:
        below = PurePosixPath(name.removeprefix(start).lstrip("/"))
        if ".." in below.parts or not below.name or ":" in below.name:
            mend = "leave that file out, and fetch it anew"
            raise OutsideFolder(f"it holds {name!r}, which leads out of the folder", mend=mend, where=address)
        yield below


def _copy(files: Any, name: str, to: Path, wanted: Collection[str], address: str) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    to.touch()
    if to.suffix.lower() in wanted:
        try:
            to.write_bytes(files.cat_file(name))
        except Exception as error:
            raise _unfetched(error, address) from error
    to.chmod(0o444)


def _unfetched(error: Exception, address: str) -> NoSources:
    """Drivers are other people's, and raise what they like."""
    said = str(error) or type(error).__name__
    mend = "check the address and your network; nothing else was asked for"
    return NoSources(f"cannot be fetched: {said}", mend=mend, where=address)
