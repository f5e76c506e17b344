"""A theme is a folder with a theme.toml: what it says of itself, what it builds on, and its colours and letters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from difflib import get_close_matches
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from cards.door import NOTHING, Door, refusal, toml
from cards.errors import SettingsError
from cards.settings import Print, Type
from cards.templates.archives import unpacked
from cards.templates.places import Folders, families, file, inside, stock

CONTEXT = 1
"""The version of what templates see; it only grows within a version, and templates/CONTEXT.md lists it."""
NAME = "theme.toml"
PYTHON = "python:"

PLAIN = Type()
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]*")
_INK = re.compile(r"--([a-z-]+):\s*([^;]+);[ \t]*(?:/\*\s*(.*?)\s*\*/)?")
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})|(?:rgb|hsl)a?\([\d.,%/ ]+\)")


@dataclass(frozen=True, slots=True)
class Manifest:
    """theme.toml: `context` is the version of what templates see that it was made for, `from` a theme of ours."""

    about: str  #: the theme in a line
    context: int = field(metadata={"least": 1})  #: the version of what templates see that it was made for
    base: str = field(default="", metadata={"toml": "from"})  #: a theme that it builds on
    author: str = ""  #: who made it
    licence: str = ""  #: on which terms others may use it
    ink: Mapping[str, str] = field(default_factory=lambda: NOTHING, hash=False)  #: colours by name, as in "#7a1f1f"
    type: Type = PLAIN  #: its letters


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme as it is used: its own folder and those of the themes that it builds on, nearest first."""

    name: str  #: as [print] theme names it
    folders: Folders
    about: str  #: what it says of itself
    ink: tuple[tuple[str, str], ...] = ()
    type: Type = PLAIN
    sheets: tuple[str, ...] = ()  #: its files of CSS, in the order in which they count


@dataclass(frozen=True, slots=True)
class Ink:
    """A colour by name, as css/ink.css gives it."""

    colour: str
    about: str


def themes(user: Path | None = None) -> dict[str, Path]:
    """The themes by name; one in the user's folder of templates stands in for ours of the same name."""
    places = [folder / "themes" for folder in (stock("templates"), user) if folder]
    return {path.parent.name: path.parent for place in places for path in sorted(place.glob(f"*/{NAME}"))}


def chosen(printing: Print) -> Theme:
    """The theme that [print] theme asks for, by name, path, zip or Python package."""
    return theme(printing.theme, printing.templates)


def theme(name: str, user: Path | None = None) -> Theme:
    """The theme of this name or path, with what it builds on; SettingsError if it cannot be used."""
    return _built(home(name, user), ())


def folders(printing: Print) -> Folders:
    """Where templates are looked for: the user's folder, then the theme's and those that it builds on."""
    return (*((printing.templates,) if printing.templates else ()), *chosen(printing).folders)


def inks(where: Folders) -> dict[str, Ink]:
    """The colours that may be set, with their defaults: css/ink.css is the list."""
    path = file(where, "css/ink.css")
    css = path.read_text(encoding="utf-8", errors="replace") if path else ""
    return {name: Ink(colour.strip(), about) for name, colour, about in _INK.findall(css)}


def refuse_inks(given: Mapping[str, str], where: Folders, place: str) -> None:
    """Raise SettingsError for a name that css/ink.css has not, or a colour that is none."""
    known = inks(where)
    for name, colour in given.items():
        if name not in known:
            near = get_close_matches(name, known, n=1)
            guess = f"did you mean {near[0]!r}? " if near else ""
            mend = f"{guess}there are: {', '.join(known)}"
            raise SettingsError(f"there is no ink {name!r}", where=place, mend=mend)
        if not _COLOUR.fullmatch(colour) and not _named(colour):
            mend = 'write a colour such as "#7a1f1f"'
            raise SettingsError(f"{colour!r} is not a colour", where=f"{place}, {name}", mend=mend)


def _named(colour: str) -> bool:
    from PIL.ImageColor import colormap

    return colour.lower() in colormap


def refuse_faces(letters: Type, where: Folders, place: str) -> None:
    """Fonts are asked for by the names that the templates' CSS gives them, so that every machine has them."""
    known = families(where)
    for use in ("serif", "sans", "display"):
        name = getattr(letters, use)
        if name and name not in known:
            near = get_close_matches(name, known, n=1)
            guess = f"did you mean {near[0]!r}? " if near else ""
            mend = f"{guess}there are: {', '.join(known)}; a theme adds its own in fonts.css"
            raise SettingsError(f"there is no font {name!r}", where=f"{place}, {use}", mend=mend)


