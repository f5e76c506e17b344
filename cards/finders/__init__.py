"""One parsed source in, its claims out: what is said, by whom, how surely.

To add a finder write a module with `find(parsed) -> Iterator[Claim]` and add it to FINDERS; order matters, the
first finder to claim a stretch of text keeps it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from cards.finders import assertions
from cards.language import Parsed
from cards.model import Claim


class Finder(Protocol):
    """One module, one function: the claims of one source, in order of appearance."""

    def find(self, parsed: Parsed) -> Iterator[Claim]: ...


FINDERS: tuple[Finder, ...] = (assertions,)


def find(parsed: Sequence[Parsed]) -> tuple[Claim, ...]:
    """The claims of all sources, source by source."""
    return tuple(claim for one in parsed for finder in FINDERS for claim in finder.find(one))


__all__ = ["FINDERS", "Finder", "find"]
