"""Which cards of a deck are new or read otherwise than in an older one: what must be printed again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

Json = Mapping[str, Any]


def changed(new: Json, old: Json) -> frozenset[str]:
    """The labels of the cards that the older deck does not print in just the same way."""
    before = _prints(old)
    return frozenset(label for label, printed in _prints(new).items() if before.get(label) != printed)


def _prints(deck: Json) -> dict[str, str]:
    """For each card all that stands on it, with its question, its passages and the records of their sources."""
    asked = {question["id"]: question for question in deck["questions"]}
    records = {source["file"]: (source["reference"], source["kind"]) for source in deck["sources"]}
    return {card["label"]: json.dumps(_print(card, asked, records), sort_keys=True) for card in deck["cards"]}


def _print(card: Json, asked: Mapping[str, Json], records: Mapping[str, object]) -> list[object]:
    question = asked.get(card["question"] or "")
    positions = question["positions"] if question else []
    held = [one for position in positions for one in position["evidence"] if one["id"] in card["evidence"]]
    passages = [*held, *card.get("passages", ())]
    wordings = [question["text"], *(position["text"] for position in positions)] if question else []
    sources = [*(one["source"] for one in passages), *([card["source"]["source"]] if card["source"] else [])]
    return [card, wordings, passages, [records.get(source) for source in sources]]
