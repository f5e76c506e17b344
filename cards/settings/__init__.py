"""deck.toml in, one frozen Settings out: its dataclasses are the schema, and every fault is shown at once."""

from cards.settings.loading import effective, load, motion, narrowed
from cards.settings.sections import (
    SURE,
    Deal,
    Drop,
    Edit,
    Exclude,
    Find,
    Motion,
    OwnStock,
    Print,
    Settings,
    Type,
)

__all__ = [
    "SURE",
    "Deal",
    "Drop",
    "Edit",
    "Exclude",
    "Find",
    "Motion",
    "OwnStock",
    "Print",
    "Settings",
    "Type",
    "effective",
    "load",
    "motion",
    "narrowed",
]
