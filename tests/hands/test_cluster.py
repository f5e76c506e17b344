"""A real scheduler with two real workers on loopback: what one machine makes, they make; if one is killed, too."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest

from cards import build, hands, versions
from cards.cache import NOTHING
from cards.errors import ClusterError
from cards.hands import ALONE, Hands
from cards.settings import Motion, Settings
from tests.conftest import ROOT, SEEDS

pytest.importorskip("distributed", reason="pip install 'contested[cluster]'")
Start = Callable[..., tuple[subprocess.Popen[str], str]]
Farm = tuple[str, dict[str, subprocess.Popen[str]]]
PYTHON = {**os.environ, "PYTHONPATH": str(ROOT), "CARDS_CACHE": "off", "PYTHONWARNINGS": "ignore"}


@pytest.fixture(scope="module")
def start() -> Iterator[Start]:
    """Starts a scheduler or worker, and tells its address; all of them end with the tests."""
    begun: list[subprocess.Popen[str]] = []

    def one(*words: str) -> tuple[subprocess.Popen[str], str]:
        command = [sys.executable, "-m", "tests.hands.farm", *words]
        found = subprocess.Popen(command, cwd=ROOT, env=PYTHON, text=True, stdout=subprocess.PIPE)
        begun.append(found)
        return found, (found.stdout.readline() if found.stdout else "").strip()

    yield one
    for found in begun:
        found.kill()
        found.communicate()


def told(*words: str) -> tuple[int, str, float]:
    began, command = time.monotonic(), [sys.executable, "-m", "cards", *words]
    done = subprocess.run(command, check=False, cwd=ROOT, env=PYTHON, text=True, capture_output=True, timeout=60)
    return done.returncode, done.stderr, time.monotonic() - began


def test_an_address_that_nobody_answers_is_told_within_seconds(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    status, said, seconds = told("build", str(SEEDS), "-o", str(tmp_path), "--cluster", address)
    assert 1 == status
    assert f"--cluster {address}: nobody answers" in said
    assert "--cluster local needs none" in said
    assert seconds < 20
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("address", ["nonsense", "http://127.0.0.1:8786", "tcp://127.0.0.1", "127.0.0.1:99999999"])
def test_what_is_no_address_is_refused(run, tmp_path, address):
    status, _, said = run("build", SEEDS, "-o", tmp_path, "--cluster", address)
    assert 1 == status
    assert "is no address of a scheduler" in said
    assert "tcp://HOST:PORT" in said


def test_without_dask_it_is_told_how_to_install_it(run, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    status, _, said = run("build", SEEDS, "-o", tmp_path, "--cluster", "local")
    assert 1 == status
    assert "pip install 'contested[cluster]'" in said


def test_a_scheduler_without_workers_and_one_with_another_version_of_cards_are_refused(start, tmp_path, monkeypatch):
    _, address = start("scheduler")
    monkeypatch.setattr("cards.hands.cluster.PATIENCE", 1)
    with pytest.raises(ClusterError, match="has no worker"), hands.opened(address, versions.working):
        pass
    start("stranger", address)
    status, said, _ = told("build", str(SEEDS), "-o", str(tmp_path), "--cluster", address)
    assert 1 == status
    assert re.search(r"127\.0\.0\.1:\d+: this worker has cards 0\.0\.9 \(here ", said)
    assert "install the same versions there as here" in said


@pytest.fixture
def farm(start: Start) -> Farm:
    """The address of a scheduler, and its two workers by theirs."""
    _, address = start("scheduler")
    return address, dict(reversed(start("worker", address)) for _ in range(2))


def kill_one_at_work(farm: Farm) -> str:
    """Kill a worker as soon as it has something to do; its address."""
    from distributed import Client

    address, workers = farm
    with Client(address, set_as_default=False) as client:
        while True:
            for worker, tasks in client.processing().items():
                if tasks and worker in workers:
                    workers[worker].send_signal(signal.SIGKILL)
                    return str(worker)
            time.sleep(0.01)


def slowly(number: int) -> tuple[int, int]:
    time.sleep(0.1)
    return number, os.getpid()


def test_of_a_worker_that_is_killed_nothing_is_lost_and_nothing_doubled(farm):
    address, workers = farm
    with hands.opened(address, versions.working) as two:
        made = two.map(slowly, range(20))
        first = [next(made) for _ in range(4)]
        gone = workers[kill_one_at_work(farm)]
        numbers, makers = zip(*first, *made, strict=True)
    assert list(range(20)) == list(numbers)
    assert 2 == len(set(makers))
    assert gone.wait(5) == -signal.SIGKILL


def test_a_scheduler_that_is_lost_in_the_middle_is_told_with_what_to_do(start):
    scheduler, address = start("scheduler")
    start("worker", address)
    with hands.opened(address, versions.working) as one:
        made = one.map(slowly, range(40))
        assert 0 == next(made)[0]
        scheduler.kill()
        with pytest.raises(ClusterError, match="the cluster is lost"):
            list(made)


def test_a_deck_of_which_a_worker_was_killed_is_the_same_to_the_byte(farm, folder, tmp_path):
    asked = (Motion("Do uniforms end bullying?", ("Uniforms end bullying", "Bullying only moves")),)

    def deck(name: str, workers: Hands, progress: build.Progress = build.silent) -> list[bytes]:
        settings = Settings(sources=(str(folder),), output=tmp_path / name, questions=asked)
        made = build.build(settings, ("pdf",), progress, NOTHING, workers)
        return [path.read_bytes() for path in made.written]

    alone = deck("alone", ALONE)
    killing = Thread(target=kill_one_at_work, args=[farm])

    def watch(step: str, *_: int) -> None:
        if step == "parsing" and killing.ident is None:
            killing.start()

    with hands.opened(farm[0], versions.working) as two:
        assert alone == deck("two", two, watch)
    killing.join(5)
    assert [True, False] == sorted((one.poll() is None for one in farm[1].values()), reverse=True)
