"""Where a template, font or picture lies: in the nearest of some folders that has it, and never outside of them."""

from __future__ import annotations

import re
from pathlib import Path

PACKAGE = Path(__file__).parents[1]
Folders = tuple[Path, ...]
"""Folders of templates, nearest first; our own come after them, unnamed."""

_FAMILY = re.compile(r"font-family:\s*[\"']?([^\"';]+)")


def stock(name: str) -> Path:
    """A folder that ships with the tool ("templates", "seeds"): inside the installed package, or beside it."""
    packed = PACKAGE / "_stock" / name
    return packed if packed.is_dir() else PACKAGE.parent / name


def inside(folder: Path, name: str) -> Path | None:
    """The file `name` of a folder; None if it is absent, or lies outside by "..", an absolute path or a link."""
    path = folder / name
    real = path.resolve()
    return path if real.is_relative_to(folder.resolve()) and real.is_file() else None


def file(folders: Folders, name: str) -> Path | None:
    """A file that a template names: the nearest, ours last; None if outside all folders or absent."""
    found = (inside(folder, name) for folder in (*folders, stock("templates")))
    return next((path for path in found if path), None)


def strays(folders: Folders, name: str) -> bool:
    """Whether a name leads out of the folders, by "..", an absolute path or a link, instead of being absent."""
    return any((folder / name).exists() and not inside(folder, name) for folder in (*folders, stock("templates")))


def faces(folders: Folders) -> str:
    """The CSS that declares fonts: css/fonts.css, and what each theme adds in a fonts.css of its own."""
    shared = file(folders, "css/fonts.css")
    own = (inside(folder, "fonts.css") for folder in reversed(folders))
    # A letter that is not UTF-8 stands in a comment, or else in a name that is then not found.
    return "\n".join(path.read_text(encoding="utf-8", errors="replace") for path in (shared, *own) if path)


def families(folders: Folders) -> tuple[str, ...]:
    """The names under which pages may ask for fonts; their files are the templates' own."""
    return tuple(dict.fromkeys(_FAMILY.findall(faces(folders))))


def listing() -> tuple[str, ...]:
    """The templates that a folder of one's own may replace, by path."""
    ours = stock("templates")
    found = (path.relative_to(ours) for path in ours.rglob("*") if path.suffix in (".html", ".css"))
    return tuple(sorted(path.as_posix() for path in found if path.parts[0] not in ("themes", "sample")))
