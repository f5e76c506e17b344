"""One SQLite file that holds bytes by name: whole or not there, for several processes at once, up to a limit."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

FILE = "cards.sqlite"
PATIENCE = 5.0
"""Seconds to wait for another process that writes."""
AT_ONCE = 400
"""Names that one query may ask for."""
ROOM = 0.8
"""What is left, of the limit, when old entries made room."""
MAKE = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
CREATE TABLE IF NOT EXISTS kept
    (name TEXT PRIMARY KEY, turn INTEGER NOT NULL, size INTEGER NOT NULL, seal BLOB NOT NULL, value BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS by_turn ON kept (turn, size);
"""


@dataclass(slots=True)
class Shelf:
    """Entries in `folder`, up to `limit` bytes; those that were not used for the most turns go first.

    A turn is one run. There is no clock in it, so that a clock which goes backwards changes nothing.
    """

    folder: Path
    limit: int
    _turn: int = 0
    _used: set[str] = field(default_factory=set)

    @property
    def path(self) -> Path:
        return self.folder / FILE

    def known(self, names: Sequence[str]) -> dict[str, bytes]:
        """Those of the entries that are there and whole; one that is damaged is thrown away."""
        found: dict[str, bytes] = {}
        damaged = []
        with self._open() as file:
            for some in _parted(names):
                asked = f"SELECT name, seal, value FROM kept WHERE name IN ({_marks(some)})"  # noqa: S608 - only marks
                for name, seal, value in file.execute(asked, some):
                    if seal == _seal(name, value):
                        found[name] = value
                    else:
                        damaged.append(name)
            file.executemany("DELETE FROM kept WHERE name = ?", ((name,) for name in damaged))
        self._used.update(found)
        return found

    def keep(self, entries: Mapping[str, bytes]) -> None:
        """All of them or none; the oldest go if there is no room."""
        with self._open() as file:
            turn = self._now(file)
            rows = ((name, turn, len(value), _seal(name, value), value) for name, value in entries.items())
            file.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?, ?)", rows)
            if _size(file) > self.limit:
                self._make_room(file)

    def size(self) -> tuple[int, int]:
        """How many entries there are, and how many bytes they have together."""
        with self._open() as file:
            count: int = file.execute("SELECT count(*) FROM kept").fetchone()[0]
            return count, _size(file)

    def clear(self) -> None:
        with self._open() as file:
            file.execute("DELETE FROM kept")
        with self._open() as file:
            file.execute("VACUUM")

    def close(self) -> None:
        """Remember what was of use in this turn."""
        with self._open() as file:
            turn = self._now(file)
            file.executemany("UPDATE kept SET turn = ? WHERE name = ?", ((turn, name) for name in sorted(self._used)))
        self._used.clear()

    def _make_room(self, file: sqlite3.Connection) -> None:
        """Away with the oldest, until there is some room to spare."""
        left = _size(file) - int(self.limit * ROOM)
        for name, size in file.execute("SELECT name, size FROM kept ORDER BY turn, name").fetchall():
            if left <= 0:
                return
            file.execute("DELETE FROM kept WHERE name = ?", (name,))
            left -= size

    def _now(self, file: sqlite3.Connection) -> int:
        if not self._turn:
            self._turn = 1 + (file.execute("SELECT max(turn) FROM kept").fetchone()[0] or 0)
        return self._turn

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """The file, made if need be; one that is no whole database any more is thrown away."""
        self.folder.mkdir(parents=True, exist_ok=True)
        try:
            with closing(sqlite3.connect(self.path, timeout=PATIENCE)) as file, file:
                file.executescript(MAKE)
                yield file
        except sqlite3.OperationalError:  # in use, full, or not ours to write: what is there may be whole
            raise
        except sqlite3.DatabaseError:
            for end in ("", "-wal", "-shm"):
                with suppress(OSError):
                    self.path.with_name(FILE + end).unlink()
            raise


def _seal(name: str, value: bytes) -> bytes:
    """Ties the value to its name: what was damaged, or stands under another's name, is found out."""
    return hashlib.sha256(name.encode() + value).digest()


def _size(file: sqlite3.Connection) -> int:
    size: int = file.execute("SELECT coalesce(sum(size), 0) FROM kept").fetchone()[0]
    return size


def _marks(names: Sequence[str]) -> str:
    return ", ".join("?" * len(names))


def _parted(names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    rest = iter(dict.fromkeys(names))
    while some := tuple(islice(rest, AT_ONCE)):
        yield some
