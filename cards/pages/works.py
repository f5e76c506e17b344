"""The bibliography: each source once, numbered, with the cards that quote it and the other places where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cards.citations import Citation, of_source, style
from cards.model import Copy, Source
from cards.pages.codes import code
from cards.pages.views import Eyes
from cards.pages.words import Cited


@dataclass(frozen=True, slots=True)
class Work:
    """A source in the bibliography; `copies` are (file, citation) of the same article elsewhere, `code` its address."""

    number: int  #: its number in the list, from 1
    source: Source  #: the source
    cite: Cited  #: its citation, in the style of the deck
    cards: tuple[tuple[str, str], ...]  #: the cards that quote it: label, and the place to link to
    copies: tuple[tuple[str, Cited], ...] = ()  #: the same article elsewhere: file, citation
    code: str = ""  #: its address as a code to scan, a data: address; "" is none


def works(eyes: Eyes) -> Iterator[Work]:
    """The sources as the deck's style lists them; debaters have no such list, and theirs is in MLA."""
    listing = "mla" if eyes.style == "debate" else eyes.style
    for number, source in enumerate(sorted(eyes.deck.sources, key=lambda one: _place(one, listing)), 1):
        yield Work(
            number,
            source,
            eyes.cited(of_source(source), source.reference.url, listing),
            tuple(eyes.link(card) for card in eyes.ledger.of_source(source)),
            tuple((copy.file, _copy(eyes, copy, source, listing)) for copy in source.copies),
            code(source.reference.url) if eyes.codes else "",
        )


def _copy(eyes: Eyes, copy: Copy, source: Source, listing: str) -> Cited:
    return eyes.cited(Citation(copy.reference, None, source.kind), copy.reference.url, listing)


def _place(source: Source, listing: str) -> str:
    """By what the entry begins with, less the article and the marks that it begins with."""
    return re.sub(r"^[\W_]*(?:(?:a|an|the) )?", "", style(listing).cite(of_source(source)).full.lower())
