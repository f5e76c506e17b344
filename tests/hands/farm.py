"""A scheduler and workers of our own on loopback, as processes: `python -m tests.hands.farm scheduler|worker ADDRESS`."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from pathlib import Path


async def scheduler(_: str) -> None:
    from distributed import Scheduler

    async with Scheduler(host="127.0.0.1", port=0, dashboard_address=None, dashboard=False) as one:
        sys.stdout.write(f"{one.address}\n")
        sys.stdout.flush()
        await one.finished()


async def worker(address: str) -> None:
    from distributed import Worker

    async with Worker(address, nthreads=1, host="127.0.0.1", dashboard=False) as one:
        sys.stdout.write(f"{one.address}\n")
        sys.stdout.flush()
        await one.finished()


async def stranger(address: str) -> None:
    """A worker on which another version of cards is installed."""
    import cards

    cards.__version__ = "0.0.9"
    await worker(address)


if __name__ == "__main__":
    import distributed  # noqa: F401 - it sets up its log, which is then made quiet

    for name in tuple(logging.root.manager.loggerDict):
        if name.startswith("distributed"):
            logging.getLogger(name).setLevel(logging.CRITICAL)
    os.chdir(Path(sys.argv[0]).anchor)  # nothing of the user's folder is needed
    asyncio.run({"scheduler": scheduler, "worker": worker, "stranger": stranger}[sys.argv[1]](sys.argv[-1]))
