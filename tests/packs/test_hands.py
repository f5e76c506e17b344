"""Hands for a class: nobody is left out, nothing is padded, and no side or student has more to carry than another."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cards.dealer import deal
from cards.kinds.tags import tag
from cards.model import Card
from cards.packs import rounds, shown, stacks, weight
from cards.packs.hands import measured, seated, shared
from cards.settings import Deal, Settings
from tests.kinds.building import passage, question, source

SOURCES = tuple(source(f"{letter}.txt") for letter in "abcde")
LONG = tuple(source(f"{number}.txt") for number in range(9))
STUDENTS, SEEDS = st.integers(0, 40), st.integers(0, 99)


def deck(*counts: int, kinds=("question", "evidence", "source"), **rules):
    """A deck of one question, whose sides have so many passages."""
    every = iter([passage(of, number) for number in range(12) for of in SOURCES])
    asked = question(*(tuple(next(every) for _ in range(count)) for count in counts))
    return deal([asked], SOURCES, Settings(deal=Deal(kinds=kinds, **rules)))


def one(found, students: int = 0, seed: int = 0):
    (only,) = rounds(found, students, seed)
    return only


cards_of = st.lists(st.integers(1, 9), max_size=9).map(
    lambda sizes: tuple(
        Card("evidence", f"Q1-A-{number:02}", "", evidence=(long(size, number),)) for number, size in enumerate(sizes)
    )
)


def long(size: int, number: int):
    """A passage of so many sentences."""
    of = LONG[number]
    whole = of.span(0, of.marks[size].start - 2)
    return replace(passage(of, 0), passage=whole, read=())


# --- what must not happen


def test_a_side_without_evidence_is_not_padded_from_another():
    empty, full = sorted(one(deck(0, 5), students=6).teams, key=lambda team: len(team.cards))
    assert (empty.cards, {hand.cards for hand in empty.hands}) == ((), {()})
    assert empty.position.thin
    assert all(card.position == full.position for hand in full.hands for card in hand.cards)


def test_a_question_of_which_nothing_is_printed_is_not_debated():
    assert list(rounds(deck(3, 3, kinds=("question", "source")))) == []
    assert list(rounds(deck(0, 0))) == []


def test_the_nearest_passages_are_no_evidence_to_debate_with():
    asked = question((), (), nearest=(passage(SOURCES[0], 0),))
    assert list(rounds(deal([asked], SOURCES, Settings()))) == []


@given(STUDENTS, st.integers(2, 5), SEEDS)
def test_every_student_has_one_seat_and_the_sides_differ_by_one_at_most(students, sides, seed):
    seats = seated(students, "ABCDE"[:sides], seed, "q")
    assert sorted(student for seat in seats for student in seat) == list(range(1, students + 1))
    assert max(map(len, seats)) - min(map(len, seats)) <= 1


@given(cards_of, st.integers(1, 12))
def test_hands_are_alike_in_number_and_in_words_and_no_card_is_lost(cards, count):
    hands = shared(cards, count)
    assert len(hands) == count
    assert {card.label for hand in hands for card in hand} == {card.label for card in cards}
    sizes = [len(hand) for hand in hands]
    assert max(sizes) - min(sizes) <= 1
    if len(cards) >= count:
        assert sum(sizes) == len(cards)
        words = [weight(hand) for hand in hands]
        assert max(words) - min(words) <= max(measured(card).words for card in cards)
    elif cards:
        held = Counter(card.label for hand in hands for card in hand)
        assert set(sizes) == {1}
        assert max(held.values()) - min(held.values()) <= 1


@given(cards_of, st.integers(1, 12))
def test_each_hand_is_in_the_order_of_the_deck(cards, count):
    assert all([card.label for card in hand] == sorted(card.label for card in hand) for hand in shared(cards, count))


# --- what must


def test_without_students_there_is_one_hand_for_each_side_with_all_its_cards():
    for team in one(deck(4, 4, 4)).teams:
        assert [(hand.student, hand.cards) for hand in team.hands] == [(0, team.cards)]
        assert len(team.cards) == 4


def test_fewer_students_than_sides_leave_a_hand_for_whoever_takes_it():
    students = [hand.student for team in one(deck(3, 3, 3), students=2).teams for hand in team.hands]
    assert sorted(students) == [0, 1, 2]


def test_the_same_seed_seats_the_same_class_and_another_seed_another():
    found = deck(6, 6)
    assert one(found, 20, 1) == one(found, 20, 1)
    assert one(found, 20, 1) != one(found, 20, 2)


def test_nobody_sits_on_the_first_side_in_every_debate():
    """Ten questions, and a class of ten: by coin, each is now here and now there."""
    firsts = Counter(student for number in range(10) for student in seated(10, "AB", 0, f"question {number}")[0])
    assert all(0 < firsts[student] < 10 for student in range(1, 11))


def test_what_is_printed_whole_is_what_is_proved():
    found = deck(3, 3)
    assert shown(found, Deal(packs=("flow", "judge", "key"))).cards == ()
    hands = shown(found, Deal(packs=("hands",)))
    assert {card.kind for card in hands.cards} == {"evidence"}
    assert {card.kind for card in shown(found, Deal(packs=("sac",))).cards} == {"question", "evidence"}
    laid = [card for stack in stacks(one(found), ("hands",)) for card in stack]
    assert {card.label for card in laid} == {card.label for card in hands.cards}


def test_a_position_s_case_is_in_every_hand_of_its_side():
    found = deck(2, 2)
    card = found.cards[1]
    assert tag(card.evidence[0])
    case = replace(card, kind="position", label="Q1-A")
    table = one(replace(found, cards=(*found.cards, case)), students=4)
    assert [team.case for team in table.teams] == [(case,), ()]
    first = [stack for stack in stacks(table, ("hands",)) if case in stack]
    assert len(first) == 2
