"""The tag of a card: never more than its evidence says, never a word that the source has not."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.kinds.lexicon import hedges, tokens
from cards.kinds.tags import MOST_WHOLE, sentences, tag
from cards.model import Evidence, Source

CASES = Path(__file__).parent.parent / "cases" / "kinds" / "tags.md"


def cases() -> list[tuple[str, dict[str, str]]]:
    found = re.split(r"^## ", CASES.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    split = (case.partition("\n") for case in found)
    return [
        (title, dict(line.split(": ", 1) for line in body.splitlines() if ": " in line)) for title, _, body in split
    ]


def evidence(marked: str, voice: str = "author", speaker: str = "") -> Evidence:
    before, read, after = marked.split("__")
    text = before + read + after
    source = Source("a.txt", text, 0, len(text))
    said = source.span(text.index(speaker), text.index(speaker) + len(speaker)) if speaker else None
    part = source.span(len(before), len(before) + len(read))
    return Evidence(source.span(0, len(text)), (part,), voice, "it says so", said)


@pytest.mark.parametrize(("title", "case"), cases(), ids=lambda value: value if isinstance(value, str) else "")
def test_case(title, case):
    made = tag(evidence(case["passage"], case.get("voice", "author"), case.get("speaker", "")))
    assert (made.text if made else "none") == case["tag"]


def test_there_are_cases():
    assert len(cases()) > 20


CLAUSES = st.sampled_from(
    (
        "the council kept the old bridge open",
        "the council never kept the bridge open",
        ", which paid for it",
        ", but not in winter",
        ", according to the clerk",
        ", if the toll is paid",
        " — so they say — ",
        "; the toll was paid",
        ", having been asked",
        ". The town was glad of it",
        "? “Nobody was there,” he said",
        " “the gate",
        ".\n",
    )
)


@given(st.lists(CLAUSES, min_size=1, max_size=8).map("".join), st.sampled_from(("author", "unclear")))
def test_a_tag_is_a_slice_of_one_sentence_and_drops_nothing_that_turns_it_round(text, voice):
    made = tag(evidence(f"__{text}.__", voice))
    if made is None:
        return
    assert made.text in text + "."
    assert len(made.text.split()) <= MOST_WHOLE
    assert made.text.count("“") == made.text.count("”")
    whole = next(one for one in sentences(made.source.span(0, len(made.source.text))) if one.holds(made))
    lost = set(tokens(whole.text)) - set(tokens(made.text))
    assert not lost & {"not", "never", "but", "if", "according", "say", "said"}


@given(st.text(alphabet="Aab .?!\n”“Dr", min_size=1, max_size=60).filter(lambda text: not text.isspace()))
def test_the_sentences_of_a_passage_cover_its_words_in_order(text):
    source = Source("a.txt", text, 0, len(text))
    spans = list(sentences(source.span(0, len(text))))
    assert "".join("".join(span.text.split()) for span in spans) == "".join(text.split())
    assert all(one.end <= other.start for one, other in pairwise(spans))


def test_no_tag_is_longer_than_a_headline():
    words = "The council kept the old bridge open for carts and riders and walkers from the first snow to the last"
    assert tag(evidence(f"__{words} of the year 1901.__")).text == f"{words} of the year 1901"
    assert tag(evidence(f"__{words} of the year 1901 by order of the king and of his lords.__")) is None


def test_hedges_are_words_that_hold_back_and_not_duties():
    assert hedges("It may reportedly be so, and may be more.") == ("may", "reportedly")
    assert hedges("He should go, and he would.") == ()
