"""What a theme or a folder of templates changed against ours, and what we changed since it was copied."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cards import templates


@dataclass(frozen=True, slots=True)
class Change:
    """One file of a theme: what it changed, as a diff, and what we changed since it was copied; "" is nothing."""

    name: str
    theirs: str
    ours: str
    alone: bool = False

    @property
    def lines(self) -> Iterator[str]:
        if self.alone:
            yield f"{self.name}: is the theme's own"
        elif not self.theirs and not self.ours:
            yield f"{self.name}: is as ours; delete it, and it stays up to date by itself"
        if self.theirs:
            yield from (f"{self.name}: changed against ours", self.theirs)
        if self.ours:
            yield from (f"{self.name}: changed by us since it was copied; take over what you want", self.ours)


def changes(folder: Path) -> tuple[Change, ...]:
    """Every template and style of the folder, compared with ours of the same path."""
    return tuple(_changes(folder))


def _changes(folder: Path) -> Iterator[Change]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.suffix not in (".html", ".css") or name.startswith(f"{templates.KEPT}/"):
            continue
        if not templates.inside(folder, name):
            continue
        ours = templates.inside(templates.stock("templates"), name)
        kept = templates.inside(folder, f"{templates.KEPT}/{name}") or ours
        if ours is None or kept is None:
            yield Change(name, "", "", alone=True)
        else:
            yield Change(name, _difference(kept, path, name), _difference(kept, ours, name))


def _difference(old: Path, new: Path, name: str) -> str:
    before, after = (path.read_text(encoding="utf-8", errors="replace").splitlines() for path in (old, new))
    return "\n".join(difflib.unified_diff(before, after, f"before/{name}", f"after/{name}", lineterm="", n=1))
