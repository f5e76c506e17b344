"""Files on the way to their readers: none twice, none too large, and as bytes, for a reader may be far away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from cards.cache import Cache, key, pack, unpack
from cards.errors import ReadError
from cards.hands import Hands

if TYPE_CHECKING:
    from cards.model import Source
    from cards.readers.walk import Found

MB = 1_000_000
TOGETHER = 64
"""Files, or at most a megabyte, that are sent together: about a second's work."""
PICTURES = MappingProxyType(dict.fromkeys((".docx", ".eml", ".epub", ".mht", ".mhtml", ".pdf"), 10))
"""Formats that carry pictures and fonts may be so many times larger; their text may not."""


class Reader(Protocol):
    """A module that reads one format: one Source for each article in the file, or a ReadError."""

    def read(self, path: Path, file: str) -> tuple[Source, ...]: ...


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as its reader gets it: its name below its root, its ending and its bytes."""

    file: str
    suffix: str
    data: bytes = field(repr=False)

    @property
    def name(self) -> str:
        return key("read", self.suffix, self.file, self.data)


Read = bytes | ReadError
"""The sources of a file, packed, or why there are none."""


def read(
    found: Sequence[Found], work: Callable[[Sequence[Sent]], list[Read]], limit_mb: float, cache: Cache, hands: Hands
) -> Iterator[tuple[Source, ...] | ReadError]:
    """The sources of each file, or why there are none, in their order; what is new is kept as soon as it is there."""
    sent = [_sent(one, limit_mb) for one in found]
    names = ["" if isinstance(one, ReadError) else one.name for one in sent]
    known: dict[str, Read] = dict(cache.known(list(filter(None, names))))
    new = {name: one for name, one in zip(names, sent, strict=True) if isinstance(one, Sent) and name not in known}
    fresh = zip(new, chain.from_iterable(hands.map(work, _together(new.values()))), strict=True)
    for name, one in zip(names, sent, strict=True):
        if isinstance(one, ReadError):
            yield one
            continue
        while name not in known:
            made, got = next(fresh)
            known[made] = got
            if isinstance(got, bytes):
                cache.keep({made: got})
        yield _opened(known[name], one.file, limit_mb)


def by(readers: Mapping[str, Reader], sent: Sent) -> Read:
    """What the reader of this ending makes of it, in a file of its own: where it is read, there may be no other."""
    with TemporaryDirectory(prefix="contested-") as folder:
        path = Path(folder) / f"source{sent.suffix}"
        path.write_bytes(sent.data)
        try:
            return pack(readers[sent.suffix].read(path, sent.file))
        except ReadError as problem:
            return problem


def _sent(one: Found, limit_mb: float) -> Sent | ReadError:
    suffix = one.path.suffix.lower()
    try:
        large = _too_large(one.path.stat().st_size / MB, limit_mb * PICTURES.get(suffix, 1), one.file)
        return large or Sent(one.file, suffix, one.path.read_bytes())
    except OSError as error:
        mend = "check that the file is there and that you may read it"
        return ReadError(f"it cannot be opened: {error.strerror}", mend=mend, where=one.file)


def _opened(read: Read, file: str, limit_mb: float) -> tuple[Source, ...] | ReadError:
    if isinstance(read, ReadError):
        return read
    sources: tuple[Source, ...] = unpack(read)
    return _too_large(len(sources[0].text) / MB, limit_mb, file) or sources


def _too_large(size: float, limit: float, file: str) -> ReadError | None:
    if size <= limit:
        return None
    mend = "keep only the pages that you need, split the file, or save it without its pictures"
    return ReadError(f"it has {size:.0f} MB, and the limit is {limit:g} MB", mend=mend, where=file)


def _together(sent: Iterable[Sent]) -> Iterator[tuple[Sent, ...]]:
    batch: list[Sent] = []
    for one in sent:
        batch.append(one)
        if len(batch) == TOGETHER or sum(len(other.data) for other in batch) >= MB:
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)
