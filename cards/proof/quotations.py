"""The quotations of a deck against the texts of its sources, both as they are today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cards.errors import StoreError
from cards.proof.report import Checked, Fault, Report
from cards.proof.today import Found, digest

Json = Mapping[str, Any]

AROUND = 24
"""Characters shown on each side of the first letter that differs."""


def prove(deck: Json, found: Mapping[str, Found]) -> Report:
    """Compare every quotation of the deck with the text at its place."""
    try:
        quotations = tuple(_quotations(deck))
        checked = tuple(_checked(deck, found))
        faults = [*_changed(checked), *_faults(quotations, found)]
        return Report(len(quotations), checked, tuple(faults))
    except (KeyError, TypeError, AttributeError) as error:
        mend = "run `cards find` again, or undo the last edit"
        raise StoreError(f"is not a whole deck: {error} is missing or wrong", where="deck.json", mend=mend) from error


def _checked(deck: Json, found: Mapping[str, Found]) -> Iterator[Checked]:
    """Each file once; the hash is looked at here again, so that no caller's word is taken for it."""
    for file, kept in {record["file"]: record["sha256"] for record in deck["sources"]}.items():
        here = found.get(file)
        if here is None:
            yield Checked(file, "gone")
        elif here.state in ("same", "moved") and digest(here.text) != kept:
            yield Checked(file, "changed", here.at)
        else:
            yield Checked(file, here.state, here.at)


def _quotations(deck: Json) -> Iterator[tuple[str, Json]]:
    """Every place where the deck holds a source's words, with what it is called in a message."""
    labels: dict[str, str] = {}
    for card in deck["cards"]:
        for evidence in card["evidence"]:
            labels.setdefault(evidence, f"card {card['label']}")
        if card["tag"]:
            yield f"tag of card {card['label']}", card["tag"]
        if card.get("answer"):
            yield f"answer of card {card['label']}", card["answer"]
        yield from ((f"card {card['label']}", passage) for passage in card.get("passages", ()))
    for question in deck["questions"]:
        for ground in question["why"]:
            yield from ((f"a ground of {question['text']!r}", passage) for passage in ground["passages"])
        for evidence in _held(question):
            yield labels.get(evidence["id"], f"evidence {evidence['id']}"), evidence


def _held(question: Json) -> Iterator[Json]:
    """All that the deck keeps of the sources for a question: taken, passed over, or under no position."""
    yield from question["nearest"]
    for group in (*question["agreed"], *question["differing"]):
        yield from group
    for position in question["positions"]:
        yield from (*position["evidence"], *position["passed"])


def _changed(checked: Sequence[Checked]) -> Iterator[Fault]:
    for one in checked:
        if one.state == "gone":
            yield Fault("", one.file, "is not there, or cannot be read any more, and no other file has its text")
        elif one.state == "changed":
            yield Fault("", one.file, "has changed since the deck was made from it", verbatim=True)


def _faults(quotations: Sequence[tuple[str, Json]], found: Mapping[str, Found]) -> Iterator[Fault]:
    for about, item in quotations:
        here = found.get(item["source"])
        quote, start, end = item["quote"], item["start"], item["end"]
        if here is None or (quote and here.text[start:end] == quote):
            continue
        stands = bool(quote) and quote in here.text
        # In a file that is read otherwise than a year ago, words may stand at another place and be the same words.
        if not (stands and here.state == "read otherwise"):
            said = _compared(quote, here.text, start, item["source"])
            yield Fault(about, item["source"], said, verbatim=stands and here.state == "changed")


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
