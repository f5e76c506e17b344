"""deck.toml in, one frozen Settings out: the dataclasses below are the schema, and every fault is shown at once."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from cards.door import NOTHING, Door, key_of, refusal
from cards.errors import SettingsError
from cards.readability import PACE


def _nothing() -> Mapping[str, Any]:
    return NOTHING


@dataclass(frozen=True, slots=True)
class Exclude:
    """[find.exclude]: what is left out: sources by file, holders by name, paragraphs by words that stand in them."""

    sources: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Find:
    """[find]: how the contested questions are looked for, and in what.

    `sensitive` are the files, or patterns of files, whose cards carry a notice.
    """

    model: str = ""
    questions: int = field(default=12, metadata={"least": 1})
    min_positions: int = field(default=2, metadata={"least": 2})
    max_words: int = field(default=90, metadata={"least": 20})
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=_nothing, hash=False)
    sensitive: tuple[str, ...] = ()
    exclude: Exclude = Exclude()


SURE = 0.7
"""What only leans to a side (gather/weighing.py) is right about half the time: no card is made of it."""


@dataclass(frozen=True, slots=True)
class Deal:
    """[deal]: which cards are made of what was found, and how many.

    `packs` are what a class is handed beside the cards, `students` how many share the hands (0: one hand a side),
    `debate` the format by which they speak (or a .toml file with one), `pace` the words read aloud in a minute.
    """

    kinds: tuple[str, ...] = field(
        default=("question", "position", "evidence", "answer", "source"), metadata={"among": "kinds"}
    )
    balance: bool = True
    per_side: int = field(default=6, metadata={"least": 1})
    questions: int = field(default=8, metadata={"least": 1})
    seed: int = 0
    packs: tuple[str, ...] = field(default=(), metadata={"among": "packs"})
    students: int = field(default=0, metadata={"least": 0})
    debate: str = field(default="public-forum", metadata={"among": "debates", "file": ".toml"})
    pace: int = field(default=PACE, metadata={"least": 60})
    sure: float = field(default=SURE, metadata={"least": 0})


@dataclass(frozen=True, slots=True)
class OwnStock:
    """[[print.stocks]]: a card size of one's own, in millimetres; without counts or margins, the sheet is filled."""

    name: str
    width: float = field(metadata={"least": 1})
    height: float = field(metadata={"least": 1})
    columns: int = field(default=0, metadata={"least": 1})
    rows: int = field(default=0, metadata={"least": 1})
    left: float = field(default=-1.0, metadata={"least": 0})
    top: float = field(default=-1.0, metadata={"least": 0})
    gap_across: float = field(default=0.0, metadata={"least": 0})
    gap_down: float = field(default=0.0, metadata={"least": 0})
    inset: float = field(default=5.0, metadata={"least": 0})


@dataclass(frozen=True, slots=True)
class Type:
    """[print.type], and [type] of a theme: the letters; what is left out is as the theme has it."""

    serif: str = field(
        default="", metadata={"example": '"Contested Serif"', "about": "the letters of a source’s own words"}
    )
    sans: str = field(default="", metadata={"example": '"Contested Sans"', "about": "the letters of our words"})
    display: str = field(
        default="", metadata={"example": '"Contested Display"', "about": "the letters of headlines in a source’s words"}
    )
    scale: float = field(
        default=0.0,
        metadata={"least": 0.8, "most": 1.6, "example": "1.0", "about": "how much larger than usual type is set"},
    )
    floor: float = field(
        default=0.0, metadata={"least": 7.5, "most": 14, "example": "7.5", "about": "points that the smallest type has"}
    )
    leading: float = field(
        default=0.0,
        metadata={"least": 1.1, "most": 2, "example": "1.34", "about": "the height of a quotation’s lines, in ems"},
    )


