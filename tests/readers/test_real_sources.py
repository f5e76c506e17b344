"""Real documents: what is known of each, and that ordinary pages are not split. Skipped where they are absent."""

from __future__ import annotations

from pathlib import Path

import pytest

from cards.model import Name, Source
from cards.readers import read_folder
from tests import bench_readers

ROOT = Path(__file__).parents[3] / "shared"
SEEDS = ROOT / "seeds"
CORPORA = sorted((ROOT / "data" / "corpora").glob("*/")) if (ROOT / "data").is_dir() else []
with_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason="the five original works are not on this machine")
PAGES = ROOT / "data" / "html_dates"
with_pages = pytest.mark.skipif(not PAGES.is_dir(), reason="the saved pages with known dates are not on this machine")
with_corpora = pytest.mark.skipif(not CORPORA, reason="the corpora of real articles are not on this machine")


@pytest.fixture(scope="module")
def seeds() -> dict[str, Source]:
    reading = read_folder([SEEDS])
    assert () == reading.problems
    numbered: dict[str, Source] = {}
    for source in reading.sources:
        numbered[source.file[:3] + ("b" if source.file[:3] in numbered else "")] = source
    assert ["000", "001", "002", "003", "004", "004b"] == list(numbered)
    return numbered


def known(source: Source) -> tuple[object, ...]:
    reference = source.reference
    return (
        reference.authors,
        reference.title,
        reference.container_title,
        reference.publisher,
        reference.issued,
        source.kind,
    )


@with_seeds
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "000",
            ("Shoaib", "Imran Khan has turned Pakistan to Support Assad in Syria", "Muslim World Journal", "", "", ""),
        ),
        ("001", ("", "Pakistan–Syria relations", "", "", "", "encyclopedia")),
        ("003", ("", "Caught in the Wrong Neighbourhood: Pakistan in the US-Iran Confrontation", "", "", "", "")),
    ],
)
def test_what_is_not_known_is_left_empty(seeds: dict[str, Source], name: str, expected: tuple[str, ...]) -> None:
    assert expected == known(seeds[name])
    assert () == seeds[name].reference.inferred


@with_seeds
def test_the_year_of_the_pamphlet_is_inferred(seeds: dict[str, Source]) -> None:
    reference = seeds["002"].reference
    assert (Name("Al-Muhajir", "Bilal"),) == reference.author
    assert "Central Media Office of Hizb ut Tahrir" == reference.publisher
    assert ("2021", ("issued",), "party or advocacy") == (reference.issued, reference.inferred, seeds["002"].kind)


@with_seeds
def test_the_second_article_of_the_news_page_is_another(seeds: dict[str, Source]) -> None:
    first, second = seeds["004"], seeds["004b"]
    assert ("2025-01-02", "news report") == (first.reference.issued, first.kind)
    assert ("", "news report") == (second.reference.issued, second.kind)
    assert first.reference.title.startswith("Pakistan says not in contact")
    assert second.reference.title.startswith("Pakistan says multilateralism in peril")
    assert second.text[: second.start].rstrip().endswith("fist rule.") or first.end <= second.start


@with_seeds
def test_furniture_makes_no_claim(seeds: dict[str, Source]) -> None:
    said = [
        source.text[block.start : block.end]
        for source in seeds.values()
        for block in source.blocks
        if block.role in {"text", "item"}
    ]
    assert not [
        words
        for words in said
        if any(sign in words for sign in ("newsletter", "Akismet", "AP/File", "Short Url", "Locator.png", "CEO of |"))
    ]
    assert 6 + 24 + 8 + 15 + 25 <= len(said) <= 100


@with_corpora
@pytest.mark.parametrize("folder", CORPORA, ids=lambda folder: folder.name)
def test_an_ordinary_article_is_one(folder: Path) -> None:
    reading = read_folder([folder])
    assert () == reading.problems
    assert len(list(folder.glob("*.txt"))) == len(reading.sources)
    assert not [source.file for source in reading.sources if source.reference.inferred]
    said = [
        source.text[block.start : block.end]
        for source in reading.sources
        for block in source.blocks
        if block.role == "text"
    ]
    assert not [
        words
        for words in said
        if words.lower().strip(" :") in {"advertisement", "ad", "photo"} or "newsletter" in words.lower()[:80]
    ]


@with_pages
def test_the_dates_of_saved_pages() -> None:
    right, wrong, *_ = bench_readers.dates(PAGES.parent)
    assert right.value is not None
    assert wrong.value is not None
    assert right.value >= 0.9
    assert wrong.value < 0.1
