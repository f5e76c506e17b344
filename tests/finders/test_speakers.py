"""Whom “he” or “she” can mean, from parses written by hand: nobody, where it is not plain."""

from __future__ import annotations

import pytest

from cards.finders.speakers import REACH, antecedent, is_pronoun, subject
from tests.parses import by_hand

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
        pytest.param((INNER,), "Berg", id="the one person who does anything"),
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
