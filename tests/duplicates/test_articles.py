"""Copies of one article: what must not be merged stands first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.duplicates import merged
from cards.model import Block, Reference, Source

WIRE = """The harbour board voted on Tuesday to close the old ferry pier in spring, ending a service that has run for ninety
years between the two banks of the river. Nine members voted for the closure and four against it. The board said that the
timber piles were rotten below the waterline and that mending them would cost more than the ferry has earned since the war.
"We have put this off for as long as anybody could, and nobody on this board is glad of it," said the chair, Ines Marr.
Shopkeepers on the south bank said that they would lose their morning trade. A petition with two thousand names was handed
in before the vote. The bridge, which opened four years ago, now carries nine in ten of those who cross. The last boat will
leave the north bank on the thirtieth of April, and the pier will be taken down in the summer after the swallows have left."""

EVENT = """Old pier to go after ninety years: the river will have no ferry from May, after a vote that split the board nine to
four. Ines Marr, in the chair, told a crowded hall that "nobody on this board is glad of it". Outside, people from the south
bank sang. Bakers and newsagents there live from those who wait for the boat, and many fear that the walk to the bridge will
take their customers elsewhere for good. Engineers have warned of the state of the piles for a decade. Whether a smaller boat
could land at the steps by the mill was not discussed, although two members had asked for it. The swallows that nest under
the pier will be left in peace until they fly, an officer said, and the timber is promised to a school of carpentry."""

BOILER = """This page needs more references, and may be changed or removed if nobody gives any before the next review. Its text
may be used by anyone under the terms of a free licence; further terms may hold for pictures. By reading it you agree to them.
Help with the encyclopedia is welcome at every hour of the day, and no knowledge of mark-up is asked of those who give it."""
NORWAY = """Relations between Norway and Chad began with a fishing treaty and are kept by an honorary consul. Trade is small and
nearly all of it is dried cod and machines for wells. A school was founded by a mission and later given to the state."""
PERU = """Relations between Peru and Laos are of recent date. An embassy was opened after a visit and closed in the year of
the flood. Both states sit on a commission for mountain railways, and their students may study for half the fee."""


def article(file: str, text: str, **known: str) -> Source:
    return Source(file, text, 0, len(text), Reference(**known))


def words(source: Source) -> str:
    return source.file


def test_two_articles_on_one_event_are_two_sources() -> None:
    found = merged((article("a.txt", WIRE), article("b.txt", EVENT)))
    assert (["a.txt", "b.txt"], ()) == ([*map(words, found.sources)], found.said)


def test_two_entries_that_share_their_boilerplate_are_two_sources() -> None:
    found = merged((article("norway.txt", f"{NORWAY}\n\n{BOILER}"), article("peru.txt", f"{PERU}\n\n{BOILER}")))
    assert 2 == len(found.sources)
    assert () == found.said


def test_what_stands_round_an_article_is_not_compared() -> None:
    def framed(file: str, text: str) -> Source:
        whole = f"{text}\n\n{BOILER}\n\n{BOILER} again"
        block, frame = Block(0, len(text), "text"), Block(len(text) + 2, len(whole), "aside")
        return replace(article(file, whole), blocks=(block, frame))

    assert 2 == len(merged((framed("norway.txt", NORWAY), framed("peru.txt", PERU))).sources)


def test_an_article_that_quotes_another_whole_is_no_copy_and_that_is_said() -> None:
    statement = WIRE[: WIRE.index("Shopkeepers")]
    report = article(
        "report.txt", f"{EVENT} The board’s statement in full: “{statement}” {NORWAY} {PERU} {BOILER} {EVENT[::-1]}"
    )
    found = merged((article("statement.txt", statement), report))
    assert 2 == len(found.sources)
    assert ("report.txt holds most of statement.txt: what both say counts once",) == found.said


def test_one_headline_over_two_texts_is_two_sources_and_that_is_said() -> None:
    first, second = (
        article(file, text, title="The old pier closes") for file, text in (("a.txt", WIRE), ("b.txt", EVENT))
    )
    found = merged((first, second))
    assert 2 == len(found.sources)
    assert ("a.txt and b.txt have one headline and different words: they count as two sources",) == found.said


def test_sentences_in_common_are_not_enough_however_short_the_text() -> None:
    assert 2 == len(merged((article("a.txt", "Yes, it is so."), article("b.txt", "Yes, it is so, and more."))).sources)


def test_one_report_in_two_outlets_is_one_source_cited_by_the_fuller_record() -> None:
    bare = article("herald.txt", f"RIVERSIDE — {WIRE}")
    known = article("wire.txt", WIRE, title="Pier to close", issued="2024-03-05", container_title="River Wire")
    found = merged((bare, known, article("other.txt", EVENT)))
    assert ["wire.txt", "other.txt"] == [*map(words, found.sources)]
    assert ["herald.txt"] == [copy.file for copy in found.sources[0].copies]
    assert "wire.txt is one article with herald.txt" in found.said[0]
    assert "count as one source" in found.said[0]


def test_a_shortened_reprint_is_a_copy() -> None:
    found = merged((article("short.txt", WIRE[: WIRE.index("A petition")]), article("wire.txt", WIRE)))
    assert ["wire.txt"] == [*map(words, found.sources)]


def test_of_two_versions_the_later_is_kept() -> None:
    later = (
        WIRE.replace("in spring", "in early May")
        .replace("two thousand", "five thousand")
        .replace("nine in ten", "most")
    )
    first, second = (
        article("a.txt", WIRE, issued="2024-03-05"),
        article("b.txt", f"{later} A court will hear the case.", issued="2024-03-07"),
    )
    found = merged((first, second))
    assert ["b.txt"] == [*map(words, found.sources)]
    assert ["2024-03-05"] == [copy.reference.issued for copy in found.sources[0].copies]


def test_a_version_written_half_anew_is_one_article_only_under_one_headline() -> None:
    half = WIRE[: WIRE.index("Shopkeepers")] + EVENT[: EVENT.index("Engineers")]
    plain = merged((article("a.txt", WIRE), article("b.txt", half)))
    named = merged(
        (article("a.txt", WIRE, title="The old pier closes"), article("b.txt", half, title="The Old Pier Closes"))
    )
    assert (2, 1) == (len(plain.sources), len(named.sources))


def test_three_copies_are_one_source_in_any_order() -> None:
    copies = [article("a.txt", WIRE), article("b.txt", f"{WIRE} Ends."), article("c.txt", f"By wire. {WIRE}")]
    for order in (copies, copies[::-1], [copies[1], copies[0], copies[2]]):
        (only,) = merged(order).sources
        assert {"a.txt", "b.txt", "c.txt"} == {only.file, *(copy.file for copy in only.copies)}


@given(
    st.lists(st.sampled_from([WIRE, EVENT, NORWAY, PERU, BOILER, f"{WIRE} Ends.", EVENT[:300]]), min_size=1, max_size=6)
)
def test_no_source_is_lost_and_merging_again_changes_nothing(texts: list[str]) -> None:
    given = [article(f"{number}.txt", text) for number, text in enumerate(texts)]
    found = merged(given).sources
    assert sorted(map(words, given)) == sorted(
        [*map(words, found), *(copy.file for one in found for copy in one.copies)]
    )
    assert [*map(words, found)] == [*map(words, merged(found).sources)]


@pytest.mark.parametrize("texts", [[], [WIRE]])
def test_one_source_or_none_has_no_copies(texts: list[str]) -> None:
    assert () == merged([article("a.txt", text) for text in texts]).said
