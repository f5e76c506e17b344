"""The tables of names that deck.toml may use, and a line on what each name stands for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

from cards import templates
from cards.citations import STYLES
from cards.errors import SettingsError
from cards.exporters import EXPORTERS
from cards.kinds import KINDS
from cards.packs import DEBATES, PACKS, told
from cards.stocks import PAPERS, STOCKS

TABLES: Mapping[str, Mapping[str, object]] = MappingProxyType(
    {
        "kinds": KINDS,
        "stocks": STOCKS,
        "papers": PAPERS,
        "styles": STYLES,
        "formats": EXPORTERS,
        "packs": PACKS,
        "debates": DEBATES,
    }
)


def names(table: str) -> Iterator[tuple[str, str]]:
    """Each name of a table, and what it stands for."""
    if table == "templates":
        yield from ((name, "") for name in templates.listing())
    if table == "themes":
        yield from ((name, templates.theme(name).about) for name in templates.themes())
    if table == "debates":
        yield from told()
        return
    for name, value in TABLES.get(table, {}).items():
        yield name, _about(value)
    if table == "styles":
        yield "FILE.csl", "any style of the Citation Style Language: the path of its file, seen from deck.toml"


def known() -> Mapping[str, Collection[str]]:
    """What a setting may choose from, by table."""
    return {table: tuple(rows) for table, rows in TABLES.items()}


def _about(value: object) -> str:
    """What a row says of itself: its own words, a paper's size, or the first line of a module."""
    if isinstance(value, str):
        return value
    if hasattr(value, "about"):
        return str(value.about)
    if hasattr(value, "width") and hasattr(value, "height"):
        return f"{value.width:g} x {value.height:g} mm"
    return (value.__doc__ or "").partition("\n")[0]


def stocks_papers(stock: str) -> tuple[str, ...]:
    """The papers that a stock is made on; none if it is not one of ours."""
    return tuple(STOCKS[stock].grids) if stock in STOCKS else ()


def refuse_unknown(table: str, wanted: Collection[str]) -> None:
    """Raise SettingsError for a name that a table has not."""
    for name in wanted:
        if name not in TABLES[table]:
            mend = f"there are: {', '.join(TABLES[table])}"
            raise SettingsError(f"there is no {name!r} among the {table}", where="the command line", mend=mend)
