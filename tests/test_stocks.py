"""Cards lie on their paper, none over another, none over the edge; sizes never pass the floor."""

from __future__ import annotations

import pytest

from cards.errors import SettingsError
from cards.imposition import cells
from cards.stocks import FLOOR, PAPERS, STOCKS, Grid, filled, grid, own, sizes

GRIDS = [(stock, paper) for stock, row in STOCKS.items() for paper in row.grids]


def test_a_stock_that_is_not_made_in_a_paper_is_refused_by_name():
    with pytest.raises(SettingsError, match=r"avery-5388.*a4") as refusal:
        grid("avery-5388", "a4")
    assert "letter" in refusal.value.mend


@pytest.mark.parametrize(("stock", "paper"), GRIDS)
def test_no_card_leaves_its_paper_or_touches_another(stock, paper):
    sheet, places = PAPERS[paper], cells(grid(stock, paper))
    for one in places:
        assert one.x >= -0.001
        assert one.y >= -0.001
        assert one.x + one.width <= sheet.width + 0.001
        assert one.y + one.height <= sheet.height + 0.001
    for one in places:
        for other in places:
            apart = (
                one.x + one.width <= other.x + 0.001
                or other.x + other.width <= one.x + 0.001
                or one.y + one.height <= other.y + 0.001
                or other.y + other.height <= one.y + 0.001
            )
            assert one == other or apart


@pytest.mark.parametrize("pair", GRIDS)
@pytest.mark.parametrize(("scale", "floor"), [(1, FLOOR), (1.2, 9), (0.1, 1)])
def test_a_quotation_is_never_set_below_the_floor_and_larger_sizes_are_tried_first(pair, scale, floor):
    tried = sizes(grid(*pair), scale, floor)
    assert min(tried) == tried[-1] == max(floor, FLOOR)
    assert list(tried) == sorted(tried, reverse=True)


@pytest.mark.parametrize("stock", STOCKS)
def test_ink_stays_four_millimetres_from_the_edge_of_a_card(stock):
    assert STOCKS[stock].inset >= 4


def test_the_two_stocks_that_everybody_has_serve_both_papers():
    assert set(STOCKS["quarter"].grids) == set(STOCKS["index-3x5"].grids) == set(PAPERS)


def test_plain_index_cards_on_letter_lie_as_on_the_perforated_sheet():
    assert grid("index-3x5", "letter") == grid("avery-5388", "letter")


# Millimetres from the makers' templates as gLabels has them: card, how many, first card's corner, step to the next.
MADE = {
    ("avery-5388", "letter"): Grid(127, 76.2, 1, 3, 44.45, 25.4, 127, 76.2),
    ("avery-5389", "letter"): Grid(152.4, 101.6, 1, 2, 31.75, 31.75, 152.4, 114.3),
    ("avery-5371", "letter"): Grid(88.9, 50.8, 2, 5, 19.05, 12.7, 88.9, 50.8),
    ("avery-8373", "letter"): Grid(88.9, 50.8, 2, 4, 12.7, 19.05, 101.6, 63.5),
    ("avery-l7414", "a4"): Grid(89.99, 52, 2, 5, 15, 18.5, 89.99, 52),
    ("avery-c32015", "a4"): Grid(85, 54, 2, 4, 17, 31.5, 91, 60),
    ("poker", "a4"): Grid(63.5, 88.9, 3, 3, 9.75, 15.15, 63.5, 88.9),
    ("poker", "letter"): Grid(63.5, 88.9, 3, 3, 12.7, 6.35, 63.5, 88.9),
    ("a7", "a4"): Grid(105, 74, 2, 4, 0, 0.5, 105, 74),
    ("a6", "a4"): Grid(105, 148, 2, 2, 0, 0.5, 105, 148),
    ("quarter", "a4"): Grid(105, 148.5, 2, 2, 0, 0, 105, 148.5),
    ("quarter", "letter"): Grid(107.95, 139.7, 2, 2, 0, 0, 107.95, 139.7),
    ("index-4x6", "a4"): Grid(152.4, 101.6, 1, 2, 28.8, 46.9, 152.4, 101.6),
}


@pytest.mark.parametrize(("stock", "paper"), MADE)
def test_the_measures_are_those_of_the_stock(stock, paper):
    found, wanted = grid(stock, paper), MADE[stock, paper]
    assert [getattr(found, name) for name in Grid.__slots__] == pytest.approx(
        [getattr(wanted, name) for name in Grid.__slots__], abs=0.01
    )


def test_a_card_larger_than_its_paper_is_refused_with_both_sizes():
    mine = own("a4", filled(PAPERS["a4"], 250, 100), 5)
    with pytest.raises(SettingsError, match=r"250 x 100 mm, 0 across .* 210 x 297 mm"):
        grid("mine", "a4", mine)


def test_cards_that_run_off_their_paper_are_refused():
    mine = own("a4", Grid(60, 60, 3, 2, 40, 10, 60, 60), 5)
    with pytest.raises(SettingsError, match="do not go on a sheet"):
        grid("mine", "a4", mine)


def test_perforated_sheets_have_no_gutter_to_set():
    with pytest.raises(SettingsError, match="perforated"):
        grid("avery-5388", "letter", gutter=3)


@pytest.mark.parametrize("stock", [name for name, row in STOCKS.items() if row.cut != "die"])
@pytest.mark.parametrize("gutter", [2, 6.5])
def test_a_gutter_lies_between_all_cards_and_none_leaves_the_paper(stock, gutter):
    shape = grid(stock, "letter", gutter=gutter)
    for one in cells(shape):
        assert one.x >= -0.001
        assert one.x + one.width <= PAPERS["letter"].width + 0.001
    assert shape.across - shape.width == pytest.approx(gutter)
    assert shape.down - shape.height == pytest.approx(gutter)
