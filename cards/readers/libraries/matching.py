"""Which entry of a library is of which source: by attached file, else by address, else by title."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

from cards.errors import ReadError
from cards.model import Source
from cards.readers.libraries import Entry, Library

_LEAST = 3
"""Words of a title; fewer ("Editorial") are no sign that two are the same work."""
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|ref|share")
_MEND = "delete one of them in the library, or state what is right in sources.toml; neither was used"


@dataclass(frozen=True, slots=True)
class Matched:
    """The entry of each source that has one, by the source's place in the list; and what could not be decided."""

    entries: Mapping[int, Entry]
    problems: tuple[ReadError, ...]


def match(sources: Sequence[Source], paths: Mapping[str, Path], libraries: Sequence[Library]) -> Matched:
    """`paths` are where the files of the sources lie. Two different entries for one source are both left out."""
    index = _index(libraries, [path for file, path in paths.items() if any(file == one.file for one in sources)])
    articles = Counter(source.file for source in sources)
    found: dict[int, Entry] = {}
    problems = []
    for number, source in enumerate(sources):
        alone = articles[source.file] == 1
        claims = next((some for some in index.claims(source, paths.get(source.file), alone=alone) if some), ())
        if len({claim.entry.record.reference for claim in claims}) > 1:
            keys = " and ".join(f"{claim.entry.key} ({claim.library})" for claim in claims)
            problems.append(ReadError(f"two records claim it: {keys}", mend=_MEND, where=source.file))
        elif claims:
            found[number] = claims[0].entry
    return Matched(found, tuple(problems))


@dataclass(frozen=True, slots=True)
class _Claim:
    entry: Entry
    library: str


@dataclass(frozen=True, slots=True)
class _Index:
    by_path: dict[Path, list[_Claim]] = field(default_factory=dict)
    by_url: dict[str, list[_Claim]] = field(default_factory=dict)
    by_title: dict[str, list[_Claim]] = field(default_factory=dict)

    def claims(self, source: Source, path: Path | None, *, alone: bool) -> Iterator[Sequence[_Claim]]:
        """The surest first; an attachment speaks for the whole file, so only where the file is one article."""
        yield self.by_path.get(path.resolve(), ()) if path and alone else ()
        yield self.by_url.get(address(source.reference.url), ()) if alone else ()
        yield self.by_title.get(heading(source.reference.title), ())


def _index(libraries: Sequence[Library], paths: Sequence[Path]) -> _Index:
    index = _Index()
    names: dict[str, list[Path]] = {}
    for path in dict.fromkeys(path.resolve() for path in paths):
        names.setdefault(_name(path.name), []).append(path)
    for library in libraries:
        for entry in library.entries:
            claim = _Claim(entry, library.path.name)
            for path in dict.fromkeys(_attached(entry, library.path.parent, names)):
                index.by_path.setdefault(path, []).append(claim)
            url, title = address(entry.record.reference.url), heading(entry.record.reference.title)
            if url:
                index.by_url.setdefault(url, []).append(claim)
            if title:
                index.by_title.setdefault(title, []).append(claim)
    return index


def _attached(entry: Entry, folder: Path, names: Mapping[str, Sequence[Path]]) -> Iterator[Path]:
    """The sources among an entry's attachments: the very file, or else the only one of that name."""
    for written in entry.attachments:
        same = names.get(_name(written.rpartition("/")[2]), ())
        there = (folder / written).resolve()
        yield from [there] if there in same else same if len(same) == 1 else ()


def _name(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def address(url: str) -> str:
    """An address without what may differ between two visits: scheme, "www.", tracking, the slash at the end."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    asked = urlencode([(key, value) for key, value in parse_qsl(parts.query) if not _TRACKING.fullmatch(key)])
    path = parts.path.rstrip("/")
    return f"{host}{path}{'?' if asked else ''}{asked}" if host and (path or asked) else ""


def heading(title: str) -> str:
    """A title's words in small letters, without marks; "" if they are too few to tell two works apart."""
    words = re.findall(r"\w+", unicodedata.normalize("NFKC", title).casefold())
    return " ".join(words) if len(words) >= _LEAST else ""
