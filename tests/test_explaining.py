"""Why something is in a deck: every id is explained from deck.json alone, and one that is not there names the nearest."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from cards import store
from cards.errors import UnknownId
from cards.explaining import explained
from cards.model import Deck, Line
from tests.conftest import Run, decks


def document(deck: Deck) -> dict:
    return json.loads(store.dumps(deck))


def told(deck: dict, wanted: str) -> dict[str, str]:
    return {line.label: line.text for line in explained(deck, wanted)}


@pytest.fixture
def traced(uniforms: Deck) -> Deck:
    """The deck of `uniforms`, its first position with a passage that was passed over."""
    (asked,) = uniforms.questions
    first, second = asked.positions
    left = replace(second.evidence[0], why="a rival position is as near to it", trace=(Line("likeness", "0.31"),))
    sides = (replace(first, passed=(left,)), second)
    question = replace(asked, positions=sides, trace=(Line("stands also for", "Is dress a choice?"),))
    return replace(
        uniforms,
        questions=(question,),
        cards=tuple(
            replace(
                card,
                question=question,
                position=next((s for s in sides if card.position and s.id == card.position.id), None),
            )
            if card.question
            else card
            for card in uniforms.cards
        ),
    )


def test_an_id_that_is_not_there_is_refused_and_the_nearest_are_named(traced: Deck) -> None:
    with pytest.raises(UnknownId) as fault:
        explained(document(traced), "Q1-A-09", "out/deck.json")
    assert "out/deck.json" == fault.value.where
    assert "Q1-A-01" in fault.value.mend


@pytest.mark.parametrize("wanted", ["", "zzzz", "q", "Q1-"])
def test_what_is_no_id_is_refused(traced: Deck, wanted: str) -> None:
    with pytest.raises(UnknownId, match=r"there is no|ids begin"):
        explained(document(traced), wanted)


def test_a_beginning_that_two_ids_share_is_refused_and_both_are_named(traced: Deck) -> None:
    deck = document(traced)
    one, other = deck["questions"][0]["positions"]
    one["id"], other["id"] = "abcd0001", "abcd0002"
    with pytest.raises(UnknownId, match="2 ids begin") as fault:
        explained(deck, "abcd")
    assert "abcd0001, abcd0002" in fault.value.mend


def test_a_question_tells_its_rule_its_strength_and_what_it_stands_for(traced: Deck) -> None:
    lines = told(document(traced), traced.questions[0].id)
    assert "assertion against denial (strength 1.00 of 1)" == lines["contested because"]
    assert "Is dress a choice?" == lines["stands also for"]


def test_a_passage_tells_why_it_is_there_its_rank_and_what_was_not_taken(traced: Deck) -> None:
    lines = told(document(traced), traced.questions[0].positions[0].evidence[0].id)
    assert "test" == lines["why"]
    assert "+0.90 between -1 and 1, confidence 0%" == lines["stance to it"]
    assert "1 of 2 on its side" == lines["rank"]
    assert "a rival position is as near to it" == lines["  because"]


def test_a_passage_that_was_passed_over_tells_why_not(traced: Deck) -> None:
    lines = explained(document(traced), traced.questions[0].positions[0].passed[0].id)
    assert Line("why not", "a rival position is as near to it") in lines
    assert Line("likeness", "0.31") in lines


def test_a_label_and_the_beginning_of_an_id_are_as_good_as_the_id(traced: Deck) -> None:
    card = traced.cards[1]
    deck = document(traced)
    assert explained(deck, card.id) == explained(deck, "q1-a-01") == explained(deck, card.id[:6])


@given(decks())
def test_every_id_of_every_deck_is_explained_in_words(deck: Deck) -> None:
    kept = document(deck)
    nouns = [*deck.questions, *deck.cards, *(side for one in deck.questions for side in one.positions), *deck.sources]
    for noun in nouns:
        lines = explained(kept, noun.id)
        assert lines
        assert all(line.label for line in lines)


@pytest.mark.usefixtures("quick")
def test_the_command_explains_without_the_sources(run: Run, folder: Path) -> None:
    out = folder.parent / "out"
    run("find", folder, "-o", out)
    for path in folder.iterdir():
        path.unlink()
    code, said, err = run("explain", "Q1", out)
    assert (0, "") == (code, err)
    assert "contested because: assertion against denial" in said
    code, said, err = run("explain", "nix", out / "deck.json")
    assert (1, "") == (code, said)
    assert "mend: " in err
