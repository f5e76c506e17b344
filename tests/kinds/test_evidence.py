"""The evidence card: whose voice it is, and what to beware of, from recorded facts alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cards.kinds import evidence as kind
from cards.kinds.evidence import cautions, lead, voice
from cards.model import Evidence, Mark, Name, Reference, Source
from tests.kinds.building import LEE, dealt, passage, question, source


def said(how: str, text: str = "Ines Marr said the bridge is safe.", speaker: str = "Ines Marr", **about) -> Evidence:
    about = {"reference": LEE, "kind": "opinion"} | about
    of = Source("a.txt", text, 0, len(text), **about)
    named = of.span(text.index(speaker), text.index(speaker) + len(speaker)) if speaker else None
    return Evidence(of.span(0, len(text)), (of.span(0, len(text)),), how, "it says so", named)


def test_words_are_put_in_nobodys_mouth():
    """A pronoun is no name, and a news report does not argue."""
    she = said("quoted", "She said the bridge is safe.", "She")
    assert voice(she) == "speaker unclear (the passage has only “She”)"
    assert lead(she) == "Ada Lee reports; speaker unclear"
    assert voice(said("unclear", speaker="")) == "speaker unclear"
    assert lead(said("author", speaker="", kind="news report")) == "Ada Lee reports"
    assert voice(said("author", speaker="", kind="news report")) == "the author reports"


@pytest.mark.parametrize(
    ("how", "kind_of_source", "head", "line"),
    [
        ("author", "opinion", "Ada Lee argues", "the author argues"),
        ("author", "party or advocacy", "Ada Lee argues", "the author argues"),
        ("author", "encyclopedia", "Ada Lee states", "the author’s own words"),
        ("author", "", "Ada Lee writes", "the author’s own words"),
        ("quoted", "opinion", "Ines Marr, quoted", "Ines Marr, quoted in this article"),
        (
            "reported",
            "opinion",
            "Ada Lee reports on Ines Marr",
            "the author reports, in the author’s words, what Ines Marr said",
        ),
    ],
)
def test_each_voice_has_its_words(how, kind_of_source, head, line):
    evidence = said(how, kind=kind_of_source)
    assert (lead(evidence), voice(evidence)) == (head, line)


def test_an_unsigned_piece_speaks_as_what_it_is():
    assert lead(said("author", reference=Reference(), kind="encyclopedia")) == "The entry states"
    assert lead(said("author", reference=Reference(), kind="")) == "The article says"
    two = Reference(author=(Name("Lee", "Ada"), Name("Khan", "Omar")))
    assert lead(said("reported", reference=two)) == "Ada Lee and Omar Khan report on Ines Marr"


def test_no_caution_without_a_fact():
    assert list(cautions(said("author", "The bridge is safe.", ""))) == []


@pytest.mark.parametrize(
    ("evidence", "words"),
    [
        (said("reported"), "second-hand: an account of what was said, not the speaker’s own words"),
        (said("quoted", "An official said it is safe.", "official"), "the speaker is not named"),
        (said("author", "The bridge is reportedly safe.", ""), "the underlined words are hedged"),
        (said("author", kind="encyclopedia"), "an encyclopedia is background, not a party to the dispute"),
        (said("author", kind="party or advocacy"), "written by a party or advocate, with a stake in the dispute"),
        (said("author", reference=Reference()), "unsigned and undated"),
        (said("author", reference=replace(LEE, issued="")), "undated"),
        (said("author", reference=replace(LEE, inferred=("issued",))), "the date was worked out from the contents"),
    ],
)
def test_each_fact_has_its_caution(evidence, words):
    assert words in list(cautions(evidence))


def test_the_card_carries_its_tag_as_a_slice_and_its_label_by_number():
    a, b = source("a.txt"), source("b.txt")
    made = list(kind.cards(dealt(question((passage(a, 0), passage(a, 1)), (passage(b, 2),)))))
    assert [card.label for card in made] == ["Q1-A-01", "Q1-A-02", "Q1-B-01"]
    assert made[0].title == "Ada Lee argues"
    assert made[0].tag.text == "The clerk of a.txt opened gate 0 of the bridge at noon"
    assert ("Why here", "it says so") in [(line.label, line.text) for line in made[0].lines]


def test_without_a_safe_slice_nothing_is_put_beside_a_name_and_no_two_heads_are_alike():
    text = "Was it so?\n\nWas it ever?"
    marks = (Mark(0, "para. 1"), Mark(12, "para. 2"))
    of = Source("a.txt", text, 0, len(text), LEE, "opinion", marks=marks)
    pair = tuple(Evidence(span, (span,), "author", "it asks") for span in (of.span(0, 10), of.span(12, len(text))))
    made = list(kind.cards(dealt(question(pair, ()))))
    assert [card.tag for card in made] == [None, None]
    titles = [f"Ada Lee argues: see the words underlined (para. {number})" for number in (1, 2)]
    assert [card.title for card in made] == titles
