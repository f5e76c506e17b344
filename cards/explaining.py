"""A deck.json and an id in, the reasons out: why this question, this position, this passage, and not another."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from cards.errors import UnknownId
from cards.model import Line

Json = Mapping[str, Any]

FEWEST = 3
"""Letters of an id that may stand for the whole."""
SHOWN = 96
"""Letters of a quotation that are shown; the passage is in its source."""


@dataclass(frozen=True, slots=True)
class Held:
    """A passage as the deck holds it: of which question, under which position, if any, and if it was taken."""

    item: Json
    question: Json
    position: Json | None
    taken: bool


def explained(deck: Json, wanted: str, where: str = "deck.json") -> tuple[Line, ...]:
    """Why something is in the deck; `wanted` is its id, the beginning of one, or the label of a card."""
    found = _resolved(deck, wanted.strip().lower(), where)
    parts = (
        *(_card(deck, one) for one in deck["cards"] if one["id"] == found),
        *(_question(one) for one in deck["questions"] if one["id"] == found),
        *(_position(*one) for one in _positions(deck) if one[1]["id"] == found),
        *(_passage(deck, one) for one in _held(deck) if one.item["id"] == found),
        *(_source(deck, one) for one in deck["sources"] if one["id"] == found),
    )
    return tuple(chain.from_iterable(parts))


def _resolved(deck: Json, wanted: str, where: str) -> str:
    """The id that is meant; UnknownId with the nearest ones if it is none, or not one only."""
    labels = {card["label"].lower(): card["id"] for card in deck["cards"]}
    ids = list(dict.fromkeys(_ids(deck)))
    if wanted in labels or wanted in ids:
        return str(labels.get(wanted, wanted))
    begun = [one for one in ids if one.startswith(wanted)] if len(wanted) >= FEWEST else []
    if len(begun) == 1:
        return begun[0]
    if begun:
        raise UnknownId(f"{len(begun)} ids begin with {wanted!r}", where=where, mend=f"give one of: {_listed(begun)}")
    near = difflib.get_close_matches(wanted, [*labels, *ids], n=4, cutoff=0.4) or [*labels][:4]
    raise UnknownId(
        f"there is no {wanted!r} in it", where=where, mend=f"give an id or a label; near are: {_listed(near)}"
    )


def _listed(names: Sequence[str]) -> str:
    return ", ".join(name.upper() if "-" in name or name.startswith("q") else name for name in names[:8])


def _ids(deck: Json) -> Iterator[str]:
    for part in ("questions", "cards", "sources"):
        yield from (one["id"] for one in deck[part])
    yield from (position["id"] for _, position in _positions(deck))
    yield from (one.item["id"] for one in _held(deck))


def _positions(deck: Json) -> Iterator[tuple[Json, Json]]:
    for question in deck["questions"]:
        yield from ((question, position) for position in question["positions"])


def _held(deck: Json) -> Iterator[Held]:
    for question, position in _positions(deck):
        yield from (Held(item, question, position, taken=True) for item in position["evidence"])
        yield from (Held(item, question, position, taken=False) for item in position["passed"])
    for question in deck["questions"]:
        yield from (Held(item, question, None, taken=False) for item in question["nearest"])


# --- what is said of each


def _card(deck: Json, card: Json) -> Iterator[Line]:
    yield Line(f"card {card['label']}", f"{card['kind']}, {card['id']}: {card['title']}")
    for question in deck["questions"]:
        if card["kind"] == "question" and question["id"] == card["question"]:
            yield from _question(question)
    for one in _held(deck) if card["kind"] != "question" else ():
        side = one.position["id"] if one.position else None
        if one.item["id"] in card["evidence"] and (one.question["id"], side) == (card["question"], card["position"]):
            yield from _passage(deck, one)
    if card["source"]:
        yield from (line for one in deck["sources"] if _same(one, card["source"]) for line in _source(deck, one))


def _same(source: Json, at: Json) -> bool:
    return bool((source["file"], source["article"]) == (at["source"], at["article"]))


def _question(question: Json) -> Iterator[Line]:
    yield Line("question", f"{question['id']}: {question['text']}")
    yield Line("kind", f"{question['kind']}, {question['origin']}")
    for ground in question["why"]:
        label = "here because" if question["origin"] == "asked" else "contested because"
        yield Line(label, f"{ground['rule']} (strength {ground['strength']:.2f} of 1)")
        yield from (Line("  seen in", _quoted(passage)) for passage in ground["passages"])
    yield from _trace(question)
    for position in question["positions"]:
        count = len(position["evidence"])
        yield Line("position", f"{position['id']}: {position['text']} ({count} passage{'s' * (count != 1)})")
    for item in question["nearest"]:
        yield Line("nearest, not an answer", f"{item['id']} {_quoted(item)}")


def _position(question: Json, position: Json) -> Iterator[Line]:
    yield Line("position", f"{position['id']}: {position['text']}")
    yield Line("of question", f"{question['id']}: {question['text']}")
    yield from (Line("against", f"{one['id']}: {one['text']}") for one in question["positions"] if one != position)
    yield from (Line("worded because", ground["rule"]) for ground in question["why"])
    for number, item in enumerate(position["evidence"], 1):
        yield Line(f"evidence {number}", f"{item['id']} {_quoted(item)} ({item['why']})")
    yield from _rivals(position)


def _passage(deck: Json, held: Held) -> Iterator[Line]:
    item, position = held.item, held.position
    labels = [card["label"] for card in deck["cards"] if item["id"] in card["evidence"]]
    yield Line("passage", f"{item['id']} {_quoted(item)}")
    yield Line("held by", f"{item['holder']} ({item['voice']})")
    yield Line("of question", f"{held.question['id']}: {held.question['text']}")
    if position:
        yield Line("under position" if held.taken else "not under position", f"{position['id']}: {position['text']}")
    yield Line("why" if held.taken else "why not", item["why"])
    if position:
        yield Line("stance to it", f"{item['stance']:+.2f} between -1 and 1, confidence {item['confidence']:.0%}")
    yield from _trace(item)
    if position and held.taken:
        yield Line("rank", f"{position['evidence'].index(item) + 1} of {len(position['evidence'])} on its side")
        yield Line("printed on", ", ".join(dict.fromkeys(labels)) or "no card: its side had enough without it")
        yield from _rivals(position)


def _rivals(position: Json) -> Iterator[Line]:
    """The next best passages, and why they were not taken."""
    for item in position["passed"]:
        yield Line("not taken", f"{item['id']} {_quoted(item)}")
        yield Line("  because", item["why"])


def _source(deck: Json, source: Json) -> Iterator[Line]:
    used = [one.item["id"] for one in _held(deck) if one.taken and _same(source, one.item)]
    yield Line("source", f"{source['id']}: {source['file']}")
    yield Line("evidence from it", ", ".join(dict.fromkeys(used)) or "none")


def _trace(item: Json) -> Iterator[Line]:
    yield from (Line(line["label"], line["text"]) for line in item["trace"])


def _quoted(item: Json) -> str:
    words = " ".join(item["quote"].split())
    return f"{item['source']}: “{words if len(words) <= SHOWN else words[: SHOWN - 1].rstrip() + '…'}”"
