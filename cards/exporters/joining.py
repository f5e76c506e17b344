"""Sheets that were printed by themselves, put into the document that they belong to: pages, links, outline and tags."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from cards.exporters.layout import ABOUT, CARRIED, EPOCH, identifier

DATED = f"{EPOCH:D:%Y%m%d%H%M%SZ}"


@dataclass(frozen=True, slots=True)
class Piece:
    """A PDF of some pages of the document; its names in `lent` stand in another piece, and are only said here."""

    pdf: bytes
    lent: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Mark:
    """An entry of the outline: how deep it is, from 1, what it is called, and the name of the place it leads to."""

    level: int
    label: str
    goal: str


@dataclass(frozen=True, slots=True)
class Whole:
    """What the parts come into: a frame whose page number `at` they take, with the `marks` of the parts.

    The `attachment` is carried by the whole alone: it changes with every word, and a piece should not.
    """

    frame: Piece
    at: int
    marks: tuple[Mark, ...]
    attachment: str


def join(whole: Whole, parts: Sequence[Piece]) -> bytes:
    """The frame with the pages of the parts, in order, in place of its own for them.

    What is said of the whole is the frame's; names and tags of a page come with the page, and the marks of the parts
    stand in the outline between what is before and after them. The same parts give the same bytes.
    """
    import pikepdf

    with pikepdf.open(BytesIO(whole.frame.pdf)) as pdf:
        tree = pdf.Root.StructTreeRoot
        names = {name: goal for name, goal in _names(pdf) if name not in whole.frame.lent}
        wanted = whole.frame.lent.union((mark.goal for mark in whole.marks), *(part.lent for part in parts))
        number, after = int(tree.ParentTree.Nums[-2]) + 1, whole.at + 1
        tags = []
        for one in parts:
            # Not closed but let go: its pages are still read when all is saved, its objects are not needed any more.
            part = pikepdf.open(BytesIO(one.pdf))
            count = _renumber(part, number)
            for page in part.pages:
                pdf.pages.insert(after, page)
                after += 1
            tags += _tags(pdf, part, number)
            names |= {
                name: pdf.copy_foreign(part.make_indirect(goal))
                for name, goal in _names(part)
                if name in wanted and name not in one.lent
            }
            number += count
        _outline(pdf, whole, names)
        _give_way(pdf, whole.at, tags)
        pdf.Root.Names.Dests.Names = pikepdf.Array(one for name in sorted(names) for one in (name, names[name]))
        _carry(pdf, whole.attachment)
        # To a file on a disk that is full the library would not raise but end the process.
        made = BytesIO()
        pdf.save(made, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return made.getvalue()


def _renumber(part: Any, by: int) -> int:
    """Number what is tagged in the part from `by` on; returns how many numbers it needs."""
    for page in part.pages:
        page.obj.StructParents = int(page.obj.StructParents) + by
        for note in page.obj.get("/Annots", ()):
            if "/StructParent" in note:
                note.StructParent = int(note.StructParent) + by
    return int(part.Root.StructTreeRoot.ParentTree.Nums[-2]) + 1


def _tags(pdf: Any, part: Any, by: int) -> list[Any]:
    """The part's tags, in the document, by page. Its numbers go into the document's list."""
    tree = pdf.copy_foreign(part.Root.StructTreeRoot)
    numbers, own = pdf.Root.StructTreeRoot.ParentTree.Nums, list(tree.ParentTree.Nums)
    for number, tagged in zip(own[::2], own[1::2], strict=True):
        numbers.append(int(number) + by)
        numbers.append(tagged)
    return list(tree.K[0].K)


def _names(pdf: Any) -> Iterator[tuple[str, Any]]:
    found = list(pdf.Root.Names.Dests.Names) if "/Dests" in pdf.Root.get("/Names", {}) else []
    return ((str(name), goal) for name, goal in zip(found[::2], found[1::2], strict=True))


def _outline(pdf: Any, whole: Whole, names: Mapping[str, Any]) -> None:
    """The frame's entries, those of the parts among them, each below the last that is less deep."""
    import pikepdf

    number = {page.obj.objgen: place for place, page in enumerate(pdf.pages)}
    with pdf.open_outline() as outline:
        own = list(_flat(outline.root))
        before = [entry for entry in own if number[entry[1].destination[0].objgen] < whole.at]
        ours = [(one.level, pikepdf.OutlineItem(one.label, names[one.goal])) for one in whole.marks]
        outline.root[:] = []
        above: list[tuple[int, Any]] = []
        for level, item in [*before, *ours, *own[len(before) :]]:
            item.children[:] = []
            above = [one for one in above if one[0] < level]
            (above[-1][1].children if above else outline.root).append(item)
            above.append((level, item))


def _flat(items: Sequence[Any], level: int = 1) -> Iterator[tuple[int, Any]]:
    for item in items:
        yield level, item
        yield from _flat(list(item.children), level + 1)


def _give_way(pdf: Any, at: int, tags: Sequence[Any]) -> None:
    """The frame's page for the parts, and what is tagged on it, go; the parts' tags stand in their place."""
    from pikepdf import Array

    tree = pdf.Root.StructTreeRoot
    gone, document = pdf.pages[at].obj, tree.K[0]
    for section in tags:
        section.P = document
    kept = ([section] if section.Pg.objgen != gone.objgen else tags for section in list(document.K))
    document.K = Array(section for some in kept for section in some)
    numbers = list(tree.ParentTree.Nums)
    pairs = zip(numbers[::2], numbers[1::2], strict=True)
    left = (one for pair in pairs if int(pair[0]) != int(gone.StructParents) for one in pair)
    tree.ParentTree.Nums = Array(left)
    del pdf.pages[at]


def _carry(pdf: Any, attachment: str) -> None:
    import pikepdf

    if attachment:
        pdf.attachments[CARRIED] = pikepdf.AttachedFileSpec(
            pdf,
            attachment.encode(),
            filename=CARRIED,
            description=ABOUT,
            relationship=pikepdf.Name.Source,
            creation_date=DATED,
            mod_date=DATED,
        )
    pdf.trailer.ID = pikepdf.Array([pikepdf.String(identifier(attachment)), pikepdf.String(b"")])
