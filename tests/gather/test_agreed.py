"""Common ground: what must not pass for it first."""

from __future__ import annotations

import pytest

from cards.finders import find
from cards.gather.agreed import with_common_ground
from cards.gather.figures import differing
from cards.gather.pool import laid_out
from cards.model import Evidence, Position, Question
from tests.parses import parsed

pytestmark = pytest.mark.model

FOR = "The toll keeps the northern bridge safe, and farmers gain by it."
AGAINST = "The toll ruins the farmers of the whole valley, and nobody gains by it."
OPENED = "The council opened the northern bridge across the river in 1931."
FILLING = (
    "The town library lends books on Sundays.",
    "Pupils of the valley wear a red uniform.",
    "The old mill was sold to a farmer.",
    "The street lights go out at midnight.",
)


def seen(first: str, second: str) -> Question:
    """Two sources, each for its side, each with a sentence more."""
    sources = parsed(f"{FOR} {first}", f"{AGAINST} {second}", *FILLING)
    pool = laid_out(sources, find(sources))
    sides = [next(one for one in pool.sentences if one.span.text == text) for text in (FOR, AGAINST)]
    evidence = [Evidence(side.span, (side.span,), "author", "it says so") for side in sides]
    positions = (
        Position("The toll helps the farmers", evidence[:1]),
        Position("The toll harms the farmers", evidence[1:]),
    )
    return with_common_ground(
        pool, Question("Does the bridge toll help the farmers, or harm them?", "fact", positions), differing(pool)
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(OPENED, "A dog barked all night.", id="told once"),
        pytest.param(OPENED, OPENED, id="copied"),
        pytest.param(
            OPENED, "The council did not open the northern bridge across the river in 1931.", id="denied there"
        ),
        pytest.param(OPENED, OPENED.replace("1931", "1948").replace("council", "town council"), id="other figures"),
        pytest.param(
            f"They say it: {OPENED}", "Did the council open the bridge across the river in 1931?", id="asked there"
        ),
        pytest.param("It opened it in 1931.", "It opened it in the year 1931.", id="does not stand by itself"),
    ],
)
def test_no_common_ground(first, second):
    assert seen(first, second).agreed == ()


def test_what_both_sides_sources_tell_alike_in_their_own_words():
    first, second = OPENED, "In 1931 the town council opened the northern bridge across the river."
    ((one, other),) = seen(first, second).agreed

    assert {one.passage.text, other.passage.text} == {first, second}
    assert one.source != other.source
    assert one in seen(first, second).aside


def test_figures_that_differ_are_underlined_in_their_own_sentences():
    first = "In the flood the northern bridge lost forty stone arches."
    ((one, other),) = seen(first, first.replace("forty", "ninety")).differing

    assert {part.text for evidence in (one, other) for part in evidence.read} == {"forty", "ninety"}
    assert seen(first, first.replace("forty", "41")).differing == ()


def test_what_is_evidence_for_a_side_is_not_common_ground():
    assert seen(FOR.replace(", and", " and"), "A dog barked all night.").agreed == ()
