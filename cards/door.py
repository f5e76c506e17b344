"""TOML in, dataclasses out: the fields are the schema, and every fault is collected on the way."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields
from pathlib import Path
from types import MappingProxyType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from cards.errors import SettingsError

NOTHING: Mapping[str, Any] = MappingProxyType({})
_AT = re.compile(r"\(at line (\d+)")


def toml(path: Path, *, absent: str) -> dict[str, Any]:
    """What a TOML file says; SettingsError with the line if it is none. `absent` is the mend if it is not there."""
    try:
        text = path.read_text(encoding="utf-8")
        return tomllib.loads(text)
    except FileNotFoundError as error:
        raise SettingsError("there is no such file", where=str(path), mend=absent) from error
    except OSError as error:
        problem = f"cannot be read: {error.strerror}"
        raise SettingsError(problem, where=str(path), mend="check its permissions") from error
    except UnicodeDecodeError as error:
        problem = f"is not UTF-8 text (byte {error.start})"
        raise SettingsError(problem, where=str(path), mend="save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        at, lines = _AT.search(str(error)), text.splitlines()
        # A fault "at the end of document" is one of the last line.
        line = f"\n  line: {lines[int(at[1]) - 1 if at else -1].strip()}" if lines else ""
        mend = "mend that line; text stands in quotation marks, lists in [ ]"
        raise SettingsError(f"is not valid TOML: {error}{line}", where=str(path), mend=mend) from error


@dataclass(frozen=True, slots=True)
class Fault:
    key: str
    problem: str
    mend: str


@dataclass(frozen=True, slots=True)
class Door:
    """The one way from TOML to values: knows the tables of names, and collects every fault on the way."""

    base: Path
    tables: Mapping[str, Collection[str]]
    faults: list[Fault] = field(default_factory=list)

    def fault(self, key: str, problem: str, mend: str) -> None:
        self.faults.append(Fault(key, problem, mend))

    def record(self, cls: type[Any], raw: Mapping[str, Any], under: str) -> Any:
        """An instance of dataclass `cls` from a TOML table; None if something in it is wrong."""
        before, hints = len(self.faults), get_type_hints(cls)
        known = {key_of(one): one for one in fields(cls) if key_of(one)}
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
            if self._is_path(raw, rules):
                return str(self.base / Path(raw).expanduser())
            self._within(raw, key, rules)
        return raw

    def _items(self, kind: Any, raw: Any, key: str, rules: Mapping[str, Any]) -> Any:
        if not self._is(list, raw, key):
            return raw
        if hasattr(kind, "__dataclass_fields__"):
            name = key.removeprefix("[").replace("] ", ".")
            rows = ((row, f"[[{name}]] {number}") for number, row in enumerate(raw, 1))
            return tuple(self.record(kind, row, at) for row, at in rows if self._is(dict, row, at))
        if len(raw) == rules.get("never"):
            self.fault(key, f"has {len(raw)} alone", "give at least two, or none to have them found")
        if len(raw) != rules.get("count", len(raw)):
            self.fault(key, f"has {len(raw)} values", f"write {rules['count']}, for example [0.5, -1.0]")
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

    def _is_path(self, raw: Any, rules: Mapping[str, Any]) -> bool:
        """Whether a name is that of a file or folder beside this one: it looks so, or what it should hold is there."""
        if "folder" in rules and raw:
            return "/" in raw or raw.endswith(".zip") or (self.base / raw / rules["folder"]).is_file()
        return "file" in rules and raw.endswith(rules["file"])

    def _is(self, kind: type, raw: Any, key: str) -> bool:
        # TOML's true is Python's int as well; a teacher who writes balance = 1 or seed = true means something else.
        numbers = (int, float) if kind is float else kind
        if isinstance(raw, numbers) and not (kind in (int, float) and isinstance(raw, bool)):
            return True
        wanted = "a number" if kind is float else _WORDS[kind]
        self.fault(
            key,
            f"should be {wanted}, and is {_WORDS.get(type(raw), 'something else')}: {raw!r}",
            _EXAMPLES[kind],
        )
        return False

    def _within(self, raw: Any, key: str, rules: Mapping[str, Any]) -> None:
        if "least" in rules and raw < rules["least"]:
            self.fault(key, f"is {raw}", f"write a number of at least {rules['least']}")
        if "most" in rules and raw > rules["most"]:
            self.fault(key, f"is {raw}", f"write a number of at most {rules['most']}")
        if "longest" in rules and len(raw) > rules["longest"]:
            self.fault(key, f"has {len(raw)} letters", f"write at most {rules['longest']}")
        among = rules.get("among", "")
        table = among if isinstance(among, tuple) else self.tables.get(among, ())
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
    float: "for example 3 or 2.5, without quotation marks",
    list: 'for example ["pdf"], even for one',
    dict: "write its name in [ ] on a line, and its settings on the lines below",
}


def refusal(path: Path, faults: list[Fault]) -> SettingsError:
    if len(faults) == 1:
        only = faults[0]
        return SettingsError(only.problem, where=f"{path} {only.key}", mend=only.mend)
    lines = [f"  {fault.key}: {fault.problem}\n    mend: {fault.mend}" for fault in faults]
    problem = f"{len(faults)} settings are wrong\n" + "\n".join(lines)
    return SettingsError(problem, where=str(path), mend="mend each line above; `cards settings` shows what is in force")


def key_of(one: Field[Any]) -> str:
    """The name a field has in deck.toml; "" for what no file may say."""
    return one.metadata.get("toml", one.name) or ""


def _join(under: str, key: str) -> str:
    return f"{under} {key}".strip()


def _guess(name: str, known: Collection[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    choice = f"there are: {', '.join(sorted(known))}"
    return f"did you mean {near[0]!r}? ({choice})" if near else choice
