"""Every kind of card in every stock and theme, on one picture a theme: `python -m tests.gallery [FOLDER]`, to look at."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image, ImageDraw

from cards import templates
from cards.exporters import binder, handout, packs, pdf
from cards.model import Deck
from cards.settings import Deal, Print, Settings
from cards.stocks import STOCKS
from cards.workshop import one_of_each, sample

SCALE, GAP, CAPTION, ACROSS = 0.55, 12, 16, 8
DOCUMENTS = {"handout": handout, "binder": binder, "packs": packs}
Row = tuple[str, list[Image.Image]]


def pages(folder: Path, deck: Deck, exporter: Any = pdf, **printing: Any) -> list[Image.Image]:
    """The pages of a deck, printed so and drawn."""
    path = folder / "page.pdf"
    exporter.export(deck, Settings(print=Print(**printing), deal=Deal(students=6)), path)
    with pypdfium2.PdfDocument(path) as document:
        drawn = [page.render(scale=SCALE).to_pil().convert("RGB") for page in document]
    path.unlink()
    return drawn


def rows(folder: Path, theme: str) -> Iterator[Row]:
    """Sheets in colour with their backs in each stock, some in black, then what is read and what a class is handed."""
    whole = sample()
    # Of the wordiest and the barest of each kind; a choice of cards is printed without the pages around them.
    some = {"theme": theme, "only": ("some",)}
    for stock, known in STOCKS.items():
        yield stock, pages(folder, one_of_each(whole), stock=stock, paper=max(known.grids), backs="long", **some)
    yield "ink saver", pages(folder, one_of_each(whole), ink_saver=True, backs="fold", **some)
    front = replace(whole, cards=whole.cards[:4])
    yield "front and works", pages(folder, front, theme=theme, highlight=True)
    for name, exporter in DOCUMENTS.items():
        yield name, pages(folder, whole, exporter, theme=theme)


def board(shown: list[Row]) -> Image.Image:
    """All rows one below the other, each with its caption, long ones over several lines."""
    lines = [
        (caption if not first else "", row[first : first + ACROSS])
        for caption, row in shown
        for first in range(0, len(row), ACROSS)
    ]
    heights = [max(image.height for image in row) + GAP + CAPTION for _, row in lines]
    width = max(sum(image.width + GAP for image in row) for _, row in lines)
    drawn = Image.new("RGB", (width + GAP, sum(heights) + GAP), "#8a8a8a")
    pen, top = ImageDraw.Draw(drawn), GAP
    for (caption, row), height in zip(lines, heights, strict=True):
        pen.text((GAP, top), caption, fill="white")
        left = GAP
        for image in row:
            drawn.paste(image, (left, top + CAPTION))
            left += image.width + GAP
        top += height
    return drawn


def main(folder: Path) -> None:
    """Write one picture for each theme."""
    folder.mkdir(parents=True, exist_ok=True)
    for theme in templates.themes():
        name = folder / f"gallery-{theme}.png"
        board(list(rows(folder, theme))).save(name)
        print(name)  # noqa: T201 - a command for people


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("output/gallery"))
