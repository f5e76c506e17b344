"""An address as a QR code: a drawing that needs no file and no network."""

from __future__ import annotations

from functools import lru_cache

LONGEST = 300
"""Letters of an address beyond which a code of this size can no longer be read from paper."""


@lru_cache(maxsize=256)
def code(url: str) -> str:
    """The code as a data: URL; "" of what is no address of the web, or too long for print."""
    import segno

    if not url.startswith(("http://", "https://")) or len(url) > LONGEST:
        return ""
    drawn: str = segno.make(url, error="m", micro=False).svg_data_uri(border=4, light="#ffffff", omitsize=True)
    return drawn
