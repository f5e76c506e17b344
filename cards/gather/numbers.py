"""Numbers as texts write them, in digits and words: "1,200", "$93 trillion", "two dozen", "thirty-one"."""

from __future__ import annotations

import re

ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
ONES += "seventeen eighteen nineteen".split()
TENS = {word: 10 * at for at, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
WORDS = {**{word: float(at) for at, word in enumerate(ONES)}, **TENS, "half": 0.5, "a": 1.0, "an": 1.0}
SCALES = {"dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
SHORT = {"k": 1e3, "m": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12}
VAGUE = frozenset("dozens hundreds thousands millions billions trillions".split())
RANGE = re.compile(r"\d\s*[-–—]\s*\d|\bto\b|\bbetween\b|\band\b.*\d|/")
PART = re.compile(r"\d[\d,]*(?:\.\d+)?|[a-z]+")


def value(text: str) -> float | None:
    """The number that the words stand for, or None if they name none, or more than one."""
    words = text.lower().replace("-", " ") if not RANGE.search(text) else ""
    parts = PART.findall(words)
    if not parts or VAGUE & set(parts):
        return None
    total, current = 0.0, None
    for part in parts:
        if part[0].isdigit():
            if current is not None:
                return None
            current = float(part.replace(",", ""))
        elif part in WORDS and not (part in {"a", "an"} and current is not None):
            current = (current or 0.0) + WORDS[part]
        elif scale := SCALES.get(part) or SHORT.get(part):
            current = (1.0 if current is None else current) * scale
            if scale >= SCALES["thousand"]:
                total, current = total + current, 0.0
    return total + current if current is not None else None
