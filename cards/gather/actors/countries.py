"""What countries, their peoples and their capitals are called, from the data of a library."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from cards.gather.actors.names import folded, letters

STATE = 1_000_000
"""People from which a country's capital is taken to stand for its government."""
FAR = 50
"""Of two countries with one name, the one with so many times the other's people is meant; else neither."""
CODE = 4
"""Letters up to which capitals alone are an abbreviation: "US", "UAE", "IRAN" is a word shouted."""


@dataclass(frozen=True, slots=True)
class Countries:
    """Each name, people or capital, by its key, with the country's usual name."""

    names: Mapping[str, str]
    peoples: Mapping[str, str]
    capitals: Mapping[str, str]

    def named(self, text: str) -> str:
        """The country that goes by this name, or "". An abbreviation must stand in capitals: "us" is no country."""
        short = letters(text)
        if short.isupper() and len(short) <= CODE and short in self.names:
            return self.names[short]
        return self.names.get(folded(text), "")

    def of_people(self, text: str) -> str:
        """The country whose people are so called, one or many of them, or ""."""
        key = folded(text)
        return self.peoples.get(key) or self.peoples.get(key.removesuffix("s"), "")

    def of_capital(self, text: str) -> str:
        """The country that is governed from this city, or ""."""
        return self.capitals.get(folded(text), "")


@cache
def countries() -> Countries:
    """The countries of today, without the names that two of them share."""
    from countryinfo import all_countries

    rows = [one.info() for one in all_countries()]
    capitals = _settled(rows, lambda row: [folded(one.removesuffix(" D.C.")) for one in _listed(row.get("capital"))], 0)
    states = {row["name"] for row in rows if _people(row) >= STATE}
    return Countries(
        _settled(rows, _names) | _settled(rows, _codes, 0),
        _settled(rows, lambda row: [folded(one) for one in _listed(row.get("demonym"))]),
        {city: name for city, name in capitals.items() if name in states},
    )


def _settled(
    rows: Iterable[Mapping[str, Any]], keys: Callable[[Mapping[str, Any]], Iterable[str]], far: int = FAR
) -> dict[str, str]:
    """Each key with the country that it means: the only one, or one with `far` times the people of the others."""
    claims: dict[str, dict[str, int]] = {}
    for row in rows:
        for key in filter(None, keys(row)):
            claims.setdefault(key, {})[row["name"]] = _people(row)
    found = {}
    for key, known in claims.items():
        first, *others = sorted(known, key=lambda name: (-known[name], name))
        if not others or (far and all(known[other] * far <= known[first] for other in others)):
            found[key] = first
    return found


def _people(row: Mapping[str, Any]) -> int:
    return int(row.get("population") or 0)


def _listed(value: Any) -> list[str]:
    """The library writes one name, several with commas or strokes, or a list."""
    return value.replace("/", ",").split(",") if isinstance(value, str) else list(value or ())


def _names(row: Mapping[str, Any]) -> Iterator[str]:
    """The name and its variants, codes left out; one word of a long name may be another country's: Congo, Guinea."""
    words = row["name"].split()
    for name in (row["name"], *row.get("altSpellings", ())):
        short = name.isupper() and len(name) <= CODE
        if not short and (len(words) == 1 or name not in words):
            yield folded(name)


def _codes(row: Mapping[str, Any]) -> Iterator[str]:
    """Abbreviations that people write: the initials of a state's own English name."""
    spellings = [name for name in row.get("altSpellings", ()) if name.startswith(f"{row['name']} of")]
    if _people(row) >= STATE:
        for name in (row["name"], *spellings):
            short = "".join(word[0] for word in name.split() if word[0].isupper())
            if len(short) > 1:
                yield short
