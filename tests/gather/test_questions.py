"""From texts to questions: evidence is whole sentences of one paragraph, and no passage speaks twice to one question."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from cards.finders import find
from cards.gather import questions
from cards.model import Question
from cards.settings import Find, Motion, Settings
from tests.parses import parsed

pytestmark = pytest.mark.model

FOR = (
    "School uniforms reduce bullying, for nobody can mock what everybody wears. In our town the school made uniforms "
    "compulsory two years ago. Bullying over clothes has fallen by half since then.\n\n"
    "“School uniforms help poor families,” said Ines Marr, the head teacher. “A uniform costs less than fashion.” Uniforms should "
    "be compulsory in every school of the valley."
)
AGAINST = (
    "School uniforms do not reduce bullying. Pupils who want to mock others find shoes and telephones to laugh at. The study of "
    "the uniform counted one school only.\n\n"
    "Uniforms should not be compulsory, parents say. Omar Khan denied that uniforms help poor families: he paid for two coats "
    "that his son may not wear at home. Dress is a pupil’s own choice, according to the pupils."
)
BESIDE = (
    "The school stands on the hill above the town. Uniforms of the school are red. Pupils come by bus from the valley."
)
ASKED = Settings(
    questions=(
        Motion(
            "Should school uniforms be compulsory?",
            ("Uniforms should be compulsory", "Uniforms should not be compulsory"),
        ),
    )
)


def asked(*texts: str, settings: Settings = ASKED) -> tuple[Question, ...]:
    sources = parsed(*texts)
    return questions(sources, find(sources), settings)


@pytest.fixture(scope="module")
def motion() -> Question:
    (one,) = asked(FOR, AGAINST, BESIDE)
    return one


@pytest.fixture(scope="module")
def found() -> tuple[Question, ...]:
    return asked(FOR, AGAINST, BESIDE, settings=Settings())


def test_nothing_in_nothing_out():
    assert () == questions((), (), Settings())
    assert () == questions((), (), ASKED)


def test_texts_without_a_claim_raise_no_question():
    assert () == asked("No.", "Yes, why?", settings=Settings())


def test_a_question_that_is_asked_keeps_its_words_and_its_positions(motion):
    assert "Should school uniforms be compulsory?" == motion.text
    assert "asked" == motion.origin
    assert ("Uniforms should be compulsory", "Uniforms should not be compulsory") == tuple(
        p.text for p in motion.positions
    )


def test_a_question_that_nothing_answers_is_kept_with_what_is_nearest_and_no_evidence():
    (one,) = asked(FOR, AGAINST, BESIDE, settings=Settings(questions=(Motion("Is the moon made of green cheese?"),)))
    assert [()] * 2 == [side.evidence for side in one.positions]
    assert 3 == len({near.passage.text for near in one.nearest})
    assert all("no answer" in near.why for near in one.nearest)


def test_an_open_question_that_nothing_answers_has_no_positions_that_nobody_holds():
    (one,) = asked(FOR, AGAINST, BESIDE, settings=Settings(questions=(Motion("Who painted the ceiling?"),)))
    assert () == one.positions
    assert one.nearest


def test_what_is_asked_is_kept_in_its_order_however_many_positions_found_questions_need():
    motions = (Motion("Is the moon made of green cheese?"), *ASKED.questions)
    many = Settings(find=Find(min_positions=3), questions=motions)
    assert [motion.text for motion in motions] == [one.text for one in asked(FOR, AGAINST, settings=many)]


def test_what_was_passed_over_has_a_reason_and_is_no_evidence(motion):
    assert any(side.passed for side in motion.positions)
    taken = {one.passage for side in motion.positions for one in side.evidence}
    for one in (one for side in motion.positions for one in side.passed):
        assert one.why
        assert one.passage not in taken


def test_evidence_is_whole_sentences_of_one_paragraph(motion, found):
    for question in (motion, *found):
        for side in question.positions:
            assert side.evidence
            for one in side.evidence:
                assert one.read
                assert all(one.passage.holds(part) for part in one.read)
                assert "\n\n" not in one.passage.text
                assert one.passage.text[-1] in ".!?”:"
                assert one.passage.start == 0 or one.source.text[one.passage.start - 1] in " \n"


def test_no_passage_speaks_twice_to_one_question(motion, found):
    for question in (motion, *found):
        passages = [one.passage for side in question.positions for one in side.evidence]
        assert not any(one.overlaps(other) for one, other in combinations(passages, 2))


def test_passages_are_as_long_as_wanted_or_one_sentence():
    short = replace(ASKED, find=Find(max_words=20))
    (one,) = asked(FOR, AGAINST, BESIDE, settings=short)
    for side in one.positions:
        for evidence in side.evidence:
            assert len(evidence.passage.text.split()) <= 20 or (evidence.passage,) == evidence.read


def test_stance_and_confidence_lie_in_their_ranges_and_the_voice_is_known(motion, found):
    for question in (motion, *found):
        for one in (one for side in question.positions for one in side.evidence):
            assert -1 <= one.stance <= 1
            assert 0 <= one.confidence <= 1
            assert one.voice in {"author", "reported", "quoted", "unclear"}
            assert one.why


def test_what_is_found_is_questions_with_rival_positions_and_a_ground(found):
    assert found
    for question in found:
        assert "found" == question.origin
        assert question.text.endswith("?")
        assert "  " not in question.text
        assert len(question.text.split()) <= 22
        assert len({side.text for side in question.positions}) == len(question.positions) >= 2
        assert all(ground.spans and ground.rule for ground in question.grounds)
    assert len({question.text for question in found}) == len(found)


def test_no_more_questions_than_wanted():
    assert len(asked(FOR, AGAINST, BESIDE, settings=Settings(find=Find(questions=1)))) == 1


def test_the_same_texts_give_the_same_questions(found):
    assert found == asked(FOR, AGAINST, BESIDE, settings=Settings())
