"""[find.exclude]: what is left out is nowhere, not even as the surroundings of something else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cards import exclusions, finders, language
from cards.errors import SettingsError
from cards.model import Block, Name, Reference, Source
from cards.settings import Exclude

FIRST = "The council said that uniforms save money. Late trams help nobody, and the town should mend that."
SECOND = "Mayor Ines Marr said that the fees are too high. She denied that the town is poor."
TEXT = f"{FIRST}\n\n{SECOND}"
LEE = Source(
    "lee.txt", TEXT, 0, len(TEXT), Reference(author=(Name("Lee", "Ada"),)), "opinion",
    blocks=(Block(0, len(FIRST), "text"), Block(len(FIRST) + 2, len(TEXT), "text")),
)  # fmt: skip


@pytest.fixture(scope="module")
def parsed() -> tuple[language.Parsed, ...]:
    return language.parse([LEE])


def left(parsed, **excluded) -> exclusions.Left:
    return exclusions.leave_out(parsed, finders.find(parsed), Exclude(**excluded))


def shown(found: exclusions.Left) -> list[str]:
    return [paragraph.span.text for one in found.parsed for paragraph in one.paragraphs]


@pytest.mark.model
def test_a_passage_takes_its_whole_paragraph_with_it(parsed) -> None:
    found = left(parsed, passages=("trams  HELP\nnobody",))
    assert [SECOND] == shown(found)
    assert all(claim.sentence.start > len(FIRST) for claim in found.claims)
    assert ("1 paragraph left out by [find.exclude]",) == found.said


@pytest.mark.model
@pytest.mark.parametrize("name", ["Ines Marr", "Marr", "mayor ines marr"])
def test_a_holder_takes_the_paragraphs_in_which_they_speak(parsed, name: str) -> None:
    found = left(parsed, holders=(name,))
    assert [FIRST] == shown(found)
    assert found.claims


@pytest.mark.model
def test_an_author_is_the_holder_of_what_nobody_else_says(parsed) -> None:
    assert TEXT[0:10] not in "".join(shown(left(parsed, holders=("Ada Lee",))))


@pytest.mark.model
def test_what_meets_nothing_is_said_and_leaves_all(parsed) -> None:
    found = left(parsed, holders=("Osei",), passages=("no such words", ""))
    assert [FIRST, SECOND] == shown(found)
    assert [
        "[find.exclude] passages: “no such words” stands nowhere in the sources",
        "[find.exclude] passages: “” stands nowhere in the sources",
        "[find.exclude] holders: “Osei” stands nowhere in the sources",
    ] == list(found.said)


@pytest.mark.model
def test_excluding_nothing_changes_nothing(parsed) -> None:
    found = left(parsed)
    assert (parsed[0].paragraphs, ()) == (found.parsed[0].paragraphs, found.said)


def test_sources_go_by_their_file_and_never_all_of_them() -> None:
    poe = replace(LEE, file="leaflets/poe.txt")
    assert (LEE,) == exclusions.sources([LEE, poe], ("leaflets/*",))
    with pytest.raises(SettingsError, match="every source"):
        exclusions.sources([LEE, poe], ("*",))


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [("the minister", "Minister Osei", 0), ("Osei", "Kofi Osei", 1), ("Osei", "Marr", 0), ("she", "Ada", 0), ("the board", "the board", 1)],
)  # fmt: skip
def test_a_part_of_a_name_is_the_name_only_if_it_is_a_proper_one(one: str, other: str, alike: int) -> None:
    assert alike == exclusions.same(one, other)
