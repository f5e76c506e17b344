"""Which passages call for a notice to their readers: by words of hatred and hurt in English, whatever the subject.

It decides nothing about what is printed: a quotation with a notice stands as it is, and nothing is left out for it.
"""

from __future__ import annotations

import codecs
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

__all__ = ["SORTS", "notices"]

WORDS = Path(__file__).with_name("words.toml")
SORTS = ("slurs", "abuse of people", "incitement", "graphic violence")

# Where a noun is said of people, and not of what it first means: who "are" it, who is pointed at with it, what rule or
# army is called by it.
_PEOPLE = r"(?:they|we|you|he|she|people|men|women|movement|sect|group|regime|government|rulers?|(?-i:[A-Z]\w{2,}s))"
_BE = r"(?:is|are|was|were|be|being|as|like)"
_POWER = r"(?:regimes?|governments?|rulers?|state|leaders?|army|armies|forces|nations?|people|sect|masters?|hordes?)"
_ADJECTIVE = r"(?:\w+(?<!ing) )?"
_SAID = (
    rf"\b{_PEOPLE} (?:\w+ ){{0,3}}{_BE} (?:(?:an?|the|all|but|only|nothing but|mere|no better than) )?{_ADJECTIVE}",
    rf"\b(?:these|those|you|godless|filthy|dirty) {_ADJECTIVE}",
    rf"\b(?={{noun}} {_POWER}\b)",
)


def notices(text: str) -> tuple[str, ...]:
    """The sorts of matter in a passage that its readers should be warned of, in the order of SORTS."""
    flat = " ".join(text.replace("’", "'").split())
    return tuple(sort for sort, pattern in _patterns().items() if pattern.search(flat))


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    table = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    return {sort: re.compile("|".join(_alternatives(table[sort])), re.IGNORECASE) for sort in SORTS}


def _alternatives(entry: Mapping[str, str]) -> Iterator[str]:
    words = entry.get("words", "") + codecs.decode(entry.get("rot13", ""), "rot13")
    phrases = [*words.split(), *entry.get("phrases", "").strip().splitlines()]
    yield from (rf"\b{' '.join(map(_word, phrase.split()))}\b" for phrase in phrases)
    nouns = f"(?:{'|'.join(entry.get('nouns', '').split())})"
    if len(nouns) > len("(?:)"):
        yield from (rf"{before.replace('{noun}', nouns)}{nouns}\b" for before in _SAID)


def _word(written: str) -> str:
    """A word of a phrase as a pattern."""
    if written == "@Name":
        return r"(?-i:[A-Z]\w+)"
    return f"(?:{'|'.join(re.escape(one).replace(re.escape('*'), '[a-z]*') for one in written.split('|'))})"
