"""A deck on sheets of cards, to be printed and cut: nothing is clipped, and the same deck gives the same bytes."""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from cards import templates
from cards.cache import NOTHING, Cache, key, pack, unpack
from cards.errors import Overflow
from cards.exporters import letters
from cards.exporters.crew import Crew, Page, Progress
from cards.exporters.joining import Mark, Piece, Whole, join
from cards.exporters.layout import Box, Layout
from cards.hands import ALONE, Hands
from cards.model import Deck
from cards.pace import silent
from cards.pages import Press
from cards.pages.backs import Rear, rears
from cards.pages.fitting import Face, Grain, Laid, Passing, fitted
from cards.pages.presuming import presumed_late
from cards.settings import Settings
from cards.store import whole
from cards.templates import Folders

MM = 25.4 / 96
# Lengths that differ by less than this, in millimetres, are the same length: layout counts in floats.
HAIR = 0.02
Item = TypeVar("Item")
# Cards that are measured in one go, and that are printed in one go: fewer are dearer by the card, and more are done
# again for one that changed.
BATCH, CHUNK = 10, 32
# A deck of fewer cards than this is parted finer, so that more than one pair of hands has something to do.
LARGE = 200
SHEETS = "sheets"
"""What a frame calls the page in place of its sheets."""
_HANGS = re.compile(r"counters?\(|string\(|element\(|@page[^{]*:(?:left|right|first|nth|blank)")

# What WeasyPrint leaves out, because a page was full, passes its limit by more than anything; an absent limit is 0.
LOST: Box = (0.0, 1e6, 0.0, 1e6)
NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)


def export(
    deck: Deck,
    settings: Settings,
    to: Path,
    *,
    attachment: str = "",
    cache: Cache = NOTHING,
    hands: Hands = ALONE,
    progress: Progress = silent,
) -> tuple[str, ...]:
    """Write the deck to `to`, whole or not at all; returns what a person should know of the print."""
    press, where = Press(deck, settings.print), templates.folders(settings.print)
    press.sheets(1)
    crew = Crew(where, cache, hands)
    job = Job(press, crew, attachment, progress)
    with whole(to) as (part,):
        pdf, told = unpack(cache.remembered(_named(job), partial(_made, job)) if attachment else _made(job))
        part.write_bytes(pdf)
    return tuple(told)


def _named(job: Job) -> str:
    """What is carried along says all of the deck and its sources; the rest is how it is set, and what with."""
    press, files = job.press, job.crew.seen(".html")
    return key("deck", job.attachment, repr(press.deck.cards), repr(press.printing), repr(press.setting), files)


