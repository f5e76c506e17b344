"""Which questions come first, and which two are one."""

from __future__ import annotations

import numpy as np

from cards.gather.contest import Contest
from cards.gather.proposals import Proposal
from cards.gather.ranking import Answered, best, ranked
from cards.model import Evidence, Position, Question, Source


def answered(text, *, paired=False, strength=0.5, about=0, sources=("one.txt", "two.txt"), voice="author"):
    evidence = [_evidence(file, voice, len(text)) for file in sources]
    question = Question(text, "fact", (Position("It is so", (evidence[0],)), Position("It is not", (evidence[-1],))))
    vector = np.eye(8, dtype=np.float32)[about]
    proposal = Proposal("fact", "a denial", text, ("It is so", "It is not"), (0,), strength, paired=paired)
    return Answered(question, vector, Contest(proposal, 1.0, 0.5))


def _evidence(file, voice, seed):
    text = f"{file} {seed} says that it is so."
    source = Source(file, text, 0, len(text))
    return Evidence(source.span(0, len(text)), (source.span(0, len(text)),), voice, "near")


def test_nothing_comes_of_nothing():
    assert best([], 5) == ()


def test_two_questions_about_one_thing_are_one():
    first, twin = answered("Is the toll fair?", about=1, paired=True), answered("Is the toll just?", about=1)

    assert [question.text for question in best([twin, first], 5)] == ["Is the toll fair?"]


def test_both_ends_found_comes_before_a_plain_denial():
    plain = answered("Is the ferry safe?", about=1, strength=0.8)
    paired = answered("Is the bridge a gift, or a debt?", about=2, strength=0.8, paired=True)

    assert ranked([plain, paired])[0] is paired


def test_what_one_source_alone_says_comes_later():
    lone = answered("Is the ferry safe?", about=1, sources=("one.txt",))
    shared = answered("Is the bridge safe?", about=2)

    assert ranked([lone, shared])[0] is shared


def test_what_people_are_quoted_on_comes_first():
    told = answered("Is the ferry safe?", about=1)
    quoted = answered("Is the bridge safe?", about=2, voice="quoted")

    assert ranked([told, quoted])[0] is quoted


def test_no_more_than_asked_for():
    many = [answered(f"Is the bridge {'very ' * at}safe?", about=at) for at in range(6)]

    assert len(best(many, 3)) == 3
