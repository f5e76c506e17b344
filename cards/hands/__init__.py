"""Who does the work: this process, several of this machine, or a cluster; the results are the same to the byte.

Work is a function of a module and what it is given is values: no open handle, and no path of the user's machine.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from cards.hands.processes import ALONE, Hands, Processes

LOCAL = "local"
Told = Callable[[], tuple[tuple[str, str], ...]]
"""What a machine works with: names and versions, in a function that can be asked there."""


@contextmanager
def opened(cluster: str, told: Told) -> Iterator[Hands]:
    """The hands of one run: a cluster's by its address, or one that is started here; else processes of this machine."""
    if cluster:
        from cards.hands.cluster import joined

        with joined("" if cluster == LOCAL else cluster, told) as hands:
            yield hands
        return
    processes = Processes(os.cpu_count() or 1)
    try:
        yield processes
    finally:
        processes.close()


__all__ = ["ALONE", "LOCAL", "Hands", "Processes", "Told", "opened"]
