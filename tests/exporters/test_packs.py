"""Packs on paper: what a class is handed is whole, proved, labelled, fair to the sides, and can be given away by sheets."""

from __future__ import annotations

import json
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest

from cards import proof, store
from cards.exporters import EXPORTERS, file_name, shown
from cards.packs import PACKS, rounds, weight
from cards.pages import Press
from cards.settings import Deal, Print, Settings
from cards.workshop import sample
from tests import paper

pytestmark = pytest.mark.pdf
EVERY = Settings(deal=Deal(packs=tuple(PACKS), students=3, seed=4))


def printed(to, settings=EVERY, deck=paper.DECK):
    """The packs, as `cards print` writes them."""
    attachment = store.dumps(shown("packs", deck, settings))
    EXPORTERS["packs"].export(deck, settings, to, attachment=attachment)
    return attachment


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    path = tmp_path_factory.mktemp("packs") / "deck-packs.pdf"
    printed(path)
    return path


def pages(path):
    with pypdfium2.PdfDocument(path) as document:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def html(deck=paper.DECK, **rules):
    return Press(deck, Print()).packs(Deal(**rules))


# --- what must not happen


def test_no_quotation_is_printed_unproved_and_none_that_is_held_is_missing(made):
    document = json.loads(proof.attached(made))
    assert sum(len(card["evidence"]) for card in document["cards"]) > 3
    assert proof.unprinted(document, made) == ()
    assert proof.unsealed(proof.attached(made), made) == ()


def test_a_sheet_that_prints_no_card_prints_no_quotation():
    found = html(packs=("key", "flow", "judge"))
    assert "<blockquote" not in found
    assert "<blockquote" in html(packs=("hands",))
    assert "<blockquote" not in html(sample(), packs=("flow", "judge")), "only the teacher has the answers"


def test_a_side_for_which_nothing_was_found_is_said_to_be_so_and_not_padded():
    asked = paper.DECK.questions[0]
    bare = tuple(card for card in paper.DECK.cards if card.position != asked.positions[1])
    found = html(replace(paper.DECK, cards=bare), packs=("hands", "key", "sac"))
    assert "Nothing was found for this side" in found
    assert "The sides have unequal hands" in found


def test_no_place_in_the_document_has_two_things_of_one_name():
    names = [part.split('"')[0] for part in html(packs=tuple(PACKS)).split(' id="')[1:]]
    assert len(names) > 10
    assert len(names) == len(set(names))


# --- what must


@pytest.mark.parametrize("sheet", ["Teacher’s key", "Hand Q1-", "Judge’s sheet", "Controversy Q1, common ground"])
def test_each_sheet_begins_on_a_right_hand_page(made, sheet):
    firsts = [number for number, words in enumerate(pages(made)) if words.count(sheet) > 1]
    assert firsts, "its name stands at its head and at the foot of the page"
    assert all(number % 2 == 0 for number in firsts)


def test_every_page_but_the_cover_says_which_sheet_and_which_deck_it_is_of(made):
    marked = [words for words in pages(made) if words]
    assert len(marked) > 10
    assert all("· deck " in words for words in marked[1:])


def test_flow_sheets_lie_across_and_have_a_column_for_each_speech(made):
    with pikepdf.open(made) as document:
        across = [number for number, page in enumerate(document.pages) if page.mediabox[2] > page.mediabox[3]]
    text = pages(made)
    questions = len(list(rounds(paper.DECK)))
    assert len(across) == 2 * questions
    assert text[across[0]].count("Final focus") == 4, "two columns, and twice in the order of speeches"
    assert across[0] % 2 == 0


def test_it_is_tagged_as_a_document_that_is_read(made):
    with pikepdf.open(made) as document:
        assert document.open_metadata()["pdfuaid:part"] == "1"
        outline = [str(item.title) for item in document.open_outline().root]
    assert outline
    assert all(title.startswith("Question") for title in outline)


def test_each_student_has_a_hand_and_the_key_tells_whose_it_is():
    found = html(packs=("hands", "key"), students=5)
    for student in range(1, 6):
        assert f", student {student}" in found
    assert "Held by" in found


def test_the_time_aloud_goes_by_the_pace_that_is_set():
    assert html(packs=("key",), pace=75) != html(packs=("key",), pace=150)
    assert "at 75 words a minute" in html(packs=("key",), pace=75)


def test_the_same_seed_gives_the_same_sheets():
    assert html(students=6, seed=3) == html(students=6, seed=3)
    assert html(students=6, seed=3) != html(students=6, seed=5)


def test_who_opens_by_coin_is_said():
    found = [html(packs=("flow",), seed=seed) for seed in range(8)]
    assert any("A speaks first" in one for one in found)
    assert any("B speaks first" in one or "B and C speaks first" in one for one in found)
    assert "by coin toss" in found[0]
    assert "speaks first" not in html(packs=("flow",), debate="policy")


def test_packs_that_are_asked_for_are_printed_without_naming_the_format():
    assert EVERY.formats == ("pdf", "packs")
    assert Settings().formats == ("pdf",)
    assert file_name("packs") == "deck-packs.pdf"


# --- the teacher's key


@pytest.fixture(scope="module")
def key(tmp_path_factory):
    path = tmp_path_factory.mktemp("key") / "deck-packs.pdf"
    printed(path, Settings(deal=Deal(packs=("key",))), sample())
    return path


def test_the_key_has_every_answer_and_each_is_proved(key):
    asked = [card for card in sample().cards if card.answer]
    words = " ".join(pages(key))
    assert len(asked) > 3
    assert all(card.label in words for card in asked)
    carried = {card["label"] for card in json.loads(proof.attached(key))["cards"]}
    assert {card.label for card in asked} <= carried
    assert proof.unprinted(json.loads(proof.attached(key)), key) == ()


def test_the_key_tells_how_each_answer_card_answers():
    found = html(sample(), packs=("key",))
    replies = [card for card in sample().cards if card.kind == "answer"]
    assert replies
    assert all(f"<b>{card.label}</b> {card.title}: {card.lines[0].text}" in found for card in replies)


def test_the_key_draws_each_argument_and_the_line_of_time_once():
    found = html(sample(), packs=("key",))
    maps = [part.split("</title>")[0] for part in found.split("<title>")[2:]]
    assert sum(one.startswith("Map of the argument") for one in maps) >= 1
    assert sum(one.startswith("The line of time") for one in maps) == 1


def test_a_side_with_far_fewer_words_is_said_to_have_them():
    found = html(paper.DECK, packs=("key",))
    assert found.count("Fewer words:") >= 1
    assert f"those of the fullest side {max(weight(team.cards) for team in next(rounds(paper.DECK)).teams)}" in found
