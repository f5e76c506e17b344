"""Speakers named before a colon: what is no label first."""

from __future__ import annotations

import pytest

from cards.finders.labels import turn_at, turns
from cards.language import Paragraph, Parsed
from tests.parses import of, vocab


def transcript(*lines: str) -> list[tuple[str, str]]:
    """The label's speaker and the rest of the line, for each turn."""
    found = laid(*lines)
    return [
        (one.speaker.text if one.speaker else "-", "\n".join(lines)[one.start :].split("\n")[0].strip())
        for one in found
    ]


def laid(*lines: str):
    from spacy.tokens import Doc

    source, at, paragraphs = of("\n".join(lines)), 0, []
    for line in lines:
        words = line.split(" ")
        doc = Doc(vocab(), words=words, spaces=[True] * (len(words) - 1) + [False])
        paragraphs.append(Paragraph(source, at, "text", doc))
        at += len(line) + 1
    return turns(Parsed(source, tuple(paragraphs)))


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(("The toll: it fell.", "The bridge: it stands."), id="small words after a capital"),
        pytest.param(("JANE DOE: We pay.", "We do not."), id="one label"),
        pytest.param(("JANE DOE: We pay.", "OMAR HOLM: They do."), id="labels that never come back"),
        pytest.param(("NOTE: We pay.", "UPDATE: They do.", "NOTE: They did."), id="notes and updates"),
        pytest.param(("12:30: We pay.", "12:31: They do.", "12:30: So."), id="the time of day"),
        pytest.param(("Cost: We pay.", "Gain: They do.", "Cost: We paid."), id="the headings of a list"),
    ],
)
def test_no_transcript(lines):
    assert [] == transcript(*lines)


def test_a_label_holds_until_the_next():
    lines = ("JANE DOE (advisor): We pay.", "OMAR HOLM: They do.", "And so.", "[00:12] JANE DOE: We did.")
    assert [("JANE DOE", "We pay."), ("OMAR HOLM", "They do."), ("JANE DOE", "We did.")] == transcript(*lines)
    found = laid(*lines)
    assert "OMAR HOLM" == turn_at(found, "\n".join(lines).index("And so")).speaker.text
    assert turn_at(found[1:], 0) is None


def test_question_and_answer_are_turns_of_nobody_named():
    assert [("-", "Why?"), ("-", "So."), ("-", "Who?"), ("-", "All.")] == transcript(
        "Q: Why?", "A: So.", "Q: Who?", "A: All."
    )


def test_voices_without_names_are_told_apart():
    lines = ("FIRST VOICE: We pay.", "SECOND VOICE: They do.", "FIRST VOICE: So.")
    assert ["FIRST VOICE", "SECOND VOICE", "FIRST VOICE"] == [name for name, _ in transcript(*lines)]
