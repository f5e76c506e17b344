"""Everything that is wrong with a theme, said at once: what can be read from its files, and what printing shows."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cards import templates
from cards.errors import CardsError, Overflow, TemplateFault
from cards.exporters import handout, pdf
from cards.settings import Print, Settings
from cards.stocks import STOCKS
from cards.workshop import kitchen, names, styles

Progress = Callable[[str, int, int], None]
PATIENCE = 30.0
"""Seconds after which a stock that could not be printed is the last that is tried."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to mend: where, the line as it stands there, what is wrong, and what to do."""

    where: str
    problem: str
    mend: str
    line: str = ""

    def __str__(self) -> str:
        shown = f"\n  line: {self.line}" if self.line else ""
        return f"{self.where}: {self.problem}{shown}\n  mend: {self.mend}"


def check(printing: Print, stocks: Sequence[str], progress: Progress) -> tuple[Finding, ...]:
    """What is wrong with the theme of these settings; `stocks` are those on which the sample deck is printed."""
    theme = templates.chosen(printing)
    where = templates.folders(printing)
    own = [folder for folder in where if not folder.is_relative_to(templates.stock("templates"))] or list(where[:1])
    found = [*_colours(theme), *(one for folder in own for one in _read(folder, where))]
    told = {Path(one.where).resolve() for one in found}
    found += [one for one in _gathered(_printed(printing, stocks, progress)) if Path(one.where).resolve() not in told]
    return tuple(dict.fromkeys(found))


def _gathered(tried: Iterable[tuple[str, Finding]]) -> Iterator[Finding]:
    """What printing found, once, with all that it was printed as."""
    when: dict[Finding, list[str]] = {}
    for name, finding in tried:
        when.setdefault(finding, []).append(name)
    for finding, tries in when.items():
        yield replace(finding, problem=f"{finding.problem} (printed as {', '.join(tries)})")


def _colours(theme: templates.Theme) -> Iterator[Finding]:
    place = f"{theme.folders[0] / 'theme.toml'} [ink]"
    for problem in styles.faint(theme):
        yield Finding(place, problem, "make one of the two darker, or the other lighter")


def _read(folder: Path, where: templates.Folders) -> Iterator[Finding]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if name.startswith(f"{templates.KEPT}/") or (path.is_dir() and not path.is_symlink()):
            continue
        if templates.inside(folder, name) is None:
            yield Finding(
                str(path), "leads out of the theme's folder", "put a copy of the file there instead of a link"
            )
        elif path.suffix in (".html", ".css"):
            yield from _file(path, name, where)


def _file(path: Path, name: str, where: templates.Folders) -> Iterator[Finding]:
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    try:
        with templates.faults_told(name):
            templates.environment(where).get_template(_called(path, name))
            found = [*(names.doubts(path, name, where) if path.suffix == ".html" else ()), *styles.doubts(path, where)]
    except CardsError as error:
        yield _told(error)
        return
    for one in found:
        line = lines[one.line - 1].strip()[:160] if 0 < one.line <= len(lines) else ""
        yield Finding(f"{path}:{one.line}", one.problem, one.mend, line)


def _called(path: Path, name: str) -> str:
    ours = templates.stock("templates")
    return f"stock/{path.relative_to(ours).as_posix()}" if path.is_relative_to(ours) else name


def _printed(printing: Print, stocks: Sequence[str], progress: Progress) -> Iterator[tuple[str, Finding]]:
    """The sample deck in every stock, and as a document: what overflows or cannot be set."""
    deck = kitchen.one_of_each(kitchen.sample())
    jobs = [(name, pdf, replace(printing, stock=name, paper=_paper(name), backs="long")) for name in stocks]
    jobs += [("a handout", handout, printing)]
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, exporter, asked) in enumerate(jobs):
            progress(f"printing {name}", number, len(jobs))
            begun = time.monotonic()
            try:
                exporter.export(deck, Settings(print=asked), Path(folder) / "deck.pdf")
            except CardsError as error:
                yield name, _told(error)
                if isinstance(error, TemplateFault) and time.monotonic() - begun > PATIENCE:
                    # What does not come to an end would be waited for again on each stock.
                    return


def _paper(stock: str) -> str:
    return next(iter(STOCKS[stock].grids))


def _told(error: CardsError) -> Finding:
    problem, _, line = error.problem.partition("\n  line: ")
    return Finding(error.where, problem, NARROW if isinstance(error, Overflow) else error.mend, line)


NARROW = "the sample fits with our own themes: look for wide margins, large letters or added words in this one"
