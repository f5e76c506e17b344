"""TOML to values: every fault with its place and mend, all at once; whole numbers are numbers, truths are not."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from cards.door import Door


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    width: float = field(default=1.0, metadata={"least": 0})
    turn: str = field(default="no", metadata={"among": ("no", "yes")})


@dataclass(frozen=True, slots=True)
class Sheet:
    rows: tuple[Row, ...] = ()
    shift: tuple[float, ...] = field(default=(0.0, 0.0), metadata={"count": 2})


def passed(raw):
    door = Door(Path(), {})
    return door.record(Sheet, raw, "[print]"), [(fault.key, fault.problem) for fault in door.faults]


def test_nothing_comes_through_a_door_with_a_fault_and_all_faults_are_told():
    value, faults = passed({"rows": [{"width": -1}, {"name": "b", "width": True, "turn": "maybe"}], "shift": [1]})
    assert value is None
    assert faults == [
        ("[[print.rows]] 1 width", "is -1"),
        ("[[print.rows]] 1 name", "is missing"),
        ("[[print.rows]] 2 width", "should be a number, and is true or false: True"),
        ("[[print.rows]] 2 turn", "there is no 'maybe'"),
        ("[print] shift", "has 1 values"),
    ]


def test_a_whole_number_is_a_number():
    value, faults = passed({"rows": [{"name": "a", "width": 3}], "shift": [1, -0.5]})
    assert not faults
    assert value == Sheet((Row("a", 3),), (1, -0.5))
