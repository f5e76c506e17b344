"""All kinds of one small deck: proved, printed, told apart by ids that stay, and silent about what they ask for."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pypdfium2
import pytest

from cards import proof, store
from cards.dealer import deal
from cards.exporters import handout, pdf
from cards.kinds import KINDS
from cards.model import Block, Deck, Evidence, Mark, Position, Question, Reference, Source, Span
from cards.settings import Deal, Print, Settings

GAZETTE = """On 4 June 2019 the council closed Mill Lane to carts for the winter. Ines Marr, a baker in the lane, said that the council had closed the lane without a vote.

A toll is a payment for the use of a road. In March 2020 the mayor opened Mill Lane to carts again. The council counted 412 carts on the lane in one week of the trial.

Deputy Mayor Omar Khan opened the market in May 2021 with a long speech on tolls and carts."""
LEAFLET = """The council did not close Mill Lane to carts, and everybody who walked there saw 90 carts a day on it. A toll of two pence was paid at the gate in those years.

The closure of Mill Lane was a quiet theft from all who live by carts."""


def source(file: str, text: str, kind: str) -> Source:
    starts = [0, *(found.end() for found in re.finditer("\n\n", text))]
    ends = [*(found.start() for found in re.finditer("\n\n", text)), len(text)]
    blocks = tuple(Block(start, end, "text") for start, end in zip(starts, ends, strict=True))
    marks = tuple(Mark(start, f"para. {number}") for number, start in enumerate(starts, 1))
    return Source(file, text, 0, len(text), Reference(title=f"The {file}"), kind, blocks, marks)


ONE, TWO = source("gazette.txt", GAZETTE, "news report"), source("leaflet.txt", LEAFLET, "opinion")


def held(of: Source, first: str, read: str, voice: str = "author", speaker: str = "") -> Evidence:
    def span(words: str) -> Span:
        return of.span(of.text.index(words), of.text.index(words) + len(words))

    block = next(block for block in of.blocks if block.start <= of.text.index(first) < block.end)
    named = span(speaker) if speaker else None
    return Evidence(of.span(block.start, block.end), (span(read),), voice, "it says so", named)


def asked() -> Question:
    closed = (
        held(ONE, "On 4 June", "On 4 June 2019 the council closed Mill Lane to carts for the winter."),
        held(ONE, "A toll", "The council counted 412 carts on the lane in one week of the trial."),
    )
    said = "said that the council had closed the lane without a vote."
    by_marr = replace(held(ONE, "Ines Marr", said, "reported", "Ines Marr"), passage=span_of(ONE, "Ines Marr", "vote."))
    open_ = (
        held(TWO, "The council", "The council did not close Mill Lane to carts"),
        held(TWO, "The closure", "The closure of Mill Lane was a quiet theft from all who live by carts."),
    )
    sides = (Position("The council closed Mill Lane to carts", (by_marr, *closed)), Position("Carts went on", open_))
    return Question("Did the council close Mill Lane to carts?", "fact", sides)


def span_of(of: Source, first: str, last: str) -> Span:
    start = of.text.index(first)
    return of.span(start, of.text.index(last, start) + len(last))


def made(*, gone: tuple[Span, ...] = (), sources: tuple[Source, ...] = (ONE, TWO)) -> Deck:
    return deal([asked()], sources, Settings(deal=Deal(kinds=tuple(KINDS), balance=False)), gone=gone)


DECK = made()


def of(kind: str, deck: Deck = DECK):
    return [card for card in deck.cards if card.kind == kind]


def test_every_kind_has_something_to_say_here():
    assert {card.kind for card in DECK.cards} == set(KINDS)


def test_a_paragraph_that_is_left_out_is_quoted_by_no_kind():
    left = next(block for block in ONE.blocks if "Omar Khan" in ONE.text[block.start : block.end])
    out = ONE.span(left.start, left.end)
    shown = [one.passage for card in DECK.cards for one in card.evidence]
    again = [one.passage for card in made(gone=(out,)).cards for one in card.evidence]
    assert any(span.overlaps(out) for span in shown)
    assert not any(span.overlaps(out) for span in again)


def test_ids_are_of_one_card_each_and_stay_when_sources_come_in_another_order():
    ids = [card.id for card in DECK.cards]
    assert len(set(ids)) == len(ids) == len({card.label for card in DECK.cards})
    assert {card.id for card in made(sources=(TWO, ONE)).cards} == set(ids)


def test_what_is_written_is_read_back_equal_and_proved():
    text = store.dumps(DECK)
    assert store.loads(text, DECK.sources) == DECK
    found = {one.file: proof.today.Found(one.text, "same") for one in DECK.sources}
    report = proof.prove(json.loads(text), found)
    assert report.faults == ()


@pytest.mark.parametrize("where", ["passages", "answer"])
def test_a_word_altered_on_a_card_of_its_own_is_found_out(where):
    document = json.loads(store.dumps(DECK))
    card = next(card for card in document["cards"] if where in card)
    item = card[where][0] if where == "passages" else card[where]
    item["quote"] = item["quote"].replace(item["quote"][0], "#", 1)
    found = {one.file: proof.today.Found(one.text, "same") for one in DECK.sources}
    assert [fault.about for fault in proof.prove(document, found).faults] == [
        f"card {card['label']}" if where == "passages" else f"answer of card {card['label']}"
    ]


def test_no_card_of_a_question_quotes_what_the_question_does_not_hold():
    stray = replace(of("answer")[0].evidence[0], passage=span_of(ONE, "Deputy Mayor", "carts."), read=())
    card = replace(of("answer")[0], evidence=(stray,))
    with pytest.raises(ValueError, match="quotes what no position"):
        store.dumps(replace(DECK, cards=(card,)))


def words(path) -> list[str]:
    with pypdfium2.PdfDocument(path) as document:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


@pytest.mark.pdf
def test_the_sheets_print_every_quotation_and_keep_answers_for_the_key(tmp_path):
    some = replace(DECK, cards=(*of("cloze"), *of("timeline"), *of("half")[:1], *of("blank")[:1]))
    settings = Settings(print=Print(only=("cloze",)))
    pdf.export(some, settings, tmp_path / "deck.pdf", attachment=store.dumps(some))
    assert proof.unprinted(json.loads(store.dumps(some)), tmp_path / "deck.pdf") == ()


@pytest.mark.pdf
def test_a_face_never_prints_what_it_asks_for(tmp_path):
    some = replace(DECK, cards=(*of("study"), *of("cloze")))
    pdf.export(some, Settings(print=Print(only=("study",))), tmp_path / "deck.pdf", attachment="{}")
    pages = words(tmp_path / "deck.pdf")
    key = next(number for number, page in enumerate(pages) if page.startswith("Answers"))
    faces, answers = " ".join(pages[:key]), " ".join(pages[key:])
    assert {card.answer.text for card in some.cards} >= {"412", "March 2020"}
    for card in some.cards:
        assert not re.search(rf"\b{card.answer.text}\b", faces)
        assert card.answer.text in answers


@pytest.mark.pdf
def test_backs_have_the_answer_and_bookmarks_do_not(tmp_path):
    cards = (*of("study"), *of("cloze"))
    settings = Settings(print=Print(only=("study",), backs="long"))
    pdf.export(replace(DECK, cards=cards), settings, tmp_path / "deck.pdf", attachment="{}")
    pages = words(tmp_path / "deck.pdf")
    assert all(any(card.answer.text in page and "The answer" in page for page in pages) for card in cards)
    with pypdfium2.PdfDocument(tmp_path / "deck.pdf") as document:
        titles = [mark.get_title() for mark in document.get_toc()]
    assert titles
    assert not any(card.answer.text in title for card in cards for title in titles)


@pytest.mark.pdf
def test_the_handout_draws_the_argument_and_the_line_of_time_with_words_that_can_be_copied(tmp_path):
    handout.export(DECK, Settings(), tmp_path / "handout.pdf")
    pages = words(tmp_path / "handout.pdf")
    drawn = next(page for page in pages if "An arrow goes from a card" in page)
    assert all(label in drawn for label in ("Q1-A-01", "Q1-B-01"))
    line = next(page for page in pages if "To scale" in page)
    assert all(date in line for date in ("4 June 2019", "March 2020", "May 2021"))
