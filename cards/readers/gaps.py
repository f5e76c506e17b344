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

    from tomlkit.items import Table
    from tomlkit.toml_document import TOMLDocument

    from cards.model import Source

_HEAD = """# What is known of the sources. Fill in what you know between the quotes; "" is passed over, "not given" says
# that there is none. A line with # before it shows what was found in the text: take the # away to change it.
"""
_HINTS = {
    "author": '["Family, Given"]; a body without a comma',
    "issued": '"2024-05-01", "2024-05" or "2024"',
    "container-title": "the newspaper, journal or site",
    "kind": " | ".join(records.KINDS),
    "owner": "who owns or funds the publisher",
    "country": "of the publisher",
    "stake": "what publisher or author would gain in this dispute",
}


def numbered(sources: Iterable[Source]) -> Iterator[tuple[str, Source]]:
    """Each source under its name in sources.toml: "lee.txt", and "lee.txt#2" for the second article of that file."""
    seen: Counter[str] = Counter()
    for source in sources:
        seen[source.file] += 1
        yield key(source.file, seen[source.file]), source


def key(file: str, number: int) -> str:
    return file if number == 1 else f"{file}#{number}"


def gaps(sources: Sequence[Source], existing: str = "", *, where: str = records.FILE) -> tuple[str, int]:
    """A sources.toml with a place for each thing that is not known, and how many sources got one.

    What a person wrote stays to the letter, comments and order too: a table of theirs only gets the keys it lacks.
    """
    import tomlkit

    have = records.parse(existing, where)
    document = tomlkit.parse(existing)
    lacking = [(name, source) for name, source in numbered(sources) if source.missing]
    grown = sum(_grow(document, name, source) for name, source in lacking if name in have)
    tables = [_table(name, source) for name, source in lacking if name not in have]
    kept = tomlkit.dumps(document)
    if not tables:
        return kept, grown
    before = kept.rstrip("\n") + "\n\n" if kept.strip() else _HEAD + "\n"
    return before + "\n".join(tables), grown + len(tables)


def _grow(document: TOMLDocument, name: str, source: Source) -> bool:
    """Give a person's table the keys that it lacks and nobody knows, at its end."""
    import tomlkit

    table = _found(document, name)
    written = {key.lower().replace("_", "-") for key in table}
    absent = [key for key, value in _known(source).items() if not value and key.lower() not in written]
    for key in absent:
        item = tomlkit.array() if key == "author" else tomlkit.string("")
        table.add(key, item.comment(_HINTS[key]) if key in _HINTS else item)
    return bool(absent)


def _found(document: TOMLDocument | Table, name: str) -> Table:
    """A file's table, also where its name was written without quotes, so that TOML sees one table in another."""
    table: Table
    for key, table in document.items():
        plain = key.replace("\\", "/").removeprefix("./")
        if plain == name:
            return table
        if name.startswith(f"{plain}."):
            return _found(table, name.removeprefix(f"{plain}."))
    raise KeyError(name)


def add_gaps(folder: Path, sources: Sequence[Source]) -> int:
    """Put the gaps of a folder's sources into its sources.toml, whole or not at all; how many sources got some."""
    path = folder / records.FILE
    existing = path.read_bytes().decode("utf-8") if path.is_file() else ""
    mark = "\ufeff" if existing.startswith("\ufeff") else ""
    text, added = gaps(sources, existing.removeprefix(mark), where=str(path))
    if added:
        _write(path, mark + text)
    return added


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


def _known(source: Source) -> dict[str, str | list[str]]:
    return {
        "author": [_author(one.family, one.given, one.literal) for one in source.reference.author],
        "title": source.reference.title,
        "container-title": source.reference.container_title,
        "publisher": source.reference.publisher,
        "issued": source.reference.issued,
        "URL": source.reference.url,
        "kind": source.kind,
        "owner": source.standing.owner,
        "country": source.standing.country,
        "stake": source.standing.stake,
    }


def _table(name: str, source: Source) -> str:
    return "\n".join([f"[{_quoted(name)}]", *(_line(field, value) for field, value in _known(source).items()), ""])


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
