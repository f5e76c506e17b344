"""A path in, Sources out: the text of a file is decided here, once, and never altered afterwards.

To add a format: write a module with `read(path, file)`, and put its ending into READERS.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from cards.cache import NOTHING, Cache, key, pack, unpack
from cards.errors import NoSources, ReadError
from cards.readers import docx, epub, html, mail, markdown, pdf, plain, recording, walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cards.model import Source

__all__ = ["LIMIT_MB", "READERS", "Reader", "Reading", "read_folder"]

LIMIT_MB = 10  # the parser reads about 25 kB a second, so that this is the work of several minutes
_MB = 1_000_000
_PICTURES = MappingProxyType(dict.fromkeys((".docx", ".eml", ".epub", ".mht", ".mhtml", ".pdf"), 10))
"""Formats that carry pictures and fonts may be so many times larger; their text may not."""


class Reader(Protocol):
    """A module that reads one format: one Source for each article in the file, or a ReadError."""

    def read(self, path: Path, file: str) -> tuple[Source, ...]: ...


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
    paths: Sequence[Path], *, limit_mb: float = LIMIT_MB, libraries: Sequence[Path] = (), cache: Cache = NOTHING
) -> Reading:
    """Every source in the given folders and files, with the records of the libraries and sources.toml beside them.

    What cannot be read is a problem of the Reading; nothing readable at all is NoSources.
    """
    found, faults = walk.find([Path(path) for path in paths], READERS.keys())
    read: list[tuple[walk.Found, tuple[Source, ...]]] = []
    problems = list(faults)
    for one in found:
        try:
            read.append((one, _read(one, limit_mb, cache)))
        except ReadError as problem:
            problems.append(problem)
    if not read:
        raise _nothing(paths, problems)
    roots = tuple(dict.fromkeys(one.root for one in found))
    where = MappingProxyType({one.file: one.path for one in found})
    known = recording.recorded(read, libraries)
    return Reading(tuple(_told_twice(known.sources)), (*problems, *known.problems), roots, where, known.used)


def _read(one: walk.Found, limit_mb: float, cache: Cache) -> tuple[Source, ...]:
    suffix = one.path.suffix.lower()
    try:
        _refuse_large(one.path.stat().st_size / _MB, limit_mb * _PICTURES.get(suffix, 1), one.file)
        name = key("read", suffix, one.file, one.path.read_bytes())
        read = cache.remembered(name, lambda: pack(READERS[suffix].read(one.path, one.file)))
        sources: tuple[Source, ...] = unpack(read)
    except OSError as error:
        mend = "check that the file is there and that you may read it"
        raise ReadError(f"it cannot be opened: {error.strerror}", mend=mend, where=one.file) from None
    _refuse_large(len(sources[0].text) / _MB, limit_mb, one.file)
    return sources


def _refuse_large(size: float, limit: float, file: str) -> None:
    if size > limit:
        mend = "keep only the pages that you need, split the file, or save it without its pictures"
        raise ReadError(f"it has {size:.0f} MB, and the limit is {limit:g} MB", mend=mend, where=file)


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
