"""Formats of debate as data: who speaks when, how long; ours lie in rules/, a user's own beside deck.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from cards.door import Door, refusal
from cards.errors import SettingsError

RULES = Path(__file__).parent / "rules"
DEBATES: Mapping[str, Path] = MappingProxyType({path.stem: path for path in sorted(RULES.glob("*.toml"))})
SUFFIX = ".toml"
TEAMS = 2


@dataclass(frozen=True, slots=True)
class Speech:
    """One speech: "first" and "second" are the teams in the order in which they speak, "all" is what they share."""

    name: str  #: what the format calls it
    minutes: float = field(metadata={"least": 0.5})  #: how many minutes it has
    by: str = field(metadata={"among": ("first", "second", "all")})  #: who gives it: "first", "second" or "all"


@dataclass(frozen=True, slots=True)
class Debate:
    """A format. The first of the two `roles` defends the motion; `opens` says whether it also speaks first."""

    name: str  #: what the format is called
    source: str  #: whose rules these are
    roles: tuple[str, ...] = field(metadata={"count": TEAMS})  #: what the two teams are called
    speeches: tuple[Speech, ...] = field(metadata={"toml": "speech"})  #: who speaks, in order
    about: str = ""  #: what it is, in a line
    #: who speaks first: its defender ("motion"), or whom a coin names ("toss")
    opens: str = field(default="motion", metadata={"among": ("motion", "toss")})
    preparation: float = field(default=0.0, metadata={"least": 0})  #: minutes that each team may use between speeches

    @property
    def minutes(self) -> float:
        """How long it takes, with all preparation used."""
        return sum(speech.minutes for speech in self.speeches) + TEAMS * self.preparation

    @property
    def columns(self) -> tuple[Speech, ...]:
        """The speeches that are flowed."""
        return tuple(speech for speech in self.speeches if speech.by != "all")


def debate(name: str) -> Debate:
    """The format of that name, or in that file; SettingsError with what is wrong in it, where, and the mend."""
    path = Path(name) if name.endswith(SUFFIX) else DEBATES.get(name)
    if path is None:
        mend = f"write one of: {', '.join(DEBATES)}; or the path of a .toml file with a format of your own"
        raise SettingsError(f"there is no format of debate {name!r}", where="[deal] debate", mend=mend)
    door = Door(path.parent, {})
    found: Debate = door.record(Debate, _raw(path), "")
    if found and not found.columns:
        door.fault("[[speech]]", "nobody speaks", 'write at least one speech with by = "first" or "second"')
    if door.faults:
        raise refusal(path, door.faults)
    return found


def told() -> Iterator[tuple[str, str]]:
    """Our formats by name, and what each is."""
    for name, path in DEBATES.items():
        known = debate(str(path))
        yield name, f"{known.name}: {known.about} ({known.minutes:g} minutes)"
    yield (
        "FILE.toml",
        "a format of your own: the path of its file, seen from deck.toml; those in cards/packs/rules are to imitate",
    )


def _raw(path: Path) -> dict[str, object]:
    mend = (
        "check [debate] in deck.toml" if path.parent == RULES else "check the path, or copy one of ours and change it"
    )
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        problem = "there is no such format of debate" if not path.exists() else f"cannot be read: {error.strerror}"
        raise SettingsError(problem, where=str(path), mend=mend) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        mend = "mend that line; save it as UTF-8, with text in quotation marks"
        raise SettingsError(f"is not valid TOML: {error}", where=str(path), mend=mend) from error


def roles(known: Debate, letters: Sequence[str]) -> Mapping[str, str]:
    """The role of each side: the first has given the motion, all others oppose it, together if they are several."""
    return {letter: known.roles[min(index, TEAMS - 1)] for index, letter in enumerate(letters)}
