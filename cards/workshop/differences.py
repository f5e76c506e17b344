"""What a theme or a folder of templates changed against ours, and what we changed since it was copied."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cards import templates


@dataclass(frozen=True, slots=True)
class Change:
    """One file of a theme: what it changed, as a diff, and what we changed since it was copied; "" is nothing."""

    name: str
    theirs: str = ""
    ours: str = ""
    note: str = ""

    @property
    def lines(self) -> Iterator[str]:
        if self.note:
            yield f"{self.name}: {self.note}"
        elif not self.theirs and not self.ours:
            yield f"{self.name}: is as ours; delete it, and it stays up to date by itself"
        if self.theirs:
            yield from (f"{self.name}: changed against ours", self.theirs)
        if self.ours:
            yield from (f"{self.name}: changed by us since it was copied; take over what you want", self.ours)


ALONE = "is the theme's own"
GONE = "is not among ours any more: it is used only where your own templates name it"


def changes(folder: Path) -> tuple[Change, ...]:
    """Every template and style of the folder, compared with ours of the same path."""
    return tuple(_changes(folder))


def _changes(folder: Path) -> Iterator[Change]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.suffix not in (".html", ".css") or name.startswith(f"{templates.KEPT}/"):
            continue
        if templates.inside(folder, name):
            yield _change(folder, path, name)


def _change(folder: Path, path: Path, name: str) -> Change:
    ours = templates.inside(templates.stock("templates"), name)
    kept = templates.inside(folder, f"{templates.KEPT}/{name}")
    if ours is None:
        return Change(name, note=GONE if kept else ALONE)
    blocks = _blocks(path, name)
    if blocks:
        return Change(name, note=f"extends ours, and changes {blocks}; all else stays up to date by itself")
    since = _difference(kept, ours, f"{name}, ours when copied", f"{name}, ours now") if kept else ""
    was = "ours when copied" if since else "ours"
    return Change(name, _difference(kept or ours, path, f"{name}, {was}", f"{name}, yours"), since)


def _blocks(path: Path, name: str) -> str:
    """The blocks that a template changes which extends ours of the same path, in words; "" if it does not."""
    text = _read(path)
    if not re.search(rf"{{%-?\s*extends\s+[\"']stock/{re.escape(name)}[\"']", text):
        return ""
    found = re.findall(r"{%-?\s*block\s+(\w+)", text)
    return f"the block{'s' * (len(found) != 1)} {', '.join(found)}" if found else "no block"


def _difference(old: Path, new: Path, before: str, after: str) -> str:
    was, now = _read(old).splitlines(), _read(new).splitlines()
    return "\n".join(difflib.unified_diff(was, now, before, after, lineterm="", n=1))


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")
