"""The options that several commands share, with their words of help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Sources = Annotated[
    list[str] | None,
    typer.Argument(
        help="Folders, texts or addresses (zip://texts.zip, s3://…); without any, deck.toml's, else seeds/.",
        show_default=False,
    ),
]
Folder = Annotated[
    Path | None,
    typer.Option("--output", "-o", help="Where the deck goes; else deck.toml's, else output/.", show_default=False),
]
Config = Annotated[
    Path | None,
    typer.Option(
        "--config", "-c", help="Settings; else deck.toml in this folder, if there is one.", show_default=False
    ),
]
Ask = Annotated[
    list[str] | None,
    typer.Option(
        "--ask",
        help='A question of your own, as --ask "Question?" or --ask "Question? | one position | another position". '
        "It may be given several times. Only what is asked is then looked for, and not what deck.toml asks.",
        show_default=False,
    ),
]
Cluster = Annotated[
    str,
    typer.Option(
        "--cluster",
        metavar="ADDRESS",
        help="Do the work on a Dask cluster: the address of its scheduler, or local to start one on this machine. "
        "The deck is the same. Needs: pip install 'contested[cluster]'.",
        show_default=False,
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]
Verbose = Annotated[
    bool, typer.Option("--verbose", "-v", help="Say why each question was found, and what took how long.")
]
