"""Hands of one machine: never out of order, never started for little, and one that dies is told in words."""

from __future__ import annotations

import os
import signal
from contextlib import closing
from time import sleep

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards import errors, hands
from cards.hands import ALONE, Processes


def half(number: int) -> float:
    return number / 2


def where(_: int) -> int:
    return os.getpid()


def slowly(number: int) -> int:
    sleep(0.2 if number == 0 else 0)
    return number


def die(number: int) -> int:
    if number == 5:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def refuse(number: int) -> int:
    raise errors.NoText("nothing in it", mend="write something", where=str(number))


@given(st.lists(st.integers()))
def test_alone_is_map(numbers: list[int]) -> None:
    assert list(ALONE.map(half, numbers)) == list(map(half, numbers))


def test_for_little_work_no_process_is_started() -> None:
    with closing(Processes(2)) as two:
        assert {os.getpid()} == set(two.map(where, range(3)))


def test_on_one_core_no_process_is_started() -> None:
    with closing(Processes(1)) as one:
        assert {os.getpid()} == set(one.map(where, range(9)))


def test_what_several_make_comes_in_order_and_errors_come_whole() -> None:
    with closing(Processes(2)) as two:
        assert list(range(20)) == list(two.map(slowly, range(20)))
        assert os.getpid() not in set(two.map(where, range(2))), "what is started is used for little things too"
        with pytest.raises(errors.NoText, match="nothing in it") as fault:
            list(two.map(refuse, range(4)))
        assert ("write something", "0") == (fault.value.mend, fault.value.where)


def test_work_that_takes_all_cores_by_itself_stays_in_one_process() -> None:
    assert ALONE is Processes(2).machines
    assert ALONE is ALONE.machines


def test_a_process_that_dies_is_told_with_what_to_do() -> None:
    with closing(Processes(2)) as two, pytest.raises(errors.WorkerLost, match="ended by something else"):
        list(two.map(die, range(20)))


def test_without_a_cluster_the_hands_are_this_machines_and_end_with_the_run() -> None:
    with hands.opened("", tuple) as some:
        assert isinstance(some, Processes)
        list(Processes.map(some, where, range(9)))
    assert some._pool is None
