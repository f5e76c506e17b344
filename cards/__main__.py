"""`python -m cards` is the command `cards`."""

from __future__ import annotations

from cards.cli import main

main()
