"""What a template sees, field by field, read from the types themselves: the page about it, and the check of a theme."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from cards import templates
from cards.model import Deck
from cards.pages import Side
from cards.pages.backs import Back
from cards.pages.chapters import Chapter, Holder
from cards.pages.setting import Setting
from cards.pages.views import Entry, View
from cards.pages.works import Work

# Each name with its type, and which templates see it.
EVERYWHERE: Mapping[str, tuple[Any, str]] = MappingProxyType(
    {
        "deck": (Deck, "the whole deck"),
        "deck_id": (str, "six letters that tell this deck from others"),
        "setting": (Setting, "paper, card and type, in millimetres and points"),
        "frame": (str, "“card” on a sheet, “reading” in a document that is read"),
        "contents": (tuple[Entry, ...], "the questions with their cards, for the title page"),
        "works": (tuple[Work, ...], "the works cited"),
        "sheets": (tuple[Side, ...], "page.html: the printed sides, each with its `views`"),
        "alone": (bool, "page.html: true without the pages before and after the cards"),
        "endless": (bool, "page.html: true while cards are measured"),
        "chapters": (tuple[Chapter, ...], "handout.html and binder.html: the deck by question and side"),
        "holders": (tuple[Holder, ...], "handout.html and binder.html: who holds what"),
    }
)
FACES: Mapping[str, tuple[Any, str]] = MappingProxyType(
    {"kinds": (View, "one printed face of a card"), "backs": (Back, "the other side of a card")}
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
    roots = [hint for hint, _ in (*EVERYWHERE.values(), *FACES.values())]
    found: dict[Any, None] = {}
    while roots:
        for cls in _classes(roots.pop(0)):
            if cls not in found:
                found[cls] = None
                roots += seen(cls).values()
    return tuple(sorted(found, key=lambda cls: cls.__name__))


def described() -> str:
    """templates/CONTEXT.md: every name that a template may use, and its type."""
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
    yield from (f"| `view` in `{place}/` | {_words(hint)} | {about} |" for place, (hint, about) in FACES.items())


def _section(cls: Any) -> Iterator[str]:
    about = inspect.cleandoc(cls.__doc__ or "").replace("\n", " ")
    yield from (
        "",
        f"## {_title(cls)}",
        "",
        *((about, "") if about and not about.startswith(f"{cls.__name__}(") else ()),
    )
    yield from ("| name | type |", "|---|---|")
    for name, hint in seen(cls).items():
        value = getattr(cls, name, None)
        told = inspect.getdoc(value) if isinstance(value, property) else ""
        yield f"| `{name}` | {_words(hint)}{f': {told}' if told else ''} |".replace("\n", " ")


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
