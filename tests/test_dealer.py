"""Dealing: fair hands, no passage twice, and the same deck from the same findings."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.dealer import deal
from cards.errors import SettingsError
from cards.fairness import FAIR
from cards.kinds import KINDS
from cards.model import Deck, Evidence, Question
from cards.settings import Deal, Drop, Edit, Settings
from tests.kinds.building import passage, question, source

SOURCES = tuple(source(f"{letter}.txt") for letter in "abcde")


def settings(**rules) -> Settings:
    return Settings(title="Bridges", deal=Deal(**rules))


def table(*counts: int, text: str = "Was the bridge open?") -> Question:
    """A question whose sides have so many passages, each from the sources in turn."""
    every = iter([passage(of, number) for number in range(12) for of in SOURCES])
    return question(*(tuple(next(every) for _ in range(count)) for count in counts), text=text)


def hands(deck: Deck, asked: Question) -> dict[str, int]:
    """How many evidence cards each position of the question has."""
    made = [card.position.text for card in deck.cards if card.kind == "evidence" and card.question.text == asked.text]
    return {side.text: made.count(side.text) for side in asked.positions}


def made(deck: Deck, kind: str = "evidence") -> list:
    return [card for card in deck.cards if card.kind == kind]


def lines(card, label: str) -> list[str]:
    return [line.text for line in card.lines if line.label == label]


# --- what must not happen


def test_a_dropped_card_never_appears_and_the_next_best_takes_its_place():
    asked = table(4, 4)
    first = made(deal([asked], SOURCES, settings(per_side=2)))[0]
    again = deal([asked], SOURCES, replace(settings(per_side=2), drops=(Drop(first.id, "ironic"),)))
    assert first.id not in {card.id for card in again.cards}
    assert set(hands(again, asked).values()) == {2}
    assert again.warnings == ()


def test_a_dropped_question_goes_with_all_its_cards_and_a_dropped_source_card_alone():
    asked, other = table(2, 2), table(3, 3, text="Was the bridge safe?")
    whole = deal([asked, other], SOURCES, settings())
    drops = (Drop(made(whole, "question")[0].id), Drop(made(whole, "source")[0].id))
    deck = deal([asked, other], SOURCES, replace(settings(), drops=drops))
    assert {card.question.text for card in deck.cards if card.question} == {"Was the bridge safe?"}
    assert len(made(deck, "source")) == len(SOURCES) - 1
    assert [one.text for one in deck.questions] == ["Was the bridge safe?", "Was the bridge open?"]


def test_a_verdict_that_meets_no_card_is_said():
    deck = deal([table(2, 2)], SOURCES, replace(settings(), drops=(Drop("ffff"),), edits=(Edit("eeee", "So it was"),)))
    assert deck.warnings == ("[[drop]] ffff: no such card was found", "[[edit]] eeee: no such card in this deck")


def test_a_side_with_little_is_not_padded_and_is_said_to_be_thin():
    asked = table(9, 1)
    deck = deal([asked], SOURCES, settings())
    assert sorted(hands(deck, asked).values()) == [1, FAIR]
    (warning,) = deck.warnings
    assert warning.startswith("Q1 is thin on ")
    assert lines(made(deck, "question")[0], "Thin")[0].endswith("1 passage, against 9 for the fullest side")


def test_a_fringe_does_not_starve_two_full_sides():
    asked = table(8, 7, 1)
    assert hands(deal([asked], SOURCES, settings()), asked) == dict(
        zip((side.text for side in asked.positions), (6, 6, 1), strict=True)
    )


def test_a_passage_is_dealt_once_though_two_sides_hold_it():
    a, b = (passage(SOURCES[0], 0), passage(SOURCES[0], 1)), (passage(SOURCES[0], 1), passage(SOURCES[0], 0))
    cards = made(deal([question(a, b)], SOURCES, settings()))
    assert len({card.evidence[0].id for card in cards}) == len(cards) == 2
    assert {card.position.text for card in cards} == {"Answer 1 is right.", "Answer 2 is right."}


def test_two_copies_of_one_text_are_one_source_on_cards():
    copy = replace(SOURCES[0], file="copy.txt")
    asked = question((passage(SOURCES[0], 0), passage(copy, 0)), (passage(SOURCES[1], 0), passage(copy, 3)))
    deck = deal([asked], (*SOURCES[:2], copy), settings())
    assert [card.source.file for card in made(deck, "source")] == ["a.txt", "b.txt"]
    assert len(lines(made(deck, "source")[0], "Used on")[0].split(", ")) == 2


def test_an_unknown_kind_of_card_names_the_kinds_there_are():
    with pytest.raises(SettingsError, match="no kind of card 'rebutal'") as caught:
        deal([table(2, 2)], SOURCES, settings(kinds=("rebutal",)))
    assert caught.value.mend == f"write one of: {', '.join(KINDS)}"


# --- what must


def test_the_order_is_question_then_side_by_side_then_sources():
    deck = deal([table(2, 2), table(3, 3, text="Was the bridge safe?")], SOURCES, settings())
    assert [card.label for card in deck.cards] == [
        *("Q1", "Q1-A", "Q1-A-01", "Q1-A-02", "Q1-A-R1", "Q1-B", "Q1-B-01", "Q1-B-02", "Q1-B-R1"),
        *("Q2", "Q2-A", "Q2-A-01", "Q2-A-02", "Q2-A-03", "Q2-A-R1"),
        *("Q2-B", "Q2-B-01", "Q2-B-02", "Q2-B-03", "Q2-B-R1"),
        *("S-01", "S-02", "S-03", "S-04", "S-05"),
    ]


def test_only_the_kinds_asked_for_are_made():
    deck = deal([table(2, 2)], SOURCES, settings(kinds=("evidence",)))
    assert {card.kind for card in deck.cards} == {"evidence"}


def test_a_teachers_words_head_the_card_and_are_marked_as_theirs():
    asked = table(2, 2)
    card = made(deal([asked], SOURCES, settings()))[1]
    deck = deal([asked], SOURCES, replace(settings(), edits=(Edit(card.id, "The gates stood open"),)))
    again = next(one for one in deck.cards if one.id == card.id)
    assert (again.title, again.title_by, again.tag) == ("The gates stood open", "teacher", None)
    assert again.evidence == card.evidence
    assert lines(again, "Tag") == ["worded by the teacher"]
    assert sum(one.title_by == "teacher" for one in deck.cards) == 1


def test_more_questions_than_are_printed_are_kept_and_counted():
    asked = [table(2, 2, text=f"Was bridge {number} open?") for number in range(5)]
    deck = deal(asked, SOURCES, settings(questions=3), warnings=("before",))
    assert len(made(deck, "question")) == 3
    assert [one.text for one in deck.questions] == [one.text for one in asked]
    assert deck.warnings == (
        "before",
        "2 more questions were found and have no cards; [deal] questions = 5 prints them",
    )


def test_the_strongest_comes_first_and_then_other_sources():
    """Five of one source stand before one of another, which is no worse for that."""
    side = (*(passage(SOURCES[0], number) for number in range(5)), passage(SOURCES[1], 0))
    deck = deal([question(side, side[:0])], SOURCES, settings(balance=False, per_side=3))
    assert [card.evidence[0].source.file for card in made(deck)] == ["a.txt", "a.txt", "b.txt"]
    assert made(deck)[0].evidence[0] == side[0]


def test_one_holder_under_two_names_makes_room_for_another():
    """Three of one actor, each under another name, from as many sources; then one of somebody else."""
    side = tuple(replace(passage(of, 0), actor="Ann Carver") for of in SOURCES[:3])
    other = replace(passage(SOURCES[3], 0), actor="Tom Carver")
    deck = deal([question((*side, other), side[:0])], SOURCES, settings(balance=False, per_side=2))
    assert [card.evidence[0].actor for card in made(deck)] == ["Ann Carver", "Ann Carver"]
    deck = deal([question((*side, other), side[:0])], SOURCES, settings(balance=False, per_side=3))
    assert [card.evidence[0].actor for card in made(deck)] == ["Ann Carver", "Ann Carver", "Tom Carver"]


def test_the_seed_tosses_for_the_sides():
    asked = [table(1, 1, text=f"Was bridge {number} open?") for number in range(20)]
    firsts = [one.positions[0].text for one in deal(asked, SOURCES, settings(questions=20)).questions]
    assert 3 < firsts.count("Answer 1 is right.") < 17
    others = [one.positions[0].text for one in deal(asked, SOURCES, settings(questions=20, seed=1)).questions]
    assert firsts != others


# --- laws

PASSAGES = st.builds(passage, st.sampled_from(SOURCES), st.integers(0, 11))
SIDES = st.lists(st.lists(PASSAGES, max_size=9).map(tuple), min_size=1, max_size=4)
TEXTS = st.sampled_from(("Was it open?", "Was it safe?", "Was it ours?"))
QUESTIONS = st.lists(st.builds(lambda sides, text: question(*sides, text=text), SIDES, TEXTS), max_size=3)
RULES = st.builds(
    settings, balance=st.booleans(), per_side=st.integers(1, 6), questions=st.integers(1, 4), seed=st.integers(0, 9)
)


@given(QUESTIONS, RULES)
def test_ids_and_labels_are_unique_and_no_passage_comes_twice_in_a_question(asked, rules):
    deck = deal(asked, SOURCES, rules)
    assert len({card.id for card in deck.cards}) == len({card.label for card in deck.cards}) == len(deck.cards)
    for _, cards in groupby(made(deck), key=lambda card: card.question.id):
        dealt: list[Evidence] = [card.evidence[0] for card in cards]
        assert len({one.passage.text for one in dealt}) == len(dealt)


@given(QUESTIONS, RULES)
def test_each_card_stands_on_what_was_found(asked, rules):
    deck = deal(asked, SOURCES, rules)
    for card in made(deck):
        assert card.question in deck.questions
        assert card.position in card.question.positions
        assert card.evidence[0] in card.position.evidence
        assert card.tag is None or card.evidence[0].passage.holds(card.tag)


@given(QUESTIONS, RULES)
def test_hands_are_equal_but_for_thin_sides_and_never_over_the_limit(asked, rules):
    deck = deal(asked, SOURCES, rules)
    for card in made(deck, "question"):
        counts = hands(deck, card.question)
        thin = {text[len("little was found for ")] for text in lines(card, "Thin")}
        full = {
            counts[side.text]
            for letter, side in zip("ABCD", card.question.positions, strict=False)
            if letter not in thin
        }
        assert max(counts.values()) <= rules.deal.per_side
        if rules.deal.balance:
            assert len(full) <= 1
            assert (
                len(thin) != len(counts) - 1
                or not thin
                or max(counts.values())
                <= FAIR
                * max(
                    1,
                    *(
                        counts[side.text]
                        for letter, side in zip("ABCD", card.question.positions, strict=False)
                        if letter in thin
                    ),
                )
            )


@given(QUESTIONS, RULES)
def test_the_same_findings_give_the_same_deck(asked, rules):
    assert deal(asked, SOURCES, rules) == deal(list(asked), SOURCES, rules)


@given(SIDES, RULES)
def test_what_does_not_concern_a_question_does_not_change_its_cards(sides, rules):
    """Another source, another question after it: ids, labels and order stay."""
    asked = question(*sides)
    alone = deal([asked], SOURCES, rules)
    beside = deal([asked, table(2, 2, text="Something else?")], (*SOURCES, source("z.txt")), rules)
    kept = [(card.id, card.label) for card in beside.cards if card.question and card.question.text == asked.text]
    assert kept == [(card.id, card.label) for card in alone.cards if card.question]


@given(QUESTIONS, RULES, st.data())
def test_what_is_dropped_stays_away_and_the_rest_keep_their_ids(asked, rules, data):
    whole = deal(asked, SOURCES, rules)
    drops = data.draw(st.lists(st.sampled_from([card.id for card in whole.cards]), max_size=4))
    deck = deal(asked, SOURCES, replace(rules, drops=tuple(Drop(card) for card in drops)))
    assert not {card.id for card in deck.cards} & set(drops)
    assert not [warning for warning in deck.warnings if "[[drop]]" in warning]


def test_what_only_leans_to_a_side_is_not_dealt_but_kept():
    sure, leaning, other = (
        replace(passage(SOURCES[at], at), confidence=weight) for at, weight in ((0, 0.8), (1, 0.55), (2, 0.8))
    )
    deck = deal([question((sure, leaning), (other,))], SOURCES, settings())
    assert {card.evidence[0].passage for card in made(deck)} == {sure.passage, other.passage}
    assert leaning in (one for side in deck.questions[0].positions for one in side.evidence)


def test_a_question_with_a_side_that_nothing_is_sure_to_be_on_is_kept_without_cards_and_counted():
    sure, leaning = (replace(passage(SOURCES[at], at), confidence=weight) for at, weight in ((0, 0.8), (1, 0.55)))
    deck = deal([question((sure,), (leaning,))], SOURCES, settings())
    assert not made(deck, "question")
    assert "1 more questions were found, but of their passages the tool is not sure" in deck.warnings[0]
