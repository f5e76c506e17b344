"""Cards lie on their paper, none over another, none over the edge; sizes never pass the floor."""

from __future__ import annotations

import pytest

from cards.errors import SettingsError
from cards.imposition import cells
from cards.stocks import FLOOR, PAPERS, STOCKS, grid, sizes

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
