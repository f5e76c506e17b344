"""How good the finding is: one table of figures beside what is to be reached (`make bench-finding`).

    python -m tests.bench_finding [--reference ../shared] [--articles N] [PART ...]

The parts are gate, finding, asking, attribution, stance and grouping. What needs data that are absent is skipped, and
the table says so; the gate needs none, and what is to be reached there are its floors. No figure here is a test: tests
hold floors, this shows the whole.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType

from cards.finders import find
from cards.gather import questions
from cards.language import Parsed, parse
from cards.model import Question
from cards.readers import read_folder
from cards.settings import Motion, load
from cards.similarity import groups, relations, vectors
from cards.training.datasets import perspectrum_stances
from cards.training.grouping import bcubed, perspectives
from cards.training.pairs import stance_accuracy
from tests import bench_attribution
from tests.conftest import ROOT
from tests.gate.parts import PARTS as PARTS_OF_GATE
from tests.gate.parts import rows

FIGURES = (
    "core_recall",
    "question_recall",
    "question_precision",
    "evidence_precision",
    "evidence_recall",
    "position_accuracy",
    "both_sides",
    "verbatim",
)
REACH = {"score": 40.0, "core_recall": 0.75, "both_sides": 1.0, "verbatim": 1.0}
ASKED = 55.0


@dataclass(frozen=True)
class Row:
    """One line of the table; `reach` is None where nothing is to be reached, `value` None where nothing was measured."""

    measure: str
    value: float | None
    reach: float | None = None
    note: str = ""

    def __str__(self) -> str:
        digits = 1 if "score" in self.measure else 3
        value = "skipped" if self.value is None else f"{self.value:.{digits}f}"
        reach = "" if self.reach is None else f"{self.reach:.{digits}f}"
        mark = " " if self.value is None or self.reach is None else "+" if self.value >= self.reach else "-"
        return f"{self.measure:52}{value:>9}{reach:>9} {mark}  {self.note}".rstrip()


@dataclass(frozen=True)
class Reference:
    """The folder with data, annotations and the scorer; `articles` limits the slow part of attribution."""

    folder: Path
    articles: int

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def absent(self, *paths: str) -> str:
        """What is not there of these, in words, or ""."""
        missing = [path for path in paths if not (self.folder / path).exists()]
        return f"no {', '.join(missing)}" if missing else ""

    def scorer(self) -> ModuleType:
        spec = importlib.util.spec_from_file_location("score", self.folder / "eval/score.py")
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        sys.modules["score"] = module  # its dataclasses and annotations look themselves up
        spec.loader.exec_module(module)
        return module

    def annotated(self) -> Iterator[tuple[str, Path, Path]]:
        """Name, annotation and folder of each corpus that has both."""
        for gold in sorted((self.folder / "eval/gold").glob("*.yaml")):
            if (folder := self.data / "corpora" / gold.stem).is_dir():
                yield gold.stem, gold, folder


def gate(_: Reference) -> Iterator[Row]:
    """What needs no data from beside the project: its own sample texts and made-up ones, beside the gate's floors."""
    for part in PARTS_OF_GATE:
        if not part.needs:
            yield from (Row(f"{row.part}: {row.figure}", row.value, row.floor) for row in rows(part))


def finding(reference: Reference) -> Iterator[Row]:
    """Everything found by the tool itself, against the annotations."""
    settings = load(None)
    for name, figures, seconds, words in _scored(reference, top=12, ask=lambda _: settings):
        note = f"{seconds:.0f} s, {words} words"
        yield Row(f"finding: score, {name}", figures["score"], REACH["score"], note)
        yield from (Row(f"  {key}", figures[key], REACH.get(key)) for key in FIGURES)
        yield Row("  not found", float(len(figures["unmatched_gold"])), None, ", ".join(figures["unmatched_gold"]))


def asking(reference: Reference) -> Iterator[Row]:
    """Questions and positions given in the annotators' words; only the evidence is looked for."""

    def ask(gold: Mapping) -> object:
        wanted = [question for question in gold["questions"] if question["tier"] != "optional"]
        motions = (Motion(one["text"], tuple(place["text"] for place in one["positions"])) for one in wanted)
        return replace(load(None), questions=tuple(motions))

    for name, figures, seconds, words in _scored(reference, top=40, ask=ask):
        yield Row(f"question given: score, {name}", figures["score"], ASKED, f"{seconds:.0f} s, {words} words")
        yield from (Row(f"  {key}", figures[key]) for key in FIGURES)


