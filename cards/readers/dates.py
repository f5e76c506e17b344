"""Dates as people write them, to ISO 8601, never more precise than they were given."""

from __future__ import annotations

import re
from datetime import date

_NAMES = "january february march april may june july august september october november december".split()
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_YEAR = r"(?:1[5-9]|20)\d\d"

FULL = re.compile(
    rf"(?<!\d)(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{_MONTH})\b\.?,?\s+(?P<y1>{_YEAR})"
    rf"|\b(?P<m2>{_MONTH})\b\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>{_YEAR})"
    rf"|(?P<y3>{_YEAR})-(?P<n3>\d\d)-(?P<d3>\d\d))(?!\d)",
    re.IGNORECASE,
)
_SLASHED = re.compile(rf"(?<!\d)(\d{{1,2}})[/.](\d{{1,2}})[/.]({_YEAR})(?!\d)")
MONTHLY = re.compile(rf"\b(?P<month>{_MONTH})\b\.?,?\s+(?P<year>{_YEAR})(?!\d)", re.IGNORECASE)
YEAR = re.compile(rf"(?<![\d.,$£€-])({_YEAR})(?![\d,]*\d|%)")
_ISO = re.compile(rf"({_YEAR})(?:-(\d\d)(?:-(\d\d))?)?")

# The words that a date line may begin with, after "Updated" and its like.
STARTS = rf"(?:\d|{_WEEKDAY}\b|{_MONTH}\b|today\b|yesterday\b|just now\b)"
_CLOCK = r"(?:,?\s*(?:at\s+)?\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?(?:\s*\(?[A-Z]{2,4}\)?)?)"
LINE = re.compile(
    rf"(?:{_WEEKDAY},?\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}\.?,?\s+{_YEAR}|{_MONTH}\.?\s+\d{{1,2}},?\s+{_YEAR}"
    rf"|{_YEAR}-\d\d-\d\d|{_MONTH}\s+{_YEAR}){_CLOCK}?",
    re.IGNORECASE,
)


def month(name: str) -> int:
    return 1 + next(index for index, whole in enumerate(_NAMES) if whole.startswith(name.lower()[:3]))


def real(value: str) -> bool:
    """Whether it is an ISO date to year, month or day, and in the calendar."""
    found = _ISO.fullmatch(value)
    if not found:
        return False
    try:
        date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return False
    return True


def full(text: str) -> tuple[str, ...]:
    """Every date of day, month and year in the text, in order, as ISO."""
    return tuple(value for value in map(_of_full, FULL.finditer(text)) if value)


def iso(words: str) -> str:
    """The first date in a few words, to the precision that is certain, or ""; 2/1/2025 is certain in its year only."""
    found = FULL.search(words)
    if found and (value := _of_full(found)):
        return value
    if slashed := _SLASHED.search(words):
        return _of_slashed(int(slashed[1]), int(slashed[2]), slashed[3])
    if monthly := MONTHLY.search(words):
        return f"{monthly['year']}-{month(monthly['month']):02}"
    year = YEAR.search(words)
    return year[1] if year else ""


def _of_full(found: re.Match[str]) -> str:
    year = found["y1"] or found["y2"] or found["y3"]
    number = int(found["n3"]) if found["n3"] else month(found["m1"] or found["m2"])
    value = f"{year}-{number:02}-{int(found['d1'] or found['d2'] or found['d3']):02}"
    return value if real(value) else ""


def _of_slashed(first: int, second: int, year: str) -> str:
    """Day and month can be told apart only where one of them is above 12, or both are the same."""
    day, number = max(first, second), min(first, second)
    certain = first == second or day > 12 >= number  # noqa: PLR2004  the months of a year
    value = f"{year}-{number:02}-{day:02}"
    return value if certain and real(value) else year
