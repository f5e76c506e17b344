"""What is doubtful in a theme's CSS and colours: rules that cannot be set, missing files, words hard to read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from cards import templates
from cards.exporters import layout
from cards.workshop.names import Doubt

LEAST = 4.5
"""The contrast that words need to be read by most people, by WCAG 2.2."""
GROUNDS = ("#ffffff", "tint", "mark")
SIDES = ("side-a", "side-b", "side-c", "side-d")

_URL = re.compile(r"""(?:url\(\s*["']?|\bsrc=["'])([^"')\s{}]+)""")
_FONT = re.compile(r"font-family:\s*([^;}{]+)|--(?:serif|sans|display):\s*([^;}{]+)")
_DRAWN = re.compile(r"\{[%{#].*?[%}#]\}", re.DOTALL)
_IMPORT = re.compile(r"\s*@import\b[^;\n]*;?", re.IGNORECASE)


def doubts(path: Path, where: templates.Folders) -> Iterator[Doubt]:
    """What is doubtful in one file of CSS or HTML."""
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        yield from _missing(line, number, where)
        if path.suffix == ".css":
            yield from _strange(line, number, where)
            if _IMPORT.match(line):
                mend = 'write the rules into this file, or {% include "other.css" %}'
                yield Doubt(number, "imports other CSS, which is not read", mend)
    if path.suffix == ".css":
        plain = _blank(_IMPORT, _blank(_DRAWN, text))
        yield from (
            Doubt(line, problem, "mend that rule; templates/README.md says what WeasyPrint cannot do")
            for line, problem in layout.css_faults(plain)
            if "Failed to load" not in problem
        )
        yield from _unclosed(plain)


def _blank(pattern: re.Pattern[str], css: str) -> str:
    """The CSS without what the pattern finds; its lines keep their numbers."""
    return pattern.sub(lambda found: "\n" * found[0].count("\n"), css)


def _unclosed(css: str) -> Iterator[Doubt]:
    """CSS forgives a brace that is missing at the end, and then takes all that follows for part of the rule."""
    bare = re.sub(r"/\*.*?\*/|\"[^\"\n]*\"|'[^'\n]*'", lambda found: "\n" * found[0].count("\n"), css, flags=re.DOTALL)
    opened: list[int] = []
    for number, line in enumerate(bare.splitlines(), 1):
        for sign in re.findall(r"[{}]", line):
            if sign == "{":
                opened.append(number)
            elif opened:
                opened.pop()
            else:
                yield Doubt(number, "closes a rule that was not opened", "take the } away")
    for number in opened[-1:]:
        yield Doubt(number, "opens a rule that is not closed", "write a } at its end")


def _missing(line: str, number: int, where: templates.Folders) -> Iterator[Doubt]:
    for url in _URL.findall(line):
        if not url.startswith(("data:", "#")) and templates.file(where, url) is None:
            outside = "://" in url or url.startswith(("/", "..")) or templates.strays(where, url)
            problem = f"asks for {url!r}, which is {'outside the theme' if outside else 'not there'}"
            yield Doubt(number, problem, "put the file into the theme's folder and write its path from there")


def _strange(line: str, number: int, where: templates.Folders) -> Iterator[Doubt]:
    known = {*templates.families(where), "emoji"}
    for one, other in _FONT.findall(line):
        names = [name.strip().strip("\"'") for name in (one or other).split(",")]
        for name in names:
            if name and name not in known and not name.startswith("var(") and name != "inherit":
                mend = f"declare it in fonts.css with its file; there are: {', '.join(sorted(known))}"
                yield Doubt(number, f"asks for the font {name!r}, which no fonts.css declares", mend)


def faint(theme: templates.Theme) -> Iterator[str]:
    """The pairs of colours in which words are hard to read."""
    colours = {name: ink.colour for name, ink in templates.inks(theme.folders).items()} | dict(theme.ink)
    pairs = [(ink, ground) for ink in ("text", "context", "quiet") for ground in GROUNDS]
    pairs += [(side, "#ffffff") for side in SIDES] + [("on-side", side) for side in SIDES]
    for ink, ground in pairs:
        found = contrast(colours.get(ink, ink), colours.get(ground, ground))
        if found is not None and found < LEAST:
            under = "paper" if ground == "#ffffff" else ground
            yield f"{ink} on {under} has a contrast of {found:.1f}, and words need {LEAST}"


def contrast(one: str, other: str) -> float | None:
    """The contrast of two colours as WCAG 2.2 reckons it, 1 to 21; None if it cannot be told."""
    lights = [_luminance(colour) for colour in (one, other)]
    if None in lights:
        return None
    light, dark = sorted((light for light in lights if light is not None), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float | None:
    from PIL.ImageColor import getrgb

    try:
        parts = [part / 255 for part in getrgb(colour)[:3]]
    except ValueError:
        return None
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)  # noqa: PLR2004 - WCAG's figures
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
