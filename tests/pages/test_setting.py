"""The numbers behind [print]: what does not go together is refused; every theme is readable in colour and in black."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from cards import templates
from cards.errors import SettingsError
from cards.pages.setting import setting
from cards.settings import OwnStock, Print
from cards.stocks import FLOOR, STOCKS

AA = 4.5
TOKEN = re.compile(r"--([a-z-]+):\s*(#[0-9a-f]{6})")


def inks(*files):
    found = {}
    for file in files:
        found |= dict(TOKEN.findall((templates.stock("templates") / "css" / file).read_text(encoding="utf-8")))
    return found


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_of_contrast_measures():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") < AA < contrast("#767676", "#ffffff")


@pytest.mark.parametrize("files", [("ink.css",), ("ink.css", "ink-saver.css")])
def test_all_that_is_read_stands_out_from_what_it_is_printed_on(files):
    found = inks(*files)
    for ground in ("#ffffff", found["tint"], found["mark"]):
        for ink in ("text", "context", "quiet"):
            assert contrast(found[ink], ground) >= AA, (ink, ground)
    for side in ("side-a", "side-b", "side-c", "side-d"):
        assert contrast(found[side], "#ffffff") >= AA
        if len(files) == 1:
            assert contrast(found["on-side"], found[side]) >= AA


def test_the_ink_saver_prints_no_colour():
    for colour in inks("ink-saver.css").values():
        assert colour[1:3] == colour[3:5] == colour[5:7]
    assert set(inks("ink-saver.css")) == set(inks("ink.css"))


def test_only_the_inks_name_a_colour():
    for name in templates.listing():
        if name.endswith(".css") and "ink" not in name:
            text = (templates.stock("templates") / name).read_text(encoding="utf-8")
            assert set(re.findall(r"#[0-9a-fA-F]{3,6}\b", text)) <= {"#ffffff"}, name


def test_there_are_a_theme_for_reading_and_one_in_large_print():
    plain, classic = setting(Print(theme="plain")), setting(Print())
    assert plain.sizes[0] > classic.sizes[0]
    assert min(plain.sizes) > min(classic.sizes) == FLOOR
    assert plain.small > classic.small >= FLOOR
    assert plain.theme.about


def test_the_smallest_cards_keep_the_face_of_a_theme_but_not_its_size():
    plain, classic = (setting(Print(theme=name, stock="poker")) for name in ("plain", "classic"))
    assert plain.sizes == classic.sizes
    assert plain.theme.name == "plain"


def test_an_unknown_theme_is_refused_with_what_there_is():
    with pytest.raises(SettingsError, match="no theme 'plan'") as refusal:
        setting(Print(theme="plan"))
    assert "did you mean 'plain'" in refusal.value.mend


def test_a_theme_of_ones_own_is_a_folder_with_a_theme_toml(tmp_path):
    (tmp_path / "themes" / "mine").mkdir(parents=True)
    (tmp_path / "themes" / "mine" / "theme.toml").write_text(
        'about = "My own."\ncontext = 1\n[type]\nscale = 1.5\nfloor = 8.0\n'
    )
    shown = setting(Print(theme="mine", templates=tmp_path))
    assert shown.theme.about == "My own."
    assert shown.sizes[0] == 15
    assert min(shown.sizes) >= shown.theme.floor == 8.0


def test_a_stock_of_ones_own_fills_the_sheet_or_lies_where_it_is_told():
    mine = OwnStock("mine", 60, 40.5)
    shown = setting(Print(stock="mine", stocks=(mine,)))
    assert (shown.grid.columns, shown.grid.rows) == (3, 7)
    told = setting(Print(stock="mine", stocks=(replace(mine, columns=2, rows=2, left=7, top=9, gap_across=3),)))
    assert (told.grid.left, told.grid.top, told.grid.across, told.grid.down) == (7, 9, 63, 40.5)


def test_a_stock_larger_than_the_paper_is_refused():
    with pytest.raises(SettingsError, match="do not go on a sheet"):
        setting(Print(stock="mine", stocks=(OwnStock("mine", 400, 300),)))


def test_colour_that_would_run_onto_the_next_card_is_refused():
    with pytest.raises(SettingsError, match="needs 6 mm between the cards") as refusal:
        setting(Print(bleed=3))
    assert "gutter = 6" in refusal.value.mend
    assert setting(Print(bleed=3, gutter=6)).bleed == 3


def test_perforated_cards_have_no_cut_marks():
    assert setting(Print(stock="avery-5388", paper="letter")).ticks == ()
    assert setting(Print(stock="index-3x5", paper="letter")).ticks


@pytest.mark.parametrize("stock", STOCKS)
def test_the_css_knows_each_stock_by_its_size(stock):
    shown = setting(Print(stock=stock, paper=max(STOCKS[stock].grids)))
    assert re.search(r"size-(large|middle|small|tiny) (wide|narrow)$", shown.classes)
