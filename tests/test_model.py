"""The nouns: spans that cannot lie, evidence that cannot be misquoted, ids that stay."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import given

from cards.model import NOT_GIVEN, UNCLEAR, Card, Deck, Evidence, Name, Reference, Source, Span, digest
from tests.conftest import LEE, decks, evidence, source, span


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 2), (-1, 4), (0, len(LEE) + 1)])
def test_a_span_is_never_empty_nor_outside_its_source(lee: Source, start: int, end: int) -> None:
    with pytest.raises(ValueError, match="empty or outside"):
        lee.span(start, end)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (-1, 5), (4, len(LEE) + 1)])
def test_an_article_is_never_empty_nor_outside_its_file(lee: Source, start: int, end: int) -> None:
    with pytest.raises(ValueError, match="is outside a text"):
        replace(lee, start=start, end=end)


def test_read_parts_lie_inside_their_passage_and_never_overlap(lee: Source, osei: Source) -> None:
    passage = span(lee, "Bullying over clothes fell by half")
    fell, half = span(lee, "fell by"), span(lee, "by half")
    for wrong in ((fell, half), (half, span(lee, "Bullying")), (span(lee, "A uniform"),), (span(osei, "The study"),)):
        with pytest.raises(ValueError, match="outside its passage"):
            Evidence(passage, wrong, "author", "test")


def test_nothing_is_ever_changed_in_place(lee: Source) -> None:
    with pytest.raises(FrozenInstanceError):
        lee.text = "other"


def test_spans_of_two_sources_are_never_equal(lee: Source) -> None:
    other = replace(lee, file="copy.txt")
    assert lee.span(0, 8) != other.span(0, 8)
    assert not lee.span(0, 8).overlaps(other.span(0, 8))
    assert not lee.span(0, 8).holds(other.span(0, 8))


@given(decks())
def test_the_pieces_of_a_passage_are_the_passage(deck: Deck) -> None:
    for question in deck.questions:
        for position in question.positions:
            for one in position.evidence:
                assert one.passage.text == "".join(words for words, _ in one.pieces())
                assert [part.text for part in one.read] == [words for words, read in one.pieces() if read]


@given(decks())
def test_a_card_keeps_its_id_when_it_is_renumbered_or_reworded(deck: Deck) -> None:
    for card in deck.cards:
        assert card.id == replace(card, label="Z9", title="other", title_by="teacher", lines=()).id


def test_cards_about_different_things_have_different_ids(uniforms: Deck) -> None:
    assert len(uniforms.cards) == len({card.id for card in uniforms.cards})


def test_a_place_is_the_last_that_began(lee: Source) -> None:
    assert "" == lee.place(0)
    assert "para. 1" == span(lee, "“Nobody asks").place
    assert "para. 2" == span(lee, "fell by half").place


def test_what_is_missing_is_said_in_the_order_of_print(lee: Source) -> None:
    assert ("url",) == lee.missing
    bare = source("a.txt", LEE, kind="")
    assert ("author", "date", "title", "publication", "kind", "url") == bare.missing


def test_the_holder_is_who_speaks_and_never_a_guess(lee: Source, osei: Source) -> None:
    said = evidence(lee, "“Nobody asks who your parents are,” the head said.", speaker=span(lee, "the head"))
    assert "the head" == said.holder
    assert "Ada Lee" == evidence(lee, "fell by half").holder
    assert NOT_GIVEN == evidence(osei, "counted one school").holder
    assert UNCLEAR == replace(evidence(lee, "fell by half"), voice="reported").holder


def test_names_are_printed_as_they_are_known() -> None:
    assert "Ada Lee" == str(Name("Lee", "Ada"))
    assert "Harbour Board" == str(Name(literal="Harbour Board"))
    assert "Ada Lee, Harbour Board" == Reference(author=(Name("Lee", "Ada"), Name(literal="Harbour Board"))).authors


def test_a_digest_tells_where_one_text_ends() -> None:
    assert digest("ab", "c") != digest("a", "bc")


def test_the_sources_of_a_question_are_named_once(uniforms: Deck, lee: Source, osei: Source) -> None:
    assert (lee, osei) == uniforms.questions[0].sources


def test_a_source_card_is_about_its_source(lee: Source, osei: Source) -> None:
    assert Card("source", "S1", "", source=lee).id != Card("source", "S1", "", source=osei).id


def test_a_span_knows_its_words(lee: Source) -> None:
    assert "fell by half" == Span(lee, lee.text.index("fell"), lee.text.index("half") + 4).text
