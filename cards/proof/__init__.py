"""Whether every printed quotation stands, today, word for word in its source, and whether the pages print it."""

from __future__ import annotations

from cards.proof.printed import attached, unprinted, unsealed
from cards.proof.quotations import prove
from cards.proof.report import Checked, Fault, Report
from cards.proof.today import Found, reread

__all__ = ["Checked", "Fault", "Found", "Report", "attached", "prove", "reread", "unprinted", "unsealed"]
