"""Rules over the letters of names: when two spellings are one name, and when an abbreviation is of a name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

CACHED = 1 << 16
"""Names whose key is remembered: the same are looked at again and again."""
PLAIN = 5
"""Letters that a name needs for its spelling to be allowed to vary."""
STEM = 5
"""Letters of a rare name that its foreign or inflected form keeps."""
JUNIOR = frozenset({"jr", "sr", "ii", "iii", "iv", "v"})
PARTICLES = ("al-", "el-", "ul-")
SMALL = frozenset("of for and the in on to at & de la le du des".split())
"""Words that an abbreviation may pass over."""
SOUNDS = (
    *((f"{first}h", first) for first in "dgkp"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ey", "i"),
    ("q", "k"),
    ("y", "i"),
    ("o", "u"),
)
"""What one sound of another alphabet becomes in ours: Moammar and Muammar, Corey and Cory."""


def bare(text: str) -> str:
    """The name alone: without article, possessive, or the marks around it."""
    name = " ".join(text.split()).strip(" ,.;:()[]“”\"‘'’*")
    name = re.sub(r"[’'][sS]$", "", name).strip(" ’'")
    return re.sub(r"^(the|an?)\s+", "", name, flags=re.IGNORECASE)


def standing(name: str) -> re.Pattern[str]:
    """What finds a name as a person wrote it, whole, and also where it begins a sentence."""
    return re.compile(rf"\b(?i:{re.escape(name[:1])}){re.escape(name[1:])}\b")


def letters(text: str) -> str:
    """The name without dots and apostrophes, in its own case: "U.S." is "US"."""
    return re.sub(r"[.’'‘`]", "", bare(text))


@lru_cache(maxsize=CACHED)
def folded(text: str) -> str:
    """One key for the ways to write a name: without accents, case, dots, and the article."""
    plain = unicodedata.normalize("NFKD", letters(text))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return re.sub(r"isation\b", "ization", " ".join(plain.replace("–", "-").split()))


@lru_cache(maxsize=CACHED)
def parts(text: str) -> tuple[str, ...]:
    """The words of a name by their keys; an Arabic article belongs to no name."""
    words = [_without_article(word) for word in folded(text).split()]
    return tuple(word for word in words if word and f"{word}-" not in PARTICLES)


def _without_article(word: str) -> str:
    return next((word[len(one) :] for one in PARTICLES if word.startswith(one)), word)


@lru_cache(maxsize=CACHED)
def sounded(word: str) -> str:
    """A word as it sounds, so far as transliterations differ: vowels inside it, and letters for one sound."""
    for written, sound in SOUNDS:
        word = word.replace(written, sound)
    inside = word[1:-1].replace("e", "a")
    return re.sub(r"(.)\1+", r"\1", word[:1] + inside + word[-1:])


def alike(one: str, other: str) -> bool:
    """Whether two words are spellings of one; short ones must be equal."""
    if one == other:
        return True
    return (
        min(len(one), len(other)) >= PLAIN - 1 and max(len(one), len(other)) >= PLAIN and sounded(one) == sounded(other)
    )


def one_person(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two full names, in parts, may be one person's: first and last agree, and nothing between contradicts."""
    (one, tail), (other, end) = _without_junior(one), _without_junior(other)
    if min(len(one), len(other)) < 2 or (tail != end and {tail, end} != {"", "jr"}):  # noqa: PLR2004 - first and last
        return False
    if not (alike(one[0], other[0]) and alike(one[-1], other[-1])):
        return False
    shorter, longer = sorted((one[1:-1], other[1:-1]), key=len)
    return _inside(shorter, longer)


def _without_junior(words: Sequence[str]) -> tuple[tuple[str, ...], str]:
    if len(words) > 2 and words[-1] in JUNIOR:  # noqa: PLR2004 - first, last, junior
        return tuple(words[:-1]), words[-1]
    return tuple(words), ""


def _inside(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    """Whether the shorter's words stand in the longer, in order; an initial stands for its word."""
    rest = iter(longer)
    return all(any(alike(word, one) or _initial(word, one) for one in rest) for word in shorter)


def _initial(one: str, other: str) -> bool:
    return one[0] == other[0] and 1 in {len(one), len(other)}


def surname(words: Sequence[str]) -> str:
    return _without_junior(words)[0][-1] if words else ""


def one_body(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names of bodies are spellings of one: word by word."""
    return len(one) == len(other) and all(alike(a, b) for a, b in zip(one, other, strict=True))


def one_root(one: str, other: str) -> bool:
    """Whether one rare word is the other, or the other with an ending of some language."""
    shorter, longer = sorted((sounded(one), sounded(other)), key=len)
    return len(shorter) >= STEM and longer.startswith(shorter)


def is_short(text: str) -> bool:
    """Whether a name is an abbreviation by its looks: capitals alone, or nearly so."""
    short = letters(text)
    return " " not in short and 2 <= len(short) <= 8 and sum(c.isupper() for c in short) * 3 >= len(short) * 2  # noqa: PLR2004


def initials(words: Sequence[str]) -> str:
    """The first letters of a name's great words, those written together with a hyphen counted too."""
    return "".join(part[0] for word in words for part in word.split("-") if part and part not in SMALL)


def abbreviates(short: str, words: Sequence[str]) -> bool:
    """Whether the letters are the first letters of all the great words, small words counted or passed over."""
    wanted = letters(short).casefold()
    return len(wanted) > 1 and wanted in abbreviated(words)


def abbreviated(words: Sequence[str]) -> frozenset[str]:
    """What the first letters of a name may come to."""
    every = "".join(word[0] for word in words)
    return frozenset((initials(words), initials([word.replace("-", "") for word in words]), every))
