"""Hands on other machines, by Dask: pieces go to whoever is free, and those of a worker that dies to another."""

from __future__ import annotations

import logging
import os
import re
import socket
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import CancelledError
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from cards.errors import ClusterError

if TYPE_CHECKING:
    from cards.hands.processes import Given, Hands, Made

PATIENCE = 8
"""Seconds in which a scheduler must answer, and name a worker."""
_ADDRESS = re.compile(r"(?:(?:tcp|tls)://)?\[?([^/\[\]]+?)\]?:(\d{1,5})")
Versions = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Cluster:
    """The workers of one scheduler, all of them with these versions."""

    client: Any
    told: Callable[[], Versions]
    here: Versions

    @property
    def machines(self) -> Hands:
        return self

    def soon(self, pieces: int, ready: Callable[[], object], *, most: int = 0) -> None:
        """The workers are there already."""

    def map(self, work: Callable[[Given], Made], given: Iterable[Given], /) -> Iterator[Made]:
        from distributed import KilledWorker

        piece = partial(alike, self.told, self.here, work)
        # Not "pure": pieces are known by number, not by a digest of what they hold, which would cost time.
        made = self.client.get_executor(pure=False).map(piece, tuple(given))
        try:
            yield from made
        except KilledWorker as error:
            mend = "give each worker more memory, or leave out --cluster; what was done is kept"
            raise ClusterError(f"several workers died at one piece of work: {error}", mend=mend) from error
        except CancelledError as error:
            mend = "see whether the scheduler still runs, and run it again: what was done is kept"
            raise ClusterError(f"the cluster is lost: {error or type(error).__name__}", mend=mend) from error


def alike(told: Callable[[], Versions], here: Versions, work: Callable[[Given], Made], given: Given) -> Made:
    """On a worker: the piece of work; unless this worker, which may have come late, has other versions."""
    there = told()
    if there != here:
        raise _unlike(socket.gethostname(), there, here)
    return work(given)


@contextmanager
def joined(address: str, told: Callable[[], Versions]) -> Iterator[Cluster]:
    """The cluster at the address, or one of this machine's cores alone; none that would work otherwise than here."""
    with ExitStack() as stack:
        client = _client(address, stack)
        here = told()
        for worker, there in sorted(_asked(client, address, told).items()):
            if there != here:
                raise _unlike(worker, there, here)
        yield Cluster(client, told, here)


def _client(address: str, stack: ExitStack) -> Any:
    try:
        from distributed import Client, LocalCluster
    except ImportError as error:
        mend = "pip install 'contested[cluster]'"
        raise ClusterError("what is needed for it is not installed", where="--cluster", mend=mend) from error
    for name in tuple(logging.root.manager.loggerDict):
        if name.startswith("distributed"):
            logging.getLogger(name).setLevel(logging.CRITICAL)  # what goes wrong is told by us
    if address:
        _reach(address)
        try:
            return stack.enter_context(Client(address, timeout=PATIENCE, set_as_default=False))
        except (OSError, ValueError) as error:
            mend = "give the address that `dask scheduler` tells when it starts"
            raise ClusterError("what answers there is no scheduler of Dask", where=address, mend=mend) from error
    started = LocalCluster(
        n_workers=os.cpu_count() or 1,
        threads_per_worker=1,
        processes=True,
        host="127.0.0.1",
        dashboard_address=None,
        silence_logs=logging.CRITICAL,
    )
    return stack.enter_context(Client(stack.enter_context(started), set_as_default=False))


def _reach(address: str) -> None:
    """Refuse what is no address, and one that nobody answers: Dask would try for long, and say little."""
    parts = _ADDRESS.fullmatch(address)
    if not parts:
        mend = "write it as tcp://HOST:PORT, or local for this machine's cores"
        raise ClusterError("is no address of a scheduler", where=f"--cluster {address}", mend=mend)
    try:
        socket.create_connection((parts[1], int(parts[2])), timeout=PATIENCE).close()
    except (OSError, OverflowError) as error:
        mend = "start a scheduler there (`dask scheduler`), or check the address; --cluster local needs none"
        raise ClusterError(f"nobody answers: {error}", where=f"--cluster {address}", mend=mend) from error


def _asked(client: Any, address: str, told: Callable[[], Versions]) -> Mapping[str, Versions]:
    """What each worker works with; refused if there is none, or one that has no cards."""
    where = f"--cluster {address}".strip()
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
        found: Mapping[str, Versions] = client.run(told)
    except TimeoutError as error:
        mend = f"start some, each with the same version of cards: dask worker {address}"
        raise ClusterError("the scheduler has no worker", where=where, mend=mend) from error
    except Exception as error:
        mend = "install the same version of cards on every worker"
        raise ClusterError(f"a worker cannot do the work: {error}", where=where, mend=mend) from error
    return found


def _unlike(worker: str, there: Versions, here: Versions) -> ClusterError:
    other = dict(there)
    differ = [f"{name} {other.get(name, 'not at all')} (here {own})" for name, own in here if other.get(name) != own]
    mend = "install the same versions there as here, so that the deck is the same wherever it is made"
    return ClusterError(f"this worker has {', '.join(differ)}", where=worker, mend=mend)
