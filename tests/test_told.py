"""What each field is: a `#:` comment at the end of its line or above it, and nothing else that stands there."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from typing import get_args, get_type_hints

import pytest

from cards.packs import Debate
from cards.packs.debates import Speech
from cards.settings import Settings
from cards.templates.manifest import Manifest
from cards.told import told


@dataclass(frozen=True, slots=True)
class Sample:
    """Some fields."""

    behind: str = "#: not this"  #: at the end of its line
    #: on the line above,
    #: or on two
    above: tuple[str, ...] = (
        "one",
        "two",
    )
    plain: int = 0  # said to those who read the code
    bare: int = 0

    @property
    def worked(self) -> str:
        """Its docstring."""
        return self.behind

    def method(self) -> str:
        """No field."""
        return self.worked


def test_only_what_is_said_of_a_field_is_told():
    assert {
        "behind": "at the end of its line",
        "above": "on the line above, or on two",
        "worked": "Its docstring.",
    } == (told(Sample))


def sections(cls):
    yield cls
    for hint in get_type_hints(cls).values():
        for inner in (hint, *get_args(hint)):
            if is_dataclass(inner):
                yield from sections(inner)


@pytest.mark.parametrize("cls", [*sections(Settings), Manifest, Debate, Speech], ids=lambda cls: cls.__name__)
def test_whatever_a_file_may_set_has_its_sentence(cls):
    silent = [one.name for one in fields(cls) if one.metadata.get("toml", "") is not None and one.name not in told(cls)]
    assert fields(cls)
    assert [] == silent
