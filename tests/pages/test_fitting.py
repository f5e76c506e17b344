"""Nothing is lost between a card and its faces: every word stands on exactly one, in order, in a size that fits."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.errors import Overflow
from cards.model import Card, Evidence, Line, Reference, Source, Span
from cards.pages.fitting import Face, Laid, cut, fitted, measured, stops

SIZES = (10.0, 9.0, 8.0, 7.5)


class Lines:
    """A bench of plain arithmetic: a head of 10 mm, then words, 20 to a line at 10 points, each line as high as its size."""

    def __init__(self, room):
        self.room = room

    def laid(self, faces, *, grain="none"):
        return tuple(self._one(face, grain) for face in faces)

    def _one(self, face, grain):
        width, height = int(200 / face.size), face.size
        at, column, out = 10.0 - self.room, 0, []
        for stop in face.shown():
            if stop.part != "evidence":
                column = 0
                at += height
            elif column == width:
                column = 0
            if stop.part == "evidence" and column == 0:
                at += height
            column += 1
            out.append((at - height, at))
        wanted = measured(face.card, grain)
        known = (place if stop in wanted else (0, 1e6) for stop, place in enumerate(out, face.first))
        return Laid(at, tuple(known) if grain != "none" else ())


def card(words=30, lines=2):
    text = " ".join(f"w{number}." if number % 7 == 6 else f"w{number}" for number in range(words))
    source = Source("a.txt", text, 0, len(text), Reference())
    passage = Span(source, 0, len(text))
    evidence = Evidence(passage, (Span(source, 1, min(20, len(text))),), "author", "why")
    said = tuple(Line(f"line {number}", "ours") for number in range(lines))
    return Card("evidence", "Q1-A-01", "Title", evidence=(evidence,), lines=(Line("Voice", "argues"), *said))


def test_a_card_that_fits_is_one_face_in_the_largest_size():
    one = card()
    assert fitted([one], SIZES, Lines(60)) == (Face(one, 10.0, 0, 32),)


def test_a_card_that_is_a_little_long_is_set_smaller_not_continued():
    (face,) = fitted([card(60)], SIZES, Lines(54))
    assert 7.5 <= face.size < 10
    assert face.parts == 1


def test_a_part_that_fits_no_face_is_refused_with_the_card_and_a_larger_stock():
    with pytest.raises(Overflow, match="does not fit") as refusal:
        fitted([card()], SIZES, Lines(12))
    assert refusal.value.where == "card Q1-A-01"
    assert "quarter" in refusal.value.mend


def test_the_voice_line_is_no_stop_since_it_stands_with_the_citation():
    assert [stop.index for stop in stops(card()) if stop.part == "line"] == [1, 2]


def test_a_continued_card_breaks_after_a_sentence_where_it_can():
    faces = fitted([card(300, 1)], SIZES, Lines(80))
    assert len(faces) > 1
    for face in faces[:-1]:
        assert face.evidence[0].passage.text.endswith(".")


@given(st.integers(1, 400), st.integers(0, 4), st.integers(25, 90))
def test_every_stop_stands_on_exactly_one_face_in_order_and_fits(words, lines, room):
    bench, one = Lines(room), card(words, lines)
    faces = fitted([one], SIZES, bench)
    assert [stop for face in faces for stop in face.shown()] == list(stops(one))
    assert [face.part for face in faces] == list(range(1, len(faces) + 1))
    assert {face.parts for face in faces} == {len(faces)}
    assert len({face.size for face in faces}) == 1
    assert all(laid.end <= 0 for laid in bench.laid(faces))


@given(st.integers(1, 400), st.integers(25, 90))
def test_the_passages_of_the_faces_are_the_passage_but_for_white_space(words, room):
    one = card(words)
    shown = [evidence for face in fitted([one], SIZES, Lines(room)) for evidence in face.evidence]
    whole = one.evidence[0]
    assert " ".join(evidence.passage.text for evidence in shown) == whole.passage.text
    read = "".join(part.text for evidence in shown for part in evidence.read)
    assert read.replace(" ", "") == "".join(part.text for part in whole.read).replace(" ", "")


def test_cards_keep_their_order_when_some_are_continued():
    deck = [replace(card(words), label=f"Q1-A-{words:03}") for words in (5, 300, 10, 250, 3)]
    labels = [face.card.label for face in fitted(deck, SIZES, Lines(70))]
    assert list(dict.fromkeys(labels)) == [one.label for one in deck]


@given(st.data())
def test_a_cut_holds_no_word_that_was_not_in_the_passage(data):
    whole = card(20).evidence[0]
    start = data.draw(st.integers(0, whole.passage.end - 2))
    end = data.draw(st.integers(start + 1, whole.passage.end))
    if not whole.passage.source.text[start:end].strip():
        return
    part = cut(whole, start, end)
    assert whole.passage.holds(part.passage)
    assert part.passage.text == whole.passage.source.text[start:end].rstrip() or part.passage.text.isspace()
    assert all(one.text in whole.passage.text for one in part.read)
