"""Dates: never more precise than they are given."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.readers import dates


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Updated 8 sec ago", ""),
        ("Updated 4:30 p.m.", ""),
        ("31 February 2024", "2024-02"),
        ("2/1/2025", "2025"),
        ("Published 3000 words", ""),
        ("Updated 02 January 2025", "2025-01-02"),
        ("Jan. 4, 2020", "2020-01-04"),
        ("Published on Sept 9th, 2019 at 10:15", "2019-09-09"),
        ("25/12/2024", "2024-12-25"),
        ("12.25.2024", "2024-12-25"),
        ("5/5/2024", "2024-05-05"),
        ("2024-02-29T10:00:00Z", "2024-02-29"),
        ("May 2021", "2021-05"),
        ("in the autumn of 1987", "1987"),
    ],
)
def test_a_date_in_words(words: str, expected: str) -> None:
    assert expected == dates.iso(words)


@pytest.mark.parametrize("value", ["", "24", "2024-13", "2023-02-29", "2024-1-2", "2024-01-02T10:00", "around 2024"])
def test_what_is_no_date(value: str) -> None:
    assert not dates.real(value)


@given(st.dates(min_value=date(1500, 1, 1), max_value=date(2099, 12, 31)))
def test_every_date_survives_being_written_out(day) -> None:
    assert dates.real(day.isoformat())
    assert (
        day.isoformat() == dates.iso(f"{day.day} {day:%B} {day.year}") == dates.iso(f"{day:%b} {day.day}, {day.year}")
    )


def test_every_full_date_is_found_in_order() -> None:
    text = "On 3 May 2021 the bridge shut; it had opened in June 1960. May 9, 2021 saw a march."
    assert ("2021-05-03", "2021-05-09") == dates.full(text)
