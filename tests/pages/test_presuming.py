"""What is presumed of a card is never more than a guess: the pages have the last word, and fewer cards are laid out."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cards.pages.fitting import fitted, laid_late
from cards.pages.presuming import FIRST, fullness, presumed_late
from tests.pages.test_fitting import SIZES, Lines, card


class Watched(Lines):
    """A bench that counts what is laid out on it."""

    def __init__(self, room):
        super().__init__(room)
        self.count = 0

    def laid(self, faces, *, grain="none"):
        self.count += len(faces)
        return super().laid(faces, grain=grain)


def labelled(words):
    return [replace(card(count), label=f"Q1-A-{number:03}") for number, count in enumerate(words)]


def settled(cards, bench):
    """As a print does it: what passes its foot on the page is known from then on."""
    known = frozenset()
    while True:
        faces = fitted(cards, SIZES, bench, presumed_late(known))
        late = {face.card.label for face in laid_late(faces, Lines(bench.room).laid)}
        if not late:
            return faces
        assert not late & known
        known |= late


def test_no_card_is_laid_out_for_being_shorter_than_what_fits():
    bench = Watched(60)
    fitted(labelled([40] * 100), SIZES, bench, presumed_late(frozenset()))
    assert bench.count == FIRST


def test_as_long_as_some_are_late_less_full_ones_are_laid_out():
    cards = labelled([90] * 10 + [30] * 100)
    bench = Watched(60)
    assert fitted(cards, SIZES, bench, presumed_late(frozenset())) == fitted(cards, SIZES, Lines(60))
    assert bench.count < len(cards)


@given(st.lists(st.integers(1, 120), min_size=1, max_size=25), st.sampled_from([55.0, 60.0, 80.0]))
def test_the_print_is_the_same_as_if_every_card_had_been_measured(words, room):
    cards = labelled(words)
    assert settled(cards, Lines(room)) == fitted(cards, SIZES, Lines(room))


def test_more_words_are_fuller():
    assert fullness(card(60)) > fullness(card(30))
    assert fullness(card(30, 4)) > fullness(card(30, 2))
