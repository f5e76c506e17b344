"""Offsets: whatever is parsed stands in its source where it says, and nothing of the running text is lost."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cards import language
from cards.errors import ModelMissing
from cards.language import Paragraph, parse
from cards.model import Block, Source
from tests.parses import by_hand, of, parsed, standing

TEXTS = st.lists(
    st.sampled_from(
        ["The toll", " is high", ". ", "\n", "“No,”", " she said", "!", " ", "\u00a0", "naïve 🌉", "e.g. a"]
    ),
    min_size=1,
    max_size=30,
).map("".join)
ROLES = st.sampled_from(["text", "item", "heading", "aside"])


@pytest.fixture
def modelless(monkeypatch: pytest.MonkeyPatch) -> None:
    """English without a model: words, and sentences that end at full stops. Forty characters at a time."""
    import spacy

    blank = spacy.blank("en")
    blank.add_pipe("sentencizer")
    monkeypatch.setattr(language, "_load", lambda _: blank)
    monkeypatch.setattr(language, "LONGEST", 40)


@st.composite
def sources(draw: st.DrawFn) -> Source:
    parts = draw(st.lists(st.tuples(TEXTS, ROLES), min_size=1, max_size=4))
    blocks, at = [], 0
    for part, role in parts:
        blocks.append(Block(at, at + len(part), role))
        at += len(part) + 2
    text = "\n\n".join(part for part, _ in parts)
    return Source("a.txt", text, 0, len(text), blocks=tuple(blocks))


SHOUTED = "PAKISTAN DID NOT ANSWER. THE COUNCIL IN ISLAMABAD SAID THAT IMRAN KHAN WAS ILL.\nI SAW THE TOLL."


@pytest.mark.model
def test_capitals_are_parsed_in_small_letters_and_no_place_moves():
    (paragraph,) = parsed(SHOUTED)[0].paragraphs
    assert paragraph.doc.text.upper() == SHOUTED
    assert "Imran Khan was ill" in paragraph.doc.text
    assert "The council" in paragraph.doc.text
    assert "I saw" in paragraph.doc.text
    for words in paragraph.sentences():
        assert words.text.upper() == paragraph.at(words).text


@pytest.mark.model
def test_a_word_that_another_text_writes_with_a_capital_keeps_it():
    shouted, _ = parsed("THE TROUBLE WITH QORBEX IS THAT NOBODY WANTED IT IN THE TOWN.", "They say that Qorbex is new.")
    assert "Qorbex" in shouted.paragraphs[0].doc.text


@pytest.mark.model
@pytest.mark.parametrize("text", ["The NATO and the UN met in NYC.", "NO.", "İ" * 50])
def test_a_few_capitals_and_letters_without_an_equal_are_left_as_they_are(text):
    assert text == parsed(text)[0].paragraphs[0].doc.text


@pytest.mark.model
@given(st.text(st.sampled_from("ẞßİıǅΣςŉA. "), min_size=60, max_size=80).filter(str.strip))
@settings(max_examples=20)
def test_no_letter_is_lost_or_won_in_capitals_of_any_alphabet(text):
    assert len(text) == sum(len(one.doc.text) for one in parsed(text)[0].paragraphs)


def test_no_model_of_that_name_is_said_with_the_mend():
    with pytest.raises(ModelMissing) as caught:
        parse([of("The toll is high.")], "no_such_model")
    assert "'no_such_model' is not installed" in str(caught.value)
    assert "leave [find] model empty" in caught.value.mend


@pytest.mark.usefixtures("modelless")
def test_asides_and_empty_blocks_are_not_parsed():
    text = "Share this\n\nThe toll\n\n  \n\nIt is high."
    blocks = (Block(0, 10, "aside"), Block(12, 20, "heading"), Block(22, 24, "text"), Block(26, 37, "text"))
    (one,) = parse([Source("a.txt", text, 0, len(text), blocks=blocks)])
    assert [("heading", "The toll"), ("text", "It is high.")] == [(p.role, p.doc.text) for p in one.paragraphs]


@pytest.mark.usefixtures("modelless")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(sources(), max_size=3, unique_by=lambda one: one.text))
def test_the_parsed_pieces_stand_where_they_say_and_lose_no_word(given_sources):
    found = parse(given_sources)
    assert list(given_sources) == [one.source for one in found]
    for one in found:
        text = one.source.text
        for piece in one.paragraphs:
            assert len(piece.doc.text) <= language.LONGEST
            assert piece.doc.text == piece.span.text == text[piece.start : piece.start + len(piece.doc.text)]
        assert all(a.span.end <= b.span.start for a, b in pairwise(one.paragraphs))
        kept = "".join(text[block.start : block.end] for block in one.source.blocks if block.role != "aside")
        assert "".join(kept.split()) == "".join("".join(piece.doc.text for piece in one.paragraphs).split())


@pytest.mark.usefixtures("modelless")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(sources())
def test_sentences_are_in_order_disjoint_and_lose_no_word(source):
    for piece in parse([source])[0].paragraphs:
        spans = [piece.at(words) for words in piece.sentences()]
        assert [words.text for words in piece.sentences()] == [span.text for span in spans]
        assert all(a.end <= b.start for a, b in pairwise(spans))
        assert all(span.text == span.text.strip() for span in spans)
        assert "".join("".join(span.text for span in spans).split()) == "".join(piece.doc.text.split())


@pytest.mark.usefixtures("modelless")
def test_a_long_block_is_cut_at_a_line_a_sentence_or_a_word_and_only_then_in_a_word():
    def pieces(text: str) -> list[str]:
        return [piece.doc.text for piece in parse([of(text)])[0].paragraphs]

    assert ["The toll of the bridge is", "\nhigh. It is very high indeed, they say."] == pieces(
        "The toll of the bridge is\nhigh. It is very high indeed, they say."
    )
    assert ["The toll of the bridge is high.", " It is very high indeed, they say."] == pieces(
        "The toll of the bridge is high. It is very high indeed, they say."
    )
    assert ["The toll of the bridge is high and very", " high indeed, they say"] == pieces(
        "The toll of the bridge is high and very high indeed, they say"
    )
    assert ["a" * 40, "a" * 5] == pieces("a" * 45)


@pytest.mark.usefixtures("modelless")
def test_progress_counts_the_pieces_and_ends_at_the_last():
    seen = []
    parse([of("The toll is high.\n\nIt is."), of("So it is.", "b.txt")], progress=lambda *at: seen.append(at))
    assert [(1, 3), (2, 3), (3, 3)] == seen


@pytest.mark.usefixtures("modelless")
def test_nothing_in_nothing_out():
    assert () == parse([])


FALSE_END = """
The       the     DET   DT  2 det
toll      toll    NOUN  NN  3 nsubj
rose      rise    VERB  VBD 3 ROOT
and       and     CCONJ CC  5 cc
fell~     fall    VERB  VBD 5 ROOT
.         .       PUNCT .   5 punct
It        it      PRON  PRP 8 nsubj
stayed~   stay    VERB  VBD 8 ROOT
.         .       PUNCT .   8 punct
"""


def test_a_sentence_of_the_parser_that_ends_without_a_stop_is_mended():
    doc = by_hand(FALSE_END)
    assert ["The toll rose", "and fell.", "It stayed."] == [sentence.text for sentence in doc.sents]
    assert ["The toll rose and fell.", "It stayed."] == sentences(doc)


QUOTED = """
“~        “       PUNCT ``  3 punct
It        it      PRON  PRP 3 nsubj
rose~     rise    VERB  VBD 3 ROOT
.~        .       PUNCT .   3 punct
”         ”       PUNCT ''  7 punct
She       she     PRON  PRP 7 nsubj
left~     leave   VERB  VBD 7 ROOT
.         .       PUNCT .   7 punct
"""


def test_a_closing_mark_begins_no_sentence():
    doc = by_hand(QUOTED)
    assert ["“It rose.", "” She left."] == [sentence.text for sentence in doc.sents]
    assert not any(words.startswith("”") for words in sentences(doc))


def sentences(doc) -> list[str]:
    paragraph: Paragraph = standing(doc).paragraphs[0]
    return [words.text for words in paragraph.sentences()]


@pytest.mark.model
def test_the_language_model_keeps_every_character_and_finds_the_sentences():
    text = "“The toll is too high!” said Peter Holm.  He left\u00a0at 5 p.m. and came back.\n\nThe library — it is old — stays."
    (one,) = parsed(text)
    assert text.split("\n\n") == [piece.doc.text for piece in one.paragraphs]
    spans = [piece.at(words) for piece in one.paragraphs for words in piece.sentences()]
    assert [
        "“The toll is too high!” said Peter Holm.",
        "He left\u00a0at 5 p.m. and came back.",
        "The library — it is old — stays.",
    ] == [text[span.start : span.end] for span in spans]
