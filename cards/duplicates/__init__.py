"""One report is one source: copies of an article are merged, and words that two articles share count once."""

from __future__ import annotations

from cards.duplicates.articles import Merged, merged
from cards.duplicates.passages import once

__all__ = ["Merged", "merged", "once"]
