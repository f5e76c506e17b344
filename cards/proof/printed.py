"""The PDF side of the proof: the deck that is attached to the pages, and whether the pages print its quotations."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from cards.errors import StoreError
from cards.model import digest
from cards.proof.report import Fault

ATTACHMENT = "deck.json"
SHORTEST = 8
"""A quotation that runs on from card to card is looked for in pieces, none shorter than this many letters."""


def attached(path: Path) -> str:
    """The deck.json that a PDF carries; `unsealed` tells whether it is the one that was printed with it."""
    import pikepdf

    try:
        with pikepdf.open(path) as pdf:
            text: str = pdf.attachments[ATTACHMENT].get_file().read_bytes().decode("utf-8")
            return text
    except KeyError as error:
        mend = "give a PDF that `cards build` or `cards print` made"
        raise StoreError("no deck is attached to this PDF", where=str(path), mend=mend) from error
    except OSError as error:
        mend = "give the deck.pdf or deck.json of a deck that was built"
        raise StoreError(error.strerror or "cannot be read", where=str(path), mend=mend) from error
    except (pikepdf.PdfError, UnicodeDecodeError) as error:
        raise StoreError("is not a whole PDF", where=str(path), mend="make it again with `cards print`") from error


def unsealed(text: str, path: Path) -> tuple[Fault, ...]:
    """What is wrong with a PDF whose identifier is not the digest of the deck that it carries."""
    import pikepdf

    with pikepdf.open(path) as pdf:
        printed = bytes(pdf.trailer.get("/ID", [b""])[0])
    if printed == digest(text, length=len(printed)).encode():
        return ()
    return (Fault("", "deck.json", "in this PDF is not the one that was printed with it"),)


def unprinted(deck: Mapping[str, Any], path: Path) -> tuple[Fault, ...]:
    """The quotations of the deck's cards that the pages do not print word for word."""
    pages = flat(_words(path))
    return tuple(
        Fault(f"card {label}", file, f"the pages do not print “{' '.join(quote.split())}”")
        for label, file, quote in _on_cards(deck)
        if not _stands(flat(quote), pages)
    )


def flat(words: str) -> str:
    """Letters and points only: line breaks, broken words, ligatures and unseen marks are the printer's."""
    plain = unicodedata.normalize("NFKC", words)
    return "".join(letter for letter in plain if unicodedata.category(letter)[0] not in "ZC" and letter not in "-‐‑")


def _words(path: Path) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as pdf:
        return "".join(page.get_textpage().get_text_bounded() for page in pdf)


def _on_cards(deck: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    held = {
        (question["id"], position["id"], evidence["id"]): evidence
        for question in deck["questions"]
        for position in (*question["positions"], {"id": None, "evidence": _aside(question)})
        for evidence in position["evidence"]
    }
    for card in deck["cards"]:
        own = {passage["id"]: passage for passage in card.get("passages", ())}
        for wanted in card["evidence"]:
            evidence = own.get(wanted) or held.get((card.get("question"), card.get("position"), wanted))
            if evidence:
                yield card["label"], evidence["source"], evidence["quote"]
        for part in filter(None, (card["tag"], card.get("answer"))):
            yield card["label"], part["source"], part["quote"]


def _aside(question: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """What stands under no position."""
    groups = (*question["agreed"], *question["differing"])
    return [*question["nearest"], *(one for group in groups for one in group)]


def _stands(words: str, pages: str) -> bool:
    """True if it is printed, whole or in pieces that follow each other."""
    while words not in pages:
        # What is left must be long enough not to be found by chance.
        taken = min(_longest(words, pages), len(words) - SHORTEST)
        if taken < SHORTEST:
            return False
        words = words[taken:]
    return True


def _longest(words: str, pages: str) -> int:
    """How many letters of the beginning are printed together; a shorter beginning always is where a longer one is."""
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if words[:middle] in pages else (low, middle - 1)
    return low
