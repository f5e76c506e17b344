"""sources.toml: a slip is named with its mend, and what a person states wins."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cards.errors import SettingsError
from cards.model import Name, Reference, Source, Standing
from cards.readers import records

SOURCE = Source(
    "lee.txt", "Uniforms cost more.", 0, 19, Reference(title="Found", author=(Name("Poe", "Sam"),)), "opinion"
)
FULL = """
["lee.txt"]
author = ["Lee, Ada", "Harbour Board"]
title = "Fees and seats"
container-title = "Portbridge Gazette"
publisher = "Harbour Press"
issued = "2024-05"
accessed = 2026-11-20
URL = "https://example.org/fees"
kind = "government"
type = "article-newspaper"
qualifications = "Chair of the parents' council"
inferred = ["issued"]
note = "from the school library"
owner = "the council"
country = "Northland"
stake = "it decides"
notice = "mocks a few"
"""


def one(text: str) -> records.Record:
    return records.parse(text, "sources.toml")["lee.txt"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('["lee.txt"]\ntitel = "Fees"', 'did you mean "title"'),
        ('["lee.txt"]\nkind = "opinon"', 'did you mean "opinion"'),
        ('["lee.txt"]\ntype = "newspaper"', 'did you mean "article-newspaper"'),
        ('["lee.txt"]\nissued = "2024-13-01"', "is not a date"),
        ('["lee.txt"]\nissued = "last Tuesday"', "is not a date"),
        ('["lee.txt"]\ntitle = 7', "not a text"),
        ('title = "Fees"', "outside the table of any file"),
        ('["lee.txt"]\ntitle = "Fees', "not valid TOML"),
        ('["lee.txt"]\n["lee.txt"]\n', 'two records for "lee.txt"'),
        ('["lee.txt"]\n["./lee.txt"]\n', 'two records for "lee.txt"'),
    ],
)
def test_a_slip_is_named(text: str, said: str) -> None:
    with pytest.raises(SettingsError) as caught:
        records.parse(text, "sources.toml")
    assert said in str(caught.value)
    assert "sources.toml" in caught.value.where


def test_every_field() -> None:
    record = one(FULL)
    assert (Standing("the council", "Northland", "it decides"), "mocks a few") == (record.standing, record.notice)
    expected = Reference(
        "article-newspaper", (Name("Lee", "Ada"), Name(literal="Harbour Board")), "Fees and seats", "Portbridge Gazette",
        "Harbour Press", "2024-05", "2026-11-20", "https://example.org/fees", ("issued",), "Chair of the parents' council",
    )  # fmt: skip
    assert (expected, "government", ("from the school library",)) == (record.reference, record.kind, record.notes)


def test_a_record_wins_and_leaves_the_rest() -> None:
    source = one('["lee.txt"]\ntitle = "Stated"\nissued = 2024').applied(SOURCE)
    assert ("Stated", "2024", "Sam Poe", "opinion") == (
        source.reference.title, source.reference.issued, source.reference.authors, source.kind,
    )  # fmt: skip


def test_an_empty_field_is_not_stated() -> None:
    assert SOURCE == one('["lee.txt"]\ntitle = ""\nauthor = []\nkind = ""\nissued = ""').applied(SOURCE)


def test_not_given_says_that_there_is_none() -> None:
    source = one('["lee.txt"]\nauthor = "not given"\nkind = "not given"').applied(SOURCE)
    assert ((), "") == (source.reference.author, source.kind)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ('"Lee, Ada"', Name("Lee", "Ada")),
        ('["Harbour Board"]', Name(literal="Harbour Board")),
        ('[{ family = "Lee", given = "Ada" }]', Name("Lee", "Ada")),
        ('[{ literal = "Ada" }]', Name(literal="Ada")),
    ],
)
def test_an_author_in_each_way_of_writing(written: str, name: Name) -> None:
    assert (name,) == one(f'["lee.txt"]\nauthor = {written}').reference.author


def test_a_name_without_quotes_is_read_as_it_was_meant() -> None:
    assert "Fees" == one('[lee.txt]\ntitle = "Fees"').reference.title


def test_a_file_of_a_folder() -> None:
    assert {"north/lee.txt"} == set(records.parse('["north\\\\lee.txt"]\ntitle = "Fees"', "sources.toml"))


def test_each_field_knows_where_it_came_from() -> None:
    source = one('["lee.txt"]\ntitle = "Stated"\nauthor = "not given"\nstake = "it decides"').applied(
        replace(SOURCE, origins=(("title", "text"), ("kind", "page")))
    )
    assert {"title": "sources.toml", "author": "sources.toml", "stake": "sources.toml", "kind": "page"} == dict(
        source.origins
    )


def test_owner_and_notice_may_be_said_not_to_be() -> None:
    known = replace(SOURCE, standing=Standing("the council", "Northland"), notice="mocks a few")
    source = one('["lee.txt"]\nowner = "not given"\nnotice = "not given"').applied(known)
    assert (Standing("", "Northland"), "") == (source.standing, source.notice)


def test_what_was_inferred_stays_so_until_it_is_stated() -> None:
    inferred = replace(SOURCE, reference=replace(SOURCE.reference, issued="2021", inferred=("issued",)))
    assert ("issued",) == one('["lee.txt"]\ntitle = "Stated"').applied(inferred).reference.inferred
    assert () == one('["lee.txt"]\nissued = 2022').applied(inferred).reference.inferred


def test_qualifications_are_kept() -> None:
    assert "the mayor" == one('["lee.txt"]\nqualifications = "the mayor"').applied(SOURCE).reference.qualifications
