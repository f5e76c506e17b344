"""Rival purposes and rival sides, in parsed sentences: what puts no question forward first."""

from __future__ import annotations

import pytest

from cards.finders import find
from cards.gather.grounds.alignments import sides_taken
from cards.gather.grounds.purposes import rival_purposes
from cards.gather.pool import Pool, laid_out
from cards.gather.proposals import Proposal
from tests.parses import parsed

pytestmark = pytest.mark.model

NEUTRAL = "Canada remained neutral in the long dispute over the bridge."
FILLING = (
    "The town library lends books on Sundays.",
    "Pupils of the valley wear a red uniform.",
    "The old mill was sold to a farmer.",
    "The street lights go out at midnight.",
    "The swimming pool was closed for the whole winter.",
)


def gathered(*texts: str) -> Pool:
    sources = parsed(*texts)
    return laid_out(sources, find(sources))


def sided(*texts: str) -> list[Proposal]:
    return list(sides_taken(gathered(*texts)))


def purposes(*texts: str) -> list[Proposal]:
    return list(rival_purposes(gathered(*texts, *FILLING)))


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param((NEUTRAL, "The dispute over the bridge is old and bitter."), id="nobody takes a side"),
        pytest.param((NEUTRAL, "Brazil supported Mexico in the dispute over the bridge."), id="another takes a side"),
        pytest.param(
            (NEUTRAL, "Canada did not support Mexico in the dispute over the bridge."), id="the side is denied"
        ),
        pytest.param((NEUTRAL, "Canada opposed Mexico in the dispute over the bridge."), id="against somebody only"),
        pytest.param(
            ("Canada built a carbon-neutral bridge.", "Canada supported Mexico in the dispute."), id="of a thing"
        ),
        pytest.param(
            ("Canada supported Mexico in the dispute.", "Canada opposed Brazil in the dispute."), id="no neutrality"
        ),
    ],
)
def test_no_question_of_sides(texts):
    assert [] == sided(*texts)


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(
            ("Canada was never neutral in the long dispute.", "Canada supported Mexico in the dispute."), id="never"
        ),
        pytest.param((NEUTRAL, "Canada would support Mexico if the toll fell."), id="would"),
        pytest.param((NEUTRAL, "The opponents of Canada support Mexico in the dispute."), id="opponents of the one"),
        pytest.param((NEUTRAL, "Support for Mexico in Canada is low this year."), id="low support"),
    ],
)
def test_no_side_is_taken_by_what_was_not_done(texts):
    assert [] == sided(*texts)


def test_one_who_is_neutral_here_and_takes_a_side_there():
    (found,) = sided(NEUTRAL, "Canada supported Mexico with money in the dispute over the bridge.")
    assert "Has Canada stayed neutral, or has it sided with Mexico?" == found.text
    assert ("Canada has stayed neutral", "Canada has sided with Mexico") == found.positions
    assert ("alignment", (0, 1)) == (found.kind, found.rows)


def test_a_people_and_its_government_stand_for_their_country():
    (found,) = sided(NEUTRAL, "Mexico is on the river.", "Canada backed the Mexican government in the dispute.")
    assert found.text.startswith("Has Canada stayed neutral, or has it sided with Mexic")


def test_the_order_of_sources_does_not_change_the_question():
    texts = (NEUTRAL, "Canada supported Mexico in the dispute.", "Canada supported Brazil and Mexico in the dispute.")
    assert {one.text for one in sided(*texts)} == {one.text for one in sided(*texts[::-1])}


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(("The purpose of the toll is to mend the old bridge.",), id="only one is given"),
        pytest.param(
            ("The purpose of the toll is to mend the old bridge.", "The toll is meant to mend the old bridge."),
            id="the same",
        ),
        pytest.param(
            ("Its purpose is to mend the old bridge.", "The council raised it to fill the town chest."),
            id="of what is not named",
        ),
        pytest.param(
            (
                "The council raised the toll to mend the old bridge.",
                "The mayor raised the toll to fill the town chest.",
            ),
            id="neither is said to be its purpose",
        ),
        pytest.param(
            (
                "The purpose of the toll is to mend the old bridge.",
                "Children ran across the yard to see a grey elephant.",
            ),
            id="of something else",
        ),
    ],
)
def test_no_question_of_purposes(texts):
    assert [] == purposes(*texts)


def test_two_purposes_of_one_thing():
    first, second = (
        "The purpose of the bridge toll is to mend the old bridge.",
        "The bridge toll is designed to fill the town chest.",
    )
    found = next(iter(purposes(first, second)))
    assert "Is the purpose of the bridge toll to mend the old bridge, or to fill the town chest?" == found.text
    assert "The purpose of the bridge toll is to mend the old bridge" == found.positions[0]
    assert "The purpose of the bridge toll is to fill the town chest" == found.positions[1]
    assert (0, 1) == found.rows


def test_every_question_of_purposes_and_sides_ends_in_a_mark_and_has_rival_positions():
    texts = (
        NEUTRAL,
        "Canada supported Mexico in the dispute over the bridge.",
        "The purpose of the bridge toll is to mend the old bridge.",
        "The bridge toll is designed to fill the town chest.",
        *FILLING,
    )
    everything = gathered(*texts)
    found = [*sides_taken(everything), *rival_purposes(everything)]
    assert len(found) > 1
    for one in found:
        assert one.text.endswith("?")
        assert len(one.text.split()) <= 22
        assert len(set(one.positions)) == len(one.positions) >= 2
        assert all(0 <= row < len(everything.sentences) for row in one.rows)
