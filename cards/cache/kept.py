"""A cache as the rooms see it: ask for what is known, keep what was made; trouble with it is never theirs."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cards.cache.shelf import Shelf
from cards.errors import Unwritable

VARIABLE = "CARDS_CACHE"
OFF = frozenset({"off", "0", "no", "false", "none"})
LIMIT = 1_000_000_000
"""Bytes of all that is kept."""


@dataclass(frozen=True, slots=True)
class Cache:
    """What is remembered on a shelf; without one, or if the shelf gives trouble, nothing is."""

    shelf: Shelf | None = None

    def remembered(self, name: str, make: Callable[[], bytes]) -> bytes:
        """The entry of that name, made and kept if it is not known."""
        found = self.known([name]).get(name)
        if found is None:
            found = make()
            self.keep({name: found})
        return found

    def known(self, names: Sequence[str]) -> dict[str, bytes]:
        """The entries of these names that are there."""
        try:
            return self.shelf.known(names) if self.shelf and names else {}
        except (OSError, sqlite3.Error):
            return {}

    def keep(self, entries: Mapping[str, bytes]) -> None:
        """Keep these, if that can be: a full or locked disk costs time later, and nothing else."""
        try:
            if self.shelf and entries:
                self.shelf.keep(entries)
        except (OSError, sqlite3.Error):
            return

    def close(self) -> None:
        try:
            if self.shelf:
                self.shelf.close()
        except (OSError, sqlite3.Error):
            return


NOTHING = Cache()


def folder() -> Path | None:
    """Where the user's cache is: $CARDS_CACHE, else where this system keeps such things; None if it is turned off."""
    from platformdirs import user_cache_path

    said = os.environ.get(VARIABLE, "").strip()
    if said.lower() in OFF:
        return None
    return Path(said) if said else user_cache_path("contested", appauthor=False)


@contextmanager
def opened() -> Iterator[Cache]:
    """The user's cache, for one run."""
    place = folder()
    cache = Cache(Shelf(place, LIMIT)) if place else NOTHING
    try:
        yield cache
    finally:
        cache.close()


def told(*, clear: bool) -> str:
    """Where the cache is, and what is in it; emptied first, if that is wished."""
    place = folder()
    if place is None:
        return f"off: {VARIABLE}={os.environ[VARIABLE]}"
    shelf = Shelf(place, LIMIT)
    try:
        if clear:
            shelf.clear()
        count, size = shelf.size()
    except (OSError, sqlite3.Error) as error:
        mend = f"set {VARIABLE} to another folder, or to off"
        raise Unwritable(f"the cache cannot be used: {error}", where=str(place), mend=mend) from error
    return f"{place}: {count} entries, {size / 1e6:.1f} MB of at most {LIMIT / 1e6:.0f} MB"
