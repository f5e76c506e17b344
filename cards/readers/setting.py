"""The lines of a PDF's columns as paragraphs, headings and asides; what a page or column break cut is joined again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cards.readers import columns
from cards.readers.glyphs import Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cards.readers.columns import Line
    from cards.readers.pieces import Shape

_SAME = 0.08  # by so much sizes of type may differ and be the same
_OTHER = 0.18  # by so much the type of a code or of a foreign script differs from that around it
_LARGE = 1.12  # of the text's size
_SMALL = 0.92
_INDENT = 0.6  # ems
_LOOSE = 1.35  # of the usual distance between lines
_HEADING = 160
_SPARE = 0.25
_FLUSH = 0.2  # ems
_TABLE_ROWS = 2
_ENDS = re.compile(r"[.!?:;][\"”’')\]]*$")
_BULLET = re.compile(r"(?:[•●▪◦‣∙·*–—-]|\(?\d{1,3}[.)]|\([a-z]\))\s+(?=\S)")
_HYPHEN = re.compile(r"[^\W\d_]-$")


class Paragraph(NamedTuple):
    """Lines that are one paragraph. `shape` is what the setting shows; a heading's `level` is by its size."""

    lines: tuple[Run, ...]
    shape: Shape = "prose"
    level: int = 0


@dataclass(frozen=True, slots=True)
class Measure:
    """What is usual in a document: the size of its text, the distance of its lines, and whether its text is bold.

    `spare` is the share of a column that a line without a full stop leaves free if it ends its paragraph: none where
    lines are set flush on the right.
    """

    size: float
    step: float
    bold: bool
    spare: float

    def same(self, one: Run, two: Run) -> bool:
        return abs(one.size - two.size) <= _SAME * max(one.size, two.size)


def paragraphs(pages: Iterable[Sequence[Sequence[Line]]], edges: Mapping[int, Sequence[Run]]) -> list[Paragraph]:
    """The document in reading order, each page's heads and feet as asides before and after its text."""
    held = list(pages)
    measure = _measure([line for page in held for column in page for line in column])
    out: list[Paragraph] = []
    for number, page in enumerate(held):
        top = page[0][0].run.foot if page and page[0] else 0.0
        furniture = [Paragraph((run,), "aside") for run in edges.get(number, ())]
        out += [one for one in furniture if one.lines[0].foot > top]
        for column in page:
            out = _followed(out, list(_column(column, measure)), measure)
        out += [one for one in furniture if one.lines[0].foot <= top]
    return list(_headed(out, measure))


def _measure(lines: Sequence[Line]) -> Measure:
    sizes: Counter[float] = Counter()
    bold: Counter[bool] = Counter()
    steps: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.run.size, 1)] += len(line.run.text)
        bold[line.run.bold] += len(line.run.text)
    size = sizes.most_common(1)[0][0] if sizes else 1.0
    for one, two in pairwise(lines):
        step = one.run.foot - two.run.foot
        if one.run.page == two.run.page and 0 < step < 3 * size and abs(one.run.size - size) <= _SAME * size:
            steps[round(step, 1)] += 1
    flush = sum(1 for line in lines if line.right - line.run.right < _FLUSH * size)
    spare = 0.0 if flush > len(lines) / 2 else _SPARE
    return Measure(size, steps.most_common(1)[0][0] if steps else 1.2 * size, bold[True] > bold[False], spare)


def _column(lines: Sequence[Line], measure: Measure) -> Iterator[Paragraph]:
    """The paragraphs of one column; rows of cells are a table, and small type below all text is notes."""
    last = max((n for n, line in enumerate(lines) if line.run.size >= _SMALL * measure.size), default=len(lines))
    held: list[Line] = []
    for number, line in enumerate(lines):
        if held and _begins(held, line, measure):
            yield _paragraph(held)
            held = []
        held.append(line)
        if number == last:
            yield _paragraph(held)
            yield from _notes(lines[number + 1 :], measure)
            return
    if held:
        yield _paragraph(held)


def _notes(lines: Sequence[Line], measure: Measure) -> Iterator[Paragraph]:
    held: list[Line] = []
    for line in lines:
        if held and _begins(held, line, measure):
            yield Paragraph(tuple(one.run for one in held), "aside")
            held = []
        held.append(line)
    if held:
        yield Paragraph(tuple(one.run for one in held), "aside")


