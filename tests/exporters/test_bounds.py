"""A layout that does not end is ended: in the main thread and in any other, and nothing else is."""

from __future__ import annotations

import contextlib
import threading
import time
from pathlib import Path

import pytest

from cards.errors import TemplateFault
from cards.exporters import bounds

THEIRS = (Path("theme"),)


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(bounds, "SECONDS", 0.1)
    monkeypatch.setattr(bounds, "AGAIN", 0.1)


def endless():
    while True:
        with contextlib.suppress(Exception):
            sum(range(1000))


def deaf(times):
    """Swallows even what is meant for nobody else, some times."""
    for _ in range(times):
        with contextlib.suppress(BaseException):
            endless()
    endless()


@pytest.mark.parametrize("work", [endless, lambda: deaf(2)])
def test_what_does_not_end_is_ended_in_the_main_thread(work):
    with pytest.raises(TemplateFault, match="is not laid out after 0 seconds"), bounds.in_time("", THEIRS):
        work()


def test_what_does_not_end_is_ended_in_another_thread():
    heard = []

    def shown():
        try:
            with bounds.in_time("", THEIRS):
                endless()
        except TemplateFault as fault:
            heard.append(str(fault))

    thread = threading.Thread(target=shown, daemon=True)
    thread.start()
    thread.join(10)
    assert not thread.is_alive()
    assert "mend:" in heard[0]


def test_what_ends_in_time_is_left_alone_and_so_is_all_that_follows():
    for _ in range(50):
        with bounds.in_time("", THEIRS):
            pass
    time.sleep(0.3)
    with pytest.raises(ValueError, match="its own"), bounds.in_time("", THEIRS):
        int("its own")
    assert not [one for one in threading.enumerate() if one.name == "watch" and one.is_alive()]


def test_our_own_templates_are_trusted_to_end():
    with bounds.in_time("", ()):
        time.sleep(0.3)
