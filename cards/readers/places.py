"""Where in its source a passage stands, as a reader would look it up: paragraph, section, page, time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from cards.model import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cards.readers.pieces import Article, Part

_LONGEST_TITLE = 60


def marks(text: str, parts: Sequence[Part], article: Article) -> Iterator[Mark]:
    """A place at each paragraph and item of an article, and where a page or time begins inside one."""
    if article.pages:
        return _pages(parts, article.pages)
    return _times(parts, article.times) if article.times else _sections(text, parts)


def _times(parts: Sequence[Part], times: Sequence[Mark]) -> Iterator[Mark]:
    """The last time that was stamped; what is said before the first has none."""
    starts = [time.start for time in times]
    for part in parts:
        if part.sort in {"text", "item"}:
            last = bisect_right(starts, part.start) - 1
            yield Mark(part.start, times[last].label if last >= 0 else "")
            yield from times[last + 1 : bisect_left(starts, part.end)]


def _pages(parts: Sequence[Part], pages: Sequence[Mark]) -> Iterator[Mark]:
    """A place at each paragraph and item, counted on its page; what goes on over a page is the first of the next."""
    starts, on, count = [page.start for page in pages], -1, 0
    for part in parts:
        if part.sort not in {"text", "item"}:
            continue
        begins, ends = bisect_right(starts, part.start) - 1, bisect_left(starts, part.end) - 1
        count = count + 1 if begins == on else 1
        yield Mark(part.start, _counted(pages[begins].label, count))
        for on in range(begins + 1, ends + 1):
            count = 1
            yield Mark(pages[on].start, _counted(pages[on].label, count))
        on = ends


def _counted(label: str, count: int) -> str:
    return f"{label}, para. {count}" if label else f"para. {count}"


def _sections(text: str, parts: Sequence[Part]) -> Iterator[Mark]:
    """A place at each paragraph and item, counted through the article, or through its section if it has sections."""
    section, count, begun = "", 0, False
    for part in parts:
        if part.sort == "heading" and begun:
            section, count = title(text[part.start : part.end]), 0
        elif part.sort in {"text", "item"}:
            begun, count = True, count + 1
            yield Mark(part.start, _counted(f"“{section}”" if section else "", count))


def title(words: str) -> str:
    """A section's title on one line, cut at a word if it is very long."""
    words = " ".join(words.split()).strip('“”"')
    return words if len(words) <= _LONGEST_TITLE else words[: words.rfind(" ", 0, _LONGEST_TITLE)] + " …"
