"""What hangs on a cue as its content, and whose it is, from parses written by hand: what is no attribution first."""

from __future__ import annotations

import pytest

from cards.finders.attributions import DENIAL, NOUN, OPPONENT, SPOKEN_OF, attributions, quoted_tokens
from tests.parses import by_hand

PROMISE = """
Anna    Anna    PROPN NNP  2 compound PERSON
Berg    Berg    PROPN NNP  3 nsubj PERSON
vowed   vow     VERB  VBD  3 ROOT
to      to      PART  TO   5 aux
lower   lower   VERB  VB   3 xcomp
the     the     DET   DT   7 det
toll~   toll    NOUN  NN   5 dobj
.       .       PUNCT .    3 punct
"""
BLAME = """
The     the     DET   DT   2 det
mayor   mayor   NOUN  NN   3 nsubj
accused accuse  VERB  VBD  3 ROOT
Omar    Omar    PROPN NNP  5 compound PERSON
Holm    Holm    PROPN NNP  3 dobj PERSON
of      of      ADP   IN   3 prep
lying~  lie     VERB  VBG  6 pcomp
.       .       PUNCT .    3 punct
"""
URGE = """
The     the     DET   DT   2 det
mayor   mayor   NOUN  NN   3 nsubj
urged   urge    VERB  VBD  3 ROOT
pupils  pupil   NOUN  NNS  3 dobj
to      to      PART  TO   6 aux
read~   read    VERB  VB   3 xcomp
.       .       PUNCT .    3 punct
"""
TALK = """
Farmers farmer  NOUN  NNS  2 nsubj
spoke   speak   VERB  VBD  2 ROOT
about   about   ADP   IN   2 prep
the     the     DET   DT   5 det
toll~   toll    NOUN  NN   3 pobj
.       .       PUNCT .    2 punct
"""
CLAIM = """
Holm    Holm    PROPN NNP  3 poss PERSON
’s      ’s      PART  POS  1 case
claim   claim   NOUN  NN   8 nsubj
that    that    SCONJ IN   7 mark
the     the     DET   DT   6 det
toll    toll    NOUN  NN   7 nsubj
fell    fall    VERB  VBD  3 acl
stands~ stand   VERB  VBZ  8 ROOT
.       .       PUNCT .    8 punct
"""
REJECT = """
The     the     DET   DT   2 det
mayor   mayor   NOUN  NN   3 nsubj
rejected reject VERB  VBD  3 ROOT
the     the     DET   DT   5 det
claim   claim   NOUN  NN   3 dobj
that    that    SCONJ IN   9 mark
the     the     DET   DT   8 det
toll    toll    NOUN  NN   9 nsubj
fell~   fall    VERB  VBD  5 acl
.       .       PUNCT .    3 punct
"""
ADDING = """
Berg    Berg    PROPN NNP  2 nsubj PERSON
left~   leave   VERB  VBD  2 ROOT
,       ,       PUNCT ,    2 punct
noting  note    VERB  VBG  2 advcl
that    that    SCONJ IN   8 mark
the     the     DET   DT   7 det
toll    toll    NOUN  NN   8 nsubj
fell~   fall    VERB  VBD  4 ccomp
.       .       PUNCT .    2 punct
"""
STUDY = """
The     the     DET   DT   2 det
study   study   NOUN  NN   3 nsubj
shows   show    VERB  VBZ  3 ROOT
that    that    SCONJ IN   7 mark
the     the     DET   DT   6 det
toll    toll    NOUN  NN   7 nsubj
fell~   fall    VERB  VBD  3 ccomp
.       .       PUNCT .    3 punct
"""
SURE = """
The     the     DET   DT   2 det
mayor   mayor   NOUN  NN   3 nsubj
is      be      AUX   VBZ  3 ROOT
sure    sure    ADJ   JJ   3 acomp
the     the     DET   DT   6 det
toll    toll    NOUN  NN   7 nsubj
fell~   fall    VERB  VBD  4 ccomp
.       .       PUNCT .    3 punct
"""
IN_WORDS = """
In      in      ADP   IN   9 prep
the     the     DET   DT   3 det
words   word    NOUN  NNS  1 pobj
of      of      ADP   IN   3 prep
Berg~   Berg    PROPN NNP  4 pobj PERSON
,       ,       PUNCT ,    9 punct
the     the     DET   DT   8 det
toll    toll    NOUN  NN   9 nsubj
fell~   fall    VERB  VBD  9 ROOT
.       .       PUNCT .    9 punct
"""
BESIDE = """
The     the     DET   DT   2 det
mayor~  mayor   NOUN  NN   7 nsubj
,       ,       PUNCT ,    2 punct
Anna    Anna    PROPN NNP  5 compound PERSON
Berg~   Berg    PROPN NNP  2 appos PERSON
,       ,       PUNCT ,    2 punct
said    say     VERB  VBD  7 ROOT
the     the     DET   DT   9 det
toll    toll    NOUN  NN   10 nsubj
fell~   fall    VERB  VBD  7 ccomp
.       .       PUNCT .    7 punct
"""
TAGGED = """
The     the     DET   DT   2 det
toll    toll    NOUN  NN   3 nsubj
fell    fall    VERB  VBD  3 ROOT
by      by      ADP   IN   3 prep
half~   half    NOUN  NN   4 pobj
,       ,       PUNCT ,    3 punct
Berg    Berg    PROPN NNP  8 nsubj PERSON
said~   say     VERB  VBD  3 advcl
.       .       PUNCT .    3 punct
"""


