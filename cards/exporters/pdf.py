"""A deck on sheets of cards, to be printed and cut: nothing is clipped, and the same deck gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from cards import templates
from cards.errors import Overflow
from cards.exporters import letters
from cards.exporters.layout import Box, Layout, anchors
from cards.model import Deck
from cards.pages import Press
from cards.pages.backs import Rear, rears
from cards.pages.fitting import Face, Grain, Laid, fitted
from cards.settings import Settings
from cards.store import whole

MM = 25.4 / 96
# Lengths that differ by less than this, in millimetres, are the same length: layout counts in floats.
HAIR = 0.02
Item = TypeVar("Item")
# Cards that are measured in one go: more cost memory and gain nothing.
BATCH = 200

# What WeasyPrint leaves out, because a page was full, passes its limit by more than anything; an absent limit is 0.
LOST: Box = (0.0, 1e6, 0.0, 1e6)
NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)


def export(deck: Deck, settings: Settings, to: Path, *, attachment: str = "") -> tuple[str, ...]:
    """Write the deck to `to`, whole or not at all; returns what a person should know of the print."""
    printing = settings.print
    press = Press(deck, printing)
    sizes = press.setting.sizes
    press.sheets(1)
    where = templates.folders(printing)
    bench = Bench(press, Layout.opened(where))
    faces = fitted(deck.cards, sizes, bench)
    cards = [(face.card, face.part, face.parts) for face in faces if printing.backs != "none"]
    behind = rears(cards, sizes, bench)
    html = press.html(faces, behind)
    letters.refuse_missing(html, deck, where)
    document = bench.layout.document(html)
    _refuse_overflow(press, faces, behind, anchors(document))
    with whole(to) as (part,):
        bench.layout.write(
            document, part, "sheets", archive=printing.archive, duplex=printing.backs, attachment=attachment
        )
    return (*_continued(faces), *_shortened(behind))


@dataclass(frozen=True, slots=True)
class Bench:
    """Measures faces in the very layout that is printed: contents against the foot of their card."""

    press: Press
    layout: Layout

    def laid(self, faces: Sequence[Face], *, grain: Grain = "none") -> tuple[Laid, ...]:
        return tuple(one for some in _batches(faces) for one in self._laid(some, grain))

    def backs_laid(self, rears: Sequence[Rear]) -> tuple[Laid, ...]:
        return tuple(
            Laid(end)
            for some in _batches(rears)
            for end in ends(len(some), anchors(self.layout.document(self.press.back_bench(some))), "back-")
        )

    def _laid(self, faces: Sequence[Face], grain: Grain) -> Iterator[Laid]:
        found = anchors(self.layout.document(self.press.bench(faces, grain)))
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


def _refuse_overflow(press: Press, faces: Sequence[Face], behind: Sequence[Rear], found: Mapping[str, Box]) -> None:
    """The last look, at the very pages that are written."""
    backs = [pair for sheet in press.sheets(len(faces)) for pair in sheet.backs] if behind else []
    turned = frozenset(number for number, cell in backs if cell.turned)
    overs = [*ends(len(faces), found), *ends(len(behind), found, "back-", turned)]
    for card, over in zip([*(face.card for face in faces), *(rear.card for rear in behind)], overs, strict=True):
        if over > 0:
            raise Overflow(
                f"passes the foot of its card by {over:.1f} mm",
                where=f"card {card.label}",
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
