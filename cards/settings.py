"""deck.toml in, one frozen Settings out: the dataclasses below are the schema, and every fault is shown at once."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, replace
from pathlib import Path
from types import MappingProxyType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from cards.errors import SettingsError

NOTHING: Mapping[str, Any] = MappingProxyType({})


def _nothing() -> Mapping[str, Any]:
    return NOTHING


@dataclass(frozen=True, slots=True)
class Find:
    """[find]: how the contested questions are looked for."""

    model: str = ""
    questions: int = field(default=12, metadata={"least": 1})
    min_positions: int = field(default=2, metadata={"least": 2})
    max_words: int = field(default=90, metadata={"least": 20})
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=_nothing, hash=False)


@dataclass(frozen=True, slots=True)
class Deal:
    """[deal]: which cards are made of what was found, and how many."""

    kinds: tuple[str, ...] = field(default=("question", "evidence", "source"), metadata={"among": "kinds"})
    balance: bool = True
    per_side: int = field(default=6, metadata={"least": 1})
    questions: int = field(default=8, metadata={"least": 1})
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Print:
    """[print]: paper, card size, citation style, and the files that are written."""

    stock: str = field(default="quarter", metadata={"among": "stocks"})
    paper: str = field(default="a4", metadata={"among": "papers"})
    style: str = field(default="debate", metadata={"among": "styles"})
    formats: tuple[str, ...] = field(default=("pdf",), metadata={"among": "formats"})
    templates: Path | None = None
    ink: Mapping[str, str] = field(default_factory=_nothing, hash=False)
    guides: bool = True


@dataclass(frozen=True, slots=True)
class Motion:
    """[[question]]: a question that a person asks; without positions, they are found."""

    text: str
    positions: tuple[str, ...] = ()


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


@dataclass(frozen=True, slots=True)
class _Fault:
    key: str
    problem: str
    mend: str


@dataclass(frozen=True, slots=True)
class _Door:
    """The one way from TOML to values: knows the tables of names, and collects every fault on the way."""

    base: Path
    tables: Mapping[str, Collection[str]]
    faults: list[_Fault] = field(default_factory=list)

    def fault(self, key: str, problem: str, mend: str) -> None:
        self.faults.append(_Fault(key, problem, mend))

    def record(self, cls: type[Any], raw: Mapping[str, Any], under: str) -> Any:
        """An instance of dataclass `cls` from a TOML table; None if something in it is wrong."""
        before, hints = len(self.faults), get_type_hints(cls)
        known = {_key(one): one for one in fields(cls) if _key(one)}
        values = {}
        for key, value in raw.items():
            if key not in known:
                self.fault(_join(under, key), f"unknown key {key!r}", _guess(key, known))
            else:
                one = known[key]
                values[one.name] = self.value(hints[one.name], value, _join(under, key), one.metadata)
        for key, one in known.items():
            if key not in raw and one.default is MISSING and one.default_factory is MISSING:
                self.fault(_join(under, key), "is missing", f"write {key} = ... below {under}")
        return cls(**values) if len(self.faults) == before else None

    def value(self, kind: Any, raw: Any, key: str, rules: Mapping[str, Any] = NOTHING) -> Any:
        """A value of the field's type from TOML's; what is wrong is noted, and the raw value returned."""
        origin = get_origin(kind)
        if origin is tuple:
            return self._items(get_args(kind)[0], raw, key, rules)
        if origin is Mapping:
            return self._mapping(get_args(kind)[1], raw, key)
        if hasattr(kind, "__dataclass_fields__"):
            return self.record(kind, raw, f"[{key}]") if self._is(dict, raw, key) else None
        if kind is Path or origin is UnionType:
            return self._path(kind, raw, key)
        if self._is(kind, raw, key):
            self._within(raw, key, rules)
        return raw

    def _items(self, kind: Any, raw: Any, key: str, rules: Mapping[str, Any]) -> Any:
        if not self._is(list, raw, key):
            return raw
        if hasattr(kind, "__dataclass_fields__"):
            rows = ((row, f"[[{key}]] {number}") for number, row in enumerate(raw, 1))
            return tuple(self.record(kind, row, at) for row, at in rows if self._is(dict, row, at))
        return tuple(self.value(kind, item, f"{key}, item {n}", rules) for n, item in enumerate(raw, 1))

    def _mapping(self, kind: Any, raw: Any, key: str) -> Any:
        if kind is Any or not self._is(dict, raw, key):
            return MappingProxyType(raw) if isinstance(raw, dict) else raw
        return MappingProxyType({name: self.value(kind, item, f"{key}, {name}") for name, item in raw.items()})

    def _path(self, kind: Any, raw: Any, key: str) -> Path | None:
        if isinstance(raw, Path):
            return raw
        if not self._is(str, raw, key) or (not raw and kind is not Path):
            return None
        return self.base / Path(raw).expanduser()

    def _is(self, kind: type, raw: Any, key: str) -> bool:
        # TOML's true is Python's int as well; a teacher who writes balance = 1 or seed = true means something else.
        if isinstance(raw, kind) and not (kind is int and isinstance(raw, bool)):
            return True
        self.fault(
            key,
            f"should be {_WORDS[kind]}, and is {_WORDS.get(type(raw), 'something else')}: {raw!r}",
            _EXAMPLES[kind],
        )
        return False

    def _within(self, raw: Any, key: str, rules: Mapping[str, Any]) -> None:
        if "least" in rules and raw < rules["least"]:
            self.fault(key, f"is {raw}", f"write a number of at least {rules['least']}")
        table = self.tables.get(rules.get("among", ""), ())
        if table and raw not in table:
            self.fault(key, f"there is no {raw!r}", _guess(raw, table))


_WORDS = {
    str: "text in quotation marks",
    int: "a whole number",
    bool: "true or false",
    list: "a list in [ ]",
    dict: "a table",
    float: "a number with a point",
}
_EXAMPLES = {
    str: 'for example "quarter"',
    int: "for example 8, without quotation marks or a point",
    bool: "write true or false, without quotation marks",
    list: 'for example ["pdf"], even for one',
    dict: "write its name in [ ] on a line, and its settings on the lines below",
}


def load(path: Path | None = None, *, tables: Mapping[str, Collection[str]] = NOTHING, **overrides: object) -> Settings:
    """Settings from defaults, then deck.toml at `path`, then `overrides` (what the command line says; None is unsaid).

    `tables` are the names that a setting may choose from: kinds, stocks, papers, styles, formats.
    """
    given = {name: value for name, value in overrides.items() if value is not None}
    settings = _from_file(path, tables) if path else Settings()
    origins = {**settings.origins, **dict.fromkeys(given, "command line")}
    return replace(settings, **given, origins=MappingProxyType(origins))  # type: ignore[arg-type]


def effective(settings: Settings) -> Iterator[tuple[str, object, str]]:
    """Each setting by name, with its value and where that came from: default, deck.toml or command line."""
    for one in fields(settings):
        value = getattr(settings, one.name)
        if hasattr(value, "__dataclass_fields__"):
            for inner in fields(value):
                key = f"{one.name}.{inner.name}"
                yield key, getattr(value, inner.name), settings.origins.get(key, "default")
        elif _key(one):
            yield one.name, value, settings.origins.get(one.name, "default")


def _from_file(path: Path, tables: Mapping[str, Collection[str]]) -> Settings:
    raw = _toml(path)
    door = _Door(path.parent, tables)
    settings: Settings = door.record(Settings, raw, "")
    if door.faults:
        raise _refusal(path, door.faults)
    sources = tuple(str(path.parent / pattern) for pattern in settings.sources)
    origins = MappingProxyType(dict.fromkeys(_named(raw), path.name))
    return replace(settings, sources=sources, base=path.parent, origins=origins)


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
    names = {_key(one): one.name for one in fields(Settings)}
    for key, value in raw.items():
        yield from (f"{key}.{inner}" for inner in value) if isinstance(value, dict) else (names[key],)


def _refusal(path: Path, faults: list[_Fault]) -> SettingsError:
    if len(faults) == 1:
        only = faults[0]
        return SettingsError(only.problem, where=f"{path} {only.key}", mend=only.mend)
    lines = [f"  {fault.key}: {fault.problem}\n    mend: {fault.mend}" for fault in faults]
    problem = f"{len(faults)} settings are wrong\n" + "\n".join(lines)
    return SettingsError(problem, where=str(path), mend="mend each line above; `cards settings` shows what is in force")


def _key(one: Field[Any]) -> str:
    """The name a field has in deck.toml; "" for what no file may say."""
    return one.metadata.get("toml", one.name) or ""


def _join(under: str, key: str) -> str:
    return f"{under} {key}".strip()


def _guess(name: str, known: Collection[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    choice = f"there are: {', '.join(sorted(known))}"
    return f"did you mean {near[0]!r}? ({choice})" if near else choice
