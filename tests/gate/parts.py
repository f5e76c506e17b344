"""What the gate measures, part by part, each as figures by name; `python -m tests.gate` prints them beside their floors."""

from __future__ import annotations

import random
import tomllib
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import yaml

from cards.language import Parsed
from cards.similarity import groups, relations, vectors
from cards.similarity.pairs import OPPOSES, SUPPORTS
from cards.training.datasets import Pair, perspectrum_stances
from cards.training.grouping import bcubed
from cards.training.pairs import stance_accuracy
from tests import bench_attribution
from tests.conftest import ROOT
from tests.gate import seeds

HERE = Path(__file__).parent
DATA = ROOT.parent / "shared/data"
PERSPECTRUM = DATA / "perspectrum/dev.jsonl"
POLNEAR = DATA / "polnear/dev.jsonl"
PAIRS = 300
ARTICLES = 10

Figures = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the gate, and the file beside the project that it needs, if any."""

    name: str
    measure: Callable[[], Figures]
    needs: Path | None = None

    @property
    def skipped(self) -> str:
        """Why it cannot be measured here, or ""."""
        return f"{self.needs} is not on this machine" if self.needs and not self.needs.exists() else ""


@dataclass(frozen=True, slots=True)
class Row:
    """A figure and the floor that it must not fall under."""

    part: str
    figure: str
    value: float
    floor: float

    def __str__(self) -> str:
        return f"{self.part + ': ' + self.figure:52}{self.value:>9.3f}{self.floor:>9.3f} {'+' if self.held else '-'}"

    @property
    def held(self) -> bool:
        return self.value >= self.floor


def rows(part: Part) -> tuple[Row, ...]:
    """The part's figures beside their floors; a figure without a floor, or a floor without a figure, is an error."""
    floors, found = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))[part.name], part.measure()
    assert floors.keys() == found.keys(), f"floors.toml, [{part.name}]: {floors.keys() ^ found.keys()}"
    return tuple(Row(part.name, name, value, floors[name]) for name, value in found.items())


@cache
def _texts() -> tuple[Parsed, ...]:
    return seeds.read()


def finding() -> Figures:
    """The sample texts: what is found in them, unasked."""
    return seeds.figures(seeds.found_alone(_texts()))


def asking() -> Figures:
    """The sample texts: the evidence for questions and positions that are given."""
    return seeds.figures(seeds.found_asked(_texts()))


def disputes() -> list[dict]:
    return yaml.safe_load((HERE / "stances.yaml").read_text(encoding="utf-8"))


def reports() -> list[dict]:
    return yaml.safe_load((HERE / "attributions.yaml").read_text(encoding="utf-8"))


def stance() -> Figures:
    """Made-up claims, and passages that take a side of them outright."""
    return _stance([Pair(claim, words, label) for claim, side, label in _sides() for words in side["says so"]])


def stance_by_reasons() -> Figures:
    """The same claims, and reasons for and against them that do not say which side they take."""
    told = [(claim, way, label) for claim, side, label in _sides() for ways in side["reasons"] for way in ways]
    return _stance([Pair(*one) for one in told])


def _sides() -> list[tuple[str, dict, int]]:
    labels = (("for", SUPPORTS), ("against", OPPOSES))
    return [(one["claim"], one[side], label) for one in disputes() for side, label in labels]


def stance_of_perspectives() -> Figures:
    """A seeded sample of Perspectrum's dev split."""
    return _stance(random.Random(0).sample(perspectrum_stances(PERSPECTRUM), PAIRS))


def _stance(pairs: Sequence[Pair]) -> Figures:
    scored = relations([(pair.claim, pair.passage) for pair in pairs])
    everything, half = stance_accuracy(scored.tolist(), pairs)
    return {"accuracy": everything, "accuracy at coverage 0.5": half}


def grouping() -> Figures:
    """The same reasons: whether the two ways of giving one are put together."""
    sorted_ = []
    for dispute in disputes():
        told = [(way, number) for number, ways in enumerate(_reasons(dispute)) for way in ways]
        texts = [way for way, _ in told]
        sorted_.append((groups(texts, vectors(texts)), np.array([number for _, number in told])))
    precision, recall = bcubed(sorted_)
    return {"B-cubed F1": 2 * precision * recall / (precision + recall)}


def _reasons(dispute: Mapping) -> list[list[str]]:
    return [ways for side in ("for", "against") for ways in dispute[side]["reasons"]]


def attribution() -> Figures:
    """Made-up reports, in which who says what is marked."""
    return _attribution([_marked(one) for one in reports()])


def attribution_in_news() -> Figures:
    """A seeded sample of PolNeAR's dev split."""
    articles = bench_attribution.sample(POLNEAR, ARTICLES)
    # Offsets are the annotation's; where the reader composes accents, its text is not the annotated one.
    return _attribution([one for one in articles if unicodedata.is_normalized("NFC", one["text"])])


def _attribution(articles: list[dict]) -> Figures:
    tally = bench_attribution.measure(articles)
    right = tally.right / max(1, tally.matched)
    return {"F1": tally.f1, "F1, direct": tally.f1_direct, "source right": right}


def _marked(one: Mapping) -> dict:
    """A report with its marks by position, as PolNeAR has them."""
    said = [_places(one["report"], who, what) for who, what in one["said"]]
    marks = [{"content": _spans(what), "source": _spans(who), "cue": []} for who, what in said]
    return {"text": one["report"], "attributions": marks}


def _spans(place: tuple[int, int] | None) -> list[dict]:
    return [{"spans": [list(place)]}] if place else []


def _places(text: str, who: str, what: str) -> tuple[tuple[int, int] | None, tuple[int, int]]:
    start, end = min(everywhere(text, what))
    speakers = everywhere(text, who) if who else []
    return min(speakers, key=lambda at: max(start - at[1], at[0] - end), default=None), (start, end)


def everywhere(text: str, words: str) -> list[tuple[int, int]]:
    """Where the words stand, not as a part of longer ones."""
    starts = (at for at in range(len(text)) if text.startswith(words, at))
    return [
        (at, at + len(words))
        for at in starts
        if not (at and text[at - 1].isalnum()) and not text[at + len(words) :][:1].isalnum()
    ]


PARTS = (
    Part("seeds, finding", finding),
    Part("seeds, question given", asking),
    Part("stance, said outright", stance),
    Part("stance, by reasons", stance_by_reasons),
    Part("grouping, by reasons", grouping),
    Part("attribution, made up", attribution),
    Part("stance, Perspectrum", stance_of_perspectives, PERSPECTRUM),
    Part("attribution, PolNeAR", attribution_in_news, POLNEAR),
)
