"""How much a reading of the pair model counts for: little where nobody says the position, nothing far from the point."""

from __future__ import annotations

import pytest

from cards.finders import find
from cards.gather.pool import laid_out
from cards.gather.weighing import ECHOES, LEANS, READS, SAYS, TAKES, WORDED, weigh
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
    assert {LEANS} >= {side.sign for side in found}


def test_what_is_far_from_the_point_is_not_read_for_sure():
    for words, side in signs().items():
        if "bridge" not in words:
            assert side.sign not in (READS, ECHOES, TAKES, SAYS, WORDED)


def test_of_our_own_positions_none_is_read_out_of_a_sentence_that_says_less_than_half_of_it():
    for words, side in signs().items():
        assert side.sign in {LEANS, SAYS} if words.startswith("The council") else side.sign == LEANS


def test_the_side_that_somebody_takes_is_his_unless_it_is_only_asked_for():
    sources = parsed("Farmers oppose the toll. Do farmers oppose the toll?", TOWN)
    pool = laid_out(sources, find(sources))
    rows = [row for row, one in enumerate(pool.sentences) if "toll" in one.span.text]
    sides = ("The toll should be supported", "The toll should be opposed")
    weighed = weigh(pool, "Should the toll be supported, or opposed?", sides, taken=dict.fromkeys(rows, 1))
    told = dict(zip(weighed.rows, weighed.sides, strict=True))
    assert [(1, TAKES), True] == [(told[rows[0]].position, told[rows[0]].sign), told[rows[1]].sign != TAKES]


def test_a_sentence_that_says_it_is_sure():
    said = next(side for words, side in signs().items() if words.startswith("The council should close"))
    assert (0, SAYS) == (said.position, said.sign)
