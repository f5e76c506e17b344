"""All sentences side by side: each stands where it says, and its words count by their stems."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.finders import find
from cards.gather.pool import STEM, laid_out, standard, stems, unit
from tests.parses import parsed

VALUES = st.lists(st.floats(-100, 100, width=32), min_size=1, max_size=20).map(
    lambda found: np.array(found, np.float32)
)
TEXTS = (
    "The toll pays for the bridge. It is high.\n\nThe town library lends books on Sundays.",
    "Farmers of the valley pay the toll twice a day.",
)


def test_short_words_figures_and_marks_have_no_stem():
    assert frozenset() == stems("The toy is 1998 — to us!")


def test_the_forms_of_a_word_share_their_stem():
    assert stems("Libraries") == stems("library’s") == {"libra"}
    assert stems("the Toll-free tolls") == {"toll", "free", "tolls"}


@given(st.text())
def test_a_stem_is_lower_case_and_short(text):
    assert all(3 < len(stem) <= STEM and stem == stem.lower() for stem in stems(text))


@given(st.text(), st.text())
def test_two_texts_have_the_stems_of_both(one, other):
    assert stems(f"{one} {other}") == stems(one) | stems(other)


@given(VALUES)
def test_standard_values_lie_about_nothing_in_the_order_they_had(values):
    found = standard(values)
    assert abs(float(found.mean())) < 1e-2
    assert (np.diff(found[np.argsort(values, kind="stable")]) >= 0).all()


def test_values_that_do_not_differ_stay_at_nothing():
    np.testing.assert_array_equal([0, 0], standard(np.array([3, 3], np.float32)))


@given(VALUES)
def test_a_row_becomes_one_long_unless_it_is_nothing(values):
    length = float(np.linalg.norm(unit(values[None, :])))
    assert length <= 1 + 1e-5
    assert length > 1 - 1e-3 or abs(values).max() < 1e-6


@pytest.mark.model
def test_nothing_in_nothing_out():
    gathered = laid_out((), ())
    assert ((), (0, 384)) == (gathered.sentences, gathered.vectors.shape)


@pytest.mark.model
def test_what_claims_nothing_is_left_out_and_the_rest_stands_where_it_says():
    sources = parsed(*TEXTS)
    gathered = laid_out(sources, find(sources))
    assert [
        ("0.txt", "The toll pays for the bridge."),
        ("0.txt", "The town library lends books on Sundays."),
        ("1.txt", "Farmers of the valley pay the toll twice a day."),
    ] == [(one.span.source.file, one.span.text) for one in gathered.sentences]
    for one in gathered.sentences:
        assert one.words.text == one.span.text == one.paragraph.at(one.words).text
        assert {one.span} == {claim.sentence for claim in one.claims}


@pytest.mark.model
def test_likeness_has_a_row_for_each_sentence_and_the_nearest_first():
    sources = parsed(*TEXTS)
    gathered = laid_out(sources, find(sources))
    found = gathered.near(["Who lends books?", "Do farmers pay to cross?"])
    assert (3, 2) == found.shape
    assert [1, 2] == found.argmax(0).tolist()
    assert 1 == gathered.relevance(["Who lends books?"]).argmax()


@pytest.mark.model
def test_a_pool_of_one_sentence_has_no_likeness_to_anything_and_no_fault():
    sources = parsed("The town library lends books on Sundays.")
    assert np.isfinite(laid_out(sources, find(sources)).relevance(["Who lends books?"])).all()