def attribution(reference: Reference) -> Iterator[Row]:
    path = reference.data / "polnear/dev.jsonl"
    articles = bench_attribution.sample(path, reference.articles)
    # Offsets are the annotation's; where the reader composes accents, its text is not the annotated one.
    fit = [article for article in articles if unicodedata.is_normalized("NFC", article["text"])]
    tally = bench_attribution.measure(fit)
    note = f"{len(fit)} articles, {tally.marked} marked, {tally.found} found, {tally.matched} matched"
    yield Row("attribution: F1, Dice >= 0.3, all types", tally.f1, 0.70, note)
    yield Row("  precision", tally.matched / max(1, tally.found))
    yield Row("  recall", tally.matched / max(1, tally.marked))
    note = f"{tally.marked_direct} marked, {tally.found_direct} found"
    yield Row("attribution: F1, direct only", tally.f1_direct, 0.90, note)
    note = f"{tally.named / max(1, tally.matched):.3f} name somebody, the others are unclear"
    yield Row("  source right, of the matched", tally.right / max(1, tally.matched), 0.85, note)


def stance(reference: Reference) -> Iterator[Row]:
    pairs = perspectrum_stances(reference.data / "perspectrum/dev.jsonl")
    scored = relations([(pair.claim, pair.passage) for pair in pairs])
    everything, half = stance_accuracy(scored.tolist(), pairs)
    yield Row("stance: Perspectrum dev, all", everything, 0.77, f"{len(pairs)} pairs, the shipped int8 weights")
    yield Row("  at coverage 0.5, abstaining on the less sure half", half)
    note = "needs training: python -m cards.training folds"
    yield Row("stance: claims of unseen topics, five-fold", None, 0.68, note)


def grouping(reference: Reference) -> Iterator[Row]:
    """Perspectives of one claim sorted into those that say the same; B-cubed over all perspectives."""
    told = list(perspectives(reference.data / "perspectrum/dev.jsonl"))
    precision, recall = bcubed([(groups(texts, vectors(texts)), sorted_) for texts, sorted_ in told])
    f1 = 2 * precision * recall / (precision + recall)
    note = f"{sum(len(texts) for texts, _ in told)} perspectives"
    yield Row("grouping: Perspectrum dev, B-cubed F1", f1, 0.83, note)
    yield Row("  precision", precision)
    yield Row("  recall", recall)


def _scored(reference: Reference, *, top: int, ask: Callable) -> Iterator[tuple[str, dict, float, int]]:
    score = reference.scorer()
    for name, path, folder in reference.annotated():
        gold, docs, _ = score.load_gold(path, folder)
        began = time.monotonic()
        parsed = _read(folder)
        found = questions(parsed, find(parsed), ask(gold))
        seconds = time.monotonic() - began
        words = sum(len(paragraph.doc) for one in parsed for paragraph in one.paragraphs)
        yield name, score.score(gold, docs, _deck(found), top), seconds, words


def _read(folder: Path) -> tuple[Parsed, ...]:
    return parse(read_folder([folder]).sources)


def _deck(found: Sequence[Question]) -> dict:
    """The questions as the scorer wants them."""
    return {
        "questions": [
            {
                "text": question.text,
                "positions": [
                    {
                        "text": position.text,
                        "evidence": [{"source": e.source.file, "quote": e.passage.text} for e in position.evidence],
                    }
                    for position in question.positions
                ],
            }
            for question in found
        ]
    }


PARTS: Mapping[str, tuple[Callable[[Reference], Iterator[Row]], tuple[str, ...]]] = {
    "gate": (gate, ()),
    "finding": (finding, ("eval/score.py", "eval/gold", "data/corpora")),
    "asking": (asking, ("eval/score.py", "eval/gold", "data/corpora")),
    "attribution": (attribution, ("data/polnear/dev.jsonl",)),
    "stance": (stance, ("data/perspectrum/dev.jsonl",)),
    "grouping": (grouping, ("data/perspectrum/dev.jsonl",)),
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench_finding", description=__doc__.splitlines()[0])
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--reference", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--articles", type=int, default=0, help="attribution on so many articles; 0 is all")
    given = parser.parse_args()
    if unknown := set(given.parts) - set(PARTS):
        parser.error(f"no part {', '.join(sorted(unknown))}; there are: {', '.join(PARTS)}")
    reference = Reference(given.reference, given.articles)
    print(f"{'measure':52}{'figure':>9}{'reach':>9}")  # noqa: T201 - a table is its purpose
    for name in given.parts or PARTS:
        measure, needed = PARTS[name]
        absent = reference.absent(*needed)
        for row in [Row(name, None, None, absent)] if absent else measure(reference):
            print(row, flush=True)  # noqa: T201 - a table is its purpose
    return 0


if __name__ == "__main__":
    sys.exit(main())
