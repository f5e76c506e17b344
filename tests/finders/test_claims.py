"""Claims of whole sentences, as tests/cases/finders/claims.md writes them down; and what holds of any."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cards.finders import FINDERS, find
from cards.model import Claim
from tests.parses import cases, parsed

FOUND = cases("finders/claims")
pytestmark = pytest.mark.model


def line(claim: Claim) -> str:
    return " | ".join((claim.voice, claim.certainty, claim.speaker.text if claim.speaker else "-", claim.content.text))


def test_there_are_cases():
    assert len(FOUND) > 30


@pytest.mark.parametrize("case", FOUND)
def test_case(case):
    (one,) = parsed(case["text"][0].replace(" // ", "\n\n"))
    last = one.paragraphs[-1].at(one.paragraphs[-1].sentences()[-1])
    found = [line(claim) for claim in find([one]) if "all" in case or claim.sentence == last]
    assert (found or ["none"]) == case["claim"]


def test_headings_claim_nothing():
    (one,) = parsed("The town library opens its doors on Sundays.")
    heading = one.paragraphs[0].__class__(one.source, 0, "heading", one.paragraphs[0].doc)
    assert () == find([one.__class__(one.source, (heading,))])


TEXT = (
    "“The toll is too high for us,” Peter Holm said, according to the town council. “Nobody will pay it twice.”\n\n"
    "He did not say who would. Anna Berg, the head of the library, denied that readers would have to pay: “They never did.”\n\n"
    "Uniforms are cheap, teachers say — and parents doubt that they are — while the “official” price rose twice."
)


def test_content_speaker_and_cue_are_words_of_the_source_and_content_stands_in_its_sentence():
    found = find(parsed(TEXT))
    assert len(found) > 6
    for claim in found:
        assert claim.sentence.holds(claim.content)
        assert claim.content.text == claim.content.text.strip()
        assert claim.cue is None or claim.sentence.holds(claim.cue)
        assert claim.speaker is None or not claim.content.overlaps(claim.speaker)
        assert claim.mention is None or claim.sentence.holds(claim.mention)


PIECES = st.sampled_from(
    "Anna Berg|said|that|the toll fell|“|”|\"|'|, |. |: |\n\n|he|she|Mayor|according to|the claim that|his|denied"
    "|vowed to|pay|in the words of|who|JANE:|(|)|—|Q:|reportedly|it is said|5|They|want|Holm to|for|of|?".split("|")
)


@settings(max_examples=30, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=30))
def test_no_text_is_too_odd_and_no_claim_leaves_its_sentence(pieces):
    text = " ".join(pieces)
    for claim in find(parsed(text)) if text.strip() else ():
        assert claim.sentence.holds(claim.content)
        assert claim.mention is None or claim.sentence.holds(claim.mention)
        assert (claim.speaker is not None) == (claim.voice in {"quoted", "reported"})


def test_a_voice_says_whether_somebody_is_named():
    for claim in find(parsed(TEXT)):
        assert (claim.speaker is not None) == (claim.voice in {"quoted", "reported"})
        assert claim.rule


def test_claims_come_source_by_source_in_order_of_their_sentences():
    found = find(parsed(TEXT, "The toll rose twice in one year. “It is a tax,” said Peter Holm."))
    places = [(claim.sentence.source.file, claim.sentence.start) for claim in found]
    assert places == sorted(places)
    assert {"0.txt", "1.txt"} == {file for file, _ in places}


def test_there_is_a_finder():
    assert len(FINDERS) > 0
