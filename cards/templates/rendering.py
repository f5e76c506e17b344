"""A template as a function of what it sees; what is said when one is broken names its file and line."""

from __future__ import annotations

import traceback
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from cards.errors import SettingsError, TemplateFault
from cards.templates.places import Folders
from cards.templates.sandbox import SECONDS, Sandbox


def environment(folders: Folders = (), *, seconds: float = SECONDS) -> Sandbox:
    """Templates by path: from the folders, the nearest first, then ours."""
    for folder in folders:
        if not folder.is_dir():
            raise SettingsError(
                "there is no such folder of templates",
                where=str(folder),
                mend="make the folder, or leave [print] templates out",
            )
    jinja = Sandbox(folders, seconds)
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


def renderer(jinja: Sandbox, name: str) -> Callable[..., str]:
    """The template `name` as a function of what it sees; its faults come as TemplateFault with file and line."""

    def render(**seen: object) -> str:
        with faults_told(name):
            jinja.begin()
            return jinja.get_template(name).render(**seen)

    return render


@contextmanager
def faults_told(name: str) -> Iterator[None]:
    """What goes wrong in a template comes as TemplateFault, with the file and line where it does."""
    try:
        yield
    except TemplateSyntaxError as error:
        raise _fault(error.message or "syntax", error.filename or error.name or name, error.lineno) from error
    except TemplateNotFound as error:
        raise _fault(f"there is no template {error}", *_where(error, name)) from error
    except RecursionError as error:
        raise _fault(
            "loops into itself: it includes, extends or calls itself without end", *_where(error, name)
        ) from error
    except (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError, MemoryError) as error:
        raise _fault(str(error), *_where(error, name)) from error


def _where(error: BaseException, name: str) -> tuple[str, int]:
    """The innermost template line; Jinja puts the templates themselves into the traceback."""
    frames = [
        frame for frame in traceback.extract_tb(error.__traceback__) if Path(frame.filename).suffix in (".html", ".css")
    ]
    return (frames[-1].filename, frames[-1].lineno or 0) if frames else (name, 0)


def _fault(problem: str, filename: str, line: int) -> TemplateFault:
    return TemplateFault(
        f"{problem}{shown(filename, line)}",
        where=f"{filename}:{line}" if line else filename,
        mend="mend that line; templates/README.md says what a template sees",
    )


def shown(filename: str, line: int) -> str:
    """The line itself, as it stands in the file."""
    try:
        words = (
            Path(filename).read_text(encoding="utf-8", errors="replace").splitlines()[line - 1].strip() if line else ""
        )
    except (OSError, ValueError, IndexError):
        words = ""
    return f"\n  line: {words[:160]}" if words else ""
