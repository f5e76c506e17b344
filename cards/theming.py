"""The commands of those who make themes: words to arguments, as in the command line itself; no logic."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cards.deferred import deferred
from cards.options import Config

if TYPE_CHECKING:
    from cards import configuring, store, tables, talk, templates
else:
    configuring, store, tables = map(deferred, ("cards.configuring", "cards.store", "cards.tables"))
    talk, templates = map(deferred, ("cards.talk", "cards.templates"))

templating = typer.Typer(
    rich_markup_mode=None,
    short_help="Templates and themes: list, copy, new, check, diff, preview.",
    help="The templates that lay the cards out: list and copy them, and make, check and preview a theme of your own.",
    no_args_is_help=True,
)

Themed = Annotated[
    str | None,
    typer.Argument(help="A theme by name or path; else deck.toml's.", show_default=False, metavar="THEME"),
]


@templating.command("list")
def list_templates() -> None:
    """The files that a folder of your own may replace, by the same path."""
    for name in templates.listing():
        talk.say(name)


@templating.command("copy")
def copy_template(
    file: Annotated[str, typer.Argument(help="Its path, as `cards templates list` shows it.")],
    to: Annotated[Path, typer.Option("--to", help="Your folder of templates, or of a theme.")] = Path("my-templates"),
) -> None:
    """Copy a template into your own folder; it replaces ours once [print] templates names that folder."""
    talk.say(str(templates.copy(file, to)))


@templating.command("new")
def new_theme(
    name: Annotated[Path, typer.Argument(help="The folder to be made, named as the theme.")],
    base: Annotated[str, typer.Option("--from", help="The theme that it builds on.")] = "classic",
) -> None:
    """Begin a theme of your own: a folder with theme.toml and theme.css; [print] theme names it."""
    talk.say(str(templates.new(name, base)))


@templating.command("check")
def check_theme(
    theme: Themed = None,
    config: Config = None,
    stocks: Annotated[
        list[str] | None,
        typer.Option("--stock", help="Print the sample deck on this stock only; else on all.", show_default=False),
    ] = None,
) -> None:
    """What is wrong with a theme: names, blocks, fonts, pictures, contrast, and the sample deck in every stock."""
    from cards.workshop import check

    settings = configuring.configured(config, theme=theme)
    known = tuple(tables.TABLES["stocks"])
    chosen = tuple(stocks or known)
    tables.refuse_unknown("stocks", chosen)
    with talk.Steps(quiet=False, verbose=False) as steps:
        found = check(settings.print, chosen, steps)
    for finding in found:
        talk.warn(str(finding))
    if found:
        talk.say(f"{len(found)} thing{'s' * (len(found) != 1)} to mend")
        raise typer.Exit(1)
    printed = f"{len(chosen)} stock{'s' * (len(chosen) != 1)} and a handout"
    talk.say(f"the theme {settings.print.theme} is sound: {printed} were printed with it")


@templating.command("diff")
def show_changes(theme: Themed = None, config: Config = None) -> None:
    """What a theme, or your folder of templates, changed against ours, and what we changed since it was copied."""
    from cards.workshop import changes

    settings = configuring.configured(config, theme=theme)
    ours = templates.stock("templates")
    own = [folder for folder in templates.folders(settings.print) if not folder.is_relative_to(ours)]
    lines = [line for folder in own for change in changes(folder) for line in change.lines]
    for line in lines or [f"nothing is changed: {settings.print.theme} has no template and no CSS of its own"]:
        talk.say(line)


@templating.command("preview")
def preview_theme(
    deck: Annotated[
        Path | None, typer.Argument(help="A deck.json; else a sample with everything in it.", show_default=False)
    ] = None,
    theme: Annotated[
        str | None, typer.Option("--theme", help="A theme by name or path; else deck.toml's.", show_default=False)
    ] = None,
    config: Config = None,
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="The port on this machine; 0 finds a free one.")
    ] = 0,
) -> None:
    """Show a deck in the browser, set anew whenever a template, its CSS, deck.toml or deck.json changes."""
    from cards.workshop.darkroom import Wish
    from cards.workshop.preview import serve

    path = configuring.found(config)
    wish = Wish(str(deck or ""), str(path or ""), theme or "")
    serve(wish, port, lambda address: talk.say(f"{address}\nopen it in a browser; Ctrl-C closes it"))


def schema(of: str) -> dict[str, Any]:
    """The JSON Schema of deck.json, deck.toml or theme.toml."""
    if of == "deck.json":
        return store.schema()
    from cards.workshop import completion

    return completion.theme_toml() if of == "theme.toml" else completion.deck_toml(tables.known())
