"""Attribution measured: what is found to be said, and by whom, against articles in which people marked it.

A found and a marked attribution match when their contents overlap with a Dice coefficient of at least 0.3; they are
paired one to one, the closest first. The source of a match is right when the head of either lies in the other: what
is compared are the words that stand for the speaker in the sentence, "she" as well as a name, for whom "she" means
is not annotated. It is also right when none is marked and none was found. How many matches name somebody in the end
is counted beside it.
"""

from __future__ import annotations

import json
import random
import tempfile
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cards.finders import find
from cards.finders.quotes import quoted
from cards.finders.runs import runs
from cards.language import Parsed, parse
from cards.readers import read_folder

CLOSE = 0.3
Ends = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Said:
    """One attribution: the characters of its content, of its source and cue, and whether all of it is quoted."""

    content: frozenset[int] = field(repr=False)
    source: Ends
    cue: Ends
    direct: bool
    head: int = -1
    named: bool = False


@dataclass
class Tally:
    """Counts over all articles."""

    marked: int = 0
    found: int = 0
    matched: int = 0
    marked_direct: int = 0
    found_direct: int = 0
    matched_marked_direct: int = 0
    matched_found_direct: int = 0
    right: int = 0
    named: int = 0

    @property
    def f1(self) -> float:
        return _f1(self.matched, self.found, self.matched, self.marked)

    @property
    def f1_direct(self) -> float:
        return _f1(self.matched_found_direct, self.found_direct, self.matched_marked_direct, self.marked_direct)


def _f1(hits: int, found: int, recalled: int, marked: int) -> float:
    precision, recall = hits / max(1, found), recalled / max(1, marked)
    return 2 * precision * recall / max(1e-9, precision + recall)


def sample(path: Path, most: int, seed: int = 0) -> list[dict]:
    """The articles of the file, or a seeded sample of them where there are more than `most`."""
    articles = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return random.Random(seed).sample(articles, most) if 0 < most < len(articles) else articles


def measure(articles: list[dict]) -> Tally:
    """Read and parse the articles as the tool does, find who says what, and count."""
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        for number, article in enumerate(articles):
            (Path(folder) / f"{number:03}.txt").write_text(article["text"], encoding="utf-8")
        parsed = parse(read_folder([Path(folder)]).sources)
    for number, article in enumerate(articles):
        mine = [one for one in parsed if one.source.file == f"{number:03}.txt"]
        _count(tally, list(_marked(article)), list(_found(mine, article["text"])))
    return tally


def _count(tally: Tally, marked: list[Said], found: list[Said]) -> None:
    pairs = list(_matches(marked, found))
    tally.marked += len(marked)
    tally.found += len(found)
    tally.matched += len(pairs)
    tally.marked_direct += sum(one.direct for one in marked)
    tally.found_direct += sum(one.direct for one in found)
    tally.matched_marked_direct += sum(one.direct for one, _ in pairs)
    tally.matched_found_direct += sum(other.direct for _, other in pairs)
    for gold, ours in pairs:
        tally.right += _right(gold, ours)
        tally.named += ours.named


def _matches(marked: list[Said], found: list[Said]) -> Iterator[tuple[Said, Said]]:
    """Pairs one to one, the closest first."""
    likeness = sorted(
        ((_dice(one.content, other.content), a, b) for a, one in enumerate(marked) for b, other in enumerate(found)),
        key=lambda row: (-row[0], row[1], row[2]),
    )
    left, right = set(), set()
    for dice, a, b in likeness:
        if dice >= CLOSE and a not in left and b not in right:
            left.add(a)
            right.add(b)
            yield marked[a], found[b]


def _dice(one: frozenset[int], other: frozenset[int]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))


def _right(gold: Said, ours: Said) -> bool:
    if not gold.source or not ours.source:
        return gold.source == ours.source
    (start, end), *_ = ours.source
    return any(a <= ours.head < b for a, b in gold.source) or start <= gold.head < end


def _marked(article: dict) -> Iterator[Said]:
    text = article["text"]
    inside = _quoted(text)
    for one in article["attributions"]:
        content, source, cue = (_ends(one[part]) for part in ("content", "source", "cue"))
        characters = _characters(text, content)
        if characters:
            yield Said(characters, source, cue, _direct(text, characters, inside), _last_word(text, source))


def _last_word(text: str, ends: Ends) -> int:
    """Where the last word of the name proper begins: before its first comma, "of" or "who"."""
    if not ends:
        return -1
    start, end = ends[0]
    words = text[start:end]
    for stop in (",", " of ", " who ", " for ", " from ", " in ", " at ", " with ", " on ", " (", " to "):
        words = words.partition(stop)[0] or words
    return start + words.rstrip().rfind(" ") + 1


def _ends(parts: list[dict]) -> Ends:
    return tuple((start, end) for part in parts for start, end in part["spans"])


def _found(parsed: list[Parsed], text: str) -> Iterator[Said]:
    inside = _quoted(text)
    heads = {}
    for paragraph in (paragraph for one in parsed for paragraph in one.paragraphs):
        assert text.startswith(paragraph.doc.text, paragraph.start), "the reader altered the text"
        heads[paragraph.start] = paragraph
    starts = sorted(heads)
    for run in runs(claim for claim in find(parsed) if claim.voice != "author"):
        first = next((claim for claim in run if claim.mention), run[0])
        characters = _characters(text, tuple((one.content.start, one.content.end) for one in run))
        speaker, cue = first.mention or first.speaker, first.cue
        head = -1
        if speaker:
            paragraph = heads[starts[bisect_left(starts, speaker.start + 1) - 1]]
            words = paragraph.doc.char_span(speaker.start - paragraph.start, speaker.end - paragraph.start)
            head = paragraph.start + words.root.idx if words else speaker.start
        yield Said(
            characters,
            ((speaker.start, speaker.end),) if speaker else (),
            ((cue.start, cue.end),) if cue else (),
            _direct(text, characters, inside),
            head,
            first.speaker is not None,
        )


def _quoted(text: str) -> frozenset[int]:
    """The characters that stand in quotation marks; each line is a paragraph."""
    inside: set[int] = set()
    at = 0
    for line in text.splitlines(keepends=True):
        for start, end in quoted(line):
            inside.update(range(at + start, at + end))
        at += len(line)
    return frozenset(inside)


def _characters(text: str, ends: Ends) -> frozenset[int]:
    return frozenset(at for start, end in ends for at in range(start, end) if text[at].isalnum())


def _direct(text: str, characters: frozenset[int], inside: frozenset[int]) -> bool:
    return characters <= inside
