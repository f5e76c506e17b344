"""Where a passage stands: the times of a transcript, the sections of a wiki; what is no time makes none."""

from __future__ import annotations

from pathlib import Path

import pytest

from cards.model import Source
from cards.readers import plain

SPOKEN = """The hearing on the bridge

[00:00:05] CHAIR: The council will now hear the engineers about the bridge and what it costs.

[00:01:10] LEE: The bridge is dear, and nobody asked us. [00:01:30] It will be dearer yet.

She went on to say that the toll is three crowns a day.

[01:12:31] CHAIR: Thank you, we adjourn the hearing.
"""
BARE = """0:00
hello and welcome to the hearing on the bridge of the town
0:04
the council says that it is dear
1:09
and nobody has been asked about it at all
"""
WIKI = """= Harbour bridge =

Infobox
- Map: Bridge Locator.png

The harbour bridge is the oldest bridge of the town, and its dearest.

== History ==
The bridge was built in 1820 by the council, at its own cost.

=== Repairs ===
The arches were mended twice, and each time the toll was raised.

== See also ==
- Ferry
"""


def read(folder: Path, text: str) -> Source:
    (folder / "a.txt").write_text(text)
    return plain.read(folder / "a.txt", "a.txt")[0]


def said(source: Source) -> list[tuple[str, str]]:
    return [
        (source.place(block.start), source.text[block.start : block.end])
        for block in source.blocks
        if block.role == "text"
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("12:30 is when it began.\n\nIt was dear, they said, and nobody was asked.\n", id="one time"),
        pytest.param(
            "9:00 Opening\n\n11:00 The bridge\n\n10:00 The ferry\n\nIt was said to be dear by all.\n", id="no order"
        ),
        pytest.param("Luke 4:12 says so.\n\nLuke 4:13 says no.\n\nLuke 4:14 says it again to all.\n", id="verses"),
        pytest.param("They won 4:3 there.\n\nThey lost 2:4 here.\n\nThey drew at 1:1 in the end.\n", id="scores"),
    ],
)
def test_what_is_no_transcript(tmp_path: Path, text: str) -> None:
    source = read(tmp_path, text)
    assert all(mark.label.startswith("para. ") for mark in source.marks)


def test_the_times_of_a_transcript_are_its_places_and_the_speakers_are_kept(tmp_path: Path) -> None:
    source = read(tmp_path, SPOKEN)
    assert SPOKEN == source.text
    assert [
        ("00:00:05", "CHAIR: The council will now hear the engineers about the bridge and what it costs."),
        ("00:01:10", "LEE: The bridge is dear, and nobody asked us. [00:01:30] It will be dearer yet."),
        ("00:01:30", "She went on to say that the toll is three crowns a day."),
        ("01:12:31", "CHAIR: Thank you, we adjourn the hearing."),
    ] == said(source)
    assert "00:01:30" == source.place(source.text.index("It will be dearer"))
    assert "transcript" == source.kind


def test_times_on_lines_of_their_own(tmp_path: Path) -> None:
    source = read(tmp_path, BARE)
    assert ["0:00", "0:04", "1:09"] == [place for place, _ in said(source)]
    assert "transcript" == source.kind


def test_clock_times_are_places_and_make_no_transcript(tmp_path: Path) -> None:
    text = "".join(
        f"{hour}:30 The council said again that the bridge is too dear for the town.\n\n" for hour in (9, 10, 11)
    )
    source = read(tmp_path, text)
    assert ["9:30", "10:30", "11:30"] == [mark.label for mark in source.marks]
    assert "transcript" != source.kind


def test_the_sections_of_a_wiki_are_places(tmp_path: Path) -> None:
    source = read(tmp_path, WIKI)
    assert ["para. 1", "“History”, para. 1", "“Repairs”, para. 1"] == [place for place, _ in said(source)]
    assert ("Harbour bridge", "encyclopedia") == (source.reference.title, source.kind)
    assert not [words for _, words in said(source) if "Locator" in words or words == "Ferry"]
