"""What a page shows: source words only as quotations with their cite, everything escaped, links to the web alone."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.citations import Cite
from cards.errors import SettingsError
from cards.model import Card, Evidence, Line, Reference, Source, Span
from cards.pages import Press
from cards.pages.fitting import Face, stops
from cards.pages.tongue import language
from cards.pages.words import chained, linked, named, pieces
from cards.settings import Print
from tests import paper


def whole(cards):
    return tuple(Face(card, 9.0, 0, len(stops(card))) for card in cards)


def page(deck=paper.DECK, cards=None, **printing):
    return Press(deck, Print(**printing)).html(whole(cards or deck.cards))


def article(html, label):
    return next(part for part in html.split("<article")[1:] if f">{label}</span>" in part)


def plain(html):
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


def evil(text, **known):
    source = Source("<img src=x>.txt", text, 0, len(text), Reference(**known))
    evidence = Evidence(Span(source, 0, len(text)), (Span(source, 0, 5),), "author", "why")
    card = Card("evidence", "Q9-A-01", text, evidence=(evidence,), lines=(Line(text, text),))
    deck = replace(paper.DECK, title=text, cards=(card,), sources=(source,), warnings=(text,))
    return page(deck)


def test_nothing_that_a_source_or_a_person_wrote_becomes_markup():
    html = evil("<script>alert(1)</script><link rel=attachment href=file:///etc/passwd>", title="<b>bold</b>")
    assert "<script" not in html
    assert "<link" not in html
    assert "<img" not in html
    assert "<b>bold" not in html


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//host/x", "mailto:a@b.c"]
)
def test_only_addresses_of_the_web_become_links(url):
    html = evil("Some words of a source.", url=url, title="Title")
    assert set(re.findall(r'href="([^"#][^"]*)"', html)) == set()


def test_an_address_of_the_web_is_a_link_to_exactly_that_address():
    html = article(page(), "Q1-A-01")
    assert [unescape(link) for link in re.findall(r'href="([^"]*)"', html)] == [paper.lee.reference.url]


def test_no_passage_stands_without_its_citation():
    html = page()
    for part in html.split("<article")[1:]:
        if "<blockquote" in part:
            assert part.index('class="short"') < part.index("<blockquote")


def test_a_passage_is_printed_word_for_word():
    for card in paper.CARDS:
        if card.kind == "evidence":
            quote = re.search(r"<blockquote.*?</blockquote>", article(page(), card.label), re.DOTALL)[0]
            shown = plain(quote.replace("¶", ""))
            assert shown == " ".join(card.evidence[0].passage.text.split())


def test_a_new_paragraph_is_shown_by_a_pilcrow_and_a_new_line_is_not():
    assert "yard. ¶ I do not" in plain(article(page(), "Q1-A-02"))
    assert "¶" not in article(page(), "Q1-A-01")


def test_a_passage_from_right_to_left_says_so():
    assert 'dir="rtl"' in article(page(), "Q1-C-01")
    assert 'dir="rtl"' not in article(page(), "Q1-A-01")
    assert language(paper.argues.passage) == ""
    assert language(paper.arabic.passage) == "ar"


def test_a_side_is_told_by_a_letter_a_shape_and_words():
    html = article(page(), "Q1-B-01")
    assert ">B</span>" in html
    assert "square" in html
    assert paper.NO.text in plain(html)


def test_contents_lead_to_each_card_and_the_works_back_to_it():
    html = page()
    front, back = html[: html.index("<article")], html[html.index("Works cited") :]
    targets = set(re.findall(r'id="(card-\d+)"', html))
    for card in paper.CARDS:
        if card.kind == "evidence":
            for part in (front, back):
                link = re.search(rf'href="#(card-\d+)">{card.label}<', part)
                assert link
                assert link[1] in targets


def test_each_question_side_and_card_has_its_bookmark_once():
    labels = [unescape(label) for label in re.findall(r'data-label="([^"]*)"', page())]
    assert labels[:4] == [
        f"Question 1: {paper.QUESTION.text}",
        f"Q1 {paper.QUESTION.text}",
        f"A: {paper.YES.text}",
        "Q1-A-01 the price of those minutes is paid by everyone who walks to school",
    ]
    assert len(labels) == len(set(labels))


def test_a_thin_side_is_called_thin():
    front = page()[: page().index("<article")]
    assert front.count("thin side") == 1


def test_an_unknown_ink_and_an_evil_colour_are_refused():
    with pytest.raises(SettingsError, match="no ink 'side'") as refusal:
        page(ink={"side": "red"})
    assert "side-a" in refusal.value.mend
    with pytest.raises(SettingsError, match="not a colour"):
        page(ink={"side-a": "red; } body { display: none"})
    assert "--side-a: #123456;" in page(ink={"side-a": "#123456"})


def test_the_same_deck_gives_the_same_page():
    assert page() == page()


def test_measuring_names_every_stop_once():
    html = Press(paper.DECK, Print()).bench(whole(paper.CARDS), "words")
    names = re.findall(r'id="(s\d+-\d+)"', html)
    assert len(names) == len(set(names))
    assert set(names) == {
        f"s{number}-{stop}" for number, face in enumerate(whole(paper.CARDS)) for stop in range(face.last)
    }


@given(st.data())
def test_pieces_give_back_the_passage_and_names_add_no_letter(data):
    text = data.draw(st.text("ab ¶\n.", min_size=1, max_size=60).filter(str.strip))
    source = Source("a.txt", text, 0, len(text))
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=2))) if len(text) > 1 else [0, 1]
    evidence = Evidence(Span(source, 0, len(text)), (Span(source, *cuts),), "author", "why")
    shown = tuple(pieces(evidence))
    words = " ".join("".join(" " if piece.kind == "pilcrow" else piece.text for piece in shown).split())
    assert words == " ".join(text.split())
    assert "".join(piece.text for piece in named(shown, 0, 0, range(3))) == "".join(piece.text for piece in shown)


@given(st.text(max_size=30), st.sampled_from(["", "https://a.example/x?y=1&z", "http://b.example"]))
def test_linking_changes_no_letter_of_a_cite(words, url):
    full = f"{words}{url}, {words}"
    assert "".join(piece for piece, _, _ in linked(Cite("short", full), url)) == full


@given(st.text(max_size=40))
def test_naming_a_card_makes_a_link_and_changes_no_letter(text):
    words = f"{text} Q1-A-01, Q9-B-02 {text}"
    cut = chained(words, {"Q1-A-01": "card-1"})
    assert "".join(part for part, _ in cut) == words
    assert ("Q1-A-01", "card-1") in cut
    assert all(not home for part, home in cut if part != "Q1-A-01")


@given(st.data())
def test_marking_what_is_read_aloud_changes_no_letter_and_marks_nothing_else(data):
    text = data.draw(st.text("abc. ", min_size=6, max_size=40).filter(lambda words: len(words.strip()) > 4))
    source = Source("a.txt", text, 0, len(text))
    read, said = (sorted(data.draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=2))) for _ in range(2))
    evidence = Evidence(Span(source, 0, len(text)), (Span(source, *read),), "author", "why")
    shown = tuple(pieces(evidence, Span(source, *said)))
    assert "".join(piece.text for piece in shown) == text
    aloud = "".join(piece.text for piece in shown if piece.kind == "said")
    both = text[max(read[0], said[0]) : max(min(read[1], said[1]), read[0], said[0])]
    assert aloud.replace(" ", "") in (both.replace(" ", ""), "")


def test_what_is_read_aloud_is_marked_only_on_request():
    assert "aloud" not in article(page(), "Q1-A-01")
    assert "aloud" in article(page(highlight=True), "Q1-A-01")


def test_a_line_that_begins_from_right_to_left_keeps_its_place_in_ours():
    assert "\u200eصاحب المقهى, in The Millbrook Gazette" in unescape(article(page(), "Q1-C-01"))
