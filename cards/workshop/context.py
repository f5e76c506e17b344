"""What a template sees, field by field, read from the types themselves: the page about it, and the check of a theme."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from cards import templates
from cards.model import Deck, Question
from cards.packs import Debate
from cards.pages import Side
from cards.pages.backs import Back
from cards.pages.chapters import Chapter, Holder
from cards.pages.handing import Table
from cards.pages.setting import Setting
from cards.pages.views import Answer, Entry, View
from cards.pages.works import Work
from cards.settings import Deal
from cards.told import told

# Each name with its type, and which templates see it.
EVERYWHERE: Mapping[str, tuple[Any, str]] = MappingProxyType(
    {
        "deck": (Deck, "the whole deck"),
        "deck_id": (str, "six letters that tell this deck from others"),
        "setting": (Setting, "paper, card and type, in millimetres and points"),
        "frame": (str, "“card” on a sheet, “reading” in a document that is read"),
        "contents": (tuple[Entry, ...], "the questions with their cards, for the title page"),
        "works": (tuple[Work, ...], "the works cited"),
        "answers": (tuple[Answer, ...], "the key: what study and cloze cards ask for"),
        "sheets": (tuple[Side, ...], "page.html: the printed sides, each with its `views`"),
        "alone": (bool, "page.html: true without the pages before and after the cards"),
        "endless": (bool, "page.html: true while cards are measured"),
        "bare": (bool, "page.html: true where sheets are only named, and are put in from elsewhere"),
        "gauge": (bool, "page.html: true where a ruler shows whether it was printed at 100 %"),
        "elsewhere": (tuple[str, ...], "page.html: places that are named here and stand on other sheets"),
        "chapters": (tuple[Chapter, ...], "handout.html and binder.html: the deck by question and side"),
        "holders": (tuple[Holder, ...], "handout.html and binder.html: who holds what"),
        "packs": (tuple[str, ...], "packs.html: the packs that are printed, by name"),
        "tables": (tuple[Table, ...], "packs.html: the questions that can be debated"),
        "debate": (Debate, "packs.html: the format of debate"),
        "minutes": (str, "packs.html: how many minutes it takes"),
        "preparation": (str, "packs.html: how many of them each team has to prepare"),
        "deal": (Deal, "packs.html: the settings by which the cards were dealt"),
        "left_out": (tuple[Question, ...], "packs.html: questions for which no side has a card to play"),
    }
)
# What the templates of some folders see beside that, and by which name.
FACES: Mapping[str, tuple[str, Any, str]] = MappingProxyType(
    {
        "kinds": ("view", View, "one printed face of a card"),
        "backs": ("view", Back, "the other side of a card"),
        "packs": ("table", Table, "one question, with those who debate it"),
    }
)


def seen(cls: Any) -> dict[str, Any]:
    """The names that a template may write after a dot, with their types."""
    hints = get_type_hints(cls)
    found = {one.name: hints[one.name] for one in fields(cls)}
    for name, value in inspect.getmembers(cls, lambda one: isinstance(one, property)):
        found[name] = get_type_hints(value.fget).get("return", Any)
    return {name: hint for name, hint in found.items() if not name.startswith("_")}


def element(hint: Any) -> Any:
    """What a loop over a value of this type yields."""
    arguments = get_args(hint)
    return arguments[0] if get_origin(hint) is tuple and len(arguments) == 2 and arguments[1] is ... else None  # noqa: PLR2004


def certain(hint: Any) -> Any:
    """The type of a value that may also be absent; None where it may be of several types, or of any."""
    if get_origin(hint) in (Union, UnionType):
        kinds = [one for one in get_args(hint) if one is not NoneType]
        return kinds[0] if len(kinds) == 1 else None
    return None if hint is Any else hint


@lru_cache(maxsize=1)
def types() -> tuple[Any, ...]:
    """Every type that a template can come to, from the names that it sees."""
    roots = [*(hint for hint, _ in EVERYWHERE.values()), *(hint for _, hint, _ in FACES.values())]
    found: dict[Any, None] = {}
    while roots:
        for cls in _classes(roots.pop(0)):
            if cls not in found:
                found[cls] = None
                roots += seen(cls).values()
    return tuple(sorted(found, key=lambda cls: cls.__name__))


def described() -> str:
    """templates/CONTEXT.md: every name that a template may use, its type, and what it is."""
    lines = [*_head(), *(line for cls in types() for line in _section(cls))]
    return "\n".join(lines)


def names() -> Iterator[str]:
    """Each name with its type, a line each: what must stay as it is within a version."""
    yield from (f"{name}: {_words(hint)}" for name, (hint, _) in EVERYWHERE.items())
    for cls in types():
        yield from (f"{_title(cls)}.{name}: {_words(hint)}" for name, hint in seen(cls).items())


def _head() -> Iterator[str]:
    yield f"# What a template sees: version {templates.CONTEXT}"
    yield ""
    yield "Made from the types by `pytest tests/workshop/test_context.py --bless`. Within a version names are only "
    yield "added; `context` in a theme’s `theme.toml` says for which version it was made."
    yield ""
    yield "| name | type | what it is |"
    yield "|---|---|---|"
    yield from (f"| `{name}` | {_words(hint)} | {about} |" for name, (hint, about) in EVERYWHERE.items())
    yield from (
        f"| `{name}` in `{place}/` | {_words(hint)} | {about} |" for place, (name, hint, about) in FACES.items()
    )


def _section(cls: Any) -> Iterator[str]:
    about = inspect.cleandoc(cls.__doc__ or "").replace("\n", " ")
    yield from (
        "",
        f"## {_title(cls)}",
        "",
        *((about, "") if about and not about.startswith(f"{cls.__name__}(") else ()),
    )
    yield from ("| name | type | what it is |", "|---|---|---|")
    said = told(cls)
    yield from (f"| `{name}` | {_words(hint)} | {said.get(name, '')} |" for name, hint in seen(cls).items())


def _classes(hint: Any) -> Iterator[Any]:
    if is_dataclass(hint):
        yield hint
    for inner in get_args(hint):
        yield from _classes(inner)


def _title(cls: Any) -> str:
    """Its name; two types of one name, in different rooms, are told apart."""
    room = cls.__module__.split(".")[-1]
    return f"{cls.__name__} ({room})" if sum(one.__name__ == cls.__name__ for one in types()) > 1 else str(cls.__name__)


def _words(hint: Any) -> str:
    """A type in words that need no Python."""
    if element(hint) is not None:
        return f"list of {_words(element(hint))}"
    arguments = [one for one in get_args(hint) if one is not NoneType]
    if get_origin(hint) in (Union, UnionType):
        return f"{' or '.join(map(_words, arguments))}{', or nothing' if NoneType in get_args(hint) else ''}"
    if get_origin(hint) is tuple:
        return f"({', '.join(map(_words, arguments))})"
    if arguments:
        return " or ".join(f"“{one}”" if isinstance(one, str) else _words(one) for one in arguments)
    return {str: "text", int: "number", float: "number", bool: "true or false", Any: "anything"}.get(
        hint, _title(hint) if is_dataclass(hint) else getattr(hint, "__name__", str(hint))
    )
