"""Where a template comes from: the user's own folder, then ours; and what is said when one is broken."""

from __future__ import annotations

import traceback
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.sandbox import SandboxedEnvironment

from cards.errors import SettingsError, TemplateFault, Unwritable

PACKAGE = Path(__file__).parent


def stock(name: str) -> Path:
    """A folder that ships with the tool ("templates", "seeds"): inside the installed package, or beside it."""
    packed = PACKAGE / "_stock" / name
    return packed if packed.is_dir() else PACKAGE.parent / name


def environment(user: Path | None = None) -> Environment:
    """Templates by path: the user's, then ours; "stock/..." is always ours, so that theirs can extend it."""
    if user is not None and not user.is_dir():
        raise SettingsError(
            "there is no such folder of templates",
            where=str(user),
            mend="make the folder, or leave [print] templates out",
        )
    ours = FileSystemLoader(stock("templates"))
    theirs = [FileSystemLoader(user)] if user else []
    jinja = SandboxedEnvironment(
        loader=ChoiceLoader([*theirs, ours, PrefixLoader({"stock": ours})]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    jinja.filters["steady"] = steady
    return jinja


def steady(text: str, *, rtl: bool = False) -> str:
    """The text, with an unseen mark of direction before it if its first letter would turn the line about.

    The layout engine takes a stretch's direction from its first letter, and not from the paragraph around it.
    """
    ways = (unicodedata.bidirectional(letter) for letter in text)
    first = next((way for way in ways if way in ("L", "R", "AL")), "")
    if rtl:
        return f"\u200f{text}" if first == "L" else text
    return f"\u200e{text}" if first in ("R", "AL") else text


def renderer(jinja: Environment, name: str) -> Callable[..., str]:
    """The template `name` as a function of what it sees; its faults come as TemplateFault with file and line."""

    def render(**seen: object) -> str:
        with _faults(name):
            return jinja.get_template(name).render(**seen)

    return render


def file(user: Path | None, name: str) -> Path | None:
    """A file that a template names (a font, say): the user's, else ours; None if outside both folders or absent."""
    for folder in filter(None, (user, stock("templates"))):
        path = (folder / name).resolve()
        if path.is_relative_to(folder.resolve()) and path.is_file():
            return path
    return None


def themes(user: Path | None = None) -> dict[str, Path]:
    """The themes by name, each one file of CSS; a theme of the user's stands in for ours of the same name."""
    folders = [folder / "css" / "themes" for folder in (stock("templates"), user) if folder]
    return {path.stem: path for folder in folders for path in sorted(folder.glob("*.css"))}


def listing() -> tuple[str, ...]:
    """The templates that a user's folder may replace, by path."""
    ours = stock("templates")
    found = (path for path in ours.rglob("*") if path.suffix in (".html", ".css"))
    return tuple(sorted(path.relative_to(ours).as_posix() for path in found))


def copy(name: str, to: Path) -> Path:
    """A copy of our template `name` in the user's folder; what already stands there is never written over."""
    if name not in listing():
        near = get_close_matches(name, listing(), n=1)
        mend = f"did you mean {near[0]!r}?" if near else "`cards templates list` shows them"
        raise SettingsError(f"there is no template {name!r}", mend=mend)
    goal = to / name
    if goal.exists():
        raise SettingsError("is there already", where=str(goal), mend="delete it first, or copy into another folder")
    try:
        goal.parent.mkdir(parents=True, exist_ok=True)
        goal.write_bytes((stock("templates") / name).read_bytes())
    except OSError as error:
        raise Unwritable(
            error.strerror or str(error), where=str(goal), mend="choose another folder with --to"
        ) from error
    return goal


@contextmanager
def _faults(name: str) -> Iterator[None]:
    try:
        yield
    except TemplateSyntaxError as error:
        raise _fault(error.message or "syntax", error.filename or error.name or name, error.lineno) from error
    except TemplateNotFound as error:
        raise _fault(f"there is no template {error}", *_where(error, name)) from error
    except (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise _fault(str(error), *_where(error, name)) from error


def _where(error: Exception, name: str) -> tuple[str, int]:
    """The innermost template line; Jinja puts the templates themselves into the traceback."""
    frames = [
        frame for frame in traceback.extract_tb(error.__traceback__) if Path(frame.filename).suffix in (".html", ".css")
    ]
    return (frames[-1].filename, frames[-1].lineno or 0) if frames else (name, 0)


def _fault(problem: str, filename: str, line: int) -> TemplateFault:
    return TemplateFault(
        problem,
        where=f"{filename}:{line}" if line else filename,
        mend="mend that line; templates/README.md says what a template sees",
    )
