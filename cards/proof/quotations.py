"""The quotations of a deck against the texts of its sources, both as they are today."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cards.errors import NotVerbatim, ProofError, ReadError, SourceChanged, StoreError
from cards.readers import READERS

Json = Mapping[str, Any]

AROUND = 24
"""Characters shown on each side of the first letter that differs."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is not proved: the card or file that it is about, and what is the matter with it."""

    about: str
    file: str
    said: str
    verbatim: bool = False

    def __str__(self) -> str:
        return f"{self.about}: {self.said}" if self.about else f"{self.file} {self.said}"


@dataclass(frozen=True, slots=True)
class Report:
    """What a proof found. `quotations` were looked at; each fault stands for one of them, or for a whole source."""

    quotations: int
    sources: int
    faults: tuple[Fault, ...] = ()

    def __add__(self, more: Sequence[Fault]) -> Report:
        return Report(self.quotations, self.sources, (*self.faults, *more))

    def refuse(self, where: str = "") -> None:
        """Raise what was found: NotVerbatim if a quotation is wrong, SourceChanged if only its surroundings are."""
        if not self.faults:
            return
        wrong = [fault for fault in self.faults if not fault.verbatim]
        kind: type[ProofError] = NotVerbatim if wrong else SourceChanged
        quoted = sum(bool(fault.about) for fault in wrong)
        counted = f"{quoted} of {self.quotations} quotations" if quoted else "the deck"
        lines = "".join(f"\n  {fault}" for fault in self.faults)
        mend = "put the source or the deck back as it was, or run `cards build` again"
        raise kind(f"{counted} cannot be proved{lines}", where=where, mend=mend)


def reread(deck: Json, folders: Sequence[Path]) -> dict[str, str]:
    """The text of each source that can still be read, by file name, as its reader keeps it today."""
    texts = {}
    for file in dict.fromkeys(record["file"] for record in deck["sources"]):
        text = _text(file, folders)
        if text is not None:
            texts[file] = text
    return texts


def prove(deck: Json, texts: Mapping[str, str]) -> Report:
    """Compare every quotation of the deck with the text at its place."""
    try:
        quotations = tuple(_quotations(deck))
        faults = [*_changed(deck, texts), *_faults(quotations, texts)]
        return Report(len(quotations), len(texts), tuple(faults))
    except (KeyError, TypeError, AttributeError) as error:
        mend = "run `cards find` again, or undo the last edit"
        raise StoreError(f"is not a whole deck: {error} is missing or wrong", where="deck.json", mend=mend) from error


def _text(file: str, folders: Sequence[Path]) -> str | None:
    for path in (folder / file for folder in folders):
        reader = READERS.get(path.suffix.lower())
        inside = any(path.resolve().is_relative_to(folder.resolve()) for folder in folders)
        if reader and inside and path.is_file():
            try:
                return reader.read(path, file)[0].text
            except (ReadError, OSError):
                return None
    return None


def _quotations(deck: Json) -> Iterator[tuple[str, Json]]:
    """Every place where the deck holds a source's words, with what it is called in a message."""
    labels: dict[str, str] = {}
    for card in deck["cards"]:
        for evidence in card["evidence"]:
            labels.setdefault(evidence, f"card {card['label']}")
        if card["tag"]:
            yield f"tag of card {card['label']}", card["tag"]
    for question in deck["questions"]:
        for ground in question["why"]:
            yield from ((f"a ground of {question['text']!r}", passage) for passage in ground["passages"])
        for evidence in _held(question):
            yield labels.get(evidence["id"], f"evidence {evidence['id']}"), evidence


def _held(question: Json) -> Iterator[Json]:
    """All that the deck keeps of the sources for a question: taken, passed over, or merely nearest."""
    yield from question["nearest"]
    for position in question["positions"]:
        yield from (*position["evidence"], *position["passed"])


def _changed(deck: Json, texts: Mapping[str, str]) -> Iterator[Fault]:
    for file, kept in {record["file"]: record["sha256"] for record in deck["sources"]}.items():
        if file not in texts:
            yield Fault("", file, "is not there, or cannot be read any more")
        elif hashlib.sha256(texts[file].encode()).hexdigest() != kept:
            yield Fault("", file, "has changed since the deck was made from it", verbatim=True)


def _faults(quotations: Sequence[tuple[str, Json]], texts: Mapping[str, str]) -> Iterator[Fault]:
    for about, item in quotations:
        text = texts.get(item["source"])
        quote, start, end = item["quote"], item["start"], item["end"]
        if text is not None and (not quote or text[start:end] != quote):
            yield Fault(about, item["source"], _compared(quote, text, start, item["source"]))


def _compared(quote: str, text: str, start: int, file: str) -> str:
    if not quote:
        return f"it quotes nothing from {file}"
    elsewhere = text.find(quote)
    if elsewhere >= 0:
        return f"its words stand in {file} from character {elsewhere} on, not from {start}"
    here = text[start : start + len(quote)]
    at = next((n for n, (ours, theirs) in enumerate(zip(quote, here, strict=False)) if ours != theirs), len(here))
    return f"it has “{_around(quote, at)}” where {file} has “{_around(text[max(start, 0) :], at)}”"


def _around(words: str, at: int) -> str:
    cut = words[max(0, at - AROUND) : at + AROUND]
    return f"{'…' if at > AROUND else ''}{' '.join(cut.split())}{'…' if at + AROUND < len(words) else ''}"
