"""Sources from pieces: places, ranges, and what is given against what was found."""

from __future__ import annotations

from pathlib import Path

import pytest

from cards.errors import NoText
from cards.model import Name, Reference
from cards.readers import compose, lines
from cards.readers.pieces import Article

ONE = "Uniforms cost families more than the school admits, and nobody has counted the cost of shoes."


def read(text: str):
    (source,) = compose.sources(text, "uniforms.txt", [Article(lines.pieces(text))])
    return source


def places(text: str) -> list[str]:
    return [mark.label for mark in read(text).marks]


@pytest.mark.parametrize("text", ["Uniforms", "12345\n", "* * *\n", "Advertisement\n\nFollow\n"])
def test_a_text_without_a_sentence_is_refused(text: str) -> None:
    with pytest.raises(NoText, match="no sentence"):
        read(text)


def test_paragraphs_and_items_are_counted_together() -> None:
    assert ["para. 1", "para. 2", "para. 3"] == places(f"Uniforms\n\n{ONE}\n• Grey wool\n{ONE}\n")


def test_sections_count_from_one() -> None:
    text = f"= Uniform =\n{ONE}\n==Cost==\n{ONE}\n{ONE}\n===Shoes===\n{ONE}\n"
    assert ["para. 1", "“Cost”, para. 1", "“Cost”, para. 2", "“Shoes”, para. 1"] == places(text)


def test_a_second_title_above_the_text_is_no_section() -> None:
    assert ["para. 1"] == places(f"Uniforms to stay\n\nA report on the school board\n\n{ONE}\n")


def test_a_long_section_title_is_cut_at_a_word() -> None:
    title = "What the shopkeepers of the north bank say about the price of grey wool"
    assert ["para. 1", "“What the shopkeepers of the north bank say about the price …”, para. 1"] == places(
        f"{ONE}\n# {title}\n{ONE}\n"
    )


def test_a_place_is_found_from_any_character_in_it() -> None:
    source = read(f"Uniforms\n\n{ONE}\n\n{ONE}\n")
    assert "para. 2" == source.place(source.text.rindex("shoes"))


def test_what_is_given_wins_and_what_is_found_fills_the_rest() -> None:
    given = Reference(title="Given", issued="2024")
    found = Reference(type="pamphlet", title="Found", author=(Name("Lee", "Ada"),), issued="2021", inferred=("issued",))
    assert Reference("pamphlet", (Name("Lee", "Ada"),), "Given", issued="2024") == compose.over(given, found)


def test_the_range_of_an_article_is_its_own(tmp_path: Path) -> None:
    text = f"\n\n= Uniform =\n\n{ONE}\n\n\n"
    source = read(text)
    assert text.strip() == text[source.start : source.end]
