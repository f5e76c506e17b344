"""Names in bylines: a role, a place or a day is nobody."""

from __future__ import annotations

import pytest

from cards.model import Name
from cards.readers import names


@pytest.mark.parametrize(
    "words", ["our correspondent", "Staff Reporter", "Tuesday", "2015", "The Lantern", "popular demand"]
)
def test_nobody_is_named(words: str) -> None:
    assert () == names.of_byline(words)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Shoaib", [Name(literal="Shoaib")]),
        ("Ada Lee", [Name("Lee", "Ada")]),
        ("Ada Lee, education correspondent", [Name("Lee", "Ada")]),
        ("Ada Lee in Portbridge", [Name("Lee", "Ada")]),
        ("Ada Lee – Portbridge Branch", [Name("Lee", "Ada")]),
        ("Ada Lee and Sam Poe", [Name("Lee", "Ada"), Name("Poe", "Sam")]),
        (
            "Ada Lee, Sam Poe & Ines de la Cruz, Town Reporters",
            [Name("Lee", "Ada"), Name("Poe", "Sam"), Name("de la Cruz", "Ines")],
        ),
        ("Wim van der Berg", [Name("van der Berg", "Wim")]),
        ("John Poe Jr.", [Name("Poe Jr.", "John")]),
        ("Web Desk", [Name(literal="Web Desk")]),
        ("The Harbour Council", [Name(literal="The Harbour Council")]),
    ],
)
def test_who_is_named(words: str, expected: list[Name]) -> None:
    assert expected == list(names.of_byline(words))


def test_a_record_gives_the_family_first() -> None:
    assert Name("Lee", "Ada") == names.name("Lee, Ada")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("admin", []),
        ("https://example.org/people/lee", []),
        ("Ada Lee; Portbridge Staff Writer", [Name("Lee", "Ada")]),
        ("Portbridge sample texts", [Name(literal="Portbridge sample texts")]),
    ],
)
def test_the_author_field_of_a_page(words: str, expected: list[Name]) -> None:
    assert expected == list(names.of_metadata(words))
