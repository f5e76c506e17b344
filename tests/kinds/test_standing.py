"""Where a source stands: what is not recorded is said to be so, and a notice never touches the words it is of."""

from __future__ import annotations

from dataclasses import replace

from cards.kinds import evidence, standing
from cards.kinds import source as source_kind
from cards.model import Block, Source, Standing
from tests.kinds.building import dealt, passage, question, source

OWNED = Standing("public corporation", "Northland", "", "Broadcasting Act")
HARSH = "Those vermin must be killed, the leaflet said."


def lines(card) -> dict[str, str]:
    return {line.label: line.text for line in card.lines}


def harsh(**more) -> Source:
    text = f"{HARSH}\n\nThe bridge was opened at noon."
    blocks = (Block(0, len(HARSH), "text"), Block(len(HARSH) + 2, len(text), "text"))
    return replace(source("a.txt"), text=text, start=0, end=len(text), blocks=blocks, marks=(), **more)


def test_what_is_not_recorded_is_said_and_nothing_is_scored() -> None:
    assert ("kind not recorded", "owner not recorded") == standing.strip(source("a.txt", kind=""))
    assert "not recorded" == standing.owner(Standing())
    assert "its stake is not recorded" in standing.gains(Standing())


def test_what_is_recorded_is_shown_in_words() -> None:
    owned = replace(source("a.txt"), standing=OWNED)
    assert ("opinion", "public corporation, Northland") == standing.strip(owned)
    assert "public corporation; country: Northland (by Broadcasting Act)" == standing.owner(OWNED)
    assert "has the state behind it a side" in standing.gains(OWNED)
    stated = Standing(stake="it sells bridges")
    assert ("opinion", "owner not recorded", "stake: it sells bridges") == standing.strip(
        replace(owned, standing=stated)
    )
    assert "it sells bridges" in standing.gains(stated)


def test_the_source_card_says_who_owns_and_who_gains() -> None:
    owned = replace(source("a.txt"), standing=OWNED)
    (card,) = source_kind.cards(dealt(question((passage(owned, 0),))))
    assert "Broadcasting Act" in lines(card)["Owner"]
    assert "Who gains" in lines(card)


def test_a_plain_passage_and_source_have_no_notice() -> None:
    table = dealt(question((passage(source("a.txt"), 0),)))
    assert all("Notice" not in lines(card) for kind in (evidence, source_kind) for card in kind.cards(table))


def test_a_notice_is_a_line_and_the_passage_stands_as_it_is() -> None:
    one = harsh()
    said = one.span(0, len(HARSH))
    found = replace(passage(source("b.txt"), 0), passage=said, read=(said,))
    (card,) = evidence.cards(dealt(question((found,))))
    assert "abuse of people and incitement, in the source’s own words" == lines(card)["Notice"]
    assert card.evidence == (found,)
    assert HARSH == card.evidence[0].passage.text


def test_a_source_that_a_person_lists_has_its_notice_on_every_card_made_of_it() -> None:
    listed = replace(source("a.txt"), notice="mocks a minority")
    table = dealt(question((passage(listed, 0), passage(listed, 1))))
    assert ["of this source: mocks a minority"] * 2 == [lines(card)["Notice"] for card in evidence.cards(table)]
    assert ["mocks a minority"] == [lines(card)["Notice"] for card in source_kind.cards(table)]


def test_the_source_card_counts_the_passages() -> None:
    (line,) = standing.warned_of(harsh(notice="a leaflet"))
    assert "a leaflet; abuse of people and incitement, by the words of 1 of 2 passages" == line.text


def test_asides_are_not_counted() -> None:
    asides = tuple(replace(block, role="aside") for block in harsh().blocks)
    assert () == tuple(standing.warned_of(replace(harsh(), blocks=asides)))
