"""The command line: words to arguments, errors to exit codes; no logic."""

from __future__ import annotations

import json
import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cards import __version__
from cards.deferred import deferred
from cards.errors import CardsError
from cards.options import Ask, Cluster, Config, Folder, Quiet, Sources, Verbose
from cards.theming import schema, templating

if TYPE_CHECKING:
    from cards import build, cache, configuring, duplicates, hands, tables, talk, versions
    from cards.settings import Settings
else:
    build, cache, configuring = map(deferred, ("cards.build", "cards.cache", "cards.configuring"))
    duplicates, hands, tables = map(deferred, ("cards.duplicates", "cards.hands", "cards.tables"))
    talk, versions = map(deferred, ("cards.talk", "cards.versions"))

BUG, UNPROVED, STOPPED = 3, 4, 130
LOG = "cards-error.log"

app = typer.Typer(
    name="cards",
    help="From a folder of texts on a disputed subject to a printed deck of argument cards with citations.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # a help in boxes would cost as much time as all else that `cards --help` does
)
app.add_typer(templating, name="templates")


class Tables(StrEnum):
    """What `cards list` can list."""

    kinds = "kinds"
    stocks = "stocks"
    papers = "papers"
    themes = "themes"
    styles = "styles"
    formats = "formats"
    packs = "packs"
    debates = "debates"
    templates = "templates"


class Schemas(StrEnum):
    """Of what `cards schema` can tell the schema."""

    deck = "deck.json"
    settings = "deck.toml"
    theme = "theme.toml"


