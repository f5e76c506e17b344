"""A reference and a place in, a line of print out: one module for each citation style.

To add a style, write a module with `cite(citation) -> Cite`, name it in STYLES, and put its cases into
tests/cases/citations/.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol

from cards.citations import apa, chicago_author_date, chicago_notes, csl, debate, mla
from cards.citations.citation import Citation, Cite, is_named, lettered, of_evidence, of_source


class Style(Protocol):
    """A way of citing. `full` names what is not known, unless the style's own manual says to leave it out."""

    def cite(self, citation: Citation) -> Cite: ...


STYLES: Mapping[str, Style] = MappingProxyType(
    {
        "debate": debate,
        "mla": mla,
        "apa": apa,
        "chicago-notes": chicago_notes,
        "chicago-author-date": chicago_author_date,
    }
)


def style(name: str) -> Style:
    """The style of that name, or of the user's own file if the name ends in .csl; SettingsError if it is no style."""
    return csl.opened(name) if name.endswith(csl.ENDING) else STYLES[name]


__all__ = ["STYLES", "Citation", "Cite", "Style", "is_named", "lettered", "of_evidence", "of_source", "style"]