@dataclass(frozen=True, slots=True)
class Print:
    """[print]: paper, card size, citation style, and the files that are written. Lengths are in millimetres.

    `backs` are none, behind the fronts for a printer that turns over the long or the short edge, or beside them to be
    folded over. `start` is the first free place of a sheet that was used in part; `order` "stack" lets piles be cut
    together and laid one upon another. `offset` and `back_offset` mend a printer that prints beside the mark. `only`
    names cards by label or id, `changed_since` an older deck.json. `style` may also be a .csl file; `initials` are
    those of whoever cuts the cards; `qr` prints each source's address as a code. `theme` is a name, a folder, a .zip or
    "python:PACKAGE"; `margin` is the room between a card's edge and its words; `school`, `logo` and `footer` are yours.
    """

    stock: str = field(default="quarter", metadata={"among": "stocks"})
    paper: str = field(default="a4", metadata={"among": "papers"})
    style: str = field(default="debate", metadata={"among": "styles", "file": ".csl"})
    initials: str = ""
    qr: bool = False
    formats: tuple[str, ...] = field(default=("pdf",), metadata={"among": "formats"})
    theme: str = field(default="classic", metadata={"folder": "theme.toml"})
    templates: Path | None = None
    ink: Mapping[str, str] = field(default_factory=_nothing, hash=False)
    type: Type = Type()
    margin: float = field(default=-1.0, metadata={"least": 2, "most": 25})
    school: str = field(default="", metadata={"longest": 60})
    logo: Path | None = None
    footer: str = field(default="", metadata={"longest": 80})
    ink_saver: bool = False
    highlight: bool = False
    guides: bool = True
    backs: str = field(default="none", metadata={"among": ("none", "long", "short", "fold")})
    order: str = field(default="rows", metadata={"among": ("rows", "stack")})
    start: int = field(default=1, metadata={"least": 1})
    gutter: float = field(default=0.0, metadata={"least": 0})
    bleed: float = field(default=0.0, metadata={"least": 0})
    offset: tuple[float, ...] = field(default=(0.0, 0.0), metadata={"count": 2})
    back_offset: tuple[float, ...] = field(default=(0.0, 0.0), metadata={"count": 2})
    only: tuple[str, ...] = ()
    changed_since: Path | None = None
    archive: bool = False
    stocks: tuple[OwnStock, ...] = ()


@dataclass(frozen=True, slots=True)
class Motion:
    """[[question]]: a question that a person asks; without positions, they are found."""

    text: str
    positions: tuple[str, ...] = field(default=(), metadata={"never": 1})


@dataclass(frozen=True, slots=True)
class Edit:
    """[[edit]]: a person's wording for the tag of one card."""

    card: str
    tag: str


