"""A deferred module is not there before it is used, and then is the module that everybody else has."""

from __future__ import annotations

import subprocess
import sys

import pytest

from cards.deferred import deferred


def run(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_nothing_is_loaded_before_it_is_used():
    code = "import sys; from cards.deferred import deferred; deferred('cards.talk'); print('rich' in sys.modules)"
    assert run(code) == "False"


def test_using_it_loads_it_for_everybody():
    code = """
from cards.deferred import deferred
talk = deferred("cards.talk")
assert talk.PIPED
import cards.talk
from cards import talk as imported
print(talk is cards.talk is imported, talk.PIPED is cards.talk.PIPED)
"""
    assert run(code) == "True True"


def test_what_is_loaded_already_is_taken_as_it_is():
    import cards.errors

    assert deferred("cards.errors") is cards.errors


def test_a_name_that_is_none_is_refused_at_once():
    with pytest.raises(ModuleNotFoundError, match=r"cards\.nonesuch"):
        deferred("cards.nonesuch")
