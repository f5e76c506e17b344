"""What a sentence gives to the kinds that look at whole sources: a wrong line is worse than none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.kinds.cloze import gaps
from cards.kinds.glossary import meanings
from cards.kinds.people import described
from cards.kinds.slices import asserted, lots, statements
from cards.kinds.timeline import dated_by
from cards.model import Source, Span

CASES = Path(__file__).parent.parent / "cases" / "kinds" / "sentences.md"


def cases() -> list[tuple[str, dict[str, str]]]:
    found = re.split(r"^## ", CASES.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    split = (case.partition("\n") for case in found)
    return [
        (title, dict(line.split(": ", 1) for line in body.splitlines() if ": " in line)) for title, _, body in split
    ]


def paragraph(text: str, kind: str = "news report") -> Span:
    return Source("a.txt", text, 0, len(text), kind=kind).span(0, len(text))


def given_by(kind: str, of: Span) -> Iterator[str]:
    if kind == "timeline":
        yield from (date.text for one in statements(of) if (date := dated_by(one)))
    if kind == "people":
        yield from (f"{one.name} = {one.what.text}" for one in described(of))
    if kind == "glossary":
        yield from (" = ".join(part.text for part in one.read) for one in meanings(of))
    if kind == "cloze":
        yield from (gap.text for one in statements(of) for gap in gaps(one))


@pytest.mark.parametrize(("title", "case"), cases(), ids=lambda value: value if isinstance(value, str) else "")
def test_case(title, case):
    assert (" / ".join(given_by(case["kind"], paragraph(case["text"]))) or "none") == case["gives"]


def test_there_are_cases_of_each_kind_and_most_say_what_must_not_be():
    kinds = [case["kind"] for _, case in cases()]
    assert {"timeline", "people", "glossary", "cloze"} == set(kinds)
    assert sum(case["gives"] == "none" for _, case in cases()) * 2 >= len(kinds)


@pytest.mark.parametrize("kind", ["opinion", "party or advocacy", "transcript", ""])
def test_whoever_argues_defines_nothing(kind):
    words = "A toll is a payment for the use of a road."
    assert list(meanings(paragraph(words)))
    assert list(meanings(paragraph(words, kind))) == []


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80))
def test_every_find_lies_in_its_paragraph(text):
    of = paragraph(text)
    found = [*asserted(of), *statements(of), *(one.whole for one in described(of))]
    assert all(of.holds(span) for span in found)


@given(st.lists(st.integers(), max_size=40), st.integers(1, 9))
def test_lots_hold_all_in_order_and_differ_by_one_at_most(items, per):
    made = list(lots(items, per))
    assert [item for lot in made for item in lot] == items
    assert not made or (max(map(len, made)) <= per and max(map(len, made)) - min(map(len, made)) <= 1)
