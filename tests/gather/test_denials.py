"""An assertion in one source against a denial in another: what is no such pair first."""

from __future__ import annotations

import pytest

from cards.finders import find
from cards.gather.grounds.denials import denials
from cards.gather.pool import laid_out
from tests.parses import parsed

pytestmark = pytest.mark.model

FILLING = (
    "The town library lends books on Sundays.",
    "Pupils of the valley wear a red uniform.",
    "The old mill was sold to a farmer.",
)


def questions(*texts):
    sources = parsed(*texts, *FILLING)
    return list(denials(laid_out(sources, find(sources))))


ASSERTED = "The council approved the northern toll bridge."
DENIED = "The mayor has not signed the contract for the northern toll bridge."


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param((ASSERTED, "The mayor has signed the contract for the northern toll bridge."), id="no denial"),
        pytest.param(
            (ASSERTED, "The mayor has not signed the contract for the southern ferry."), id="of another thing"
        ),
        pytest.param((f"{ASSERTED} {DENIED}",), id="both in one source"),
        pytest.param((ASSERTED, "The mayor would not sign a contract for the northern toll bridge."), id="supposed"),
    ],
)
def test_no_pair(texts):
    assert [] == questions(*texts)


def test_both_ends_are_the_sources_own():
    (found,) = questions(ASSERTED, DENIED)

    assert found.positions == (
        "The council approved the northern toll bridge",
        "The mayor has not signed the contract for the northern toll bridge",
    )
    assert found.text == "Did the council approve the northern toll bridge?"
    assert found.paired
    assert found.anchors == {found.rows[0]: 0, found.rows[1]: 1}
