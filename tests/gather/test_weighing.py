"""How much a reading of the pair model counts for: little where nobody says the position, nothing far from the point."""

from __future__ import annotations

import pytest

from cards.finders import find
from cards.gather.pool import laid_out
from cards.gather.weighing import HINTS, LEANS, READS, SAYS, WORDED, weigh
from tests.parses import parsed

pytestmark = pytest.mark.model

TOWN = (
    "The council should close the old bridge because its piers are cracked. "
    "Keeping the old bridge open would be a gift to every shop on the river. "
    "Engineers called the old bridge safe for another decade. "
    "The bakery sells bread on Mondays. The school has a new gate. Rain fell in March. "
    "The choir sang in the square. A cat slept on the wall. The post comes at noon. "
    "The swimming pool is cold. The mayor likes tea. The library lends maps."
)
QUESTION = "Should the council close the old bridge?"
SIDES = ("The council should close the old bridge", "The council should not close the old bridge")


def signs(**order):
    sources = parsed(TOWN)
    pool = laid_out(sources, find(sources))
    weighed = weigh(pool, QUESTION, SIDES, **order)
    told = zip(weighed.rows, weighed.sides, strict=True)
    return {pool.sentences[row].span.text: side for row, side in told if not side.doubt}


def test_a_denial_that_no_sentence_says_is_never_read_out_of_one_for_sure():
    found = [side for side in signs().values() if side.position == 1]
    assert all(side.sign in (HINTS, LEANS) for side in found)


def test_what_a_person_put_may_be_read_out_of_a_sentence():
    assert not [side for side in signs(named=True).values() if side.sign == HINTS]


def test_what_is_far_from_the_point_is_not_read_for_sure():
    for words, side in signs().items():
        if "bridge" not in words:
            assert side.sign not in (READS, SAYS, WORDED)


def test_a_sentence_that_says_it_is_sure():
    said = next(side for words, side in signs().items() if words.startswith("The council should close"))
    assert (0, SAYS) == (said.position, said.sign)
