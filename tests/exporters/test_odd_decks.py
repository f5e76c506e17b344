"""Decks that are hard to print: nothing is lost, nothing clipped, and what cannot be is refused by name."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest

from cards.errors import Overflow
from cards.exporters import binder, handout, packs, pdf
from cards.model import Card, Evidence, Line, Name, Position, Question, Reference, Source, Span
from cards.settings import Print, Settings
from tests import paper

pytestmark = pytest.mark.pdf

SENTENCE = "The lane was widened {} times before anybody asked who was to walk in it. "


def made(text, headline="A title", tag=None, **known):
    source = Source("a.txt", text, 0, len(text), Reference(**known))
    evidence = Evidence(Span(source, 0, len(text)), (Span(source, 0, min(12, len(text))),), "author", "why")
    lines = (Line("Voice", "the author argues"), Line("Why here", "near the question"))
    card = Card("evidence", "Q1-A-01", headline, paper.QUESTION, paper.YES, (evidence,), lines=lines, tag=tag)
    return replace(paper.SMALL, sources=(source,), cards=(card,))


def printed(path, deck, exporter=pdf, **printing):
    exporter.export(deck, Settings(print=Print(**printing)), path)
    with pypdfium2.PdfDocument(path) as document:
        words = "".join(page.get_textpage().get_text_range() for page in document)
    return "".join(words.replace("\ufffe", "").split())


def test_a_title_that_no_small_card_can_hold_is_refused_and_named(tmp_path):
    with pytest.raises(Overflow, match="does not fit") as refusal:
        printed(tmp_path / "deck.pdf", made(SENTENCE, "Word " * 200), stock="avery-5371", paper="letter")
    assert refusal.value.where == "card Q1-A-01"


def test_a_quotation_of_three_thousand_words_goes_on_from_card_to_card(tmp_path):
    text = "".join(SENTENCE.format(number) for number in range(200))
    assert len(text.split()) == 3000
    shown = printed(tmp_path / "deck.pdf", made(text.strip()))
    assert all("".join(SENTENCE.format(number).split()) in shown for number in range(200))
    assert "continues" in shown


def test_a_citation_of_four_hundred_letters_leaves_room_for_the_words_on_the_smallest_card(tmp_path):
    """It is shortened with a mark of it; the list of works has it whole."""
    deck = made(SENTENCE, title=("Some words of a title " * 19)[:400].strip(), publisher="The Press " * 12)
    shown = printed(tmp_path / "deck.pdf", deck, stock="avery-5371", paper="letter", theme="broadsheet")
    assert "".join(SENTENCE.split()) in shown
    assert "…" in shown
    assert "ThePress" * 12 in shown


@pytest.mark.parametrize("stock", ["quarter", "poker"])
def test_a_title_of_four_hundred_letters_is_set_smaller(tmp_path, stock):
    title = ("Some words of a title " * 19)[:400].strip()
    assert "".join(title.split()) in printed(tmp_path / "deck.pdf", made(SENTENCE, title), stock=stock)


def test_a_name_without_spaces_is_broken_not_run_over_the_edge(tmp_path):
    name = "Wolfeschlegelsteinhausenbergerdorff" * 4
    deck = made(SENTENCE, author=(Name(name, "A."),), title="t")
    printed(tmp_path / "deck.pdf", deck, backs="long")
    with pypdfium2.PdfDocument(tmp_path / "deck.pdf") as document:
        for page in document:
            text = page.get_textpage()
            rights = [text.get_charbox(at)[2] for at in range(text.count_chars())]
            assert max(rights, default=0) <= page.get_width() - 20


@pytest.mark.parametrize(
    "words", ["A smile 🙂 and a flag 🇫🇷 in it.", "A family 👩‍👩‍👧 and a heart ❤️ here.", "½ → ≥ ☑ № ™"]
)
def test_emoji_and_signs_have_their_letters(tmp_path, words):
    printed(tmp_path / "deck.pdf", made(words))


def test_two_directions_in_one_passage_keep_all_words(tmp_path):
    text = "The owner said «الزقاق صار أهدأ» and then, in English, that הרחוב was quiet (since 2024)."
    shown = printed(tmp_path / "deck.pdf", made(text))
    for words in ("Theownersaid", "andthen,inEnglish,that", "wasquiet(since2024)."):
        assert words in shown


def test_a_side_without_evidence_is_printed_and_called_thin(tmp_path):
    sides = (paper.YES, Position("Nobody in these sources says this", thin=True))
    asked = Question(paper.QUESTION.text, "policy", sides)
    card = Card("question", "Q1", asked.text, asked)
    shown = printed(tmp_path / "deck.pdf", replace(paper.SMALL, questions=(asked,), cards=(card,)), backs="short")
    assert "Nobodyinthesesourcessaysthis" in shown
    assert "thin" in shown


@pytest.mark.parametrize("exporter", [pdf, handout, binder, packs])
def test_a_deck_of_one_card_and_one_of_none_are_printed(tmp_path, exporter):
    for count in (1, 0):
        deck = replace(paper.SMALL, cards=paper.CARDS[1 : 1 + count])
        assert "MillLane" in printed(tmp_path / "deck.pdf", deck, exporter)


def test_folded_cards_stand_back_to_back(tmp_path):
    printed(tmp_path / "deck.pdf", paper.SMALL, backs="fold", only=("Q1",), stock="index-3x5", start=1)
    with pypdfium2.PdfDocument(tmp_path / "deck.pdf") as document:
        assert len(document) == len(paper.SMALL.cards)