@dataclass(frozen=True, slots=True)
class Drop:
    """[[drop]]: a person's verdict that one card is not to be printed, and why."""

    card: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is to do. `origins` says of each setting that is not the default where it came from."""

    title: str = "Argument cards"
    sources: tuple[str, ...] = ()
    library: tuple[Path, ...] = ()
    output: Path = Path("output")
    find: Find = Find()
    deal: Deal = Deal()
    print: Print = Print()
    questions: tuple[Motion, ...] = field(default=(), metadata={"toml": "question"})
    edits: tuple[Edit, ...] = field(default=(), metadata={"toml": "edit"})
    drops: tuple[Drop, ...] = field(default=(), metadata={"toml": "drop"})
    references: tuple[Mapping[str, Any], ...] = field(default=(), metadata={"toml": "reference"}, hash=False)
    base: Path = field(default=Path(), metadata={"toml": None})
    origins: Mapping[str, str] = field(default_factory=_nothing, metadata={"toml": None}, hash=False)

    @property
    def formats(self) -> tuple[str, ...]:
        """The files that are printed: those of [print], and the packs that [deal] asks for."""
        return tuple(dict.fromkeys((*self.print.formats, *(["packs"] if self.deal.packs else []))))


def motion(words: str) -> Motion:
    """A question as the command line has it: "Question?", or "Question? | one position | another position"."""
    text, *positions = (part.strip() for part in words.split("|"))
    faults = (
        (not text, "it asks nothing", "write the question between quotation marks"),
        (len(positions) == 1, "it has one position", "give at least two, parted by |, or none to have them found"),
        (not all(positions), "one of its positions is empty", 'write --ask "Question? | one position | another"'),
    )
    for wrong, problem, mend in faults:
        if wrong:
            raise SettingsError(problem, where=f"--ask {words!r}", mend=mend)
    return Motion(text, tuple(positions))


def load(path: Path | None = None, *, tables: Mapping[str, Collection[str]] = NOTHING, **overrides: object) -> Settings:
    """Settings from defaults, then deck.toml at `path`, then `overrides` (what the command line says; None is unsaid).

    `tables` are the names that a setting may choose from: kinds, stocks, papers, styles, formats.
    """
    given = {name: value for name, value in overrides.items() if value is not None}
    settings = _from_file(path, tables) if path else Settings()
    origins = {**settings.origins, **dict.fromkeys(given, "command line")}
    return replace(settings, **given, origins=MappingProxyType(origins))  # type: ignore[arg-type]


def narrowed(settings: Settings, only: Sequence[str] | None, since: Path | None) -> Settings:
    """The settings with the choice of cards that the command line makes; names may be parted by commas."""
    names = tuple(name.strip() for one in only or () for name in one.split(",") if name.strip())
    chosen = replace(settings.print, only=names or settings.print.only)
    return replace(settings, print=replace(chosen, changed_since=since or settings.print.changed_since))


def effective(settings: Settings) -> Iterator[tuple[str, object, str]]:
    """Each setting by name, with its value and where that came from: default, deck.toml or command line."""
    for one in fields(settings):
        if key_of(one):
            yield from _in_force(one.name, getattr(settings, one.name), settings.origins, "default")


def _in_force(key: str, value: object, origins: Mapping[str, str], above: str) -> Iterator[tuple[str, object, str]]:
    origin = origins.get(key, above)
    if is_dataclass(value) and not isinstance(value, type):
        for inner in fields(value):
            yield from _in_force(f"{key}.{inner.name}", getattr(value, inner.name), origins, origin)
    else:
        yield key, value, origin


def _from_file(path: Path, tables: Mapping[str, Collection[str]]) -> Settings:
    raw = _toml(path)
    door = Door(path.parent, _with_own(tables, raw))
    settings: Settings = door.record(Settings, raw, "")
    if door.faults:
        raise refusal(path, door.faults)
    sources = tuple(str(path.parent / pattern) for pattern in settings.sources)
    origins = MappingProxyType(dict.fromkeys(_named(raw), path.name))
    return replace(settings, sources=sources, base=path.parent, origins=origins)


def _with_own(tables: Mapping[str, Collection[str]], raw: Mapping[str, Any]) -> Mapping[str, Collection[str]]:
    """The tables of names, with the card sizes that this very file defines."""
    printing = raw.get("print")
    rows = printing.get("stocks") if isinstance(printing, dict) else None
    own = [str(row.get("name")) for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    return {**tables, "stocks": (*tables["stocks"], *own)} if own and "stocks" in tables else tables


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise SettingsError(
            "there is no such file", where=str(path), mend="check the path, or leave out --config"
        ) from error
    except OSError as error:
        raise SettingsError(
            f"cannot be read: {error.strerror}", where=str(path), mend="check its permissions"
        ) from error
    except UnicodeDecodeError as error:
        raise SettingsError(
            f"is not UTF-8 text (byte {error.start})", where=str(path), mend="save it as UTF-8"
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(
            f"is not valid TOML: {error}", where=str(path), mend="mend that line; text stands in quotation marks"
        ) from error


def _named(raw: Mapping[str, Any]) -> Iterator[str]:
    names = {key_of(one): one.name for one in fields(Settings)}
    for key, value in raw.items():
        yield from (f"{key}.{inner}" for inner in value) if isinstance(value, dict) else (names[key],)