def _made(job: Job) -> bytes:
    """The PDF, and what a person should know of it."""
    make: Make = _at_once
    if not job.press.printing.archive and not _by_page(job.crew.where):
        cards, make = len(job.press.deck.cards), _in_chunks
        job = replace(job, crew=replace(job.crew, coming=cards // _chunk(cards) + 1))
        if cards >= LARGE:
            job.crew.call(1)  # one is needed whatever has changed; all are, if nothing is known
    faces, behind, made = _settled(job, make)
    return pack((made.pdf(), (*_continued(faces), *_shortened(behind))))


@dataclass(frozen=True, slots=True)
class Job:
    """What is printed, by whom, what it carries, and who is told how far it is."""

    press: Press
    crew: Crew
    attachment: str
    progress: Progress


@dataclass(frozen=True, slots=True)
class Made:
    """A deck's pages as laid out: where the named elements are, and how it all becomes a file."""

    boxes: Mapping[str, Box]
    pdf: Callable[[], bytes]


Make = Callable[[Job, Sequence[Face], Sequence[Rear]], Made]


def _settled(job: Job, make: Make) -> tuple[Sequence[Face], Sequence[Rear], Made]:
    """The deck set and printed until each card stands in its place: one that was only presumed to is measured then."""
    known: frozenset[str] = frozenset()
    while True:
        faces, behind = _set(job, presumed_late(known))
        made = make(job, faces, behind)
        late = _late(job.press, faces, behind, made.boxes)
        if not late:
            return faces, behind, made
        _refuse_overflow({label: over for label, over in late.items() if label in known})
        known |= late.keys()


def _set(job: Job, passing: Passing) -> tuple[tuple[Face, ...], tuple[Rear, ...]]:
    """The faces of all cards, and what is behind them, each in the size that fits."""
    press = job.press
    sizes, bench = press.setting.sizes, Bench(press, job.crew)
    faces = fitted(press.deck.cards, sizes, bench, passing)
    cards = [(face.card, face.part, face.parts) for face in faces if press.printing.backs != "none"]
    return faces, rears(cards, sizes, bench, passing)


def _at_once(job: Job, faces: Sequence[Face], behind: Sequence[Rear]) -> Made:
    """One document: for the archive, whose rules hold for a whole, and for templates that count pages."""
    press, printing = job.press, job.press.printing
    html = press.html(faces, behind)
    letters.refuse_missing(html, press.deck, job.crew.where)
    page = Page(html, archive=printing.archive, duplex=printing.backs, attachment=job.attachment)
    (one,) = job.crew.printed([page], job.progress)
    return Made(one.boxes, lambda: one.pdf)


def _in_chunks(job: Job, faces: Sequence[Face], behind: Sequence[Rear]) -> Made:
    """Some whole sheets at a time, and a frame for them: a change is printed with its sheets, and the others stay."""
    press = job.press
    laid = press.laid(faces, behind)
    frame = press.frame(laid)
    if f'id="{SHEETS}"' not in frame.html:  # no sheet, or a page of the user's own, which knows no frames
        return _at_once(job, faces, behind)
    count, sides = _per_chunk(press, len(laid.sides), len(faces)), len(laid.sides)
    chunks = [press.chunk(laid, first, min(first + count, sides)) for first in range(0, sides, count)]
    letters.refuse_missing(frame.html + "".join(one.html for one in chunks), press.deck, job.crew.where)
    pages = [Page(frame.html, duplex=press.printing.backs), *(Page(one.html) for one in chunks)]
    around, *parts = job.crew.printed(pages, job.progress)
    pieces = [Piece(one.pdf, chunk.lent) for one, chunk in zip(parts, chunks, strict=True)]
    marks = tuple(Mark(one.level, one.label, home) for one, home in laid.bookmarks)
    whole_ = Whole(Piece(around.pdf, frame.lent), around.pages[SHEETS], marks, job.attachment)
    boxes = ChainMap(*(dict(one.boxes) for one in parts))
    return Made(boxes, partial(join, whole_, pieces))


def _per_chunk(press: Press, sides: int, faces: int) -> int:
    """How many sides are printed together: whole sheets, of about so many cards."""
    sheets = len(press.sheets(faces))
    return max(1, _chunk(faces) // press.setting.grid.count) * (sides // sheets)


def _chunk(cards: int) -> int:
    return CHUNK if cards >= LARGE else CHUNK // 2


def _by_page(where: Folders) -> bool:
    """Whether templates that are not ours let a page hang on those before it."""
    paths = (path for folder in where for path in folder.rglob("*") if path.suffix in (".css", ".html"))
    return any(_HANGS.search(path.read_text(encoding="utf-8", errors="replace")) for path in paths)


@dataclass(frozen=True, slots=True)
class Bench:
    """Measures faces in the very layout that is printed: contents against the foot of their card."""

    press: Press
    layout: Layout | Crew

    def laid(self, faces: Sequence[Face], *, grain: Grain = "none") -> tuple[Laid, ...]:
        batches = tuple(_batches(faces))
        found = self.layout.measured([self.press.bench(some, grain) for some in batches])
        return tuple(laid for some, boxes in zip(batches, found, strict=True) for laid in _laid(some, boxes, grain))

    def backs_laid(self, rears: Sequence[Rear]) -> tuple[Laid, ...]:
        batches = tuple(_batches(rears))
        found = self.layout.measured([self.press.back_bench(some) for some in batches])
        pairs = zip(batches, found, strict=True)
        return tuple(Laid(end) for some, boxes in pairs for end in ends(len(some), boxes, "back-"))


def _laid(faces: Sequence[Face], found: Mapping[str, Box], grain: Grain) -> Iterator[Laid]:
    late = ends(len(faces), found)
    places = [_places(found, number, face) if grain != "none" else () for number, face in enumerate(faces)]
    return (Laid(end, place) for end, place in zip(late, places, strict=True))


def _batches(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    return (items[first : first + BATCH] for first in range(0, len(items), BATCH))


def _places(found: Mapping[str, Box], number: int, face: Face) -> tuple[tuple[float, float], ...]:
    """Where each stop stands below its card's foot; our lines, which stand in the base, are counted from the flow."""
    flow, base, foot = (found.get(f"{part}-{number}", LOST) for part in ("flow", "base", "foot"))
    places = []
    for index, stop in enumerate(face.shown(), face.first):
        _, top, _, bottom = found.get(f"s{number}-{index}", LOST)
        shift = (flow[3] - base[1] if stop.part == "line" else 0.0) - foot[1]
        places.append(((top + shift) * MM, (bottom + shift) * MM))
    return tuple(places)


def ends(
    count: int, found: Mapping[str, Box], prefix: str = "", turned: frozenset[int] = frozenset()
) -> tuple[float, ...]:
    """How far the flow of each card passes the top of its base, which grows upward from the foot."""
    flows = (found.get(f"{prefix}flow-{number}", LOST)[3] for number in range(count))
    bases = (found.get(f"{prefix}base-{number}", NOWHERE)[1] for number in range(count))
    signed = enumerate((flow - base) * MM for flow, base in zip(flows, bases, strict=True))
    overs = (-over if number in turned else over for number, over in signed)
    return tuple(over if over > HAIR else min(over, 0.0) for over in overs)


def _late(press: Press, faces: Sequence[Face], behind: Sequence[Rear], found: Mapping[str, Box]) -> Mapping[str, float]:
    """The last look, at the very pages that are written: by how much which card passes its foot, in millimetres."""
    backs = [pair for sheet in press.sheets(len(faces)) for pair in sheet.backs] if behind else []
    turned = frozenset(number for number, cell in backs if cell.turned)
    overs = [*ends(len(faces), found), *ends(len(behind), found, "back-", turned)]
    labels = [*(face.card.label for face in faces), *(rear.card.label for rear in behind)]
    return {label: over for label, over in zip(labels, overs, strict=True) if over > 0}


def _refuse_overflow(late: Mapping[str, float]) -> None:
    for label, over in late.items():
        raise Overflow(
            f"passes the foot of its card by {over:.1f} mm",
            where=f"card {label}",
            mend="a template prints it otherwise than it was measured; templates/README.md says what to keep",
        )


def _continued(faces: Sequence[Face]) -> Iterator[str]:
    for face in faces:
        if face.part == 1 and face.parts > 1:
            yield f"{face.card.label} is long: it goes over {face.parts} cards"


def _shortened(behind: Sequence[Rear]) -> Iterator[str]:
    lean = [rear.card.label for rear in behind if rear.lean]
    if lean:
        yield f"the backs of {len(lean)} cards have numbers only, for want of room: {', '.join(lean[:5])}"
