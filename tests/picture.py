"""The picture in templates/README.md: two cards of the sample deck in each theme: `python -m tests.picture`."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from cards import templates
from cards.exporters import pdf
from cards.settings import Print, Settings
from cards.workshop import sample

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / ".github" / "themes.png"
LABELS = ("Q1-B-01", "Q1-D-01")
SCALE, GAP, CAPTION, ACROSS = 0.95, 14, 26, 2
WIDTH, HEIGHT = int(210 / 25.4 * 72 * SCALE), int(297 / 2 / 25.4 * 72 * SCALE)


def size() -> tuple[int, int]:
    """Of a picture with all themes that there are."""
    rows = -(-len(templates.themes()) // ACROSS)
    return ACROSS * (WIDTH + GAP) + GAP, rows * (HEIGHT + CAPTION + GAP) + GAP


def sheet(theme: str, folder: Path) -> Image.Image:
    """The upper half of a sheet: two cards."""
    deck = sample()
    chosen = replace(deck, cards=tuple(card for card in deck.cards if card.label in LABELS))
    printing = Print(theme=theme, only=LABELS, backs="none", guides=False)
    pdf.export(chosen, Settings(print=printing), folder / "deck.pdf")
    with pypdfium2.PdfDocument(folder / "deck.pdf") as document:
        drawn: Image.Image = document[0].render(scale=SCALE).to_pil().convert("RGB")
    return drawn.crop((0, 0, WIDTH, HEIGHT))


def picture(folder: Path) -> Image.Image:
    board = Image.new("RGB", size(), "#d9d9d6")
    font = ImageFont.truetype(templates.stock("templates") / "fonts" / "ContestedSans-Bold.ttf", 15)
    for number, theme in enumerate(templates.themes()):
        left = GAP + number % ACROSS * (WIDTH + GAP)
        top = GAP + number // ACROSS * (HEIGHT + CAPTION + GAP)
        ImageDraw.Draw(board).text((left, top), theme, fill="#1b1b1a", font=font)
        board.paste(sheet(theme, folder), (left, top + CAPTION))
    return board


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        picture(Path(folder)).quantize(64).save(PICTURE, optimize=True)
    print(PICTURE, file=sys.stderr)  # noqa: T201 - a command for people


if __name__ == "__main__":
    main()
