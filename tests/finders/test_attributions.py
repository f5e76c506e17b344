"""Who says what, from parses written by hand: what is no attribution first."""

from __future__ import annotations

from cards.finders.attributions import Attribution, attributions, quoted_tokens, share_inside
from tests.parses import by_hand

REPORTED = """
The     the     DET   DT   2 det
mayor   mayor   NOUN  NN   3 nsubj
said    say     VERB  VBD  3 ROOT
that    that    SCONJ IN   7 mark
the     the     DET   DT   6 det
toll    toll    NOUN  NN   7 nsubj
fell~   fall    VERB  VBD  3 ccomp
.       .       PUNCT .    3 punct
"""
WANTED = """
Farmers  farmer  NOUN  NNS  2 nsubj
want     want    VERB  VBP  2 ROOT
to       to      PART  TO   4 aux
see      see     VERB  VB   2 xcomp
the      the     DET   DT   6 det
bridge   bridge  NOUN  NN   4 dobj
and      and     CCONJ CC   2 cc
the      the     DET   DT   9 det
ferry~   ferry   NOUN  NN   2 dobj
.        .       PUNCT .    2 punct
"""
DIRECT = """
“~      “       PUNCT ``   4 punct
The     the     DET   DT   3 det
toll    toll    NOUN  NN   4 nsubj
fell~   fall    VERB  VBD  8 ccomp
,~      ,       PUNCT ,    8 punct
”       ”       PUNCT ''   8 punct
she     she     PRON  PRP  8 nsubj
said~   say     VERB  VBD  8 ROOT
.       .       PUNCT .    8 punct
"""
DID_NOT = """
The     the     DET   DT   2 det
mayor   mayor   NOUN  NN   5 nsubj
did     do      AUX   VBD  5 aux
not     not     PART  RB   5 neg
say     say     VERB  VB   5 ROOT
that    that    SCONJ IN   9 mark
the     the     DET   DT   8 det
toll    toll    NOUN  NN   9 nsubj
fell~   fall    VERB  VBD  5 ccomp
.       .       PUNCT .    5 punct
"""
ACCORDING = """
According accord VERB  VBG  9 prep
to      to      ADP   IN   1 prep
the     the     DET   DT   4 det
council~ council NOUN NN   2 pobj
,       ,       PUNCT ,    9 punct
the     the     DET   DT   7 det
town    town    NOUN  NN   8 compound
library library NOUN  NN   9 nsubj
closed~ close   VERB  VBD  9 ROOT
.       .       PUNCT .    9 punct
"""
TITLE = """
“~      “       PUNCT ``   4 punct
The     the     DET   DT   4 det
Winter  Winter  PROPN NNP  4 compound
Bridge~ Bridge  PROPN NNP  6 nsubj
”       ”       PUNCT ''   4 punct
stands  stand   VERB  VBZ  6 ROOT
on      on      ADP   IN   6 prep
every   every   DET   DT   9 det
shelf~  shelf   NOUN  NN   7 pobj
.       .       PUNCT .    6 punct
"""


def found(table: str) -> tuple[Attribution, ...]:
    doc = by_hand(table)
    (sentence,) = doc.sents
    return attributions(sentence, quoted_tokens(doc))


def words(table: str) -> list[tuple[str, str, str, str, bool]]:
    doc = by_hand(table)

    def text(part: tuple[int, int] | None) -> str:
        return doc[part[0] : part[1]].text if part else "-"

    return [(text(one.speaker), text(one.cue), text(one.content), one.rule, one.direct) for one in found(table)]


def test_what_stands_behind_the_deed_is_not_whom_somebody_asks_to_do_it():
    assert [("Farmers", "want", "to see the bridge", "spoken of", False)] == words(WANTED)


def test_a_title_in_quotation_marks_has_no_speaker():
    assert () == found(TITLE)


def test_nobody_is_named_by_it_or_that():
    for word in ("it", "this", "that", "which"):
        (one,) = found(REPORTED.replace("mayor   mayor   NOUN  NN ", f"{word} {word} PRON DT "))
        assert (one.speaker, one.mention) == (None, (1, 2))


def test_a_participle_before_a_noun_says_nothing():
    assert () == found(REPORTED.replace("said    say     VERB  VBD  3 ROOT", "claimed claim   VERB  VBN  3 amod"))


def test_another_verb_says_nothing():
    assert () == found(REPORTED.replace("said    say ", "made    make"))


def test_words_without_a_verb_are_nothing_said():
    assert () == found(REPORTED.replace("fell~   fall    VERB  VBD  3 ccomp", "fell~   fall    NOUN  NN   3 dobj"))


def test_a_clause_that_the_parse_has_lost_is_found_by_its_that():
    assert words(REPORTED) == words(REPORTED.replace("7 nsubj", "3 dobj"))


def test_according_to_nobody():
    assert () == found(ACCORDING.replace("to      to  ", "with    with"))


def test_reported_speech():
    assert [("The mayor", "said", "that the toll fell", "reported speech", False)] == words(REPORTED)


def test_a_negated_verb_of_saying_keeps_its_negation_and_is_a_denial():
    assert [("The mayor", "did not say", "that the toll fell", "said not to have been said", False)] == words(DID_NOT)


def test_denying_and_doubting_have_their_rules():
    assert ["denial reported"] == [one.rule for one in found(REPORTED.replace("said    say ", "denied  deny"))]
    assert ["doubt reported"] == [one.rule for one in found(REPORTED.replace("said    say ", "doubted doubt "))]


def test_direct_speech_goes_without_its_marks_and_comma():
    assert [("she", "said", "The toll fell", "quoted directly", True)] == words(DIRECT)


def test_a_verb_of_saying_inside_the_quotation_does_not_quote_it():
    moved = DIRECT.replace("fell~   fall    VERB  VBD  8 ccomp", "say~    say     VERB  VBD  8 ccomp")
    assert ["said"] == [cue for _, cue, *_ in words(moved)]


def test_according_to():
    assert [("the council", "According to", "the town library closed.", "according to", False)] == words(ACCORDING)


def test_the_share_of_a_sentence_that_stands_in_quotation_marks_counts_words_only():
    doc = by_hand(DIRECT)
    assert [3 / 5] == [share_inside(sentence, quoted_tokens(doc)) for sentence in doc.sents]
    assert 0.0 == share_inside(doc[0:1], frozenset({0}))
