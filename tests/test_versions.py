"""What a deck is made with: no clock and no machine in deck.json; between machines, nothing that makes a difference is left out."""

from __future__ import annotations

import pickle
import platform

from cards import __version__, versions


def test_deck_json_does_not_tell_what_machine_it_was() -> None:
    told = dict(versions.made())
    assert __version__ == told["cards"]
    assert platform.python_version() not in told.values()


def test_two_machines_compare_python_the_engines_and_the_programs_own_files() -> None:
    told = dict(versions.working())
    assert {"cards", "spacy", "weasyprint", "onnxruntime", "Python", "the files of cards"} <= set(told)
    assert "not installed" not in told.values()


def test_a_worker_can_be_asked_by_name_alone() -> None:
    assert pickle.loads(pickle.dumps(versions.working)) is versions.working
