"""Sheets that were printed by themselves, put into the document that they belong to: pages, links, outline and tags."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path
from typing import Any

Id = tuple[int, int]


def join(frame: bytes, parts: Sequence[bytes], places: Sequence[int], to: Path) -> None:
    """Write the frame to `to` with the pages of the parts, in order, in place of its pages number `places`.

    Outline, names, links, tags and all that is said of the whole are the frame's; what is tagged on a page comes
    with the page. The same parts give the same bytes.
    """
    import pikepdf

    with ExitStack() as open_, pikepdf.open(BytesIO(frame)) as pdf:
        pages = iter(places)
        moved: dict[Id, Any] = {}
        sections: dict[Id, Any] = {}
        tree = pdf.Root.StructTreeRoot
        following = int(tree.ParentTree.Nums[-2]) + 1
        for data in parts:
            part = open_.enter_context(pikepdf.open(BytesIO(data)))
            count = _renumber(part, following)
            for page in part.pages:
                index = next(pages)
                old = pdf.pages[index].obj.objgen
                pdf.pages[index] = page
                moved[old] = pdf.pages[index].obj
            sections |= _tags(pdf, part, following)
            following += count
        _retag(tree.K[0], moved, sections)
        _repoint(pdf, moved)
        pdf.save(to, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def _renumber(part: Any, by: int) -> int:
    """Number what is tagged in the part from `by` on; returns how many numbers it needs."""
    for page in part.pages:
        page.obj.StructParents = int(page.obj.StructParents) + by
        for note in page.obj.get("/Annots", ()):
            if "/StructParent" in note:
                note.StructParent = int(note.StructParent) + by
    return int(part.Root.StructTreeRoot.ParentTree.Nums[-2]) + 1


def _tags(pdf: Any, part: Any, by: int) -> dict[Id, Any]:
    """The part's tags, in the document: by the page that they are of. Its numbers go into the document's list."""
    tree = pdf.copy_foreign(part.Root.StructTreeRoot)
    numbers, own = pdf.Root.StructTreeRoot.ParentTree.Nums, list(tree.ParentTree.Nums)
    for number, tagged in zip(own[::2], own[1::2], strict=True):
        numbers.append(int(number) + by)
        numbers.append(tagged)
    return {section.Pg.objgen: section for section in tree.K[0].K}


def _retag(document: Any, moved: Mapping[Id, Any], sections: Mapping[Id, Any]) -> None:
    """In place of the tags of a page that went, those of the page that came."""
    for at, section in enumerate(list(document.K)):
        page = moved.get(section.Pg.objgen)
        if page is not None:
            came = sections[page.objgen]
            came.P = document
            document.K[at] = came


def _repoint(pdf: Any, moved: Mapping[Id, Any]) -> None:
    """What led to a page that went leads to the one that came."""
    for goal in (*_named(pdf.Root), *_outlined(pdf.Root)):
        page = moved.get(goal[0].objgen)
        if page is not None:
            goal[0] = page


def _named(root: Any) -> Iterator[Any]:
    yield from list(root.Names.Dests.Names)[1::2] if "/Dests" in root.get("/Names", {}) else ()


def _outlined(root: Any) -> Iterator[Any]:
    waiting = [root.Outlines.First] if "/First" in root.get("/Outlines", {}) else []
    while waiting:
        item = waiting.pop()
        yield item.Dest
        waiting += [item[name] for name in ("/First", "/Next") if name in item]
