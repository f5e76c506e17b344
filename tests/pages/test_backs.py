"""The other side of a card says whose it is, in the size that fits; what finds no room there is said."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from cards.pages import Press
from cards.pages.backs import Rear, rears
from cards.pages.fitting import Face, Laid, stops
from cards.settings import Print
from tests import paper


class Room:
    """A bench on which a back needs a millimetre for each point and ten letters of its title."""

    def __init__(self, room):
        self.room = room

    def backs_laid(self, rears):
        return tuple(Laid(rear.size + len(rear.card.title) / 10 - self.room) for rear in rears)


def whole(cards):
    return tuple(Face(card, 9.0, 0, len(stops(card))) for card in cards)


def printed(**printing):
    press = Press(paper.DECK, Print(**printing))
    return press.html(whole(paper.CARDS), tuple(Rear(card, 9.0) for card in paper.CARDS))


def places(html, kind):
    """Left and top of each front or back by the card's label."""
    pattern = rf'<article class="{kind} [^"]*" style="left: ([-\d.]+)mm; top: ([-\d.]+)mm;.*?class="number">([^ <]+)'
    return {label: (float(left), float(top)) for left, top, label in re.findall(pattern, html, re.DOTALL)}


def test_a_back_that_fits_in_no_size_has_numbers_only():
    card = replace(paper.CARDS[0], title="x" * 300)
    (rear,) = rears([(card, 1, 1)], (10.0, 7.5), Room(20))
    assert rear.lean


def test_a_back_is_set_in_the_first_size_that_fits():
    long, short = replace(paper.CARDS[0], title="x" * 60), replace(paper.CARDS[0], title="x")
    found = rears([(long, 1, 1), (short, 1, 1)], (10.0, 9.0, 8.0), Room(14.5))
    assert [(rear.size, rear.lean) for rear in found] == [(8.0, False), (10.0, False)]


@pytest.mark.parametrize("flip", ["long", "short"])
def test_each_back_of_the_printed_page_lies_behind_its_front(flip):
    html = printed(backs=flip, stock="index-3x5")
    fronts, backs = places(html, "card"), places(html, "back")
    assert set(fronts) == set(backs) == {card.label for card in paper.CARDS}
    for label, (left, top) in fronts.items():
        back = backs[label]
        if flip == "long":
            assert (210 - back[0] - 127, back[1]) == pytest.approx((left, top), abs=0.01)
        else:
            assert (back[0], 297 - back[1] - 76.2) == pytest.approx((left, top), abs=0.01)


def test_offsets_move_fronts_and_backs_apart_by_what_the_printer_needs():
    plain, moved = printed(backs="long"), printed(backs="long", offset=(1.0, 2.0), back_offset=(0.5, -1.0))
    for label, (left, top) in places(plain, "card").items():
        assert places(moved, "card")[label] == pytest.approx((left + 1, top + 2))
    for label, (left, top) in places(plain, "back").items():
        assert places(moved, "back")[label] == pytest.approx((left + 1.5, top + 1))


def test_number_and_deck_stand_on_both_sides():
    html = printed(backs="long")
    deck = re.search(r'class="deck"> · (\w{6})<', html)[1]
    for card in paper.CARDS:
        assert len(re.findall(rf'class="number">{card.label}(?: |<)', html)) == 2
        assert html.count(f"{card.id}<span") == 2
    assert html.count(f" · {deck}<") == 2 * len(paper.CARDS)


def test_a_back_tells_side_and_question_in_words_and_the_source_by_its_short_cite():
    back = next(
        part for part in printed(backs="long").split("<article")[1:] if part.startswith(' class="back evidence')
    )
    assert paper.YES.text in back
    assert paper.QUESTION.text in back
    assert "Lee 2024" in back
    assert "circle" in back


def test_fronts_stand_on_odd_pages_only_if_there_are_backs():
    assert " first" in re.findall(r'<section class="(sheet[^"]*)"', printed(backs="long"))[0]
    assert " first" not in re.findall(r'<section class="(sheet[^"]*)"', printed())[0]


def test_marks_and_folds_are_printed_on_fronts_alone():
    back = printed(backs="long").split('<section class="sheet backs')[1].split("</section>")[0]
    assert 'class="tick' not in back
    assert 'class="fold' in printed(backs="fold")
