"""What was worked out before, kept by all that it was worked out from; it may be lost at any time, and nothing with it.

A key is the digest of everything that a result depends on: the contents it is made from, and this very program. So an
entry is never out of date, only forgotten. What must be proved is proved anew, whether its parts were kept or not.
"""

from __future__ import annotations

from cards.cache.kept import NOTHING, Cache, opened, told
from cards.cache.keys import edition, key, mark
from cards.cache.packing import pack, unpack
from cards.cache.shelf import Shelf

__all__ = ["NOTHING", "Cache", "Shelf", "edition", "key", "mark", "opened", "pack", "told", "unpack"]
