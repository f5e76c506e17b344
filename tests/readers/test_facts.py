"""What a text says of itself: nothing is guessed, and each thing stated is found."""

from __future__ import annotations

import pytest

from cards.model import Name
from cards.readers import blocks, facts, lines
from cards.readers.facts import Facts

ONE = "Uniforms cost families more than the school admits, and nobody has counted the cost of shoes."
TWO = "Those who favour them answer that fashion costs more, and that rivalry over clothes has ended."


def found(*words: str) -> Facts:
    text = "\n\n".join(words) + "\n"
    return facts.find(text, blocks.parts(text, lines.pieces(text)), wiki=lines.is_wiki(text))


def kind(*words: str) -> str:
    return found(*words).kind


def test_a_bare_text_says_nothing() -> None:
    bare = found(ONE, TWO)
    assert ("", (), "", "", "", "", "") == (
        bare.kind, bare.reference.author, bare.reference.title, bare.reference.container_title,
        bare.reference.publisher, bare.reference.issued, bare.reference.url,
    )  # fmt: skip


@pytest.mark.parametrize(
    "opening",
    [
        "ANALYSIS: the uniform has had its day, and this paper has said so for years.",
        "PORTBRIDGE -- If you drive too fast, you will miss the bridge that I loved.",
        "NATO said on Monday that uniforms would stay.",
        "WARNING: do not cross the bridge, said the sign on the north bank.",
    ],
)
def test_capitals_are_not_yet_a_dateline(opening: str) -> None:
    assert "" == kind(opening, TWO)


@pytest.mark.parametrize(
    ("opening", "publisher"),
    [
        ("PORTBRIDGE: The council said on Monday that “you and I” must pay.", ""),
        ("PORTBRIDGE (Harbour Press) — The council said on Monday that it would pay.", "Harbour Press"),
        ("PORTBRIDGE, North Shore (HP) - The council said on Monday that it would pay.", "HP"),
        ("PORT BRIDGE, May 3 — The council said on Monday that it would pay.", ""),
    ],
)
def test_a_dateline_is_a_reports(opening: str, publisher: str) -> None:
    facts_found = found("Bridge shut", opening, TWO)
    assert ("news report", publisher) == (facts_found.kind, facts_found.reference.publisher)


@pytest.mark.parametrize(
    "label", ["OPINION", "Editorial", "ANALYSIS/OPINION:", "Op-Ed", "To the editor:", "Opinion columnist"]
)
def test_a_label_above_the_text_says_opinion(label: str) -> None:
    assert "opinion" == kind("Uniforms must go", label, ONE, TWO)


def test_opinion_as_a_heading_below_says_nothing() -> None:
    assert "" == kind("Uniforms", ONE, "Opinion", TWO)


def test_speakers_in_turn_are_a_transcript() -> None:
    turns = [
        "LEE: It is dear, and I said so.",
        "POE: It is cheap.",
        "LEE: To whom? Not to us.",
        "POE: To all of us, in time.",
    ]
    assert "transcript" == kind("On uniforms", *turns)


def test_a_list_of_headed_sentences_is_no_transcript() -> None:
    assert "" == kind(
        "On uniforms", "Cost: it is dear.", "Cloth: it is wool.", "Colour: it is grey.", "Care: it is washed."
    )


def test_wiki_markup_is_an_encyclopedias() -> None:
    entry = found("= Uniform =", ONE, "==History==", TWO)
    assert ("encyclopedia", "Uniform", (), "entry-encyclopedia") == (
        entry.kind, entry.reference.title, entry.reference.author, entry.reference.type,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Media Office of the Harbour League", "party or advocacy"),
        ("Press Office of the Ministry of Bridges", "government"),
        ("Press Office of Portbridge University", ""),
    ],
)
def test_whose_press_office_a_text_was_written_for(body: str, expected: str) -> None:
    pamphlet = found("The bridge must fall", ONE, TWO, f"Written for the {body} by\nAda Lee – North Branch")
    assert (expected, body, (Name("Lee", "Ada"),)) == (
        pamphlet.kind,
        pamphlet.reference.publisher,
        pamphlet.reference.author,
    )


