"""The zip archive that some documents are: nothing is unpacked to disk, and nothing beyond a limit."""

from __future__ import annotations

import zipfile
import zlib
from typing import TYPE_CHECKING

from cards.errors import NotText, ReadError

if TYPE_CHECKING:
    from pathlib import Path

_MOST = 300_000_000  # bytes unpacked, pictures and all
_LARGEST = 60_000_000  # of one part that is read
_PARTS = 20_000
_LOCKED = 0x1


def opened(path: Path, file: str, *, what: str) -> zipfile.ZipFile:
    """The archive, or a ReadError if it is broken, locked, or would unpack to more than any document has."""
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        mend = f"save it again from the program that made it, as {what}"
        raise NotText(f"this is not {what}, or it is broken", mend=mend, where=file) from None
    parts = archive.infolist()
    fault = ""
    if any(part.flag_bits & _LOCKED for part in parts):
        fault = "it is locked with a password"
    elif len(parts) > _PARTS or sum(part.file_size for part in parts) > _MOST:
        fault = f"it would unpack to more than {_MOST // 1_000_000} MB, which no document does"
    if fault:
        archive.close()
        raise ReadError(fault, mend="save a copy of the text alone, without a password and pictures", where=file)
    return archive


def part(archive: zipfile.ZipFile, name: str, file: str) -> bytes:
    """One part of it; b"" if it has no such part."""
    try:
        if archive.getinfo(name).file_size > _LARGEST:
            mend = "split it, or keep only the chapters that you need"
            raise ReadError(f"its part {name} is larger than {_LARGEST // 1_000_000} MB", mend=mend, where=file)
        return archive.read(name)
    except KeyError:
        return b""
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError):
        mend = "save it again from the program that made it, or fetch it again"
        raise NotText(f"its part {name} is broken", mend=mend, where=file) from None
