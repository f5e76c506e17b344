"""A path in, Sources out: the text of a file is decided here, once, and never altered afterwards.

To add a format: write a module with `read(path, file)`, and put its ending into READERS.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from cards.cache import NOTHING, Cache
from cards.errors import NoSources, ReadError
from cards.hands import ALONE, Hands
from cards.pace import counted, silent
from cards.readers import docx, epub, html, mail, markdown, opening, pdf, plain, recording, walk
from cards.readers.opening import Read, Reader, Sent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from cards.model import Source

__all__ = ["LIMIT_MB", "READERS", "Reader", "Reading", "read_folder"]

LIMIT_MB = 10  # the parser reads about 25 kB a second, so that this is the work of several minutes

READERS: Mapping[str, Reader] = MappingProxyType(
    {
        ".docx": docx,
        ".eml": mail,
        ".epub": epub,
        ".htm": html,
        ".html": html,
        ".markdown": markdown,
        ".md": markdown,
        ".mht": mail,
        ".mhtml": mail,
        ".pdf": pdf,
        ".text": plain,
        ".txt": plain,
    }
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read, what could not be, the folders it came from, and the path behind each source's `file`.

    `libraries` tell of each reference manager's export how many of its entries were used, out of how many.
    """

    sources: tuple[Source, ...]
    problems: tuple[ReadError, ...]
    roots: tuple[Path, ...]
    paths: Mapping[str, Path] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    libraries: tuple[tuple[str, int, int], ...] = ()


def read_folder(
    paths: Sequence[Path],
    *,
    limit_mb: float = LIMIT_MB,
    libraries: Sequence[Path] = (),
    cache: Cache = NOTHING,
    hands: Hands = ALONE,
    progress: Callable[[int, int], None] = silent,
) -> Reading:
    """Every source in the given folders and files, with the records of the libraries and sources.toml beside them.

    What cannot be read is a problem of the Reading; nothing readable at all is NoSources.
    """
    found, faults = walk.find([Path(path) for path in paths], READERS.keys())
    opened = counted(opening.read(found, read_sent, limit_mb, cache, hands), len(found), progress)
    told = tuple(zip(found, opened, strict=True))
    read = [(one, got) for one, got in told if not isinstance(got, ReadError)]
    problems = [*faults, *(got for _, got in told if isinstance(got, ReadError))]
    if not read:
        raise _nothing(paths, problems)
    roots = tuple(dict.fromkeys(one.root for one in found))
    where = MappingProxyType({one.file: one.path for one in found})
    known = recording.recorded(read, libraries)
    return Reading(tuple(_told_twice(known.sources)), (*problems, *known.problems), roots, where, known.used)


def read_sent(sent: Sequence[Sent]) -> list[Read]:
    """What the readers make of some files, wherever this is run."""
    return [opening.by(READERS, one) for one in sent]


def _told_twice(sources: Sequence[Source]) -> Iterator[Source]:
    """A source whose words are another's says so: one report is not two sources."""
    first: dict[str, Source] = {}
    for source in sources:
        other = first.setdefault(source.id, source)
        same = (f"the same text as {other.file}",) if other is not source else ()
        yield replace(source, notes=(*source.notes, *same)) if same else source


def _nothing(paths: Sequence[Path], problems: Sequence[ReadError]) -> NoSources:
    where = ", ".join(str(path) for path in paths)
    endings = ", ".join(READERS)
    if problems:
        told = "".join(f"\n  - {problem.where}: {problem.problem}" for problem in problems[:10])
        more = f"\n  - and {len(problems) - 10} more" if len(problems) > 10 else ""  # noqa: PLR2004
        return NoSources(f"nothing in it can be read:{told}{more}", mend=problems[0].mend, where=where)
    return NoSources("it holds no source", mend=f"put texts into it that end in {endings}", where=where)
