"""The tags of a PDF without the spans that say nothing: most of them, since the engine makes one for each line."""

from __future__ import annotations

from typing import Any

TEXTS = frozenset({"/P", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/Span", "/Link"})
"""What may hold words themselves: ISO 32000-1, 14.8.4.3 and 14.8.4.4."""
MUTE = frozenset({"/Span", "/NonStruct"})
BARE = {"Type", "S", "K", "Pg", "P"}
"""What every tag has: a mute one that has no more says nothing of the words in it."""


def merge_spans(pdf: Any) -> None:
    """The contents of each bare span stand in the tag around it, on the same page, in the same order.

    Takes a `pydyf.PDF` before it is written. Objects are known by number there, so that a span that is gone leaves an
    empty one, to which nothing points.
    """
    objects = {one.reference: one for one in pdf.objects}
    tags: list[Any] = [one for one in pdf.objects if isinstance(one, dict) and one.get("Type") == "/StructElem"]
    moved: dict[bytes, bytes] = {}
    for tag in tags:  # what is around comes before what is within
        around = objects[tag["P"]]
        if tag["S"] in MUTE and tag.keys() == BARE and around.get("S") in TEXTS and around.get("Pg") == tag["Pg"]:
            _merge(tag, around, objects)
            moved[tag.reference] = around.reference
            tag.clear()
    _point(objects[objects[pdf.catalog["StructTreeRoot"]]["ParentTree"]]["Nums"], moved)


def _merge(tag: Any, around: Any, objects: dict[bytes, Any]) -> None:
    at = around["K"].index(tag.reference)
    around["K"][at : at + 1] = tag["K"]
    for kid in tag["K"]:
        if isinstance(kid, bytes) and objects[kid].get("Type") == "/StructElem":
            objects[kid]["P"] = around.reference


def _point(numbered: list[Any], moved: dict[bytes, bytes]) -> None:
    """What is numbered on the pages points to the tags that are left."""
    for at, one in enumerate(numbered):
        if isinstance(one, list):
            _point(one, moved)
        elif isinstance(one, bytes):
            numbered[at] = moved.get(one, one)