def slug(folder: Path) -> str:
    """The theme's name from that of its folder, as CSS can have it."""
    name = folder.name.lower().replace("_", "-").replace(" ", "-")
    if not _SLUG.fullmatch(name):
        mend = "use letters a to z, digits and hyphens"
        raise SettingsError("cannot be a theme’s name", where=folder.name or str(folder), mend=mend)
    return name


def merged(under: Type, over: Type) -> Type:
    """Letters as `over` sets them; what it leaves out is as `under` has it."""
    named = {one.name: getattr(over, one.name) for one in fields(Type)}
    return replace(under, **{name: value for name, value in named.items() if value != getattr(PLAIN, name)})


def read(folder: Path) -> Manifest:
    """The theme.toml of a folder; SettingsError with every fault in it."""
    path = inside(folder, NAME)
    if path is None:
        mend = "`cards templates new NAME` makes a folder that has one"
        raise SettingsError(f"holds no {NAME}", where=str(folder), mend=mend)
    raw = toml(path, absent="`cards templates new NAME` makes a folder that has one")
    _refuse_other_times(raw, path)
    door = Door(folder, {})
    manifest: Manifest = door.record(Manifest, raw, "")
    if door.faults:
        raise refusal(path, door.faults)
    return manifest


def _refuse_other_times(raw: Mapping[str, Any], path: Path) -> None:
    """Before all else: a theme for another version may well hold what this one does not know."""
    version = raw.get("context")
    if isinstance(version, int) and version != CONTEXT:
        later = version > CONTEXT
        mend = "install a newer cards" if later else f"see templates/CONTEXT.md, and write context = {CONTEXT}"
        problem = f"was made for version {version} of what templates see, and this is version {CONTEXT}"
        raise SettingsError(problem, where=f"{path} context", mend=mend)


def _built(folder: Path, above: Folders) -> Theme:
    if folder in above:
        line = " from ".join(one.name for one in (*above, folder))
        raise SettingsError(f"builds on itself: {line}", where=str(folder / NAME), mend="write another name after from")
    manifest = read(folder)
    base = _built(home(manifest.base, None), (*above, folder)) if manifest.base else None
    name = slug(folder)
    below = base.folders if base else ()
    refuse_inks(manifest.ink, (folder, *below), f"{folder / NAME} [ink]")
    refuse_faces(manifest.type, (folder, *below), f"{folder / NAME} [type]")
    return Theme(
        name,
        (folder, *below),
        manifest.about,
        tuple({**dict(base.ink if base else ()), **manifest.ink}.items()),
        merged(base.type, manifest.type) if base else manifest.type,
        (*(base.sheets if base else ()), *_sheet(folder)),
    )


def _sheet(folder: Path) -> tuple[str, ...]:
    """How the theme's own theme.css is asked for: below themes/ if it is ours, as the nearest if it is not."""
    if inside(folder, "theme.css") is None:
        return ()
    ours = folder.parent == stock("templates") / "themes"
    return (f"stock/themes/{folder.name}/theme.css",) if ours else ("theme.css",)


def home(name: str, user: Path | None = None) -> Path:
    """The folder of the theme of this name, path, zip or Python package; SettingsError if there is none."""
    known = themes(user)
    if name in known:
        return known[name]
    if name.startswith(PYTHON):
        return _packaged(name.removeprefix(PYTHON))
    path = Path(name)
    if path.suffix == ".zip":
        return unpacked(path, NAME)
    if path.is_dir():
        return path
    if len(path.parts) > 1 or "/" in name:
        mend = "check the path; `cards templates new NAME` makes a folder to begin with"
        raise SettingsError("there is no such theme", where=str(path), mend=mend)
    near = get_close_matches(name, known, n=1)
    guess = f"did you mean {near[0]!r}? " if near else ""
    mend = f"{guess}there are: {', '.join(sorted(known))}; or give the path of a folder"
    raise SettingsError(f"there is no theme {name!r}", where="theme", mend=mend)


def _packaged(name: str) -> Path:
    """The folder of an installed package; it is looked up and never imported, so no code of a theme runs."""
    found = find_spec(name) if name.isidentifier() else None
    if found is None or not found.submodule_search_locations:
        mend = "install it with pip; its theme.toml lies beside its __init__.py"
        raise SettingsError(f"there is no package {name!r}", where="[print] theme", mend=mend)
    return Path(next(iter(found.submodule_search_locations)))
