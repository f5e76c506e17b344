"""A Deck to JSON and back, offsets intact, and files that appear whole or not at all."""

from __future__ import annotations

from cards.store.changes import changed
from cards.store.files import fingerprints, relative, whole, writable
from cards.store.reading import loads, parse
from cards.store.writing import SCHEMA, dumps, schema

__all__ = ["SCHEMA", "changed", "dumps", "fingerprints", "loads", "parse", "relative", "schema", "whole", "writable"]
