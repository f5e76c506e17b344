"""A copy of one template of ours, or the beginnings of a whole theme, in a folder of one's own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import fields
from difflib import get_close_matches
from pathlib import Path

from cards.errors import SettingsError, Unwritable
from cards.settings import Type
from cards.templates.manifest import CONTEXT, NAME, Theme, inks, slug, theme, themes
from cards.templates.places import listing, stock
from cards.told import told

KEPT = ".stock"
"""Beside what was copied: our files as they were then, so that `cards templates diff` can tell what changed since."""


def copy(name: str, to: Path) -> Path:
    """A copy of our template `name` in the user's folder; what already stands there is never written over."""
    if name not in listing():
        near = get_close_matches(name, listing(), n=1)
        mend = f"did you mean {near[0]!r}?" if near else "`cards templates list` shows them"
        raise SettingsError(f"there is no template {name!r}", mend=mend)
    if to.exists() and not to.is_dir():
        raise Unwritable("is a file, not a folder", where=str(to), mend="choose another folder with --to")
    goal = to / name
    if goal.exists():
        raise SettingsError("is there already", where=str(goal), mend="delete it first, or copy into another folder")
    text = (stock("templates") / name).read_bytes()
    try:
        _written(goal, text)
        _written(to / KEPT / name, text)
    except OSError as error:
        raise Unwritable(
            error.strerror or str(error), where=str(goal), mend="choose another folder with --to"
        ) from error
    return goal


def new(goal: Path, base: str) -> Path:
    """A folder with the beginnings of a theme that builds on `base`; a theme that is not ours is copied whole."""
    if goal.exists():
        raise SettingsError("is there already", where=str(goal), mend="choose another name, or delete it first")
    slug(goal)
    found = theme(base)
    try:
        if base in themes():
            _written(goal / NAME, _begun(goal.name, base, found).encode())
            _written(goal / "theme.css", STYLE.encode())
        else:
            shutil.copytree(found.folders[0], goal, symlinks=True)
    except OSError as error:
        raise Unwritable(error.strerror or str(error), where=str(goal), mend="choose another place") from error
    return goal


STYLE = """/* What the colours and letters in theme.toml cannot say. It comes after our own CSS, and wins over it.
   What can be named: .card .head .tag .cite .quote .ours .foot (fronts), .back .band .stands (backs), .book (title
   page), .reading (handout). Try it: `cards templates preview --theme` with this folder. */
"""


def _begun(name: str, base: str, found: Theme) -> str:
    return "\n".join((*_head(name, base), "", "[ink]", *_colours(found), "", "[type]", *_letters(found), ""))


def _head(name: str, base: str) -> Iterator[str]:
    yield f'about = "{name.replace("-", " ").replace("_", " ").capitalize()}, a theme of my own"'
    yield f"context = {CONTEXT}  # the version of what templates see: leave it as it is"
    yield f'from = "{base}"  # what is not said here is as in this theme'


def _colours(found: Theme) -> Iterator[str]:
    mine = dict(found.ink)
    for name, ink in inks(found.folders).items():
        about = f"  # {ink.about}" if ink.about else ""
        yield f'# {name} = "{mine.get(name, ink.colour)}"{about}'


def _letters(found: Theme) -> Iterator[str]:
    for one in fields(Type):
        value = getattr(found.type, one.name)
        shown = one.metadata["example"] if not value else f'"{value}"' if isinstance(value, str) else value
        yield f"# {one.name} = {shown}  # {told(Type)[one.name]}"


def _written(goal: Path, text: bytes) -> None:
    goal.parent.mkdir(parents=True, exist_ok=True)
    goal.write_bytes(text)
