"""A PDF (.pdf): its letters put together to lines, columns and paragraphs, with the page as the place.

The kept text has one line for each paragraph: a word that was broken at a line's end is whole again, the numbers of
notes are left out, and running heads, page numbers, notes and tables are asides. A scan has no text to keep.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cards.errors import NoText, NotText, ReadError
from cards.model import Mark, Reference
from cards.readers import articles, columns, compose, glyphs, margins, setting, stated
from cards.readers.decode import normalise
from cards.readers.pieces import Article, Piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from cards.model import Source
    from cards.readers.glyphs import Run
    from cards.readers.setting import Paragraph

_BETWEEN = "\n\n"
_SCANNED = 20  # letters on a page, on average; fewer are what a scanner adds
_STRANGE = 0.1  # of the letters
_NO_LETTER = re.compile("[\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CUT = re.compile(r"(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*)-$")
_BULLET = re.compile(r"(?:[•●▪◦‣∙·*–—-]|\(?\d{1,3}[.)]|\([a-z]\))\s+(?=\S)")
_OCR = "let a text recognition program make a copy with text, for instance: ocrmypdf scan.pdf text.pdf"
_LONGEST_WORD = 80
_HALF = 4  # letters of a half that is more than a prefix or ending
_TOO_LONG = 10_000_000  # characters


def read(path: Path, file: str) -> tuple[Source, ...]:
    document = _opened(path, file)
    try:
        pages, heights = _pages(document, file)
        labels = [document.get_page_label(number) or str(number + 1) for number in range(len(pages))]
        furniture = margins.running(pages, heights, labels)
        text, pieces, places = _kept(pages, furniture)
        facts = document.get_metadata_dict(skip_empty=True)
    finally:
        document.close()
    _refuse_pictures(text, len(pages), file)
    reference, notes = stated.record(facts.get("Title", ""), facts.get("Author", ""), text)
    reference = replace(reference, url=margins.address(furniture))
    marks = tuple(Mark(at, f"p. {labels[page]}") for page, at in places)
    groups = articles.divide(text, pieces)
    found = tuple(
        Article(group, Reference() if number else reference, pages=marks) for number, group in enumerate(groups)
    )
    told = (*notes, *_made(facts.get("CreationDate", "")), *_bare(pages))
    return compose.sources(text, file, found, notes=told)


def _opened(path: Path, file: str) -> Any:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            mend = "open it with its password, and print or save a copy without one"
            raise ReadError("it is locked with a password", mend=mend, where=file) from None
        mend = "save it again from the program that made it"
        raise NotText(f"this is not a whole PDF ({error})", mend=mend, where=file) from None


def _pages(document: Any, file: str) -> tuple[list[tuple[Run, ...]], list[float]]:
    import pypdfium2

    pages, heights, length = [], [], 0
    for number in range(len(document)):
        try:
            runs, height = glyphs.page(document, number)
        except pypdfium2.PdfiumError:
            mend = "save it again from the program that made it, or fetch it again"
            raise NotText(f"page {number + 1} of the file is broken", mend=mend, where=file) from None
        pages.append(runs)
        heights.append(height)
        length += sum(len(run.text) for run in runs)
        if length > _TOO_LONG:
            mend = "keep only the pages that you need, or split the file"
            raise ReadError(f"it has more than {_TOO_LONG // 1_000_000} million letters", mend=mend, where=file)
    return pages, heights


def _kept(
    pages: Sequence[Sequence[Run]], furniture: frozenset[Run]
) -> tuple[str, tuple[Piece, ...], list[tuple[int, int]]]:
    """The text, its pieces, and where each page begins in it."""
    edges = {n: [run for run in runs if run in furniture] for n, runs in enumerate(pages)}
    body = [list(columns.lines([run for run in runs if run not in furniture])) for runs in pages]
    known = Counter(word.lower() for runs in pages for run in runs for word in _WORD.findall(run.text))
    parts, pieces, places, at = [], [], [(0, 0)], 0
    for paragraph in setting.paragraphs(body, edges):
        words, turns = _words(paragraph, known)
        bullet = _BULLET.match(words) if paragraph.shape == "item" else None
        pieces.append(
            Piece(at + (bullet.end() if bullet else 0), at + len(words), paragraph.shape, paragraph.level, at)
        )
        # A foot that follows a paragraph from its page to the next does not turn back.
        places += [(page, at + start) for page, start in turns if page > places[-1][0]]
        parts.append(words)
        at += len(words) + len(_BETWEEN)
    return _BETWEEN.join(parts), tuple(pieces), places


def _words(paragraph: Paragraph, known: Counter[str]) -> tuple[str, list[tuple[int, int]]]:
    """The paragraph in one line, and where in it each page begins."""
    words = ""
    turns: list[tuple[int, int]] = []
    for run in paragraph.lines:
        before, line = _meeting(words, normalise(run.text), known)
        if not turns or turns[-1][0] != run.page:
            turns.append((run.page, len(before) if before[-1:] in {"", " "} else before.rfind(" ") + 1))
        words = before + line
    return words, turns


def _meeting(words: str, line: str, known: Counter[str]) -> tuple[str, str]:
    """The words so far made ready for the next line: with a space, or with what the line's end broke made whole.

    A hyphen stays if the document elsewhere has the word with it, or has it not at all, but both halves as words.
    """
    cut = _CUT.search(words[-_LONGEST_WORD:]) if words[-1:] == "-" else None
    if not words or not line:
        return words, line
    if cut and (rest := _WORD.match(line)) and line[0].islower():
        return (words if _is_compound(cut["word"].lower(), rest[0].lower(), known) else words[:-1]), line
    return (words if words[-1] == "-" and words[-2:-1].isalnum() else f"{words} "), line


def _is_compound(first: str, second: str, known: Counter[str]) -> bool:
    if first + second in known or f"{first}-{second}" in known:
        return first + second not in known
    # Each half was counted once where the line ends; more than once, it is a word by itself.
    return all(len(half) >= _HALF and known[half] > 1 for half in (first, second))


def _refuse_pictures(text: str, pages: int, file: str) -> None:
    letters = len("".join(text.split()))
    if letters < _SCANNED * pages:
        raise NoText("its pages are pictures, with no text in them (a scan)", mend=_OCR, where=file)
    if len(_NO_LETTER.findall(text)) > _STRANGE * letters:
        raise NoText("it does not say which letters its signs stand for", mend=_OCR, where=file)


def _bare(pages: Sequence[Sequence[Run]]) -> Iterator[str]:
    empty = [str(number) for number, runs in enumerate(pages, 1) if not runs]
    if empty:
        yield f"no text on page {', '.join(empty[:10])}{' and others' if len(empty) > 10 else ''}"  # noqa: PLR2004


def _made(words: str) -> Iterator[str]:
    """The day on which the file was made, which is seldom the day of publication."""
    if found := re.match(r"D:(\d{4})(\d\d)(\d\d)", words):
        yield f"the file was made on {'-'.join(found.groups())}"
