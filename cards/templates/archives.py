"""A theme in one .zip file, unpacked where nothing else is: no entry leads out, and none is larger than it says."""

from __future__ import annotations

import atexit
import shutil
import stat
import tempfile
import zipfile
from functools import lru_cache
from pathlib import Path, PurePosixPath

from cards.errors import SettingsError

MOST, LARGEST = 500, 50_000_000
"""Files, and bytes of all of them, that a theme may have."""


def unpacked(path: Path, wanted: str) -> Path:
    """The folder of the archive that holds `wanted`; it is gone when the program ends."""
    if not path.is_file():
        raise SettingsError("there is no such theme", where=str(path), mend="check the path")
    root = _opened(path.resolve(), path.stat().st_mtime_ns)
    found = sorted(root.rglob(wanted), key=lambda one: len(one.parts))
    if not found:
        raise SettingsError(f"holds no {wanted}", where=str(path), mend="zip the folder of the theme as it is")
    return found[0].parent


@lru_cache(maxsize=8)
def _opened(path: Path, _changed: int) -> Path:
    root = Path(tempfile.mkdtemp(prefix="contested-theme-"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    home = root / path.stem
    home.mkdir()
    try:
        with zipfile.ZipFile(path) as archive:
            _refuse(archive.infolist(), path)
            archive.extractall(home)
    except (zipfile.BadZipFile, OSError, EOFError, RuntimeError) as error:
        mend = "zip the folder of the theme anew, without a password"
        raise SettingsError(f"cannot be unpacked: {error}", where=str(path), mend=mend) from error
    return home


def _refuse(entries: list[zipfile.ZipInfo], path: Path) -> None:
    size = sum(entry.file_size for entry in entries)
    if len(entries) > MOST or size > LARGEST:
        problem = f"holds {len(entries)} files of {size // 1_000_000} MB in all"
        raise SettingsError(
            problem, where=str(path), mend=f"a theme has at most {MOST} files and {LARGEST // 1_000_000} MB"
        )
    for entry in entries:
        name = PurePosixPath(entry.filename.replace("\\", "/"))
        linked = stat.S_ISLNK(entry.external_attr >> 16)
        if name.is_absolute() or ".." in name.parts or linked or ":" in entry.filename:
            problem = f"holds {entry.filename!r}, which leads out of the theme"
            raise SettingsError(problem, where=str(path), mend="leave that entry out")
