"""What meets only what it shares something with: the same as each with each would, and in the same order."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from cards.gather.actors.joining import _beginning, matches, sounding
from cards.gather.actors.names import abbreviates, sounded
from cards.gather.contest import NEAR, _first

words = st.text("aeiklmnrst", min_size=3, max_size=6)
people = st.lists(st.frozensets(st.builds("{} {}".format, words, words), min_size=1, max_size=3), max_size=12)
rows = st.integers(1, 40).flatmap(lambda n: arrays.arrays(np.float32, n, elements=st.sampled_from([0, 0.25, 0.5, 1])))


@given(rows)
def test_the_first_of_a_row_are_those_of_the_whole_row_in_order(row):
    assert np.argsort(-row, kind="stable")[:NEAR].tolist() == _first(row).tolist()


@given(words, people)
def test_who_may_be_meant_by_a_last_name_is_among_those_who_sound_so(word, known):
    assert matches(word, known) == matches(word, sounding(known).get(sounded(word), ()))


@given(st.lists(words, unique=True).map(sorted), words)
def test_names_that_begin_alike_stand_together(names, word):
    assert [name for name in names if name.startswith(word[:2])] == list(_beginning(names, word[:2]))


def test_an_abbreviation_still_stands_for_the_first_letters_of_a_name():
    assert abbreviates("NATO", ["north", "atlantic", "treaty", "organization"])
    assert not abbreviates("N", ["north"])
