"""Whom “he” or “she” can mean, from parses written by hand: nobody, where it is not plain."""

from __future__ import annotations

import pytest

from cards.finders.speakers import REACH, People, antecedent, is_pronoun, people, resolved, subject
from tests.parses import by_hand, standing

BERG = """
Anna    Anna    PROPN NNP  2 compound PERSON
Berg    Berg    PROPN NNP  3 nsubj PERSON
paid~   pay     VERB  VBD  3 ROOT
.       .       PUNCT .    3 punct
"""
HOLM = BERG.replace("Anna", "Omar").replace("Berg", "Holm")
TOLL = """
The     the     DET   DT   2 det
toll    toll    NOUN  NN   3 nsubj
fell~   fall    VERB  VBD  3 ROOT
.       .       PUNCT .    3 punct
"""
SHE = """
She     she     PRON  PRP  2 nsubj
paid~   pay     VERB  VBD  2 ROOT
.       .       PUNCT .    2 punct
"""
TOWN = """
Norland Norland PROPN NNP  2 nsubj GPE
paid    pay     VERB  VBD  2 ROOT
Anna    Anna    PROPN NNP  4 compound PERSON
Berg~   Berg    PROPN NNP  2 dobj PERSON
.       .       PUNCT .    2 punct
"""
OBJECT = """
The     the     DET   DT   2 det
mayor   mayor   NOUN  NN   3 nsubj
paid    pay     VERB  VBD  3 ROOT
Anna    Anna    PROPN NNP  5 compound PERSON
Berg~   Berg    PROPN NNP  3 dobj PERSON
.       .       PUNCT .    3 punct
"""
TWO_OBJECTS = """
The     the     DET   DT   2 det
mayor   mayor   NOUN  NN   3 nsubj
paid    pay     VERB  VBD  3 ROOT
Berg    Berg    PROPN NNP  3 dobj PERSON
and     and     CCONJ CC   4 cc
Holm~   Holm    PROPN NNP  4 conj PERSON
.       .       PUNCT .    3 punct
"""
JOINED = """
Berg    Berg    PROPN NNP  4 nsubj PERSON
and     and     CCONJ CC   1 cc
Holm    Holm    PROPN NNP  1 conj PERSON
paid~   pay     VERB  VBD  4 ROOT
.       .       PUNCT .    4 punct
"""
INNER = """
The     the     DET   DT   2 det
town    town    NOUN  NN   3 nsubj
heard   hear    VERB  VBD  3 ROOT
that    that    SCONJ IN   6 mark
Berg    Berg    PROPN NNP  6 nsubj PERSON
paid~   pay     VERB  VBD  3 ccomp
.       .       PUNCT .    3 punct
"""


def person(*tables: str) -> str | None:
    """The person named by these sentences, nearest last."""
    meant = antecedent([next(by_hand(table).sents) for table in tables])
    return meant.text if meant is not None else None


@pytest.mark.parametrize(
    "before",
    [
        pytest.param((), id="nothing before"),
        pytest.param((TOLL,), id="no person"),
        pytest.param((SHE,), id="only a pronoun"),
        pytest.param((TWO_OBJECTS,), id="two who had it done to them"),
        pytest.param((OBJECT,), id="one who had it done to her"),
        pytest.param((TOWN,), id="a town did it to her"),
        pytest.param((BERG, TOLL), id="a sentence about a thing between"),
        pytest.param((BERG, *(SHE,) * REACH), id="too far back"),
        pytest.param((JOINED,), id="two who did it together"),
        pytest.param((INNER,), id="one of whom a town heard something"),
    ],
)
def test_nobody_is_named_where_it_is_not_plain(before):
    assert person(*before) is None


@pytest.mark.parametrize(
    ("before", "meant"),
    [
        pytest.param((BERG,), "Anna Berg", id="the subject"),
        pytest.param((BERG, SHE), "Anna Berg", id="past a pronoun"),
        pytest.param((BERG, HOLM), "Omar Holm", id="the nearest subject"),
        pytest.param((HOLM, BERG, SHE), "Anna Berg", id="the nearest subject past a pronoun"),
    ],
)
def test_the_subject_of_the_nearest_sentence_is_meant(before, meant):
    assert meant == person(*before)


def test_a_pronoun_is_one_word():
    doc = by_hand(SHE)
    assert is_pronoun(doc, (0, 1))
    assert not is_pronoun(doc, (0, 2))
    assert not is_pronoun(by_hand(BERG), (0, 1))


def test_a_sentence_without_a_subject_has_none():
    assert subject(next(by_hand("Pay~ pay VERB VB 1 ROOT\n! ! PUNCT . 1 punct").sents)) is None
    assert "Berg" == subject(next(by_hand(BERG).sents)).text


MAYORS = """
Mayor   Mayor   PROPN NNP  3 compound
Anna    Anna    PROPN NNP  3 compound PERSON
Berg    Berg    PROPN NNP  4 nsubj PERSON
met     meet    VERB  VBD  4 ROOT
Mayor   Mayor   PROPN NNP  7 compound
Omar    Omar    PROPN NNP  7 compound PERSON
Holm~   Holm    PROPN NNP  4 dobj PERSON
.       .       PUNCT .    4 punct
"""
MISTER = """
Mr.     Mr.     PROPN NNP  2 compound
Berg    Berg    PROPN NNP  3 nsubj PERSON
paid~   pay     VERB  VBD  3 ROOT
.       .       PUNCT .    3 punct
"""


def meant(table: str, mention: tuple[int, int], known: People | None = None) -> str | None:
    (paragraph,) = standing(by_hand(table)).paragraphs
    found = resolved(known or people(standing(by_hand(MAYORS))), paragraph, mention, ())
    return found.text if found else None


def test_an_office_that_two_people_hold_names_neither():
    assert "The mayor" == meant("The the DET DT 2 det\nmayor mayor NOUN NN 2 ROOT", (0, 2))


def test_a_last_name_that_two_people_share_names_neither():
    both = people(standing(by_hand(MAYORS.replace("Holm", "Berg"))))
    assert "Berg" == meant("Berg~ Berg PROPN NNP 1 ROOT PERSON\n. . PUNCT . 1 punct", (0, 1), both)


def test_they_and_it_are_nobody():
    for word in ("They", "I", "We"):
        assert meant(f"{word}~ {word} PRON PRP 1 nsubj\n. . PUNCT . 1 punct", (0, 1)) is None


def test_a_last_name_means_the_one_full_name_that_ends_in_it():
    assert "Anna Berg" == meant("Berg~ Berg PROPN NNP 1 ROOT PERSON\n. . PUNCT . 1 punct", (0, 1))


def test_an_office_means_the_one_who_holds_it():
    one = people(
        standing(
            by_hand(
                MAYORS.replace("5 compound", "5 dep").replace(
                    "Mayor   Mayor   PROPN NNP  7", "Poet    Poet    PROPN NNP  7"
                )
            )
        )
    )
    assert "Anna Berg" == meant("The the DET DT 2 det\nmayor mayor NOUN NN 2 ROOT", (0, 2), one)


def test_a_form_of_address_speaks_against_a_pronoun():
    known = people(standing(by_hand(MISTER)))
    assert not known.fits("Berg", "she")
    assert known.fits("Berg", "he")
    assert known.fits("Holm", "she")
