"""The gaps of sources, to be filled in: what a person wrote stays as it is, to the letter."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

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
    assert 2 == gaps.add_gaps(tmp_path, [BARE, replace(BARE, file="poe.txt")])
    written = (tmp_path / "sources.toml").read_text(encoding="utf-8")
    assert written.startswith(MINE)
    assert {"lee.txt", "poe.txt"} == set(tomllib.loads(written))
    assert "Mine" == tomllib.loads(written)["lee.txt"]["title"]


SCRAPS = st.lists(
    st.sampled_from(
        [
            "# a note\n", "\n", '["lee.txt"]\n', "[poe.txt]  # unquoted\n", 'title = "Fees" # mine\n', "issued = 2024-05-01\n",
            'url = ""\n', 'author = [ "Lee, Ada",\n  "Board" ]\n', "kind='opinion'\n", "\t", '["other.txt"]\r\n',
        ]
    ),
    max_size=10,
).map("".join)  # fmt: skip


@given(SCRAPS)
def test_every_line_that_a_person_wrote_stays_and_in_its_order(text: str) -> None:
    try:
        before = records.parse(text, "sources.toml")
    except SettingsError:
        reject()
    written, _ = gaps.gaps([BARE, replace(BARE, file="poe.txt")], text)
    after = iter(written.split("\n"))
    assert all(line in after for line in text.rstrip("\n").split("\n") if line.strip())
    again = records.parse(written, "sources.toml")
    assert all(record == again[name] for name, record in before.items())
    assert 0 == gaps.gaps([BARE, replace(BARE, file="poe.txt")], written)[1]


def test_a_table_of_theirs_gets_the_keys_that_it_lacks_and_no_other(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text(MINE + 'container_title = "Gazette"\nURL = "not given"\n', encoding="utf-8")
    assert 1 == gaps.add_gaps(tmp_path, [BARE])
    table = tomllib.loads((tmp_path / "sources.toml").read_text(encoding="utf-8"))["lee.txt"]
    assert ("Gazette", "not given") == (table["container_title"], table["URL"])
    assert {"author", "issued", "publisher", "kind", "owner", "country", "stake"} == set(table) - {
        "title",
        "container_title",
        "URL",
    }


def test_line_endings_and_the_byte_order_mark_of_a_person_s_editor_stay(tmp_path: Path) -> None:
    mine = "\ufeff" + MINE.replace("\n", "\r\n")
    (tmp_path / "sources.toml").write_bytes(mine.encode())
    assert 1 == gaps.add_gaps(tmp_path, [BARE])
    assert (tmp_path / "sources.toml").read_bytes().startswith(mine.rstrip().encode())
    assert 0 == gaps.add_gaps(tmp_path, [BARE])


def test_with_nothing_to_add_nothing_is_written(tmp_path: Path) -> None:
    assert 1 == gaps.add_gaps(tmp_path, [BARE])
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
    text, _ = gaps.gaps([KNOWN])
    assert '# author = ["Lee, Ada", "Board"]' in text
    assert 'issued = ""' in text
    empty = ("container-title", "publisher", "issued", "URL", "kind", "owner", "country", "stake")
    assert dict.fromkeys(empty, "") == tomllib.loads(text)["lee.txt"]


def test_every_line_shown_is_one_that_may_be_used() -> None:
    """Taking the marks away gives the record that was found."""
    text = gaps.gaps([KNOWN])[0].replace("# author", "author").replace("# title", "title")
    record = records.parse(text, "sources.toml")["lee.txt"]
    assert KNOWN.reference == record.reference


def test_the_second_article_of_a_file_has_a_table_of_its_own() -> None:
    assert {"lee.txt", "lee.txt#2"} == set(tomllib.loads(gaps.gaps([BARE, replace(BARE, start=3)])[0]))
