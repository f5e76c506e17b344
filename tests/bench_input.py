"""Awkward input, made from seeds/: does each kind make a deck, how long does it take, and how much memory?

Run by hand: `python -m tests.bench_input [NAME...]`; it takes minutes, most of them for the two megabytes.
"""

from __future__ import annotations

import random
import re
import resource
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import SEEDS

TEXTS = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("0*")) if path.suffix in {".txt", ".md"}]
SENTENCES = re.split(r"(?<=[.!?])\s+", " ".join(" ".join(TEXTS).replace("#", "").split()))
LARGE, MANY, PER_PARAGRAPH = 2_000_000, 500, 6
SPEAKERS = ("MS. ARDEN", "Q", "Speaker 1", "JOHN LEE")


def line() -> Iterator[str]:
    yield " ".join(SENTENCES)
    yield TEXTS[1]


def wrapped() -> Iterator[str]:
    yield from ("\n\n".join(textwrap.fill(part, 64) for part in text.split("\n\n")) for text in TEXTS)


def capitals() -> Iterator[str]:
    yield from (text.upper() for text in TEXTS)


def labels() -> Iterator[str]:
    chance = random.Random(1)
    for start in (0, 60, 120):
        yield "\n".join(f"{chance.choice(SPEAKERS)}: {said}" for said in SENTENCES[start : start + 60])


def large() -> Iterator[str]:
    chance, parts = random.Random(1), [""]
    while sum(map(len, parts)) < LARGE:
        parts.append(" ".join(chance.sample(SENTENCES, PER_PARAGRAPH)))
    yield "\n\n".join(parts[1:])


def many() -> Iterator[str]:
    chance = random.Random(1)
    yield from ("\n".join(chance.sample(SENTENCES, 2)) for _ in range(MANY))


KINDS = {one.__name__: one for one in (line, wrapped, capitals, labels, many, large)}


def main(names: list[str]) -> None:
    for name in names or KINDS:
        with tempfile.TemporaryDirectory() as folder:
            for number, text in enumerate(KINDS[name]()):
                Path(folder, f"{number:03}.txt").write_text(text, encoding="utf-8")
            began = time.monotonic()
            command = [sys.executable, "-m", "cards", "find", folder, "-o", f"{folder}/out", "-q"]
            done = subprocess.run(command, check=False)
            memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
            seconds = time.monotonic() - began
            sys.stdout.write(f"{name:<10} exit {done.returncode} {seconds:7.1f} s  at most {memory:.0f} MB so far\n")


if __name__ == "__main__":
    main(sys.argv[1:])
