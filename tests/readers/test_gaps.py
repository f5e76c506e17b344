"""The gaps of sources, to be filled in: what a person wrote stays as it is, to the letter."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from cards.errors import SettingsError
from cards.model import Name, Reference, Source
from cards.readers import gaps, records

BARE = Source("lee.txt", "Uniforms cost more.", 0, 19)
KNOWN = replace(
    BARE, reference=Reference(title='“Fees” and "seats" \\ more', author=(Name("Lee", "Ada"), Name(literal="Board")))
)
MINE = '# my own notes\n["lee.txt"]\ntitle = "Mine"   # keep\n'


def test_what_a_person_wrote_is_never_touched(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text(MINE, encoding="utf-8")
    assert 1 == gaps.add_gaps(tmp_path, [BARE, replace(BARE, file="poe.txt")])
    written = (tmp_path / "sources.toml").read_text(encoding="utf-8")
    assert written.startswith(MINE)
    assert {"lee.txt", "poe.txt"} == set(tomllib.loads(written))


def test_with_nothing_to_add_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text(MINE, encoding="utf-8")
    before = (tmp_path / "sources.toml").stat().st_mtime_ns
    assert 0 == gaps.add_gaps(tmp_path, [BARE])
    assert before == (tmp_path / "sources.toml").stat().st_mtime_ns


def test_a_broken_file_is_not_added_to(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text("[", encoding="utf-8")
    with pytest.raises(SettingsError):
        gaps.add_gaps(tmp_path, [BARE])
    assert "[" == (tmp_path / "sources.toml").read_text(encoding="utf-8")
    assert ["sources.toml"] == [path.name for path in tmp_path.iterdir()]


def test_the_gaps_unfilled_change_nothing(tmp_path: Path) -> None:
    assert 1 == gaps.add_gaps(tmp_path, [KNOWN])
    assert KNOWN == records.load(tmp_path)["lee.txt"].applied(KNOWN)


def test_what_was_found_is_shown_and_what_is_missing_stands_open() -> None:
    text = gaps.gaps([KNOWN])
    assert '# author = ["Lee, Ada", "Board"]' in text
    assert 'issued = ""' in text
    assert {"container-title": "", "publisher": "", "issued": "", "URL": "", "kind": ""} == tomllib.loads(text)[
        "lee.txt"
    ]


def test_every_line_shown_is_one_that_may_be_used() -> None:
    """Taking the marks away gives the record that was found."""
    text = gaps.gaps([KNOWN]).replace("# author", "author").replace("# title", "title")
    record = records.parse(text, "sources.toml")["lee.txt"]
    assert KNOWN.reference == record.reference


def test_the_second_article_of_a_file_has_a_table_of_its_own() -> None:
    assert {"lee.txt", "lee.txt#2"} == set(tomllib.loads(gaps.gaps([BARE, replace(BARE, start=3)])))
