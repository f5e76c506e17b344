"""`python -m tests.gate`: the gate's figures beside their floors, without holding anything to them."""

from __future__ import annotations

from tests.gate.parts import PARTS, rows

print(f"{'':52}{'figure':>9}{'floor':>9}")  # noqa: T201 - a table is its purpose
for part in PARTS:
    for row in [f"{part.name}: skipped, {part.skipped}"] if part.skipped else rows(part):
        print(row, flush=True)  # noqa: T201 - a table is its purpose