def _paragraph(held: Sequence[Line]) -> Paragraph:
    runs = tuple(line.run for line in held)
    rows = all(columns.is_table(line) for line in held)
    if rows and (len(held) >= _TABLE_ROWS or columns.is_listing(held[0])):
        return Paragraph(runs, "aside")
    return Paragraph(runs, "item" if _BULLET.match(runs[0].text) else "prose")


def _begins(held: Sequence[Line], line: Line, measure: Measure) -> bool:
    """Whether a line begins a paragraph under the lines before it."""
    last, first, run = held[-1].run, held[0].run, line.run
    if columns.is_table(held[-1]) != columns.is_table(line) or _far(held, run, measure):
        return True
    if not measure.same(last, run) or last.bold != run.bold:  # a line of names or code in another type goes on
        full = not _ENDS.search(last.text) and not _early(held[-1], line)
        return not (full and abs(last.size - run.size) <= _OTHER * last.size)
    if columns.is_table(line) or run.size > _LARGE * measure.size:
        return False
    if _BULLET.match(run.text):
        return bool(_ENDS.search(last.text) or _BULLET.match(first.text) or _early(held[-1], line))
    hanging = bool(_BULLET.match(first.text))
    if run.left - last.left > _INDENT * run.size and not (hanging and len(held) == 1):
        return last.left - line.left < _INDENT * run.size or _ENDS.search(last.text) is not None
    return _early(held[-1], line, 0.0 if _ENDS.search(last.text) else measure.spare)


def _far(held: Sequence[Line], run: Run, measure: Measure) -> bool:
    """Whether more than the usual space is above a line."""
    last = held[-1].run
    usual = measure.step * run.size / measure.size
    if len(held) > 1:
        usual = min(usual, held[-2].run.foot - last.foot)
    return last.foot - run.foot > _LOOSE * max(usual, run.size)


def _early(line: Line, following: Line, spare: float = 0.0) -> bool:
    """Whether a line was ended although the next word had room on it, and this share of the column besides."""
    run, word = line.run, following.run.text.split(maxsplit=1)[0]
    width = (run.right - run.left) / max(1, len(run.text))
    return run.right + (len(word) + 1.5) * width < line.right - spare * (line.right - line.left)


def _followed(before: list[Paragraph], column: list[Paragraph], measure: Measure) -> list[Paragraph]:
    """What was set before with a column after it, whose first lines may go on with the last paragraph before."""
    at = next((n for n in range(len(before) - 1, -1, -1) if before[n].shape != "aside"), -1)
    if at < 0 or not column or not _goes_on(before[at], column[0], measure):
        return before + column
    whole = before[at]._replace(lines=before[at].lines + column[0].lines)
    return [*before[:at], whole, *before[at + 1 :], *column[1:]]


def _goes_on(last: Paragraph, first: Paragraph, measure: Measure) -> bool:
    one, two = last.lines[-1], first.lines[0]
    if first.shape != "prose" or not measure.same(one, two) or one.bold != two.bold:
        return False
    if one.size > _LARGE * measure.size:  # a headline across columns, whose last line is short
        return one.page == two.page and 0 < one.foot - two.foot < _LOOSE * _LOOSE * one.size
    if _HYPHEN.search(one.text) or two.text[0].islower():
        return not _ENDS.search(one.text)
    return not re.search(r"[.!?:][\"”’')\]]*$", one.text) and len(one.text) > _HEADING / 8


def _headed(found: Sequence[Paragraph], measure: Measure) -> Iterator[Paragraph]:
    """The paragraphs with those set as headings marked; the largest type is the first level."""
    sizes = sorted({round(one.lines[0].size) for one in found if _is_heading(one, measure)}, reverse=True)
    for one in found:
        heading = _is_heading(one, measure)
        yield one._replace(shape="heading", level=1 + sizes.index(round(one.lines[0].size))) if heading else one


def _is_heading(one: Paragraph, measure: Measure) -> bool:
    length = sum(len(run.text) + 1 for run in one.lines)
    run = one.lines[0]
    if one.shape == "aside" or length > _HEADING or not any(char.isalpha() for char in run.text):
        return False
    if run.size > _LARGE * measure.size:
        return True
    return run.bold and not measure.bold and not re.search(r"[.,;]$", one.lines[-1].text) and run.size >= measure.size