def told(table: str) -> list[tuple[str, str, str]]:
    """Who, what, and by which rule."""
    doc = by_hand(table)
    (sentence,) = doc.sents

    def text(part: tuple[int, int] | None) -> str:
        return doc[part[0] : part[1]].text if part else "-"

    found = attributions(sentence, quoted_tokens(doc))
    return [(text(one.speaker), text(one.content), one.rule) for one in found]


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(PROMISE.replace("vowed   vow ", "came    come"), id="an infinitive of purpose"),
        pytest.param(
            PROMISE.replace("Anna    Anna", "Their   they").replace(
                "Berg    Berg    PROPN NNP  3 nsubj PERSON", "bridge  bridge  NOUN  NN   3 nsubj"
            ),
            id="a thing that vows",
        ),
        pytest.param(TALK.replace("about   about", "after   after"), id="after a thing, not about it"),
        pytest.param(TALK.replace("Farmers farmer  NOUN  NNS", "Walls   wall    NOUN  NNS"), id="walls that speak"),
        pytest.param(STUDY.replace("study   study", "bridge  bridge"), id="a thing that shows"),
        pytest.param(CLAIM.replace("claim   claim", "fact    fact "), id="a fact is nobody's claim"),
        pytest.param(SURE.replace("is      be ", "makes   make"), id="made sure"),
        pytest.param(IN_WORDS.replace("words   word", "woods   wood"), id="in the woods of"),
    ],
)
def test_no_attribution(table):
    assert [] == told(table)


@pytest.mark.parametrize("word", ["would", "could", "should", "may"])
def test_what_somebody_would_say_has_not_been_said(word):
    table = STUDY.replace("study   study ", "mayor   mayor ").replace(
        "shows   show    VERB  VBZ  3 ROOT", "said    say     VERB  VB   3 ROOT"
    )
    assert told(table)
    assert [] == told(table.replace("The     the     DET   DT   2 det", f"{word} {word} AUX MD 3 aux"))


@pytest.mark.parametrize("noun", ["article", "source", "statement", "time", "group", "people"])
def test_a_noun_that_names_nobody_leaves_the_speaker_unclear(noun):
    table = STUDY.replace("study   study ", f"{noun} {noun} ").replace("shows   show ", "said    say  ")
    assert [("-", "that the toll fell", "reported speech")] == told(table)


@pytest.mark.parametrize(
    ("table", "found"),
    [
        pytest.param(PROMISE, ("Anna Berg", "to lower the toll", SPOKEN_OF), id="vow to"),
        pytest.param(BLAME, ("The mayor", "Omar Holm of lying", SPOKEN_OF), id="accuse of"),
        pytest.param(URGE, ("The mayor", "pupils to read", SPOKEN_OF), id="urge to"),
        pytest.param(TALK, ("Farmers", "the toll", SPOKEN_OF), id="speak about"),
        pytest.param(CLAIM, ("Holm", "that the toll fell", NOUN), id="his claim that"),
        pytest.param(ADDING, ("Berg", "that the toll fell", "reported speech"), id="noting that"),
        pytest.param(STUDY, ("The study", "that the toll fell", "reported speech"), id="a study shows"),
        pytest.param(SURE, ("The mayor", "the toll fell", "reported speech"), id="sure that"),
        pytest.param(IN_WORDS, ("Berg", "the toll fell.", "according to"), id="in the words of"),
        pytest.param(BESIDE, ("Anna Berg", "the toll fell", "reported speech"), id="the mayor, Anna Berg"),
        pytest.param(TAGGED, ("Berg", "The toll fell by half", "reported speech"), id="a tag that the parse has lost"),
    ],
)
def test_attribution(table, found):
    assert [found] == told(table)


def test_who_rejects_a_claim_denies_it_and_whoever_makes_it_is_not_named():
    wanted = [("The mayor", "that the toll fell", DENIAL), ("-", "that the toll fell", OPPONENT)]
    assert wanted == told(REJECT)


def test_a_claim_that_is_not_rejected_is_not_an_opponents_words():
    assert OPPONENT not in [rule for *_, rule in told(REJECT.replace("rejected reject", "repeated repeat"))]