def _version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it so
    if wanted:
        typer.echo(f"cards {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    *,
    version: Annotated[
        bool, typer.Option("--version", help="Show the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Options of the command itself."""


@app.command(
    "find",
    help="Up to deck.json: what is contested, and the evidence for each side, without printing.",
    short_help="From sources to deck.json, without printing.",
)
@app.command(
    "build",
    help="Everything: read the sources, find what is contested, deal cards, and write deck.json and the printed deck.",
    short_help="Everything: from sources to the printed deck.",
)
def make(
    context: typer.Context,
    sources: Sources = None,
    output: Folder = None,
    config: Config = None,
    *,
    ask: Ask = None,
    cluster: Cluster = "",
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """A deck from sources; `find` stops before it is printed."""
    settings = configuring.configured(config, sources, output, ask)
    formats = () if context.command.name == "find" else settings.formats
    steps = talk.Steps(build.steps(formats), quiet, verbose)
    with _bugs_logged(settings), _working(cluster) as (kept, workers), steps:
        outcome = build.build(settings, formats, steps, kept, workers)
    _close(outcome, steps)


@app.command("print", short_help="From deck.json to paper.")
def print_deck(
    deck: Annotated[Path, typer.Argument(help="The deck.json to print.")],
    output: Folder = None,
    config: Config = None,
    *,
    only: Annotated[
        list[str] | None,
        typer.Option(
            "--only", help="Only these cards: labels, ids, kinds, a question (Q2) or a side (Q2-B).", show_default=False
        ),
    ] = None,
    changed_since: Annotated[
        Path | None,
        typer.Option("--changed-since", help="Only what an older deck.json prints otherwise.", show_default=False),
    ] = None,
    sources: Annotated[
        list[str] | None,
        typer.Option("--sources", help="Their folder or address, if the deck does not say.", show_default=False),
    ] = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """From deck.json to paper, without looking at the language again; beside deck.json unless -o says where."""
    from cards.settings import narrowed

    settings = narrowed(configuring.configured(config, None, output or deck.parent), only, changed_since)
    steps = talk.Steps(build.steps(settings.formats, again=True), quiet, verbose)
    with _bugs_logged(settings), _working() as (kept, workers), steps:
        outcome = build.reprint(deck, settings, steps, kept, workers, given=sources or ())
    _close(outcome, steps)


@app.command(short_help="Does every quotation stand in its source, today?")
def verify(
    deck: Annotated[Path, typer.Argument(help="A deck.json, or a PDF that carries one.")],
    sources: Annotated[
        list[str] | None,
        typer.Option("--sources", help="Their folder or address, if the deck does not say.", show_default=False),
    ] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="The report for another program.")] = False,
    quiet: Quiet = False,
) -> None:
    """Is every printed quotation, today, word for word in its source? Exit status 4 if not, and each one is named."""
    report = build.verify(deck, sources or ())
    if as_json:
        talk.say(json.dumps({"deck": str(deck), **report.json()}, indent=1, ensure_ascii=False))
        raise typer.Exit(UNPROVED if report.faults else 0)
    report.refuse(str(deck))
    for line in () if quiet else report.lines():
        talk.say(line)


@app.command("sources", short_help="What is known of each source, and what a citation lacks.")
def show_sources(
    sources: Sources = None,
    config: Config = None,
    *,
    write: Annotated[bool, typer.Option("--write", help="Put the gaps into sources.toml, to be filled in.")] = False,
) -> None:
    """The table of sources: what is known of each and from where, and what a full citation still lacks."""
    reading = build.read(configuring.configured(config, sources))
    talk.show(talk.source_sheet(reading.sources))
    for name, used, count in reading.libraries:
        talk.say(f"{name}: {used} of {count} records are of these sources")
    for problem in reading.problems:
        talk.fault(problem)
    for words in duplicates.merged(reading.sources).said:
        talk.warn(words)
    if write:
        for path, added in build.write_gaps(reading):
            talk.say(f"{path}: {added} source{'s' * (added != 1)} to fill in" if added else f"{path}: nothing to add")


@app.command(short_help="Why a question, passage or card is in the deck.")
def explain(
    wanted: Annotated[
        str, typer.Argument(metavar="ID", help="An id, the beginning of one, or a label such as Q2-B-03.")
    ],
    deck: Annotated[Path | None, typer.Argument(help="A deck.json, or its folder.", show_default=False)] = None,
    config: Config = None,
) -> None:
    """Why a question, position, passage or card is in the deck: by which rule and figures, and before which others."""
    for line in build.explain(deck or configuring.configured(config).output, wanted):
        talk.say(f"{line.label}: {line.text}")


@app.command("list")
def list_names(table: Annotated[Tables, typer.Argument(help="Which table.")]) -> None:
    """The names that deck.toml may use."""
    for name, about in tables.names(table.value):
        talk.say(f"{name:<20}  {about}".rstrip())


@app.command("schema", short_help="The JSON Schema of deck.json, deck.toml or theme.toml.")
def show_schema(
    of: Annotated[Schemas, typer.Argument(help="deck.json, or the settings that editors can complete.")] = Schemas.deck,
) -> None:
    """The JSON Schema of deck.json, deck.toml or theme.toml."""
    talk.say(json.dumps(schema(of.value), indent=1, ensure_ascii=False))


@app.command("cache", short_help="What is kept of earlier steps; --clear empties it.")
def show_cache(*, clear: Annotated[bool, typer.Option("--clear", help="Empty it first.")] = False) -> None:
    """Where the results of earlier steps are kept, and how many; emptying it costs nothing but time."""
    talk.say(cache.told(clear=clear))


@app.command("settings")
def show_settings(config: Config = None) -> None:
    """Every setting in force, and where it came from."""
    from cards.settings import effective

    for name, value, origin in effective(configuring.configured(config)):
        talk.say(f"{name:<20}  {talk.plain(value):<36}  {origin}")


def main() -> None:
    """The door: what a person can mend is said with its mend; a bug leaves a log; Ctrl-C leaves nothing."""
    try:
        app(prog_name="cards")
    except CardsError as error:
        talk.fault(error)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(STOPPED)
    except Exception as error:  # noqa: BLE001 - the last door: whatever comes here is our bug
        sys.exit(_bug(error, Path(tempfile.gettempdir())))


def _close(outcome: build.Outcome, steps: talk.Steps) -> None:
    if steps.quiet:
        return
    talk.summary(outcome, steps.seconds, verbose=steps.verbose)
    for path in outcome.written:
        talk.say(str(path))


@contextmanager
def _working(cluster: str = "") -> Iterator[tuple[cache.Cache, hands.Hands]]:
    """What a run remembers, and who does its work."""
    with cache.opened() as kept, hands.opened(cluster, versions.working) as workers:
        yield kept, workers


@contextmanager
def _bugs_logged(settings: Settings) -> Iterator[None]:
    """A bug in a run leaves its traceback beside the run's output."""
    try:
        yield
    except CardsError:
        raise
    except KeyboardInterrupt as error:
        talk.warn("stopped; nothing was written")
        raise typer.Exit(STOPPED) from error
    except Exception as error:
        raise typer.Exit(_bug(error, settings.output)) from error


def _bug(error: Exception, folder: Path) -> int:
    text = "".join(traceback.format_exception(error))
    for place in (folder, Path(tempfile.gettempdir())):
        try:
            (place / LOG).write_text(
                f"cards {__version__}, Python {sys.version}\n{' '.join(sys.argv)}\n\n{text}", encoding="utf-8"
            )
        except OSError:
            continue
        talk.warn(f"this is a fault of cards, not yours: {type(error).__name__}: {error}; please send {place / LOG}")
        break
    return BUG
