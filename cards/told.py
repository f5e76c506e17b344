"""What each field of a value is, in a sentence: a `#:` comment at the end of its line, or on the lines above it."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

MARK = "#:"


@lru_cache(maxsize=256)
def told(cls: Any) -> Mapping[str, str]:
    """The sentence of each field and property by name; one that has none is left out."""
    lines = textwrap.dedent(inspect.getsource(cls)).splitlines()
    (body,) = ast.parse("\n".join(lines)).body
    fields = (node for node in getattr(body, "body", ()) if isinstance(node, ast.AnnAssign))
    found = {node.target.id: _said(lines, node) for node in fields if isinstance(node.target, ast.Name)}
    for name, value in inspect.getmembers(cls, lambda one: isinstance(one, property)):
        found[name] = " ".join((inspect.getdoc(value) or "").split())
    return {name: sentence for name, sentence in found.items() if sentence}


def _said(lines: list[str], node: ast.AnnAssign) -> str:
    last = (node.end_lineno or node.lineno) - 1
    behind = lines[last].encode()[node.end_col_offset :].decode().strip()
    if behind.startswith(MARK):
        return behind.removeprefix(MARK).strip()
    above: list[str] = []
    for line in reversed(lines[: node.lineno - 1]):
        if not line.strip().startswith(MARK):
            break
        above.insert(0, line.strip().removeprefix(MARK).strip())
    return " ".join(above)
