"""Contested: from a folder of texts on a disputed subject to a printed deck of argument cards."""

from __future__ import annotations

__version__ = "0.1.0"
