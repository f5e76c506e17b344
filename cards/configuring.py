"""The command line and deck.toml in, Settings out: what names they may use, and what stands in for what is not said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cards import tables
from cards.errors import SettingsError
from cards.settings import Settings, load, motion

HERE = Path("deck.toml")


def found(config: Path | None) -> Path | None:
    """The settings that are named, else those of this folder, if it has any."""
    return config or (HERE if HERE.is_file() else None)


def configured(
    config: Path | None,
    sources: list[str] | None = None,
    output: Path | None = None,
    ask: list[str] | None = None,
    *,
    theme: str | None = None,
) -> Settings:
    """What is to be done, checked: the command line's words go before deck.toml's; SettingsError names each fault."""
    said = {"sources": tuple(sources) if sources else None, "output": output}
    questions = tuple(map(motion, ask)) if ask else None
    settings = load(found(config), tables=tables.known(), questions=questions, **said)
    if settings.output.is_file():
        raise SettingsError("is a file, not a folder", where=str(settings.output), mend="choose a folder with -o")
    return replace(settings, print=replace(settings.print, theme=theme)) if theme else settings