def test_a_letterhead_is_a_governments() -> None:
    paper = found("Ministry of Bridges and Ferries", "Order on the third arch", ONE, TWO)
    assert ("government", "Ministry of Bridges and Ferries") == (paper.kind, paper.reference.publisher)


def test_title_and_author_and_date_stand_above_the_text() -> None:
    page = found(
        "North Coast", "Uniforms to stay, says the school board", "By Ada Lee", "Updated 2 May 2024", ONE, TWO
    ).reference
    assert ("Uniforms to stay, says the school board", (Name("Lee", "Ada"),), "2024-05-02") == (
        page.title,
        page.author,
        page.issued,
    )


def test_published_goes_before_updated() -> None:
    assert "2024-05-01" == found("Uniforms", "Updated 9 May 2024", "Published 1 May 2024", ONE, TWO).reference.issued


def test_the_date_of_a_picture_is_not_the_texts() -> None:
    caption = "Children at the gate on January 18, 2024. (HP/File)"
    assert "" == found("Uniforms to stay", caption, "Updated 8 sec ago", ONE, TWO).reference.issued


def test_the_sites_name_is_the_last_line_if_the_page_says_it_twice() -> None:
    tail = ("About the author", "Ada Lee | Editor Loom and Cloth", "Leave a Comment", "Loom and Cloth")
    assert "Loom and Cloth" == found("Uniforms", ONE, TWO, ONE, TWO, *tail).reference.container_title
    assert (
        ""
        == found(
            "Uniforms", ONE, TWO, ONE, TWO, "About the author", "A weaver", "Loom and Cloth"
        ).reference.container_title
    )


NEWS = "On 23 November 2021, the Mayor announced that the bridge would open. It had been shut on 31 October 2021."
NOW = "The current council has now come to agree with those who shut it, and to this day nobody knows why."


def test_the_year_of_events_told_as_news_is_inferred_and_marked() -> None:
    reference = found("The bridge opens", NEWS, NOW).reference
    assert ("2021", ("issued",)) == (reference.issued, reference.inferred)


@pytest.mark.parametrize(
    "words",
    [
        ("On 23 November 2021, the Mayor announced that the bridge would open.", NOW),  # one date only
        (NEWS, "It was the first bridge there."),  # nothing says that this is now
        (NEWS, NOW, "It fell in 2023."),  # a later year
        (NEWS, NOW, "It was built by 3 May 1960, opened on 4 May 1960, and painted on 5 May 1961."),  # a history
        (ONE, NEWS, NOW),  # does not open with an event
        ("In November 2021 the Mayor announced it.", NOW),  # no full date
    ],
)
def test_an_undated_text_stays_undated(words: tuple[str, ...]) -> None:
    reference = found("The bridge opens", *words).reference
    assert ("", ()) == (reference.issued, reference.inferred)


def test_an_encyclopedia_is_never_dated_by_its_contents() -> None:
    assert "" == found("= Bridge =", NEWS, NOW).reference.issued


def test_a_stated_date_is_not_inferred() -> None:
    reference = found("The bridge opens", "Published 2 December 2021", NEWS, NOW).reference
    assert ("2021-12-02", ()) == (reference.issued, reference.inferred)


def test_the_header_of_a_database_is_the_record() -> None:
    header = "Title: Uniforms to stay\nAuthor: Ada Lee and Sam Poe\nDate: 2 May 2024\nSource: The Loom\nURL: https://example.org/1"
    reference = found(header, ONE, TWO).reference
    assert ("Uniforms to stay", "Ada Lee, Sam Poe", "2024-05-02", "The Loom", "https://example.org/1") == (
        reference.title, reference.authors, reference.issued, reference.container_title, reference.url,
    )  # fmt: skip
