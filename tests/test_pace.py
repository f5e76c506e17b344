"""The time that a run still takes: right within a factor of two, whatever the machine, and whatever is kept already."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards import build, pace
from cards.exporters import EXPORTERS
from cards.pace import CARDS, COSTS, PER_FILE, Size, Told

FILES = 5
KNOWN = Size(FILES * PER_FILE, CARDS)
PLAN = build.steps(["pdf"])
COUNTED = {"reading": FILES, "parsing": FILES * PER_FILE, "weighing evidence": 10, "dealing": CARDS, "printing pdf": 5}
speeds = st.floats(0.25, 5)


def run(speed: float, kept: tuple[str, ...] = ()) -> list[tuple[float, float]]:
    """What is told at each moment of a run on a machine of this speed, and what is true."""
    told: list[Told] = []
    moments, now = [], 0.0
    for number, step in enumerate(PLAN):
        began, total = now, COUNTED.get(step, 0)
        cost = 0.0 if step in kept else COSTS[step].of(KNOWN) * speed
        for done in range(total + 1):
            now = began + cost * (done / total if total else 1)
            told = [*told[:number], Told(step, began, now, done, total)]
            moments.append((now, pace.left(told, PLAN[number + 1 :], now)))
    return [(said, now - at) for at, said in moments]


@given(speeds)
def test_from_a_tenth_of_the_way_it_is_right_within_a_factor_of_two(speed: float) -> None:
    moments = run(speed)
    whole = moments[0][1]
    judged = [(said, true) for said, true in moments if 0.05 * whole < true <= 0.9 * whole]
    assert len(judged) > len(PLAN)
    for said, true in judged:
        assert true / 2 <= said <= true * 2, (said, true)


@given(speeds)
def test_what_was_kept_already_tells_nothing_of_the_machine(speed: float) -> None:
    moments = run(speed, kept=("parsing", "comparing sentences"))
    whole = moments[0][1]
    for said, true in moments:
        if 0.05 * whole < true <= 0.5 * whole:
            assert true / 2 <= said <= true * 2, (said, true)


def test_nothing_is_told_before_the_run_tells_anything() -> None:
    assert 0 == pace.left((), PLAN, 1.0)


def test_a_step_that_nobody_knows_costs_nothing() -> None:
    told = (Told("dancing", 0.0, 0.0),)
    assert 0 == pace.left(told, (), 100.0)


@pytest.mark.parametrize("step", build.steps(list(EXPORTERS)))
def test_what_each_step_costs_is_known(step: str) -> None:
    assert COSTS[step].of(KNOWN) > 0


@given(st.floats(0, 1000))
def test_an_estimate_is_never_less_than_nothing(now: float) -> None:
    assert pace.left((Told("reading", 0.0, 0.0, 0, 5),), PLAN[1:], now) >= 0
