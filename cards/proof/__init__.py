"""Whether every printed quotation stands, today, word for word in its source, and whether the pages print it."""

from __future__ import annotations

from cards.proof.printed import attached, unprinted, unsealed
from cards.proof.quotations import Fault, Report, prove, reread

__all__ = ["Fault", "Report", "attached", "prove", "reread", "unprinted", "unsealed"]
