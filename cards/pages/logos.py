"""A school's logo: a small picture from a file of one's own, carried into the page as it is."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from cards.errors import SettingsError

TYPES: Mapping[str, str] = MappingProxyType(
    {".png": "image/png", ".svg": "image/svg+xml", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
)
LARGEST = 4_000_000


def data(path: Path | None) -> str:
    """The picture as a data: URL; "" if none is set."""
    if path is None:
        return ""
    where = f"[print] logo {path}"
    if path.suffix.lower() not in TYPES:
        mend = f"save it as one of: {', '.join(TYPES)}"
        raise SettingsError(f"a logo cannot be a {path.suffix or 'file without ending'}", where=where, mend=mend)
    try:
        body = path.read_bytes()
    except OSError as error:
        raise SettingsError(error.strerror or "cannot be read", where=where, mend="check the path") from error
    if len(body) > LARGEST:
        raise SettingsError(
            f"has {len(body) / 1_000_000:.0f} MB", where=where, mend=f"make it smaller than {LARGEST // 1_000_000} MB"
        )
    return f"data:{TYPES[path.suffix.lower()]};base64,{base64.b64encode(body).decode()}"
