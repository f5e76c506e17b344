"""How well saved web pages are read: the article's words and the day of publication (`make bench-readers`).

    python -m tests.bench_readers [--reference ../shared] [--wrong]

Two public sets of pages are looked for in the reference folder's data; what is absent is skipped, and the table says
so. A wrong date is worse than none, so both are counted.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from cards.errors import ReadError
from cards.model import Source
from cards.readers import html
from tests.bench_finding import Row
from tests.conftest import ROOT

SHINGLE = 4
REACH = {"body": 0.95, "dates": 0.90}
_TOKEN = re.compile(r"\w+")


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reference", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--wrong", action="store_true", help="name each page that is read wrongly")
    given = parser.parse_args(arguments)
    data, out = given.reference / "data", sys.stdout
    out.write(f"{'measure':52}{'value':>9}{'reach':>9}\n")
    for part in (bodies, dates):
        for row in part(data, names=given.wrong):
            out.write(f"{row}\n")


def bodies(data: Path, *, names: bool = False) -> Iterator[Row]:
    """Precision, recall and F1 of the shingles of each page's article, averaged over the pages."""
    folder = data / "article_extraction"
    if not folder.is_dir():
        yield Row("body of the article", None, REACH["body"], "no data/article_extraction")
        return
    truth = json.loads((folder / "ground-truth.json").read_text())
    scores = {name: _score(page, truth[name]["articleBody"]) for name, page in _pages(folder / "html") if name in truth}
    means = [sum(one[n] for one in scores.values()) / len(scores) for n in range(3)]
    yield Row("body of the article: F1 of shingles of 4 words", means[2], REACH["body"], f"{len(scores)} pages")
    yield Row("  precision", means[0])
    yield Row("  recall", means[1])
    if names:
        yield from (Row(f"    {name[:40]}", score[2]) for name, score in scores.items() if score[2] < REACH["body"])


def _score(page: tuple[Source, ...], truth: str) -> tuple[float, float, float]:
    got, wanted = _shingles(_body(page)), _shingles(truth)
    both = sum((got & wanted).values())
    precision, recall = both / max(1, got.total()), both / max(1, wanted.total())
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def _body(page: tuple[Source, ...]) -> str:
    """The words that cards can quote or show: everything kept except asides and the headline."""
    kept = (
        source.text[block.start : block.end]
        for source in page
        for block in source.blocks
        if block.role != "aside" and source.text[block.start : block.end] != source.reference.title
    )
    return "\n".join(kept)


def _shingles(words: str) -> Counter[tuple[str, ...]]:
    tokens = _TOKEN.findall(words)
    return Counter(tuple(tokens[at : at + SHINGLE]) for at in range(max(1, len(tokens) - SHINGLE + 1)))


def dates(data: Path, *, names: bool = False) -> Iterator[Row]:
    """The days of publication: right, wrong, and none given; a page that bears no date is right if none is found."""
    folder = data / "html_dates"
    if not folder.is_dir():
        yield Row("day of publication", None, REACH["dates"], "no data/html_dates")
        return
    lines = map(json.loads, (folder / "dates.jsonl").read_text().splitlines())
    truth = {Path(line["file"]).name.removesuffix(".html.gz"): _day(line) for line in lines}
    told = {name: page[0].reference.issued if page else "" for name, page in _pages(folder / "html") if name in truth}
    right = [name for name in truth if told.get(name, "") == truth[name]]
    wrong = [name for name in truth if told.get(name) and name not in right]
    yield Row(
        "day of publication: right", len(right) / len(truth), REACH["dates"], f"{len(right)} of {len(truth)} pages"
    )
    yield Row("  wrong", len(wrong) / len(truth), None, f"{len(wrong)}")
    yield Row("  not found", 1 - (len(right) + len(wrong)) / len(truth))
    if names:
        amiss = (name for name in truth if name not in right)
        yield from (Row(f"    {name}", 0, None, f"{told.get(name) or 'none'}, not {truth[name]}") for name in amiss)


def _day(line: Mapping[str, object]) -> str:
    return line["date"] if isinstance(line["date"], str) else ""  # a page without a date has no number there


def _pages(folder: Path) -> Iterator[tuple[str, tuple[Source, ...]]]:
    """Each page of a folder as it is read from disk; one that is refused has no source."""
    with tempfile.TemporaryDirectory() as work:
        path = Path(work) / "page.html"
        for packed in sorted(folder.glob("*.html.gz")):
            path.write_bytes(gzip.decompress(packed.read_bytes()))
            try:
                yield packed.name.removesuffix(".html.gz"), html.read(path, path.name)
            except ReadError:
                yield packed.name.removesuffix(".html.gz"), ()


if __name__ == "__main__":
    main()
