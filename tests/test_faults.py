"""What may happen to a run from outside: killed, out of room, beside another; files are whole or not there."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

KILLS = int(os.environ.get("CARDS_KILLS", "6"))
"""How often a run is killed; CARDS_KILLS=50 for a longer look."""
ASKED = (
    "Do school uniforms reduce bullying?"
    " | Uniforms reduced bullying over clothes | Bullying moved to shoes and telephones"
)
pytestmark = [pytest.mark.pdf, pytest.mark.skipif(os.name == "nt", reason="processes are killed otherwise there")]


def started(sources: Path, output: Path, kept: Path, **order: str) -> subprocess.Popen[str]:
    words = [sys.executable, "-m", "cards", "build", str(sources), "-o", str(output), "-q", "--ask", ASKED]
    environment = {**os.environ, "CARDS_CACHE": str(kept), **order}
    return subprocess.Popen(
        words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )


def ended(run: subprocess.Popen[str]) -> tuple[int, str]:
    _, err = run.communicate(timeout=240)
    return run.returncode, err


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes], float]:
    """The sources, the files of a run that nobody disturbed, and how long it took."""
    from tests.conftest import LEE, OSEI

    folder = tmp_path_factory.mktemp("right")
    (folder / "sources").mkdir()
    (folder / "sources" / "lee.txt").write_text(LEE, encoding="utf-8")
    (folder / "sources" / "osei.txt").write_text(OSEI, encoding="utf-8")
    began = time.monotonic()
    assert (0, "") == ended(started(folder / "sources", folder / "out", folder / "kept"))
    return folder / "sources", contents(folder / "out"), time.monotonic() - began


def contents(folder: Path) -> dict[str, bytes]:
    """What is in the files, less how deck.json finds its sources from where it stands."""
    found = {path.name: path.read_bytes() for path in sorted(folder.iterdir())} if folder.is_dir() else {}
    return {name: re.sub(rb'"roots": \[.*?\]', b"", bytes_, flags=re.DOTALL) for name, bytes_ in found.items()}


def assert_whole(folder: Path) -> None:
    """Whatever has its own name can be read; what was being written has another."""
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.suffix == ".json":
            assert json.loads(path.read_text(encoding="utf-8"))["cards"]
        elif path.suffix == ".pdf":
            with pikepdf.open(path) as pdf:
                assert "deck.json" in pdf.attachments
        else:
            assert path.name.endswith(".part")


def test_killed_at_any_moment_it_leaves_no_half_file_and_the_next_run_is_right(right, tmp_path):
    sources, wanted, seconds = right
    chance = random.Random(7)
    for number in range(KILLS):
        kept = tmp_path / f"kept-{number % 3}"
        run = started(sources, tmp_path / "out", kept)
        time.sleep(chance.uniform(0.2, seconds))
        os.killpg(run.pid, 9)
        ended(run)
        assert_whole(tmp_path / "out")
        if number % 3 == 2:
            for other in range(3):
                assert (0, "") == ended(started(sources, tmp_path / "out", tmp_path / f"kept-{other}"))
                assert wanted == contents(tmp_path / "out")


def test_two_runs_at_once_into_one_folder_are_both_right(right, tmp_path):
    sources, wanted, _ = right
    runs = [started(sources, tmp_path / "out", tmp_path / "kept") for _ in range(2)]
    assert [(0, ""), (0, "")] == [ended(run) for run in runs]
    assert wanted == contents(tmp_path / "out")


def test_what_a_living_run_is_writing_is_left_to_it(tmp_path):
    from cards.store import files, whole

    theirs = tmp_path / f".deck.json.{files._here()}.{os.getppid()}.part"
    theirs.write_text("theirs")
    with whole(tmp_path / "deck.json") as (part,):
        part.write_text("mine")
    assert {theirs.name: b"theirs", "deck.json": b"mine"} == contents(tmp_path)


def test_what_a_dead_run_left_is_swept_and_nothing_else(tmp_path):
    from cards.store import files, whole

    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    here = files._here()
    for name in (f".deck.json.{here}.{dead.pid}.part", f"..deck.json.{here}.{dead.pid}.part.{here}.{dead.pid}.part"):
        (tmp_path / name).write_text("half")
    stays = {f".deck.json.{here}.{os.getpid()}0.note", f".deck.json.elsewhere.{dead.pid}.part", ".deck.pdf.part"}
    for name in stays:
        (tmp_path / name).write_text("not ours")
    with whole(tmp_path / "deck.json") as (part,):
        part.write_text("new")
    assert stays | {"deck.json"} == set(contents(tmp_path))


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A disk of half a megabyte."""
    place = tmp_path / "small"
    place.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(place)]
    if subprocess.run(words, check=False, capture_output=True).returncode:
        pytest.skip("only root may mount a small disk")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_on_a_full_disk_it_says_so_and_leaves_the_last_deck(right, small, tmp_path):
    sources, _, _ = right
    (small / "deck.json").write_text("the last good deck")
    (small / "filled").write_bytes(b"0" * 500_000)
    code, err = ended(started(sources, small, tmp_path / "kept"))
    assert 1 == code
    assert "No space left" in err
    assert "mend" in err
    assert {"deck.json", "filled"} == set(contents(small))
    assert (small / "deck.json").read_text() == "the last good deck"


def test_a_cache_on_a_full_disk_costs_nothing_but_time(right, small, tmp_path):
    sources, wanted, _ = right
    (small / "filled").write_bytes(b"0" * 400_000)
    assert (0, "") == ended(started(sources, tmp_path / "out", small / "kept"))
    assert wanted == contents(tmp_path / "out")


def test_a_cache_that_may_only_be_read_costs_nothing_but_time(right, tmp_path):
    if not os.geteuid():
        pytest.skip("root may write everywhere")
    sources, wanted, _ = right
    kept = tmp_path / "kept"
    assert (0, "") == ended(started(sources, tmp_path / "out", kept))
    for path in (*kept.iterdir(), kept):
        path.chmod(0o500 if path == kept else 0o400)
    assert (0, "") == ended(started(sources, tmp_path / "out", kept))
    kept.chmod(0o700)
    assert wanted == contents(tmp_path / "out")
