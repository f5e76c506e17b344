"""Roles: no sentence is lost to furniture, no furniture passes for a sentence."""

from __future__ import annotations

import pytest

from cards.readers import blocks, lines

ONE = "Uniforms cost families more than the school admits, and nobody has counted the cost of shoes."
TWO = "Those who favour them answer that fashion costs more, and that rivalry over clothes has ended."


def roles(text: str) -> list[tuple[str, str]]:
    found = blocks.blocks(blocks.parts(text, lines.pieces(text)))
    return [(block.role, text[block.start : block.end]) for block in found]


def paragraphs(*words: str) -> str:
    return "\n\n".join(words) + "\n"


def only(role: str, text: str) -> list[str]:
    return [words for found, words in roles(text) if found == role]


@pytest.mark.parametrize(
    "short",
    ["Not at all.", "That is false!", "“Nobody asks,” she said.", "they moved to shoes", "It was, he said, “a farce.”"],
)
def test_a_short_sentence_is_text(short: str) -> None:
    assert [ONE, short, TWO] == only("text", paragraphs(ONE, short, TWO))


def test_verse_is_text() -> None:
    verse = (
        "We wear the coat of grey",
        "The grey that hides the mud",
        "The mud of every lane",
        "That leads up to the school",
    )
    assert [ONE, *verse, TWO] == only("text", paragraphs(ONE, *verse, TWO))


def test_another_script_is_text() -> None:
    assert [ONE, "制服は高すぎる", TWO] == only("text", paragraphs(ONE, "制服は高すぎる", TWO))


@pytest.mark.parametrize(
    "heading", ["What the shops say", "Is it worth it?", "‘The tide is turning’", "2010–present", "3. Results"]
)
def test_a_short_line_above_a_paragraph_is_a_heading(heading: str) -> None:
    assert [heading] == only("heading", paragraphs(ONE, heading, TWO))


def test_a_short_line_with_nothing_below_it_is_furniture() -> None:
    assert ["Stay informed"] == only("aside", paragraphs(ONE, TWO, "Stay informed"))


def test_a_menu_is_furniture() -> None:
    menu = ("Home", "News", "Sport", "The Town", "Shops")
    assert list(menu) == only("aside", paragraphs(ONE, *menu, TWO))


def test_a_line_said_three_times_is_furniture() -> None:
    text = paragraphs("TOWN NAME OF SHOP", ONE, "TOWN NAME OF SHOP", TWO, "TOWN NAME OF SHOP", ONE + " Still.")
    assert ["TOWN NAME OF SHOP"] * 3 == only("aside", text)


def test_a_repeated_headline_is_one_heading() -> None:
    text = paragraphs("Uniforms to stay", "Uniforms to stay", ONE, TWO)
    assert [("heading", "Uniforms to stay"), ("aside", "Uniforms to stay")] == roles(text)[:2]


def test_everything_after_about_the_author_is_an_aside() -> None:
    bio = "Director of the Centre for Cloth | Editor of the Loom | You can find me in the shop"
    text = paragraphs("Uniforms to stay", ONE, TWO, ONE, TWO, "About the author", bio, "The Loom")
    assert ["About the author", bio, "The Loom"] == only("aside", text)


def test_a_bio_at_the_top_leaves_the_text_alone() -> None:
    text = paragraphs("Uniforms to stay", "About the author", ONE, TWO, ONE, TWO)
    assert [ONE, TWO, ONE, TWO] == only("text", text)


def test_the_closing_note_on_the_author_is_an_aside() -> None:
    bio = "Ada Lee is the director of the Centre for Cloth. Follow her on @lee_cloth"
    assert [bio] == only("aside", paragraphs(ONE, TWO, bio))


def test_a_last_sentence_about_a_director_is_text() -> None:
    last = "Ada Lee is the director who signed the order against uniforms."
    assert [ONE, last] == only("text", paragraphs(ONE, last))


def test_the_pages_section_above_the_headline_is_an_aside() -> None:
    text = paragraphs("North Coast", "Uniforms to stay, says the school board", "By Ada Lee", ONE, TWO)
    assert ["North Coast", "By Ada Lee"] == only("aside", text)


def test_a_short_title_that_the_text_takes_up_is_no_section() -> None:
    text = paragraphs("School Uniforms", "Why the town should think again about them", ONE, TWO)
    assert ["School Uniforms", "Why the town should think again about them"] == only("heading", text)


def test_by_with_any_name_under_the_headline_is_a_byline() -> None:
    assert ["By Portbridge sample texts"] == only(
        "aside", paragraphs("Uniforms to stay", "By Portbridge sample texts", ONE)
    )


def test_a_name_above_an_occupation_is_a_byline() -> None:
    assert ["Ada Lee", "Opinion columnist"] == only("aside", paragraphs("Ada Lee", "Opinion columnist", ONE, TWO))


def test_an_infobox_ends_where_a_gap_is() -> None:
    text = f"= Uniform =\n\nInfobox\n- Colour: grey\n- Cloth: wool\n\n{ONE}\n"
    assert ["Infobox", "Colour: grey", "Cloth: wool"] == only("aside", text)
    assert [ONE] == only("text", text)


def test_lists_of_links_claim_nothing() -> None:
    text = f"= Uniform =\n\n{ONE}\n\n==See also==\n- School dress\n- Livery\n\n==History==\n{TWO}\n"
    assert ["School dress", "Livery"] == only("aside", text)
    assert [ONE, TWO] == only("text", text)


def test_a_header_of_a_database_is_an_aside() -> None:
    text = f"Title: Uniforms to stay\nAuthor: Ada Lee\n\n{ONE}\n"
    assert ["Title: Uniforms to stay", "Author: Ada Lee"] == only("aside", text)
