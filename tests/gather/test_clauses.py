"""Statement, denial and question of a clause: as tests/cases/gather/clauses.md has them, and laws from parses by hand."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.finders.lexicons import EVALUATIVE
from cards.gather.clauses import LONGEST, VAGUE, Clause, clauses
from cards.language import sentence_docs
from tests.parses import by_hand, cases

FOUND = cases("gather/clauses")
FORMS = {
    "": ("closes", "VBZ"),
    "should": ("close", "VB"),
    "will": ("close", "VB"),
    "has": ("closed", "VBN"),
    "did": ("close", "VB"),
    "is": ("closing", "VBG"),
}


def test_there_are_cases():
    assert len(FOUND) > 30


@pytest.mark.model
@pytest.mark.parametrize("case", FOUND)
def test_case(case):
    (doc,) = sentence_docs(case["sentence"])
    found = list(clauses(doc))
    wanted = [] if case["statement"] == ["none"] else case["statement"]
    assert wanted == [one.statement for one in found]
    assert case.get("denial", []) == [one.denial for one in found]
    assert case.get("question", []) == [one.question for one in found]
    assert ["denied" in case] * len(found) == [one.negated for one in found]


def table(
    auxiliary: str, *, negated: bool = False, subject: str = "council", thing: str = "library", more: int = 0
) -> str:
    """The parse of "The council (auxiliary) (not) closes the library (in spring, in spring ...)"."""
    verb, tag = FORMS[auxiliary]
    at = 3 + bool(auxiliary) + negated
    rows = ["The the DET DT 2 det", f"{subject} {subject} NOUN NN {at} nsubj"]
    rows += [f"{auxiliary} {auxiliary} AUX MD {at} aux"] if auxiliary else []
    rows += [f"not not PART RB {at} neg"] if negated else []
    rows += [f"{verb} close VERB {tag} {at} ROOT", f"the the DET DT {at + 2} det", f"{thing} {thing} NOUN NN {at} dobj"]
    for number in range(more):
        rows += [f"in in ADP IN {at} prep", f"spring spring NOUN NN {at + 3 + 2 * number} pobj"]
    return "\n".join([*rows, f". . PUNCT . {at} punct"])


def one(*args: str, **more: object) -> Clause | None:
    return next(clauses(by_hand(table(*args, **more))), None)


@pytest.mark.parametrize("subject", sorted(VAGUE))
def test_a_vague_word_is_no_subject(subject):
    assert one("should", subject=subject) is None


@pytest.mark.parametrize("word", sorted(EVALUATIVE))
def test_a_loaded_word_is_in_no_clause(word):
    assert one("should", subject=word) is None
    assert one("should", thing=word) is None


@pytest.mark.parametrize("word", ["its", "their", "nobody", "never", "nothing", "none", "her", "you"])
def test_what_points_back_or_denies_inside_a_phrase_is_in_no_clause(word):
    assert one("should", thing=word) is None


def test_a_word_is_not_torn_from_what_it_is_written_with():
    """Only "closes the free" of "closes the free-library" is kept where a parse hangs the rest elsewhere."""
    torn = "The the DET DT 2 det\nlaw law NOUN NN 3 nsubj\ncloses close VERB VBZ 3 ROOT\ntoll~ toll NOUN NN 3 dobj\n-~ - PUNCT HYPH 6 punct\nfree free ADJ JJ 3 dep"
    assert [] == list(clauses(by_hand(torn)))
    whole = torn.replace("6 punct", "4 punct").replace("3 dep", "4 amod")
    assert ["The law closes toll-free"] == [one.statement for one in clauses(by_hand(whole))]


def test_the_words_are_those_of_the_sentence():
    assert "The council should close the library" == one("should").statement
    assert "The council should not close the library" == one("should").denial
    assert "Should the council close the library?" == one("should").question
    assert "Does the council close the library?" == one("").question
    assert "The council does not close the library" == one("").denial


@given(st.sampled_from(sorted(FORMS)), st.booleans(), st.integers(0, 9))
def test_a_negation_is_never_lost_and_never_doubled(auxiliary, negated, more):
    if negated and not auxiliary:
        return
    found = one(auxiliary, negated=negated, more=more)
    assert negated == found.negated
    assert 0 == found.statement.split().count("not")
    assert 1 == found.denial.split().count("not")
    assert 0 == found.question.split().count("not")


@given(st.sampled_from(sorted(FORMS)), st.booleans(), st.integers(0, 9))
def test_statement_denial_and_question_are_well_written(auxiliary, negated, more):
    found = one(auxiliary, negated=negated and bool(auxiliary), more=more)
    assert found.question.endswith("?")
    for text in (found.statement, found.denial, found.question):
        assert text == " ".join(text.split())
        assert text[0].isupper()
        assert not re.search(r"\s[?,.]", text)
    assert found.words == len(found.statement.split()) <= LONGEST


@given(st.sampled_from(sorted(FORMS)), st.integers(0, 9))
def test_denial_and_question_have_the_words_of_the_statement_and_no_other_but_do_and_not(auxiliary, more):
    found = one(auxiliary, more=more)
    said = {*found.statement.lower().split(), found.lemma, found.support, "not"}
    assert set(found.denial.lower().split()) <= said
    assert set(found.question.lower().rstrip("?").split()) <= said


def test_a_phrase_is_kept_whole_or_left_out():
    for more in range(10):
        text = one("should", more=more).statement
        assert text.count(" in") == text.count(" spring")
