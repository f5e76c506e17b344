"""Notices measured: how often a passage of ../shared/seeds gets one without need, or needs one and gets none.

One person read the texts and marked, paragraph by paragraph and before the words were first run, what a teacher would
warn a class of: abuse of people, incitement, graphic violence. The word list was written after that reading, so that
what it finds in the pamphlet (002) flatters it; what it marks elsewhere does not.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from cards.notices import notices

SHARED = Path("../shared")
NEEDED = {"002": frozenset((0, 2, 3, 4, 5))}
"""By the first digits of a file: the paragraphs that need a notice, counted from 0 over those that are not empty."""
LEAST = 40
"""Letters of a passage of the other texts."""


def paragraphs(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def seeds() -> None:
    right = wrong = missed = whole = 0
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        texts = paragraphs(path)
        got = {number for number, text in enumerate(texts) if notices(text)}
        needed = NEEDED.get(path.name[:3], frozenset())
        whole += len(texts)
        right, wrong, missed = right + len(got & needed), wrong + len(got - needed), missed + len(needed - got)
    needs = f"{right + missed} need a notice: {right} got it, {missed} missed"
    sys.stdout.write(f"seeds: {whole} paragraphs, {needs}; {wrong} got one without need\n")


def others() -> None:
    for name, texts in (("news and comment", _lines("corpora/*/*.txt")), ("polnear", _articles())):
        passages = [text for text in texts if len(text) > LEAST]
        got = [text for text in passages if notices(text)]
        sys.stdout.write(f"{name}: {len(passages)} passages, {len(got)} with a notice\n")


def _lines(pattern: str) -> Iterator[str]:
    for path in sorted((SHARED / "data").glob(pattern)):
        yield from paragraphs(path)


def _articles() -> Iterator[str]:
    for path in sorted((SHARED / "data" / "polnear").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield from json.loads(line)["text"].split("\n")


if __name__ == "__main__":
    seeds()
    others()
