"""The laws of every reader: a place begins where it says, twice reads the same, and nothing is ever written."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cards.errors import ReadError
from cards.model import Source
from cards.readers import READERS, read_folder
from tests.readers.documents import MAKERS

WORDS = st.sampled_from(
    """the council says that bridge is dear and well-known cost-benefit in 2024 “nobody asked” she said. Is it? 12 • - 1.
    [00:12:31] 00:13:05 CHAIR: LEE: café naïve = == Title: By Ada Lee Updated Advertisement 2 May 2024 (see below) No. 5!""".split()
)
PARAGRAPHS = st.lists(st.lists(WORDS, min_size=1, max_size=60).map(" ".join), min_size=1, max_size=12)
quick = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=12, deadline=None)


def state(folder: Path) -> list[tuple[str, int, int]]:
    return sorted((str(one), one.stat().st_mtime_ns, one.stat().st_size) for one in folder.rglob("*"))


def holds(source: Source) -> None:
    at = source.start
    for block in source.blocks:
        assert at <= block.start < block.end <= source.end
        assert source.text[block.start : block.end] == source.text[block.start : block.end].strip()
        at = block.end
    starts = [mark.start for mark in source.marks]
    assert starts == sorted(starts)
    claims = [block for block in source.blocks if block.role in {"text", "item"}]
    assert {block.start for block in claims} <= set(starts), "each paragraph is a place"
    for mark in source.marks:
        assert source.start <= mark.start < source.end
        assert any(block.start <= mark.start < block.end for block in claims)
        assert mark.start == 0 or not (source.text[mark.start - 1] + source.text[mark.start]).isalnum(), "not in a word"
        assert mark.label == source.place(mark.start)


def test_every_format_is_in_the_table() -> None:
    assert READERS.keys() == MAKERS.keys()


@pytest.mark.parametrize("suffix", sorted(MAKERS))
@quick
@given(PARAGRAPHS)
def test_the_laws_of_a_reader(tmp_path: Path, suffix: str, paragraphs: list[str]) -> None:
    path = MAKERS[suffix](tmp_path / f"a{suffix}", "The bridge is dear", paragraphs)
    before = state(tmp_path)
    try:
        sources = READERS[suffix].read(path, path.name)
    except ReadError:
        return
    assert before == state(tmp_path)
    assert sources == READERS[suffix].read(path, path.name)
    assert len({source.text for source in sources}) == 1
    for source in sources:
        holds(source)


@pytest.mark.parametrize("suffix", sorted(MAKERS))
@quick
@given(st.binary(max_size=60), st.integers(0, 400))
def test_a_damaged_file_is_refused_or_read_but_never_a_crash(
    tmp_path: Path, suffix: str, noise: bytes, at: int
) -> None:
    path = MAKERS[suffix](tmp_path / f"a{suffix}", "The bridge is dear", ["The council says that it is dear."] * 3)
    whole = path.read_bytes()
    at = at * len(whole) // 400
    path.write_bytes(whole[:at] + noise + whole[at + len(noise) :])
    refused = None
    try:
        READERS[suffix].read(path, path.name)
    except ReadError as error:
        refused = error
    assert refused is None or (refused.mend and refused.where == path.name)


@pytest.mark.parametrize("suffix", sorted(MAKERS))
def test_the_paragraphs_are_kept_word_for_word(tmp_path: Path, suffix: str) -> None:
    said = [
        f"In part {number} the council says that the old bridge has cost the town more than anybody had ever admitted to "
        f"it, and that {number} arches must be mended; nobody has asked the people who pay for it what they think of it."
        for number in ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    ]
    MAKERS[suffix](tmp_path / f"a{suffix}", "The bridge is dear", said)
    (source,) = read_folder([tmp_path]).sources
    assert said == [source.text[block.start : block.end] for block in source.blocks if block.role == "text"]
    assert "" not in [mark.label for mark in source.marks]
