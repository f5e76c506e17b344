"""How good the finding is must not fall: each figure has a floor in floors.toml, a little under what it was.

A floor is raised by hand when a figure has risen for good, and lowered only with a reason in its line.
`python -m tests.gate` prints the table.
"""

from __future__ import annotations

from collections import Counter

import pytest

from cards.model import Evidence, Position, Question
from cards.readers import read_folder
from tests.conftest import GROWTH, SEEDS
from tests.gate import seeds
from tests.gate.parts import PARTS, Part, disputes, everywhere, reports, rows


@pytest.mark.model
@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_no_figure_falls_under_its_floor(part: Part) -> None:
    if part.skipped:
        pytest.skip(part.skipped)
    found = rows(part)
    GROWTH.extend(map(str, found))
    assert found
    assert [] == [str(row) for row in found if not row.held]


def test_the_annotated_words_stand_once_in_one_sentence_of_their_text() -> None:
    assert [] == seeds.faults()


def test_the_check_of_annotated_words_would_catch_a_slip(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = seeds._annotation()
    kept["questions"][0]["positions"][0]["evidence"] += [["neutral", "Pakistan was neutrul"], ["neutral", "Pakistan"]]
    monkeypatch.setattr(seeds, "_annotation", lambda: kept)
    assert 2 == len(seeds.faults())


def test_the_annotation_says_what_it_must() -> None:
    found = seeds.annotated()
    assert {"core", "other", "optional"} == {one.tier for one in found}
    assert [] == [one.id for one in found if len(one.sides) < 2 or not all(side.needed for side in one.sides)]
    assert 1 == max(Counter(one.id for one in found).values())
    assert {path.name for path in SEEDS.glob("0*")} == {each.file for one in found for each in one.needed}


def test_made_up_passages_are_enough_and_none_stands_twice() -> None:
    told = [words for one in disputes() for side in ("for", "against") for words in one[side]["says so"]]
    told += [way for one in disputes() for side in ("for", "against") for ways in one[side]["reasons"] for way in ways]
    assert 100 < len(told) == len(set(told))


def test_marked_words_stand_in_their_report() -> None:
    said = [(one["report"], words) for one in reports() for pair in one["said"] for words in pair if words]
    assert [] == [words for report, words in said if not everywhere(report, words)]
    assert 35 < sum(len(one["said"]) for one in reports())


def _held(file: str, *words: str) -> tuple[Evidence, ...]:
    source = next(one for one in read_folder([SEEDS]).sources if one.file == file)
    spans = [source.span(at := source.text.index(part), at + len(part)) for part in words]
    return tuple(Evidence(span, (span,), "author", "by hand") for span in spans)


def _asked(*sides: tuple[Evidence, ...]) -> Question:
    return Question("By hand?", "fact", tuple(Position(f"Side {at}", side) for at, side in enumerate(sides)))


ONCE = (
    "Pakistan should have recognised it at once.",
    "The old ruler had fled to Russia, and the new rulers held the capital.",
)
WAIT = ("Pakistan was right to wait.", "That was prudent, and it was fair to all Syrians.")
EXCHANGE = "07_classroom_exchange.txt"


def test_nothing_found_scores_nothing() -> None:
    assert {0.0} == set(seeds.figures(()).values())


def test_one_side_alone_is_no_question() -> None:
    found = seeds.figures([_asked(_held(EXCHANGE, *ONCE), ())])
    assert (0.0, 0.0) == (found["question recall"], found["both sides"])


def test_sides_in_any_order_are_right_and_mixed_ones_half_right() -> None:
    once, wait = _held(EXCHANGE, *ONCE), _held(EXCHANGE, *WAIT)
    for sides in ((once, wait), (wait, once)):
        assert 1.0 == seeds.figures([_asked(*sides)])["position accuracy"]
    mixed = seeds.figures([_asked((once[0], wait[0]), (once[1], wait[1]))])
    assert (0.5, 1.0) == (mixed["position accuracy"], mixed["question precision"])


def test_a_dispute_is_found_once_only() -> None:
    both = _asked(_held(EXCHANGE, *ONCE), _held(EXCHANGE, *WAIT))
    assert 0.5 == seeds.figures([both, both])["question precision"]


def test_strange_passages_make_no_match() -> None:
    strange = ("Lifting the sanctions was the right demand.", "Name something on which you agree.")
    question = _asked(_held(EXCHANGE, ONCE[0], *strange), _held(EXCHANGE, WAIT[0], "I disagree."))
    assert 0.0 == seeds.figures([question])["question precision"]
