"""What the eye sees: pages like those that were looked at, scripts joined and in order, backs behind their fronts.

`pytest tests/exporters/test_look.py --bless` draws the pages in tests/golden/ anew; look at what you bless.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageStat, features

from cards import templates
from cards.exporters import handout, pdf
from cards.model import Card, Evidence, Source, Span
from cards.settings import Print, Settings
from tests import paper

pytestmark = pytest.mark.pdf

GOLDEN = Path(__file__).parents[1] / "golden"
# Mean difference of grey, out of 255, over tiles of a page: letters may sit a hair elsewhere, blocks may not.
TOLERANCE = 1.0
TILE = 12


def drawn(path, page, scale):
    with pypdfium2.PdfDocument(path) as document:
        return document[page].render(scale=scale).to_pil().convert("L")


def tiles(image):
    return image.resize((image.width // TILE, image.height // TILE), Image.Resampling.BOX)


PAGES = {
    "classic": (pdf, {}, 1),
    "plain-index": (pdf, {"theme": "plain", "stock": "index-3x5"}, 1),
    "ink-saver-back": (pdf, {"ink_saver": True, "highlight": True, "backs": "long"}, 3),
    "handout": (handout, {}, 1),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_as_it_did_when_somebody_looked_at_it(tmp_path, name, request):
    exporter, printing, page = PAGES[name]
    exporter.export(paper.SMALL, Settings(print=Print(**printing)), tmp_path / "deck.pdf")
    now = drawn(tmp_path / "deck.pdf", page, 0.6)
    if request.config.getoption("--bless"):
        GOLDEN.mkdir(exist_ok=True)
        now.quantize(16).save(GOLDEN / f"{name}.png", optimize=True)
        return
    then = Image.open(GOLDEN / f"{name}.png").convert("L")
    assert now.size == then.size
    assert ImageStat.Stat(ImageChops.difference(tiles(now), tiles(then))).mean[0] < TOLERANCE


def test_the_comparison_sees_a_missing_card(tmp_path):
    then = Image.open(GOLDEN / "classic.png").convert("L")
    less = then.copy()
    less.paste(255, (0, 0, then.width // 2, then.height // 2))
    assert ImageStat.Stat(ImageChops.difference(tiles(less), tiles(then))).mean[0] > 2 * TOLERANCE


@pytest.mark.parametrize("flip", ["long", "short"])
def test_ink_on_the_back_lies_behind_the_card_and_nowhere_else(tmp_path, flip):
    mine = tmp_path / "mine" / "css"
    shutil.copytree(templates.stock("templates") / "css", mine)
    with (mine / "card.css").open("a") as css:
        css.write("\n.card, .back { background: var(--text) }\n")
    printing = Print(
        stock="index-3x5-upright", paper="letter", backs=flip, templates=mine.parent, only=("Q1",), guides=False
    )
    pdf.export(replace(paper.SMALL, cards=paper.CARDS[:3]), Settings(print=printing), tmp_path / "deck.pdf")
    front, back = (drawn(tmp_path / "deck.pdf", page, 1.0).point(lambda grey: 255 * (grey > 250)) for page in (0, 1))
    turn = Image.Transpose.FLIP_LEFT_RIGHT if flip == "long" else Image.Transpose.FLIP_TOP_BOTTOM
    box = ImageChops.invert(front).getbbox()
    assert box[2] - box[0] > 400
    for ink in (front, back.transpose(turn)):
        assert ImageChops.invert(ink).getbbox() == pytest.approx(box, abs=1)


WORDS = {
    "ar": ("الزقاق صار أهدأ الآن", "ContestedArabic-Regular.ttf"),
    "ur": ("انہوں نے راستہ بند کیا ہے", "ContestedArabic-Regular.ttf"),
    "he": ("הרחוב הזה סגור", "ContestedHebrew-Regular.ttf"),
}


def quoted(text):
    source = Source("a.txt", text, 0, len(text))
    evidence = Evidence(Span(source, 0, len(text)), (), "author", "why")
    card = Card("evidence", "Q1-A-01", "Title", evidence=(evidence,))
    return replace(paper.SMALL, sources=(source,), questions=(), cards=(card,))


def cropped(image):
    return image.crop(ImageChops.invert(image.point(lambda grey: 255 * (grey > 200))).getbbox())


@pytest.mark.skipif(not features.check("raqm"), reason="this Pillow cannot shape Arabic to compare with")
@pytest.mark.parametrize("language", WORDS)
def test_letters_from_right_to_left_are_joined_and_in_order(tmp_path, language):
    """The printed line against the same words shaped by another program, and against letters that are not joined."""
    text, file = WORDS[language]
    (tmp_path / "mine" / "css").mkdir(parents=True)
    css = (templates.stock("templates") / "css" / "card.css").read_text(encoding="utf-8")
    lone = ".head, .tag, .cite, .strip, .base { visibility: hidden } .quote.rtl { border: 0 } .context { color: var(--text) }"
    (tmp_path / "mine" / "css" / "card.css").write_text(f"{css}\n{lone}\n")
    settings = Settings(print=Print(stock="half", templates=tmp_path / "mine", only=("Q1-A-01",), guides=False))
    pdf.export(quoted(text), settings, tmp_path / "deck.pdf")
    printed = cropped(drawn(tmp_path / "deck.pdf", 0, 4))
    near, far = (likeness(printed, shaped(text, file, way)) for way in ("rtl", "ltr"))
    assert near > 0.75, (near, far)
    assert near > far + 0.2, (near, far)


def shaped(text, file, way):
    font = ImageFont.truetype(templates.stock("templates") / "fonts" / file, 56, layout_engine=ImageFont.Layout.RAQM)
    image = Image.new("L", (1600, 200), 255)
    if way == "rtl":
        ImageDraw.Draw(image).text((20, 60), text, font=font, fill=0, direction="rtl")
    else:  # letter by letter from the left: what a page shows that knows nothing of the script
        left = 20
        for letter in text:
            ImageDraw.Draw(image).text((left, 60), letter, font=font, fill=0)
            left += font.getlength(letter)
    return cropped(image)


def likeness(one, other):
    """How much of the ink of two lines falls together once they are of one size."""
    size = (400, 60)
    first, second = (
        ImageChops.invert(image.resize(size, Image.Resampling.BOX)).point(lambda ink: 255 * (ink > 90))
        for image in (one, other)
    )
    both = sum(ImageChops.multiply(first, second).histogram()[128:])
    return 2 * both / max(1, sum(first.histogram()[128:]) + sum(second.histogram()[128:]))
