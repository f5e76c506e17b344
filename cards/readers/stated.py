"""What a file says of itself beside its text, as far as its own words bear it out: programs write there unasked."""

from __future__ import annotations

import re

from cards.model import Reference
from cards.readers import names
from cards.readers.decode import normalise

_WORD = re.compile(r"\w+")
_HEAD, _FOOT = 4000, 2000  # characters in which a document names its title and who wrote it


def record(title: str, author: str, text: str) -> tuple[Reference, tuple[str, ...]]:
    """Title and authors that stand at the head or foot of the text, and a note of the author that does not."""
    shown = _plain(text[:_HEAD] + " " + text[-_FOOT:])
    title = " ".join(normalise(title).split())
    found = names.of_metadata(normalise(author))
    named = tuple(one for one in found if _plain(one.family or str(one)) in shown)
    notes = () if named == found else (f"the file names {author} as its author, its text does not",)
    return Reference(title=title if _plain(title) in shown else "", author=named), notes


def _plain(words: str) -> str:
    """Its words alone, so that neither case nor punctuation nor line ends tell two titles apart."""
    return f" {' '.join(_WORD.findall(words.casefold()))} "
