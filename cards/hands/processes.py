"""As many processes as there are cores, once there is work enough for them; until then, this one alone."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Protocol, TypeVar

from cards.errors import WorkerLost

FEW = 4
"""Pieces, of about a second each, for which it does not pay to start another process."""
Given = TypeVar("Given")
Made = TypeVar("Made")


class Hands(Protocol):
    """Does one thing to many, wherever; what it made comes in their order.

    `machines` are the same, for work that keeps all cores of a machine busy by itself: the models do.
    """

    @property
    def machines(self) -> Hands: ...

    def soon(self, pieces: int, ready: Callable[[], object], *, most: int = 0) -> None:
        """So many pieces of work may come: those who will do them, or `most` of them, get `ready` meanwhile."""

    def map(self, work: Callable[[Given], Made], given: Iterable[Given], /) -> Iterator[Made]: ...


@dataclass(frozen=True, slots=True)
class Alone:
    """The process that asks, and no other."""

    @property
    def machines(self) -> Hands:
        return self

    def soon(self, pieces: int, ready: Callable[[], object], *, most: int = 0) -> None:
        """Nobody gets ready: what is asked of it is done at once."""

    def map(self, work: Callable[[Given], Made], given: Iterable[Given], /) -> Iterator[Made]:
        return map(work, given)


ALONE = Alone()


@dataclass(slots=True)
class Processes:
    """Up to `count` processes of this machine."""

    count: int
    _pool: ProcessPoolExecutor | None = None
    _ready: int = 0

    @property
    def machines(self) -> Hands:
        return ALONE

    def soon(self, pieces: int, ready: Callable[[], object], *, most: int = 0) -> None:
        """To start a process and to load what it works with takes a second or two."""
        pool = self._started(pieces)
        while pool and self._ready < (most or self.count):
            pool.submit(ready)
            self._ready += 1

    def map(self, work: Callable[[Given], Made], given: Iterable[Given], /) -> Iterator[Made]:
        pieces = tuple(given)
        pool = self._started(len(pieces))
        return _told_if_lost(pool.map(work, pieces)) if pool else map(work, pieces)

    def _started(self, pieces: int) -> ProcessPoolExecutor | None:
        """The processes, if they are there or it pays to start them."""
        if not self._pool and self.count > 1 and pieces >= FEW:
            # Started anew, not forked: a fork would take along locks and threads in whatever state they are.
            self._pool = ProcessPoolExecutor(self.count, mp_context=get_context("spawn"), initializer=_deaf)
        return self._pool

    def close(self) -> None:
        if self._pool:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool, self._ready = None, 0


def _told_if_lost(made: Iterator[Made]) -> Iterator[Made]:
    try:
        yield from made
    except BrokenProcessPool as error:
        mend = "run it again: what was done is kept. If it was for want of memory, close other programs first"
        raise WorkerLost("a process that was at work was ended by something else", mend=mend) from error


def _deaf() -> None:
    """Ctrl-C is for the run, which ends its processes; they have nothing to say about it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
