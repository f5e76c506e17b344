"""Every card is on some sheet once, in order, and every back behind its front; cut marks touch no card."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.errors import SettingsError
from cards.imposition import Cell, behind, cells, folds, places, sheets, shifted, ticks
from cards.stocks import PAPERS, STOCKS, Grid, Paper, grid

GRIDS = [(paper, grid(stock, paper)) for stock, row in STOCKS.items() for paper in row.grids]

SQUARE = Paper(300, 300)

grids = st.builds(
    Grid,
    width=st.floats(20, 60),
    height=st.floats(20, 60),
    columns=st.integers(1, 3),
    rows=st.integers(1, 3),
    left=st.floats(0, 20),
    top=st.floats(0, 20),
    across=st.floats(60, 66),
    down=st.floats(60, 66),
)


def test_no_cards_need_no_sheet():
    assert sheets(0, grid("quarter", "a4"), PAPERS["a4"]) == ()


@given(st.integers(0, 200), grids)
def test_each_card_has_one_cell_and_each_cell_at_most_one_card(count, shape):
    laid = sheets(count, shape, SQUARE)
    assert [number for sheet in laid for number, _ in sheet.fronts] == list(range(count))
    for sheet in laid:
        assert len({cell for _, cell in sheet.fronts}) == len(sheet.fronts)
        assert {cell for _, cell in sheet.fronts} <= set(cells(shape))


@given(st.integers(1, 200), grids)
def test_only_the_last_sheet_may_be_short(count, shape):
    full = shape.columns * shape.rows
    assert all(len(sheet.fronts) == full for sheet in sheets(count, shape, SQUARE)[:-1])


@given(st.sampled_from(GRIDS))
def test_marks_lie_on_the_paper_and_on_the_edges_of_cards(pair):
    paper, shape = PAPERS[pair[0]], pair[1]
    edges_x = {round(edge, 3) for cell in cells(shape) for edge in (cell.x, cell.x + cell.width)}
    edges_y = {round(edge, 3) for cell in cells(shape) for edge in (cell.y, cell.y + cell.height)}
    marks = ticks(shape, paper)
    assert marks
    for mark in marks:
        assert mark.x in edges_x if mark.height else mark.y in edges_y
        assert mark.x >= 0
        assert mark.y >= 0
        assert mark.x + mark.width <= paper.width
        assert mark.y + mark.height <= paper.height


def test_with_a_margin_no_mark_touches_a_card():
    shape = grid("index-3x5", "letter")
    for mark in ticks(shape, PAPERS["letter"]):
        for cell in cells(shape):
            inside_x = cell.x < mark.x + mark.width and mark.x < cell.x + cell.width
            inside_y = cell.y < mark.y + mark.height and mark.y < cell.y + cell.height
            assert not (inside_x and inside_y)


def test_cards_that_fill_the_paper_are_marked_on_the_cuts_alone():
    marks = ticks(grid("quarter", "a4"), PAPERS["a4"])
    assert {(mark.x, mark.y) for mark in marks if mark.height} == {(105, 4), (105, 288)}
    assert {(mark.x, mark.y) for mark in marks if mark.width} == {(4, 148.5), (201, 148.5)}


def test_a_card_as_large_as_its_paper_needs_no_mark():
    assert ticks(Grid(100, 50, 1, 1, 0, 0, 100, 50), Paper(100, 50)) == ()


def flipped(cell, paper, flip):
    """Where a cell of a printed back comes to lie, seen through the paper from the front."""
    if flip == "long":
        return paper.width - cell.x - cell.width, cell.y
    return cell.x, paper.height - cell.y - cell.height


@given(st.integers(0, 60), grids, st.sampled_from(["long", "short"]), st.sampled_from(["rows", "stack"]), st.data())
def test_every_back_lies_behind_its_front_whatever_the_flip_the_count_and_the_margins(count, shape, flip, order, data):
    start = data.draw(st.integers(1, shape.count))
    seen = []
    for sheet in sheets(count, shape, SQUARE, backs=flip, start=start, order=order):
        backs = dict(sheet.backs)
        assert set(backs) == {number for number, _ in sheet.fronts}
        for number, front in sheet.fronts:
            seen.append(number)
            assert flipped(backs[number], SQUARE, flip) == pytest.approx((front.x, front.y), abs=0.01)
            assert (backs[number].width, backs[number].height) == (front.width, front.height)
            assert backs[number].turned == (flip == "short")
    assert sorted(seen) == list(range(count))


@pytest.mark.parametrize("flip", ["long", "short"])
@pytest.mark.parametrize("pair", GRIDS)
def test_every_stock_has_its_backs_behind_its_fronts(pair, flip):
    paper = PAPERS[pair[0]]
    for cell in cells(pair[1]):
        assert flipped(behind(cell, paper, flip), paper, flip) == pytest.approx((cell.x, cell.y), abs=0.01)


@given(st.integers(0, 60), grids, st.data())
def test_a_used_sheet_keeps_its_first_places_free_and_later_sheets_none(count, shape, data):
    start = data.draw(st.integers(1, shape.count))
    laid = sheets(count, shape, SQUARE, start=start)
    every = [(index, cell) for index, sheet in enumerate(laid) for _, cell in sheet.fronts]
    expected = [(index, cell) for index in range(len(laid)) for cell in cells(shape)][start - 1 :][:count]
    assert every == expected


def test_a_start_beyond_the_sheet_is_refused():
    with pytest.raises(SettingsError, match="is 5, and a sheet has 4 places"):
        sheets(1, grid("quarter", "a4"), PAPERS["a4"], start=5)


@given(st.integers(1, 60), grids, st.data())
def test_piles_cut_together_and_laid_on_each_other_are_in_order(count, shape, data):
    start = data.draw(st.integers(1, shape.count))
    laid = sheets(count, shape, SQUARE, start=start, order="stack")
    piles = [[number for sheet in laid for number, one in sheet.fronts if one == cell] for cell in cells(shape)]
    assert [number for pile in piles for number in pile] == list(range(count))


@pytest.mark.parametrize("pair", GRIDS)
def test_a_card_folded_over_has_its_back_upright_behind_it(pair):
    shape = pair[1]
    if shape.across > shape.width + 0.01 and shape.columns > 1 and shape.down > shape.height + 0.01:
        with pytest.raises(SettingsError, match="can be folded"):
            places(shape, PAPERS[pair[0]], "fold")
        return
    try:
        pairs = places(shape, PAPERS[pair[0]], "fold")
    except SettingsError:
        assert shape.rows == 1 or shape.down > shape.height
        return
    for front, back in pairs:
        if back.turned:
            assert (back.x, back.y) == pytest.approx((front.x, front.y + front.height), abs=0.01)
        else:
            assert (back.x, back.y) == pytest.approx((front.x + front.width, front.y), abs=0.01)
    assert len(folds(shape)) == len(pairs) == len({cell for pair in pairs for cell in pair}) / 2


@given(st.floats(-5, 5), st.floats(-5, 5))
def test_an_offset_moves_a_cell_and_changes_nothing_else(across, down):
    moved = shifted(Cell(10, 20, 30, 40), (across, down))
    assert (moved.x, moved.y) == pytest.approx((10 + across, 20 + down), abs=0.001)
    assert (moved.width, moved.height) == (30, 40)
