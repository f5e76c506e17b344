"""Every card is on some sheet once, in order; cut marks touch no card."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cards.imposition import cells, sheets, ticks
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
