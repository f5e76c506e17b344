"""Words that two sources share count once in a question: what must not be taken out stands first."""

from __future__ import annotations

from dataclasses import replace

from cards.duplicates import once
from cards.model import Evidence, Position, Question, Reference, Source

LETTER = "I have crossed by that boat all my life. The pier could be mended for the price of one new lamp post. So I say: mend it."
REPORT = (
    'The letter caused a stir. "The pier could be mended for the price of one new lamp post," wrote a reader. The board '
    "denies it, and says that the piles are rotten from end to end and cannot be mended at any price."
)
OTHER = "The pier could be mended, a carpenter said, if the board would pay for oak. The board has not answered him."


def source(file: str, text: str) -> Source:
    return Source(file, text, 0, len(text), Reference())


def evidence(of: Source, words: str, read: str = "", voice: str = "author") -> Evidence:
    start = of.text.index(words)
    at = of.text.index(read or words)
    return Evidence(of.span(start, start + len(words)), (of.span(at, at + len(read or words)),), voice, "why")


SAID = "The pier could be mended for the price of one new lamp post"
letter, report, other = source("letter.txt", LETTER), source("report.txt", REPORT), source("other.txt", OTHER)
firsthand = evidence(letter, LETTER, SAID)
quoted = evidence(report, REPORT[: REPORT.index("The board")], SAID, "quoted")
denial = evidence(report, "says that the piles are rotten from end to end and cannot be mended at any price")
carpenter = evidence(other, "The pier could be mended, a carpenter said, if the board would pay for oak.")


def asked(*sides: tuple[Evidence, ...], origin: str = "found") -> Question:
    positions = tuple(Position(f"Position {number}", side) for number, side in enumerate(sides))
    return Question("Can the pier be mended?", "fact", positions, origin=origin)


def test_another_voice_that_says_the_like_is_left_alone() -> None:
    question = asked((firsthand, carpenter), (denial,))
    assert (question,) == once([question])


def test_two_reports_of_one_saying_are_two():
    """Each writer heard it, and both used her words."""
    first = evidence(
        source("a.txt", "She also said that the pier remained safe."), "She also said that the pier remained safe."
    )
    text = "She said that the pier remained safe, and that the board had always wanted it to stay."
    question = asked((first, evidence(source("b.txt", text), text)), (denial,))
    assert (question,) == once([question])


def test_two_passages_of_one_source_are_the_finders_business() -> None:
    again = evidence(letter, SAID)
    question = asked((firsthand, again), (denial,))
    assert (question,) == once([question])


def test_two_that_tell_it_alike_agree_but_one_that_copies_the_other_does_not():
    told = evidence(source("told.txt", "In May the pier was shut for good."), "In May the pier was shut for good.")
    alike = evidence(source("alike.txt", "The pier was shut in May."), "The pier was shut in May.")
    question = replace(asked((firsthand,), (denial,)), agreed=((told, alike), (firsthand, quoted)))
    (left,) = once([question])
    assert ((told, alike),) == left.agreed


def test_a_quoted_passage_is_evidence_once_from_the_one_who_wrote_it() -> None:
    (question,) = once([asked((quoted, firsthand, carpenter), (denial,))])
    side = question.positions[0]
    assert (firsthand, carpenter) == side.evidence
    assert "the same words stand in letter.txt: they count once" == side.passed[0].why
    assert ["letter.txt", "other.txt"] == [one.file for one in side.sources]


def test_of_two_that_quote_a_third_the_better_evidence_stays() -> None:
    echo = evidence(source("echo.txt", f"Readers write. “{SAID}.” Others laugh."), f"“{SAID}.”", SAID, "quoted")
    (question,) = once([asked((quoted, echo), (denial,))])
    assert (quoted,) == question.positions[0].evidence


def test_a_dispute_that_rests_on_the_same_words_is_none() -> None:
    assert () == once([asked((firsthand,), (quoted,))])


def test_what_a_person_asked_is_never_taken_away() -> None:
    (question,) = once([asked((firsthand,), (quoted,), origin="asked")])
    assert [1, 0] == [len(side.evidence) for side in question.positions]
