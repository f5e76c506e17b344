"""Who owns a publisher, and in which country, by a table whose every row names the law or charter it rests on."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from cards.readers import compose

if TYPE_CHECKING:
    from cards.model import Reference, Source

TABLE = Path(__file__).with_name("publishers.toml")
ORIGIN = "table of publishers"


@dataclass(frozen=True, slots=True)
class Publisher:
    """A row of the table."""

    names: tuple[str, ...]
    hosts: tuple[str, ...]
    owner: str
    country: str
    basis: str


def known(source: Source) -> Source:
    """The source with owner and country of its publisher, if the table has it and no person has stated either."""
    if source.standing.owner or source.standing.country or {"owner", "country"} & dict(source.origins).keys():
        return source
    row = _row(source.reference)
    if row is None:
        return source
    standing = replace(source.standing, owner=row.owner, country=row.country, basis=row.basis)
    origins = compose.traced(dict(source.origins), {"owner": ORIGIN, "country": ORIGIN})
    return replace(source, standing=standing, origins=origins)


def _row(reference: Reference) -> Publisher | None:
    """By the site, else by the name of the publication or publisher; the site is the surer sign."""
    try:
        host = (urlsplit(reference.url).hostname or "").lower()
    except ValueError:
        host = ""
    names = {name.casefold() for name in (reference.container_title, reference.publisher) if name}
    hosted = (row for row in table() if any(host == one or host.endswith(f".{one}") for one in row.hosts))
    named = (row for row in table() if names & {one.casefold() for one in row.names})
    return next(hosted, None) or next(named, None)


@cache
def table() -> tuple[Publisher, ...]:
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))["publisher"]
    return tuple(
        Publisher(tuple(row["names"]), tuple(row["hosts"]), row["owner"], row["country"], row["basis"]) for row in rows
    )
