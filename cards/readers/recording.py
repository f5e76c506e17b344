"""The records of sources laid over what their texts say: the library's first, then those of sources.toml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from cards.readers import compose, gaps, genres, libraries, records
from cards.readers.libraries import matching

if TYPE_CHECKING:
    from cards.errors import ReadError
    from cards.model import Source
    from cards.readers.walk import Found


@dataclass(frozen=True, slots=True)
class Recorded:
    """The sources under their records, what was wrong with the records, and how many of each library were used."""

    sources: tuple[Source, ...]
    problems: tuple[ReadError, ...]
    used: tuple[tuple[str, int, int], ...]


def recorded(read: Sequence[tuple[Found, Sequence[Source]]], named: Sequence[Path] = ()) -> Recorded:
    """Each article of each file that was read, with what is stated of it; `named` are libraries that lie elsewhere."""
    flat = [(one, number, source) for one, sources in read for number, source in enumerate(sources, 1)]
    shelf = libraries.shelf(dict.fromkeys(folder for one, _ in read for folder in _folders(one)), named)
    sources = [source for _, _, source in flat]
    matched = matching.match(sources, {one.file: one.path for one, _ in read}, shelf)
    ledgers: dict[Path, Mapping[str, records.Record]] = {}
    out = []
    for index, (one, number, source) in enumerate(flat):
        layers = [entry.record] if (entry := matched.entries.get(index)) else []
        layers += _ledger(one, number, ledgers)
        for layer in layers:
            source = layer.applied(source)  # noqa: PLW2901  one record over the other
        out.append(_placed(source))
    used = {id(entry) for entry in matched.entries.values()}
    counts = [(lib.path.name, sum(id(one) in used for one in lib.entries), len(lib.entries)) for lib in shelf]
    problems = (*(problem for library in shelf for problem in library.problems), *matched.problems)
    return Recorded(tuple(out), problems, tuple(counts))


def _placed(source: Source) -> Source:
    """The kind by address or publication, where neither the text nor any record says it."""
    kind = "" if source.kind or "kind" in dict(source.origins) else genres.kind(source.reference)
    if not kind:
        return source
    return replace(source, kind=kind, origins=compose.traced(dict(source.origins), {"kind": "address or publication"}))


def _ledger(one: Found, number: int, ledgers: dict[Path, Mapping[str, records.Record]]) -> Iterator[records.Record]:
    """The record of the nearest folder that has one for this article."""
    for folder in _folders(one):
        if folder not in ledgers:
            ledgers[folder] = records.load(folder)
        name = gaps.key(one.path.relative_to(folder).as_posix(), number)
        if name in ledgers[folder]:
            yield ledgers[folder][name]
            return


def _folders(one: Found) -> list[Path]:
    """The folders from the file's own up to its root."""
    return [folder for folder in one.path.parents if folder == one.root or folder.is_relative_to(one.root)]
