"""Plain text: the file's own text, from first to last character."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cards.errors import ReadError
from cards.readers import plain

WORDS = st.sampled_from(
    """uniforms cost more. “Nobody asks,” she said. Is it? School Uniforms = == # • - 1. \n \n\n \r\n caf\u0301e Advertisement
    Updated 2 May 2024 By Ada Lee About the author Follow Infobox Title: x PORTBRIDGE: The council, because it rains; and""".split(
        " "
    )
)


def test_the_text_is_the_files_text(tmp_path: Path) -> None:
    """Line ends and letters are made one; a tab, two spaces and a soft hyphen stay."""
    path = tmp_path / "uniforms.txt"
    path.write_bytes("Uni\u00adforms  cost\tmore.\r\nThe cafe\u0301 is shut.\r\n".encode())
    (source,) = plain.read(path, "uniforms.txt")
    assert "Uni\u00adforms  cost\tmore.\nThe café is shut.\n" == source.text


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(st.lists(st.one_of(WORDS, st.text(max_size=8)), max_size=80).map(" ".join))
def test_the_laws_of_a_reader(tmp_path: Path, text: str) -> None:
    """Blocks are in order, apart and inside; a place begins where a paragraph does; twice reads the same."""
    path = tmp_path / "any.txt"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    before = path.stat().st_mtime_ns
    try:
        sources = plain.read(path, "any.txt")
    except ReadError:
        return
    assert sources == plain.read(path, "any.txt")
    assert before == path.stat().st_mtime_ns
    last = 0
    for source in sources:
        at = source.start
        assert last <= at
        for block in source.blocks:
            assert at <= block.start < block.end <= source.end
            words = source.text[block.start : block.end]
            assert words == words.strip()
            at = block.end
        starts = [block.start for block in source.blocks if block.role in {"text", "item"}]
        assert starts == [mark.start for mark in source.marks]
        last = source.end


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_change_no_offset(tmp_path: Path, end: str) -> None:
    path = tmp_path / "uniforms.txt"
    path.write_bytes(end.join(["Uniforms", "", "They cost more than anybody thought.", ""]).encode())
    (source,) = plain.read(path, "uniforms.txt")
    assert [(0, 8, "heading"), (10, 46, "text")] == [(block.start, block.end, block.role) for block in source.blocks]
