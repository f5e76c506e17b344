"""A PDF page as runs of letters on a line, each with its place on the paper; what pdfium says, and no judgement."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_GAP = 1.5  # ems between two letters that are not of one run
_RISE = 0.5  # ems between the foot of two letters that are not on one line
_LOOKS = 4  # letters of a run that are asked for their size and weight
_SMALL = 0.82  # of the size of the line, as the numbers of notes are
_LIFT = 0.15  # ems by which they are raised
_NOTED = re.compile(r"(?:[^\W\d_]{4,}|[.,;:!?”\"’')\]])$")
_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_BOLD = re.compile(r"bold|black|heavy|demi|semib", re.IGNORECASE)
_SAMPLE = 40
_FLAT = 0.1  # radians


class Run(NamedTuple):
    """Letters that stand together on a line: [left, right] across, `foot` and `size` upwards, all in points."""

    page: int
    left: float
    right: float
    foot: float
    size: float
    text: str
    bold: bool = False
    turned: bool = False

    @property
    def head(self) -> float:
        return self.foot + self.size


class Letter(NamedTuple):
    at: int
    char: str
    left: float
    right: float
    foot: float
    size: float


def page(document: Any, number: int) -> tuple[tuple[Run, ...], float]:
    """The runs of a page, in the order in which the file has them, and its height; a page set sideways is turned."""
    sheet = document[number]
    left, foot, right, head = sheet.get_mediabox()
    quarter = _quarter(sheet)
    if quarter:
        _turn(sheet, quarter, right - left, head - foot)
        sheet.close()
        sheet = document[number]
    textpage = sheet.get_textpage()
    found = tuple(_runs(textpage, number))
    textpage.close()
    sheet.close()
    return found, right - left if quarter % 2 else head - foot


def _quarter(sheet: Any) -> int:
    """By how many quarters of a circle most letters of a page are turned."""
    import pypdfium2.raw as pdfium

    textpage = sheet.get_textpage()
    count = textpage.count_chars()
    looked = range(0, count, max(1, count // _SAMPLE))
    quarters = Counter(round(pdfium.FPDFText_GetCharAngle(textpage.raw, at) / (math.pi / 2)) % 4 for at in looked)
    textpage.close()
    return quarters.most_common(1)[0][0] if quarters else 0


def _turn(sheet: Any, quarter: int, width: float, height: float) -> None:
    """Turn a page's letters upright, in memory only."""
    import pypdfium2.raw as pdfium

    matrices = {1: (0, 1, -1, 0, height, 0), 2: (-1, 0, 0, -1, width, height), 3: (0, -1, 1, 0, 0, width)}
    pdfium.FPDFPage_TransFormWithClip(sheet.raw, pdfium.FS_MATRIX(*matrices[quarter]), None)
    if quarter % 2:
        sheet.set_mediabox(0, 0, height, width)
        sheet.set_cropbox(0, 0, height, width)


def _runs(textpage: Any, page: int) -> Iterator[Run]:
    held: list[Letter] = []
    for letter in _letters(textpage):
        if held and (letter.char == "\n" or _apart(held[-1], letter)):
            yield from _run(held, textpage, page)
            held = []
        if letter.char != "\n":
            held.append(letter)
    yield from _run(held, textpage, page)


def _letters(textpage: Any) -> Iterator[Letter]:
    import pypdfium2.raw as pdfium

    box, raw = pdfium.FS_RECTF(), textpage.raw
    for index in range(textpage.count_chars()):
        char = _char(pdfium.FPDFText_GetUnicode(raw, index))
        if char:
            pdfium.FPDFText_GetLooseCharBox(raw, index, box)
            yield Letter(index, char, box.left, box.right, box.bottom, box.top - box.bottom)


def _char(code: int) -> str:
    """A letter as it is kept: a hyphen at a line's end is one, whatever pdfium makes of it; a line end is one."""
    if 0x20 <= code < 0x7F:  # noqa: PLR2004  nearly always
        return chr(code)
    if code in {0x02, 0xFFFE, 0xAD, 0x2010, 0x2011}:
        return "-"
    if code == 0x0D or (code < 0x20 and code not in {0x09, 0x0A}):  # noqa: PLR2004  the control characters
        return ""
    return " " if code in {0x09, 0xA0} else chr(code)


def _apart(one: Letter, two: Letter) -> bool:
    if two.char == " ":
        return False
    gap = two.left - one.right
    if -one.size < gap < one.size and one.foot == two.foot:  # nearly always
        return False
    size = max(one.size, two.size) or 1
    level = abs(one.foot - two.foot) < _RISE * size
    return not level or gap > _GAP * size or one.left - two.right > _GAP * size


def _run(held: list[Letter], textpage: Any, page: int) -> Iterator[Run]:
    """The run of these letters, without the numbers of notes, and with ligatures spelt out."""
    solid = [one for one in held if one.char != " " and one.size > 0]
    if not solid:
        return
    looked = [one.at for one in solid[:: max(1, len(solid) // _LOOKS)]]
    sizes = [_size(textpage, at) for at in looked]
    size = max(sizes)
    foot = _foot(textpage, looked[sizes.index(size)])
    words, noted = "", False
    for one in held:
        sign = one.char.isdigit() or one.char in "*†‡" or (noted and one.char == ",")
        noted = sign and (noted or bool(_NOTED.search(words)))
        noted = noted and _raised(textpage, one.at, size, foot)
        words += "" if noted else one.char
    words = " ".join(words.translate(_LIGATURES).split())
    if words:
        right = max(one.right for one in solid)
        styles = [_style(textpage, at) for at in looked]
        bold, turned = (all(style[which] for style in styles) for which in (0, 1))
        yield Run(page, solid[0].left, right, foot, size, words, bold, turned)


def _raised(textpage: Any, index: int, size: float, foot: float) -> bool:
    small = _size(textpage, index) < _SMALL * size
    return small and _foot(textpage, index) - foot > _LIFT * size


def _size(textpage: Any, index: int) -> float:
    """The size of type as it is on the paper: the font's, by what its matrix makes of it."""
    import pypdfium2.raw as pdfium

    matrix = pdfium.FS_MATRIX()
    given = pdfium.FPDFText_GetFontSize(textpage.raw, index)
    pdfium.FPDFText_GetMatrix(textpage.raw, index, matrix)
    return float(given * (matrix.c**2 + matrix.d**2) ** 0.5) or given or 1.0


def _foot(textpage: Any, index: int) -> float:
    import pypdfium2.raw as pdfium

    across, up = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(textpage.raw, index, across, up)
    return up.value


def _style(textpage: Any, index: int) -> tuple[bool, bool]:
    """Whether a letter is bold, and whether it stands upright."""
    import pypdfium2.raw as pdfium

    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(textpage.raw, index, name, len(name), flags)
    angle = pdfium.FPDFText_GetCharAngle(textpage.raw, index)
    turned = _FLAT < angle < 2 * math.pi - _FLAT
    return bool(_BOLD.search(name.value.decode("utf-8", "replace"))), turned
