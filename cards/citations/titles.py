"""Titles as citations need them: their marks inside other marks, their capitals, their first words."""

from __future__ import annotations

import re


def word_set(words: str) -> frozenset[str]:
    return frozenset(words.split())


TRAILING = word_set(
    "a an and are as at but by for from has have in into is it its not of on or over that the to was were will "
    "with who whose why how"
)
PARTICLES = word_set("al bin bint da de del den der des di du el ibn la le ul van von zu")
SHORT_PREPOSITIONS = word_set(
    "a an the and but for nor or so yet as at by down from in into like near of off on onto out over past per than "
    "to up upon via vs with"
)
PREPOSITIONS = SHORT_PREPOSITIONS - {"as"} | word_set(
    "about above across after against along among around as before behind below beneath beside between beyond despite "
    "during except inside outside since through throughout toward towards under until versus within without"
)
BREAKS = (":", "?", "!", "–", "—")

_PAIR = re.compile(r"“([^“”]*)”|(?<!\w)\"([^\"]*)\"")
_SINGLE = re.compile(r"(?<!\w)‘([^‘’]*(?:\w’\w[^‘’]*)*)’(?!\w)")
_BREAK = re.compile(r"\s*(?:[:;?!|]|\s[–—-]\s)")


def inner(title: str) -> str:
    """A title as it stands inside double quotation marks: its own become single, and singles inside those double."""
    flat = " ".join(title.split())
    return _PAIR.sub(lambda pair: "‘" + _SINGLE.sub(r"“\1”", pair[1] or pair[2] or "") + "’", flat)


def quoted(title: str, stop: str = "") -> str:
    """A title in double quotation marks, a full stop or comma inside them, as American custom has it."""
    words = inner(title)
    nested = title.rstrip().endswith(("”", '"')) and words.endswith("’")
    core, closing = (words[:-1], "’”") if nested else (words, "”")
    return f"“{stopped(core, stop)}{closing}"


def stopped(words: str, stop: str) -> str:
    """The words with a full stop or comma behind them, or inside a closing mark; none where a sentence has ended."""
    core, mark = (words[:-1], words[-1]) if words.endswith(("”", '"')) else (words, "")
    ended = core.endswith((".", "?", "!")) if stop == "." else core.endswith(stop)
    return words if ended else f"{core}{stop}{mark}"


def shortened(title: str, *, whole: int, cut: int) -> str:
    """A title to its first break if that has at most `whole` words, else its first `cut`, less trailing small words."""
    flat = " ".join(title.split())
    first = _BREAK.split(flat, maxsplit=1)[0]
    words = first.split()
    if len(words) > whole:
        words = words[:cut]
        while len(words) > 1 and words[-1].lower() in TRAILING:
            words.pop()
        return " ".join(words).rstrip(",.")
    asked = flat[len(first) : len(first) + 1]
    return first.rstrip(",.") + (asked if asked in ("?", "!") else "")


def headless(title: str) -> str:
    """A title without the article that it begins with, as lists are sorted and short forms begin."""
    return re.sub(r"^(?:a|an|the) ", "", " ".join(title.split()), flags=re.IGNORECASE)


def capitalised(title: str, small: frozenset[str] = PREPOSITIONS) -> str:
    """A title in capitals: all words but `small` ones; always the first and last, also of what a colon divides."""
    words = " ".join(title.split()).split(" ")
    edges = [index for index, word in enumerate(words) if word.endswith(BREAKS)]
    outer = {0, len(words) - 1, *edges, *(index + 1 for index in edges)}
    return " ".join(_capital(word, small, first_or_last=index in outer) for index, word in enumerate(words))


def _capital(word: str, small: frozenset[str], *, first_or_last: bool) -> str:
    bare = word.strip("“”‘’\"'(),.:;?!").lower()
    if first_or_last and bare not in PARTICLES:
        return _raised(word, small)
    if bare in small:
        return word.lower()
    # A particle of a name ("al-Amin", "van Dyck") keeps the letter that its bearer gives it.
    return word if re.split(r"[-’']", bare)[0] in PARTICLES else _raised(word, small)


def _raised(word: str, small: frozenset[str]) -> str:
    """The word with its first letter raised, and that after a hyphen or dash, unless it has capitals of its own."""
    parts = re.split(r"([-–—/])", word)
    return "".join(
        part
        if part.lower() in small and index
        else re.sub(r"[^\W\d_]", lambda letter: letter[0].upper(), part, count=1)
        if part == part.lower() and not part[:1].isdigit()
        else part
        for index, part in enumerate(parts)
    )
