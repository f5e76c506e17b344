"""Plain text (.txt): the file's text with its line ends and Unicode form made one, and nothing else changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cards.readers import articles, compose, lines
from cards.readers.decode import decode
from cards.readers.pieces import Article

if TYPE_CHECKING:
    from pathlib import Path

    from cards.model import Source


def read(path: Path, file: str) -> tuple[Source, ...]:
    decoded = decode(path.read_bytes(), file)
    text = decoded.text
    divided = tuple(Article(pieces) for pieces in articles.divide(text, lines.pieces(text)))
    return compose.sources(text, file, divided, notes=decoded.notes, wiki=lines.is_wiki(text))
