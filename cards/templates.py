"""Where a template comes from: the user's own folder, then ours; and what is said when one is broken."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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

from cards.errors import SettingsError, TemplateFault

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
    return SandboxedEnvironment(
        loader=ChoiceLoader([*theirs, ours, PrefixLoader({"stock": ours})]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


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
