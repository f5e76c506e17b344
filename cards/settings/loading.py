"""deck.toml, or the command line, to Settings; every fault in it is shown at once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from cards.door import NOTHING, Door, key_of, refusal, toml
from cards.errors import SettingsError
from cards.settings.sections import Motion, Settings


def motion(words: str) -> Motion:
    """A question as the command line has it: "Question?", or "Question? | one position | another position"."""
    text, *positions = (part.strip() for part in words.split("|"))
    faults = (
        (not text, "it asks nothing", "write the question between quotation marks"),
        (len(positions) == 1, "it has one position", "give at least two, parted by |, or none to have them found"),
        (not all(positions), "one of its positions is empty", 'write --ask "Question? | one position | another"'),
    )
    for wrong, problem, mend in faults:
        if wrong:
            raise SettingsError(problem, where=f"--ask {words!r}", mend=mend)
    return Motion(text, tuple(positions))


def load(path: Path | None = None, *, tables: Mapping[str, Collection[str]] = NOTHING, **overrides: object) -> Settings:
    """Settings from defaults, then deck.toml at `path`, then `overrides` (what the command line says; None is unsaid).

    `tables` are the names that a setting may choose from: kinds, stocks, papers, styles, formats.
    """
    given = {name: value for name, value in overrides.items() if value is not None}
    settings = _from_file(path, tables) if path else Settings()
    origins = {**settings.origins, **dict.fromkeys(given, "command line")}
    return replace(settings, **given, origins=MappingProxyType(origins))  # type: ignore[arg-type]


def narrowed(settings: Settings, only: Sequence[str] | None, since: Path | None) -> Settings:
    """The settings with the choice of cards that the command line makes; names may be parted by commas."""
    names = tuple(name.strip() for one in only or () for name in one.split(",") if name.strip())
    chosen = replace(settings.print, only=names or settings.print.only)
    return replace(settings, print=replace(chosen, changed_since=since or settings.print.changed_since))


def effective(settings: Settings) -> Iterator[tuple[str, object, str]]:
    """Each setting by name, with its value and where that came from: default, deck.toml or command line."""
    for one in fields(settings):
        if key_of(one):
            yield from _in_force(one.name, getattr(settings, one.name), settings.origins, "default")


def _in_force(key: str, value: object, origins: Mapping[str, str], above: str) -> Iterator[tuple[str, object, str]]:
    origin = origins.get(key, above)
    if is_dataclass(value) and not isinstance(value, type):
        for inner in fields(value):
            yield from _in_force(f"{key}.{inner.name}", getattr(value, inner.name), origins, origin)
    else:
        yield key, value, origin


def _from_file(path: Path, tables: Mapping[str, Collection[str]]) -> Settings:
    raw = toml(path, absent="check the path, or leave out --config")
    door = Door(path.parent, _with_own(tables, raw))
    settings: Settings = door.record(Settings, raw, "")
    if door.faults:
        raise refusal(path, door.faults)
    sources = tuple(one if "://" in one else str(path.parent / one) for one in settings.sources)
    origins = MappingProxyType(dict.fromkeys(_named(raw), path.name))
    return replace(settings, sources=sources, base=path.parent, origins=origins)


def _with_own(tables: Mapping[str, Collection[str]], raw: Mapping[str, Any]) -> Mapping[str, Collection[str]]:
    """The tables of names, with the card sizes that this very file defines."""
    printing = raw.get("print")
    rows = printing.get("stocks") if isinstance(printing, dict) else None
    own = [str(row.get("name")) for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    return {**tables, "stocks": (*tables["stocks"], *own)} if own and "stocks" in tables else tables


def _named(raw: Mapping[str, Any]) -> Iterator[str]:
    names = {key_of(one): one.name for one in fields(Settings)}
    for key, value in raw.items():
        yield from (f"{key}.{inner}" for inner in value) if isinstance(value, dict) else (names[key],)
