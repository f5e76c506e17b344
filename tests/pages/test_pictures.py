"""Drawings: an arrow meets the two cards that it joins and no other, and words do not leave their boxes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cards.pages.pictures import AISLE, GAP, NODE, STEM, WIDTH, Box, Column, Node, Stroke, _arrows
from cards.pages.views import Side

HEAD = 20.0


def columns(counts: list[int]) -> tuple[Column, ...]:
    """As they are drawn: side by side, with so many cards each."""
    aisle = AISLE / (len(counts) - 1)
    width = (WIDTH - aisle * (len(counts) - 1)) / len(counts)
    made = []
    for number, count in enumerate(counts):
        head, letter = Box(number * (width + aisle), 0, width, HEAD), "ABCD"[number]
        cells = [Box(head.x + STEM, HEAD + GAP + row * (NODE + GAP), width - STEM, NODE) for row in range(count)]
        nodes = tuple(Node(box, f"{letter}{row}", "", "") for row, box in enumerate(cells))
        made.append(Column(head, Side(letter, "circle", "", count, thin=False), nodes))
    return tuple(made)


def touches(stroke: Stroke, box: Box) -> bool:
    """Whether any of many points of a line lies in a box."""
    for step in range(201):
        part = step / 200
        x, y = stroke.x1 + (stroke.x2 - stroke.x1) * part, stroke.y1 + (stroke.y2 - stroke.y1) * part
        if box.x < x < box.x + box.width and box.y < y < box.y + box.height:
            return True
    return False


@given(st.lists(st.integers(1, 6), min_size=2, max_size=4), st.data())
def test_no_arrow_runs_through_a_card(counts: list[int], data: st.DataObject) -> None:
    drawn = columns(counts)
    first, second = data.draw(st.permutations(drawn))[:2]
    pair = (data.draw(st.sampled_from(first.nodes)).label, data.draw(st.sampled_from(second.nodes)).label)
    strokes = tuple(_arrows(drawn, [pair, pair[::-1]]))
    boxes = [node.box for column in drawn for node in column.nodes] + [column.box for column in drawn]
    assert not [box for box in boxes for stroke in strokes if touches(stroke, box)]
    assert sum(bool(stroke.head) for stroke in strokes) == 2, "each of the two answers has one head"
