"""Text in, the numbers of its word pieces out, as BERT has them: small letters, no accents, the longest piece first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

VOCABULARY = Path(__file__).with_name("vocabulary.txt")
UNKNOWN, FIRST, LAST = "[UNK]", "[CLS]", "[SEP]"
LONGEST_WORD = 100
PLAIN = re.compile(r"[a-z0-9]+|[!-/:-@\[-`{-~]")
IDEOGRAPHS = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002b81f\U0002b920-\U0002ceaf\U0002f800-\U0002fa1f"
ALONE = re.compile(f"([{IDEOGRAPHS}])")
"""Signs that are words each, in a script that puts no spaces between words."""

Numbers = tuple[int, ...]


def encode(texts: tuple[str, ...], longest: int) -> tuple[list[int], list[int]]:
    """The numbers of one text or of two, cut to `longest` with their marks, and for each which text it is of."""
    numbers = [[number for word in _words(text) for number in _pieces(word)] for text in texts]
    room = longest - 1 - len(texts)
    lengths = (room,) if len(texts) == 1 else _shares(len(numbers[0]), len(numbers[1]), room)
    ids, segments = [_vocabulary()[FIRST]], [0]
    for at, (found, length) in enumerate(zip(numbers, lengths, strict=True)):
        ids += [*found[:length], _vocabulary()[LAST]]
        segments += [at] * (len(ids) - len(segments))
    return ids, segments


def sizes(text: str) -> Iterator[tuple[str, int]]:
    """Each word as it is looked up, with the number of pieces that it is cut into."""
    return ((word, len(_pieces(word))) for word in _words(text))


def _shares(first: int, second: int, room: int) -> tuple[int, int]:
    """How much of each of two texts is read: the shorter whole, if it takes no more than half of the room."""
    if first + second <= room:
        return first, second
    short = min(first, second, room // 2)
    return (short, room - short) if first <= second else (room - short, short)


def _words(text: str) -> Iterator[str]:
    if text.isascii() and text.isprintable():
        return iter(PLAIN.findall(text.lower()))
    return chain.from_iterable(_split(word) for word in _normal(text).split(" "))


def _normal(text: str) -> str:
    """Spaces for all white space, nothing for control signs and accents, each letter small by itself."""
    kept = (" " if sign.isspace() else sign for sign in text if sign in "\t\n\r" or _is_read(sign))
    bare = unicodedata.normalize("NFD", ALONE.sub(r" \1 ", "".join(kept)))
    return "".join(sign.lower() for sign in bare if unicodedata.category(sign) != "Mn")


def _is_read(sign: str) -> bool:
    return sign != "\ufffd" and unicodedata.category(sign) not in {"Cc", "Cf", "Co", "Cs"}


def _split(word: str) -> Iterator[str]:
    """The word cut at its punctuation, each mark of which is a word."""
    begun = ""
    for sign in word:
        if not _is_mark(sign):
            begun += sign
            continue
        yield from filter(None, (begun, sign))
        begun = ""
    yield from filter(None, (begun,))


def _is_mark(sign: str) -> bool:
    if sign.isascii():
        return sign.isprintable() and not sign.isalnum() and sign != " "
    return unicodedata.category(sign).startswith("P")


@cache
def _pieces(word: str) -> Numbers:
    """The longest piece that the vocabulary has from the start, and so on; all is unknown if a rest is."""
    known, found, at = _vocabulary(), [], 0
    while at < len(word) <= LONGEST_WORD:
        starts = "##" if at else ""
        end = next((end for end in range(len(word), at, -1) if starts + word[at:end] in known), at)
        if end == at:
            break
        found.append(known[starts + word[at:end]])
        at = end
    return tuple(found) if at == len(word) else (known[UNKNOWN],)


@cache
def _vocabulary() -> dict[str, int]:
    """Each piece by its number, which is its line."""
    return {piece: at for at, piece in enumerate(VOCABULARY.read_text(encoding="utf-8").split("\n"))}
