"""For those who make themes: a deck to try them on, what is wrong with one, what it changed, and a look while at it."""

from cards.workshop.checks import Finding, check
from cards.workshop.context import described
from cards.workshop.differences import Change, changes
from cards.workshop.kitchen import one_of_each, sample, sample_path

__all__ = ["Change", "Finding", "changes", "check", "described", "one_of_each", "sample", "sample_path"]
