"""Plain text into paragraphs: wrapped by hand or one to a line."""

from __future__ import annotations

import textwrap

import pytest

from cards.readers import lines

BODY = (
    "The council of Portbridge shut the old bridge in May after an engineer found cracks in its third arch and warned "
    "that the Harbour Company would have to pay for every lorry that crossed it against the order of the Mayor."
)


def said(text: str) -> list[tuple[str, str]]:
    return [(piece.shape, text[piece.start : piece.end]) for piece in lines.pieces(text)]


def test_a_line_is_a_paragraph_where_lines_are_not_wrapped() -> None:
    text = "The bridge is shut.\nThe ferry runs.\n\nNobody pays.\n"
    assert ["The bridge is shut.", "The ferry runs.", "Nobody pays."] == [words for _, words in said(text)]


def test_a_wrapped_paragraph_is_one() -> None:
    one, two = (textwrap.fill(BODY, width) for width in (68, 68))
    assert [("prose", one), ("prose", two)] == said(f"{one}\n\n{two}\n")


def test_a_wrapped_text_without_blank_lines_parts_at_short_last_lines() -> None:
    paragraph = textwrap.fill(BODY + " It did.", 68)
    assert [("prose", paragraph)] * 3 == said("\n".join([paragraph] * 3))


def test_a_sentence_that_breaks_off_goes_on_in_the_next_line() -> None:
    text = "The engineer took the council's case to the court and\nsaid that it was hopeless. So it was.\n"
    assert [("prose", text.strip())] == said(text)


def test_bullets_and_numbers_are_items_without_their_marks() -> None:
    text = "• one thing\n- another\n* a third\n1. Wash the beaker.\n2) Dry it.\n"
    assert [("item", words) for words in ("one thing", "another", "a third", "Wash the beaker.", "Dry it.")] == said(
        text
    )


@pytest.mark.parametrize(
    ("text", "level", "words"),
    [("= Bridge =", 1, "Bridge"), ("==History==", 2, "History"), ("### Why it fell ###", 3, "Why it fell")],
)
def test_marked_headings(text: str, level: int, words: str) -> None:
    (piece,) = lines.pieces(text)
    assert ("heading", level, words, 0) == (piece.shape, piece.level, text[piece.start : piece.end], piece.at)


@pytest.mark.parametrize("text", ["#bridge", "= 5", "a == b", "==", "1990 was dry."])
def test_what_is_no_mark(text: str) -> None:
    assert [("prose", text)] == said(text)


def test_a_number_before_a_few_words_is_a_heading_like_another() -> None:
    assert [("prose", "3. Results"), ("prose", BODY)] == said(f"3. Results\n{BODY}")


@pytest.mark.parametrize(
    ("text", "wiki"),
    [("= A =\n\nb.", True), ("A.\n==B==\nc\n==D==\ne", True), ("A = B\n\nc.", False), ("==B==\nc.", False)],
)
def test_wiki_markup_is_known_by_two_signs(text: str, wiki: bool) -> None:  # noqa: FBT001
    assert wiki is lines.is_wiki(text)
