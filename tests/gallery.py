"""Every kind of card in every stock and theme, on one picture: `python -m tests.gallery [FOLDER]`, to be looked at."""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

from cards import templates
from cards.exporters import pdf
from cards.settings import Print, Settings
from cards.stocks import STOCKS
from tests import paper

SCALE, GAP, CAPTION = 0.5, 12, 16


def pages(folder: Path, **printing: object) -> list[Image.Image]:
    """The sheets of the small deck, printed so and drawn."""
    path = folder / "page.pdf"
    kinds = tuple({card.kind: card.label for card in reversed(paper.DECK.cards)}.values())
    settings = Settings(print=Print(only=kinds, **printing))  # type: ignore[arg-type]
    pdf.export(paper.SMALL, settings, path)
    with pypdfium2.PdfDocument(path) as document:
        drawn = [page.render(scale=SCALE).to_pil().convert("RGB") for page in document]
    path.unlink()
    return drawn


def sheet(rows: list[tuple[str, list[Image.Image]]]) -> Image.Image:
    """All rows one below the other, each with its caption."""
    heights = [max(image.height for image in row) + GAP + CAPTION for _, row in rows]
    width = max(sum(image.width + GAP for image in row) for _, row in rows)
    board = Image.new("RGB", (width + GAP, sum(heights) + GAP), "#8a8a8a")
    pen, top = ImageDraw.Draw(board), GAP
    for (caption, row), height in zip(rows, heights, strict=True):
        pen.text((GAP, top), caption, fill="white")
        left = GAP
        for image in row:
            board.paste(image, (left, top + CAPTION))
            left += image.width + GAP
        top += height
    return board


def main(folder: Path) -> None:
    """Write one picture for each theme, in colour with backs, and in black."""
    folder.mkdir(parents=True, exist_ok=True)
    looks = [(theme, saver) for theme in templates.themes() for saver in (False, True)]
    for theme, saver in looks:
        name = f"gallery-{theme}{'-ink-saver' if saver else ''}.png"
        rows = [
            (stock, pages(folder, stock=stock, paper=max(row.grids), theme=theme, ink_saver=saver, backs="long"))
            for stock, row in STOCKS.items()
        ]
        sheet(rows).save(folder / name)
        print(folder / name)  # noqa: T201 - a command for people


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("output/gallery"))
