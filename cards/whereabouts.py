"""Where the sources of a deck lie: folders as deck.json names them, and addresses, fetched only if a person says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from cards import store
from cards.errors import StoreError
from cards.readers import READERS, Reading, afar

Json = Mapping[str, object]


def place(name: str | Path) -> Path:
    """The folder, file or pattern of this name; what lies at an address is fetched."""
    address = str(name)
    return afar.fetched(address, frozenset(READERS)) if afar.is_address(address) else Path(name)


def named(reading: Reading, names: Sequence[str | Path], folder: Path) -> tuple[str, ...]:
    """The roots of a reading as deck.json in `folder` names them: an address as the person wrote it."""
    written = addresses(names)
    roots = zip(reading.roots, store.relative(reading.roots, folder), strict=True)
    return tuple(written.get(root, near) for root, near in roots)


def addresses(names: Sequence[str | Path]) -> Mapping[Path, str]:
    """What was fetched, with the address that it came from."""
    return {place(name): str(name) for name in names if afar.is_address(str(name))}


def folders(document: Json, path: Path, given: Sequence[str | Path] = ()) -> tuple[Path, ...]:
    """Where the sources of a deck lie: what a person says, else what deck.json says, seen from its own folder."""
    there = tuple(map(place, given)) or told(document, path)
    if there:
        return there
    far = [root for root in _roots(document, path) if afar.is_address(root)]
    if far:
        mend = f"say that it may be fetched: --sources {far[0]}"
        raise StoreError(f"its sources lie at {far[0]}", where=str(path), mend=mend)
    raise StoreError("does not say where its sources are", where=str(path), mend="say where they are: --sources FOLDER")


def given(names: Sequence[str | Path]) -> tuple[Path, ...]:
    """Folders that a person names; what is none is refused."""
    found = tuple(map(place, names))
    for folder in found:
        if not folder.is_dir():
            raise StoreError("there is no such folder", where=str(folder), mend="check the path after --sources")
    return found


def told(document: Json, path: Path) -> tuple[Path, ...]:
    """What deck.json says; addresses are left out, for a deck may be a stranger's."""
    return tuple(path.parent / root for root in _roots(document, path) if not afar.is_address(root))


def _roots(document: Json, path: Path) -> Iterator[str]:
    roots = document.get("roots")
    beside = path.with_name("deck.json")
    if not roots and path != beside and beside.is_file():
        roots = store.parse(contents(beside), str(beside)).get("roots")
    yield from map(str, roots) if isinstance(roots, list) else ()


def contents(path: Path) -> str:
    """The text of a deck.json."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        mend = "give the deck.json or deck.pdf of a deck that was built"
        raise StoreError(error.strerror or "cannot be read", where=str(path), mend=mend) from error
    except UnicodeDecodeError as error:
        raise StoreError(
            "is not UTF-8 text", where=str(path), mend="give the deck.json that `cards find` wrote"
        ) from error
