"""What a person sees on the terminal: steps while they run, the closing summary, the tables."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Sized
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TaskID,
    TextColumn,
)
from rich.table import Table
from rich.text import Text

from cards import pace
from cards.build import Outcome
from cards.errors import CardsError
from cards.model import Card, Deck, Position, Question, Source
from cards.readers import gaps

PIPED = 140
"""Columns to use where there is no terminal to measure."""

TITLE = 36
"""Letters of a title in a table."""

SOME, LONG = 10, 100
"""Seconds from which they are told in fives, and in minutes."""
LETTERS = "ABCDEFGH"
CITED = 6
"""Fields that a full cite needs: those of `Source.missing`."""


def _console(*, stderr: bool) -> Console:
    console = Console(stderr=stderr, highlight=False, soft_wrap=True)
    return console if console.is_terminal else Console(stderr=stderr, highlight=False, soft_wrap=True, width=PIPED)


@dataclass(slots=True)
class Steps:
    """The progress of a run: bars on a terminal, one plain line for each step elsewhere, nothing when quiet.

    `plan` names the steps that the run will take, in their order, as far as they are known beforehand.
    """

    plan: Sequence[str] = ()
    quiet: bool = False
    verbose: bool = False
    console: Console = field(default_factory=lambda: _console(stderr=True))
    clock: Callable[[], float] = time.monotonic
    began: float = field(init=False)
    _bars: Progress | None = None
    _tasks: dict[str, TaskID] = field(default_factory=dict)
    _told: dict[str, pace.Told] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.began = self.clock()

    def __enter__(self) -> Self:
        if self.console.is_terminal and not self.quiet:
            columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Left(self))
            self._bars = Progress(*columns, console=self.console, transient=True)
            self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bars:
            self._bars.stop()
        if self.verbose and not self.quiet and error is None:
            self._explain()

    def __call__(self, step: str, done: int, total: int) -> None:
        """Told by the run what it does; see `cards.build.Progress`."""
        now, known = self.clock(), self._told.get(step)
        if known and step != self.now:
            return  # a step that is behind the run: what it says now is a part of another
        if known is None and self._told:
            self._told[self.now] = replace(self._told[self.now], ended=now)
        self._told[step] = pace.Told(step, known.began if known else now, now, done, total)
        if self._bars:
            task = self._tasks[step] if known else self._bars.add_task(step, total=None)
            self._tasks[step] = task
            self._bars.update(task, completed=done, total=total or None)
        elif known is None and not self.quiet:
            self.console.print(f"{step} …")

    @property
    def seconds(self) -> float:
        return self.clock() - self.began

    @property
    def now(self) -> str:
        """The step that the run is in."""
        return next(reversed(self._told), "")

    @property
    def left(self) -> float:
        """Seconds until the end of the run, as far as can be told."""
        behind = max((self.plan.index(step) for step in self._told if step in self.plan), default=-1)
        return pace.left(tuple(self._told.values()), self.plan[behind + 1 :], self.clock())

    def _explain(self) -> None:
        for told in self._told.values():
            end = self.clock() if told.step == self.now else told.ended
            self.console.print(f"  {told.step}: {end - told.began:.1f} s")


class Left(ProgressColumn):
    """Beside the step that the run is in: how long all of it still takes."""

    def __init__(self, steps: Steps) -> None:
        super().__init__()
        self.steps = steps

    def render(self, task: Task) -> Text:
        return Text(_time(self.steps.left) if task.description == self.steps.now else "", style="cyan")


def _time(seconds: float) -> str:
    """As exact as an estimate is."""
    if seconds < 1:
        return ""
    if seconds < LONG:
        return f"about {_round(seconds)} s left"
    return f"about {round(seconds / 60)} min left"


def _round(seconds: float) -> int:
    return round(seconds) if seconds < SOME else 5 * round(seconds / 5)


def fault(error: CardsError) -> None:
    """An error that its reader can mend."""
    _console(stderr=True).print(f"[bold red]error[/]  {escape(str(error))}")


def warn(words: str) -> None:
    _console(stderr=True).print(f"[yellow]{escape(words)}[/]")


def say(words: str) -> None:
    """A result, for a person or for another program."""
    _console(stderr=False).print(escape(words))


def summary(outcome: Outcome, seconds: float, *, verbose: bool = False) -> None:
    """The closing words of a run: questions and their sides, sources and their gaps, and where everything is."""
    console, deck = _console(stderr=True), outcome.deck
    counted = f"{_count(_dealt(deck), 'question')}, {_count(deck.cards, 'card')}, {seconds:.1f} s"
    console.print(f"\n[bold]{escape(deck.title)}[/]  {counted}")
    for number, question in enumerate(_dealt(deck), 1):
        console.print(f"\n{number}. {escape(question.text)}")
        for letter, position in zip(LETTERS, question.positions, strict=False):
            console.print(f"   {letter}  {escape(_side(deck.cards, question, position))}")
        if verbose:
            for ground in question.grounds:
                console.print(f"      why: {escape(ground.rule)}")
    console.print()
    console.print(source_table(deck.sources), soft_wrap=False)
    for note in _notes(outcome):
        console.print(f"[yellow]note[/]  {escape(note)}")
    console.print(f"\nAll {outcome.quotations} quotations stand word for word in their sources.")


def _notes(outcome: Outcome) -> tuple[str, ...]:
    """What to know of the deck; a file that could not be read is told once, with its mend."""
    mends = {f"{problem.where}: {problem.problem}": str(problem) for problem in outcome.unread}
    return tuple(mends.get(note, note) for note in (*outcome.deck.warnings, *outcome.notes))


def source_table(sources: Iterable[Source]) -> Table:
    """What is known of each source, and what a full citation still lacks."""
    table = Table(box=None, pad_edge=False, header_style="dim")
    for heading in ("source", "author", "date", "title", "kind", "not given"):
        table.add_column(heading, no_wrap=heading in ("source", "date"))
    for source in sources:
        known = source.reference
        row = (source.file, known.authors, known.issued, _short(known.title), source.kind, ", ".join(source.missing))
        table.add_row(*(escape(cell) for cell in row))
    return table


def source_sheet(sources: Iterable[Source]) -> Table:
    """All that is recorded of each source, field by field, and where each came from."""
    table = Table(box=None, pad_edge=False, header_style="dim")
    for heading in ("source", "field", "value", "from"):
        table.add_column(heading, no_wrap=heading == "field")
    for name, source in gaps.numbered(sources):
        lacking = f", not given: {', '.join(source.missing)}" if source.missing else ""
        told = f"{CITED - len(source.missing)} of {CITED} known{lacking}"
        table.add_row(f"[bold]{escape(name)}[/]", "", f"[bold]{told}[/]", "")
        origins = dict(source.origins)
        for label, field_, value in _recorded(source):
            mark = " (worked out from the contents)" if field_ in source.reference.inferred else ""
            shown = f"{escape(value)}{mark}" if value else "[dim]not recorded[/]"
            table.add_row("", label, shown, escape(origins.get(field_, "")))
    return table


def _recorded(source: Source) -> Iterator[tuple[str, str, str]]:
    """Each field's name for people, its name in records, and its value."""
    known, standing = source.reference, source.standing
    yield "author", "author", known.authors
    yield "qualifications", "qualifications", known.qualifications
    yield "date", "issued", known.issued
    yield "title", "title", known.title
    yield "publication", "container_title", known.container_title
    yield "publisher", "publisher", known.publisher
    yield "URL", "url", known.url
    yield "accessed", "accessed", known.accessed
    yield "kind", "kind", source.kind
    yield "owner", "owner", standing.owner
    yield "country", "country", standing.country
    yield "stake", "stake", standing.stake
    yield from [("notice", "notice", source.notice)] if source.notice else []


def _short(title: str) -> str:
    return title if len(title) <= TITLE else title[: TITLE - 1].rstrip() + "…"


def plain(value: object) -> str:
    """A setting's value as deck.toml would have it, near enough to read."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(plain, value))}]"
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {plain(inner)}" for key, inner in value.items()) + " }" if value else "{}"
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, int) else '"' + str("" if value is None else value) + '"'


def show(table: Table) -> None:
    _console(stderr=False).print(table, soft_wrap=False)


def _dealt(deck: Deck) -> tuple[Question, ...]:
    """The questions that have cards, in the order of print; of a deck without cards, all."""
    dealt = dict.fromkeys(card.question for card in deck.cards if card.question)
    return tuple(dealt) or deck.questions


def _side(cards: Sequence[Card], question: Question, position: Position) -> str:
    taken = (card for card in cards if card.question == question and card.position == position)
    held = [card for card in taken if card.kind == "evidence"]
    sources = {evidence.source.file for card in held for evidence in card.evidence}
    return f"{position.text}: {_count(held, 'card')} from {_count(sources, 'source')}"


def _count(things: Sized, name: str) -> str:
    return f"{len(things)} {name}{'' if len(things) == 1 else 's'}"
