"""Questions that a person asks: as tests/cases/gather/motions.md has them, and open ones answered by statements only."""

from __future__ import annotations

import pytest

from cards.finders import find
from cards.gather.answering import answers, is_open
from cards.gather.asking import asked, is_spoken_of
from cards.gather.pool import laid_out
from cards.gather.turning import yes_and_no
from cards.language import sentence_docs
from tests.parses import cases, parsed

TEXTS = (
    "The town council built the northern bridge in 1998. Ines Marr closed the library because the roof was not safe.",
    "The state built the northern bridge with a loan. The roof of the library was repaired by 12 workers.",
    "Farmers of the valley pay the toll twice a day. The old mill was sold to a farmer.",
)


@pytest.fixture(scope="module")
def pool():
    sources = parsed(*TEXTS)
    return laid_out(sources, find(sources))


@pytest.mark.parametrize("question", ["Is it so?", "Who knows", "In the town?", "?", "Whoever asks?", ""])
def test_what_is_not_open(question):
    assert not is_open(question)


@pytest.mark.parametrize("question", ["Who asks?", "In which year?", "How many?", "WHY is it so?"])
def test_what_is_open(question):
    assert is_open(question)


@pytest.mark.model
@pytest.mark.parametrize("case", cases("gather/motions"))
def test_case(case):
    assert (*case["one"], *case["other"]) == yes_and_no(case["question"][0], sentence_docs)


@pytest.mark.model
@pytest.mark.parametrize("question", ["Who invented the telephone?", "Is coffee bad for the heart?"])
def test_what_no_source_speaks_of(pool, question):
    assert not is_spoken_of(pool, (question,))


@pytest.mark.model
def test_what_no_source_speaks_of_gets_no_answer(pool):
    assert () == asked(pool, "Who invented the telephone?", (), sentence_docs).positions


@pytest.mark.model
def test_an_answer_is_a_statement_of_the_source_and_never_the_question_with_its_gap_filled(pool):
    found = answers(pool, "Who built the northern bridge?")
    assert found
    for one in found:
        words = pool.sentences[one.row].span.text.lower()
        assert all(word in words for word in one.text.lower().split())


@pytest.mark.model
def test_an_answer_to_why_has_a_reason_and_one_to_how_many_a_number(pool):
    (why,) = answers(pool, "Why was the library closed by Ines Marr?")
    assert "Ines Marr closed the library because the roof was not safe" == why.text
    assert all("12" in one.text for one in answers(pool, "How many workers repaired the roof?"))


@pytest.mark.model
def test_positions_that_are_given_are_kept_to_the_letter(pool):
    given = ("the  STATE did", "No, the town did")
    assert given == asked(pool, "Who built the northern bridge?", given, sentence_docs).positions


@pytest.mark.model
def test_each_answer_is_anchored_in_the_sentence_that_gives_it(pool):
    proposal = asked(pool, "Who built the northern bridge?", (), sentence_docs)
    assert set(range(len(proposal.positions))) == set(proposal.anchors.values())
