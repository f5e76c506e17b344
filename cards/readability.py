"""How hard a passage is to read, and how many seconds it takes to read it aloud: counted, by a published formula.

The figure is Flesch's reading ease (Rudolf Flesch, "A New Readability Yardstick", Journal of Applied Psychology 32,
1948), 206.835 - 1.015 x words per sentence - 84.6 x syllables per word, and the levels are cut where his own table
cuts: from 60 up is "standard" or easier, below 30 "very difficult". He took samples of a hundred words; on fewer, the
figure is rough.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

Level = Literal["starter", "core", "stretch"]
LEVELS: tuple[Level, ...] = get_args(Level)

STARTER, STRETCH = 60, 30
PACE = 150
"""Words that are read aloud in a minute, where nobody says otherwise."""

_WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*")
_END = re.compile(r"[.!?…]+[”’\"')\]]*(?=\s+[“‘\"'(\[]*[A-Z0-9]|\s*$)|\n\s*\n")
_SHORT = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Prof|Gen|Col|Sen|Rep|Jr|Sr|No|vs|[A-Z])\.(?=\s)")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(
    r"(?<=[^aeiouyl])e$|(?<=[aeiouyr])le$|(?<=[^aeiouytd])ed$|(?<=[^aeiouycgsxzh])es$"
    r"|(?<=[^aeiouyl])e(?=(?:ly|less|ment|ful|ness|one|thing|where|times)[a-z]*$)"
)
_APART = re.compile(
    r"(?<![tcsgx])i(?=a|um|us|et)|(?<![tcsgxln])i(?=o)|(?<=[tcs])i(?=at|ety)"
    r"|(?<=[aeo])[iy]?(?=ing)|u(?=a[lt]|e[nl])|is(?=ms?$)"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What it takes to read some words: how many there are, and their reading ease, 0 (hardest) to 100."""

    words: int  #: how many words it has
    ease: int  #: Flesch’s reading ease, from 0, hardest, to 100

    @property
    def level(self) -> Level:
        """How hard that is: the levels are cut where Flesch’s own table cuts."""
        if self.ease >= STARTER:
            return "starter"
        return "core" if self.ease >= STRETCH else "stretch"


@lru_cache(maxsize=4096)
def reading(text: str) -> Reading:
    words = _WORD.findall(text)
    if not words:
        return Reading(0, 100)
    ends = len(_END.findall(_SHORT.sub("", text).strip())) or 1
    figure = 206.835 - 1.015 * len(words) / ends - 84.6 * sum(map(syllables, words)) / len(words)
    return Reading(len(words), min(100, max(0, round(figure))))


def counted(text: str) -> int:
    """The words of a text."""
    return len(_WORD.findall(text))


def seconds(words: int, pace: int = PACE) -> int:
    """How long so many words are when read aloud, at `pace` words a minute."""
    return round(words * 60 / pace)


def syllables(word: str) -> int:
    """By rule of spelling: groups of vowels, less those that are silent, more where two are spoken apart.

    A number or a sign counts as one, as in Flesch's own instructions a number is a word.
    """
    bare = _SILENT.sub("", re.sub(r"[^a-z]", "", word.lower()))
    return max(1, len(_VOWELS.findall(bare)) + len(_APART.findall(bare)))
