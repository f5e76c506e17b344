"""What is not known of the sources, as tables of sources.toml for a person to fill in; nothing of theirs is touched."""

from __future__ import annotations

import json
import os
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from cards.errors import Unwritable
from cards.readers import records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cards.model import Source

_HEAD = """# What is known of the sources. Fill in what you know between the quotes; "" is passed over, "not given" says
# that there is none. A line with # before it shows what was found in the text: take the # away to change it.
"""
_HINTS = {
    "author": '["Family, Given"]; a body without a comma',
    "issued": '"2024-05-01", "2024-05" or "2024"',
    "container-title": "the newspaper, journal or site",
    "kind": " | ".join(records.KINDS),
}


def numbered(sources: Iterable[Source]) -> Iterator[tuple[str, Source]]:
    """Each source under its name in sources.toml: "lee.txt", and "lee.txt#2" for the second article of that file."""
    seen: Counter[str] = Counter()
    for source in sources:
        seen[source.file] += 1
        yield key(source.file, seen[source.file]), source


def key(file: str, number: int) -> str:
    return file if number == 1 else f"{file}#{number}"


def gaps(sources: Sequence[Source], existing: str = "", *, where: str = records.FILE) -> str:
    """The tables to append to a sources.toml for the sources that have none in it and lack something; "" if none do."""
    have = records.parse(existing, where)
    tables = [_table(name, source) for name, source in numbered(sources) if name not in have and source.missing]
    return "\n".join(tables)


def add_gaps(folder: Path, sources: Sequence[Source]) -> int:
    """Append the gaps of a folder's sources to its sources.toml, whole or not at all; how many tables were added."""
    path = folder / records.FILE
    existing = path.read_text(encoding="utf-8") if path.is_file() else ""
    added = gaps(sources, existing, where=str(path))
    if added:
        before = existing.rstrip("\n") + "\n\n" if existing.strip() else _HEAD + "\n"
        _write(path, before + added)
    return added.count('\n["') + added.startswith('["')


def _write(path: Path, text: str) -> None:
    """Beside it, then renamed: a failure leaves the old file as it was."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".sources-", suffix=".toml")
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
            out.write(text)
        Path(name).chmod(path.stat().st_mode if path.exists() else 0o644)
        Path(name).replace(path)
    except OSError as error:
        mend = "give yourself leave to write there, or copy the folder to a place of your own"
        raise Unwritable(f"it cannot be written: {error.strerror}", mend=mend, where=str(path)) from None


def _table(name: str, source: Source) -> str:
    known = {
        "author": [_author(one.family, one.given, one.literal) for one in source.reference.author],
        "title": source.reference.title,
        "container-title": source.reference.container_title,
        "publisher": source.reference.publisher,
        "issued": source.reference.issued,
        "URL": source.reference.url,
        "kind": source.kind,
    }
    lines = [_line(field, value) for field, value in known.items()]
    return "\n".join([f"[{_quoted(name)}]", *lines, ""])


def _author(family: str, given: str, literal: str) -> str:
    return literal or f"{family}, {given}"


def _line(field: str, value: str | Sequence[str]) -> str:
    if value:
        listed = _quoted(value) if isinstance(value, str) else f"[{', '.join(map(_quoted, value))}]"
        return f"# {field} = {listed}"
    hint = f"  # {_HINTS[field]}" if field in _HINTS else ""
    return f"{field} = {'[]' if field == 'author' else _quoted('')}{hint}"


def _quoted(words: str) -> str:
    """A TOML basic string; JSON's escapes are TOML's."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")
