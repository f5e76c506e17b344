"""The sources of a deck as they are today: read again by their readers, and looked for by their text if they moved."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cards.errors import NoSources, ReadError, StoreError
from cards.proof.report import State
from cards.readers import READERS, walk

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Found:
    """The text of a source today, how it compares with the deck's, and the file that it was read from."""

    text: str
    state: State = "same"
    at: str = ""


def reread(deck: Json, folders: Sequence[Path]) -> dict[str, Found]:
    """Each source that can still be read, by the name that it has in the deck, as its reader keeps it today."""
    try:
        records = {record["file"]: record for record in deck["sources"]}
        kept = {file: (str(record["sha256"]), str(record.get("bytes", ""))) for file, record in records.items()}
    except (KeyError, TypeError, AttributeError) as error:
        mend = "run `cards find` again, or undo the last edit"
        raise StoreError(f"is not a whole deck: {error} is missing or wrong", where="deck.json", mend=mend) from error
    found = {file: here for file in kept if (here := _in_place(file, *kept[file], folders))}
    lost = {text: file for file, (text, _) in kept.items() if file not in found or found[file].state == "changed"}
    return found | dict(_elsewhere(lost, kept, folders))


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _in_place(file: str, text_hash: str, file_hash: str, folders: Sequence[Path]) -> Found | None:
    """The source where the deck says that it lies, below one of the folders and never outside of them."""
    for path in (folder / file for folder in folders):
        inside = any(path.resolve().is_relative_to(folder.resolve()) for folder in folders)
        text = _text(path, file) if inside else None
        if text is not None:
            same = digest(text) == text_hash
            state: State = "same" if same else "read otherwise" if _fingerprint(path) == file_hash else "changed"
            return Found(text, state, str(path))
    return None


def _elsewhere(
    lost: Mapping[str, str], kept: Mapping[str, tuple[str, str]], folders: Sequence[Path]
) -> Iterator[tuple[str, Found]]:
    """Sources under another name: files of the same kind first, since a file that is renamed keeps its ending."""
    wanted = dict(lost)
    endings = {Path(file).suffix.lower() for file in wanted.values()}
    there = [folder for folder in folders if folder.is_dir()] if wanted else []
    for one in sorted(_files(there), key=lambda one: one.path.suffix.lower() not in endings):
        if not wanted:
            return
        text = _text(one.path, one.file)
        file = wanted.pop(digest(text), "") if text is not None else ""
        if file and text is not None:
            yield file, Found(text, "moved", str(one.path))
            continue
        again = next((name for name in wanted.values() if kept[name][1] == _fingerprint(one.path)), "")
        if again and text is not None:
            wanted.pop(kept[again][0])
            yield again, Found(text, "read otherwise", str(one.path))


def _files(folders: Sequence[Path]) -> tuple[walk.Found, ...]:
    try:
        return tuple(one for folder in folders for one in walk.find([folder], READERS.keys())[0])
    except NoSources:
        return ()


def _text(path: Path, file: str) -> str | None:
    reader = READERS.get(path.suffix.lower())
    try:
        return reader.read(path, file)[0].text if reader and path.is_file() else None
    except (ReadError, OSError):
        return None


def _fingerprint(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return "unreadable"
