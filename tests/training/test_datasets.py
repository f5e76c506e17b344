"""What pairs come of which rows: made-up rows in the form of each data set."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from pathlib import Path
from random import Random

import pytest

from cards.similarity.pairs import NEITHER, OPPOSES, SUPPORTS
from cards.training.datasets import (
    Marked,
    Pair,
    argkp,
    claim_stance,
    claims_and_evidence,
    marked_sentences,
    motion,
    perspectrum,
    perspectrum_stances,
    snli,
)

TRAMS = "Trams should be free of charge"


def lines(path: Path, rows: Iterable[dict]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def table(path: Path, *rows: dict) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def cluster(stance: str, *texts: str) -> dict:
    return {"stance3": stance, "perspectives": [{"text": text} for text in texts]}


@pytest.fixture
def debates(tmp_path: Path) -> Path:
    row = {
        "claim": TRAMS,
        "clusters": [
            cluster("SUPPORT", "Free trams empty the roads. ", "Roads empty when trams are free."),
            cluster("SUPPORT", "The poor get about."),
            cluster("UNDERMINE", "Somebody has to pay."),
            cluster("not-a-perspective", "Trams run on rails."),
        ],
    }
    other = {"claim": "Cats are best kept indoors", "clusters": [cluster("UNDERMINE", "Cats pine.")]}
    return lines(tmp_path / "debates.jsonl", [row, other])


def test_what_is_no_perspective_takes_no_side(debates: Path) -> None:
    pairs = perspectrum(debates, Random(1))
    assert [] == [pair for pair in pairs if "rails" in pair.passage and pair.label != NEITHER]
    assert "rails" not in "".join(pair.passage for pair in perspectrum_stances(debates))


def test_a_perspective_takes_its_cluster_s_side_without_its_spaces(debates: Path) -> None:
    pairs = perspectrum(debates, Random(1))
    assert Pair(TRAMS, "Free trams empty the roads.", SUPPORTS) in pairs
    assert Pair(TRAMS, "Somebody has to pay.", OPPOSES) in pairs


def test_two_sides_oppose_each_other_and_one_side_never_does(debates: Path) -> None:
    against = {"Somebody has to pay.", "Cats pine."}
    reasons = [pair for pair in perspectrum(debates, Random(1)) if pair.claim.endswith(".") and pair.label != NEITHER]
    assert {SUPPORTS, OPPOSES} == {pair.label for pair in reasons}
    for pair in reasons:
        assert (pair.label == OPPOSES) == ((pair.claim in against) != (pair.passage in against))


def test_the_same_seed_gives_the_same_pairs(debates: Path) -> None:
    assert perspectrum(debates, Random(5)) == perspectrum(debates, Random(5))
    assert perspectrum(debates, Random(5)) != perspectrum(debates, Random(6))


def test_the_measure_of_stance_has_each_perspective_once(debates: Path) -> None:
    assert [SUPPORTS, SUPPORTS, SUPPORTS, OPPOSES, OPPOSES] == [pair.label for pair in perspectrum_stances(debates)]


def test_key_points_and_arguments_pair_only_where_somebody_judged(tmp_path: Path) -> None:
    arguments = [
        {"arg_id": f"a{n}", "argument": f"argument {n}", "topic": TRAMS, "stance": str(1 - 2 * (n % 2))}
        for n in range(4)
    ]
    table(tmp_path / "arguments_dev.csv", *arguments)
    points = [{"key_point_id": f"k{n}", "key_point": f"point {n}", "topic": TRAMS, "stance": "1"} for n in range(2)]
    table(tmp_path / "key_points_dev.csv", *points)
    labels = [
        {"arg_id": "a0", "key_point_id": "k0", "label": "1"},
        {"arg_id": "a2", "key_point_id": "k0", "label": "0"},
    ]
    table(tmp_path / "labels_dev.csv", *labels)
    pairs = argkp(tmp_path, "dev", Random(0))
    judged = [pair for pair in pairs if pair.claim != TRAMS]
    assert [Pair("point 0", "argument 0", SUPPORTS), Pair("point 0", "argument 2", NEITHER)] == judged
    assert 2 + 2 == len(pairs) - len(judged), "seven in ten arguments, and every key point"
    sides = {pair.passage: pair.label for pair in pairs if pair.claim == TRAMS and pair.passage.startswith("argument")}
    assert all(label == int(passage[-1]) % 2 for passage, label in sides.items())


def test_entailment_is_read_from_premise_to_hypothesis(tmp_path: Path) -> None:
    rows = [
        {"premise": "a dog runs", "hypothesis": "an animal moves", "label": "entailment"},
        {"premise": "a dog runs", "hypothesis": "a dog sleeps", "label": "contradiction"},
        {"premise": "a dog runs", "hypothesis": "no one agreed", "label": "-"},
    ]
    pairs = snli(lines(tmp_path / "snli.jsonl", rows), Random(0))
    wanted = {Pair("an animal moves", "a dog runs", SUPPORTS), Pair("a dog sleeps", "a dog runs", OPPOSES)}
    assert wanted == set(pairs)
    assert 1 == len(snli(tmp_path / "snli.jsonl", Random(0), most=1))


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("Trams are slow", "Trams are slow"),
        ("This house believes that trams are slow", "Trams are slow"),
        ("This house would ban trams", "We should ban trams"),
        ("This house supports trams", "We should support trams"),
    ],
)
def test_a_motion_becomes_a_plain_claim(said: str, plain: str) -> None:
    assert plain == motion(said)


def test_claims_keep_their_topic_so_that_it_can_be_held_out(tmp_path: Path) -> None:
    row = {"topic_id": 4, "motion": "This house would ban trams", "claim": "Trams are slow", "stance": "PRO"}
    assert [Pair("We should ban trams", "Trams are slow", SUPPORTS, 4)] == claim_stance(lines(tmp_path / "c", [row]))


SAID = "Critics hold that the trams of the old town cost far more than they earn."
PLAIN = ("The network has eleven lines and was opened before the first war.", "It runs through nine of the districts.")


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """One article of three sentences, the second with a claim in it, and another claim of no known side."""
    text = " ".join([PLAIN[0], SAID, PLAIN[1]])
    (tmp_path / "trams.txt").write_text(text, encoding="utf-8")
    start = text.index("the trams of")
    claim = {
        "claim": "Trams lose money",
        "stance": "PRO",
        "found_at": [{"article_id": 1, "start": start, "end": text.index(" " + PLAIN[1]) - 1}],
        "evidence": [{"text": f"Report {n} found a loss."} for n in range(6)],
    }
    doubtful = {"claim": "Trams", "stance": None, "found_at": [], "evidence": [{"text": "nothing"}]}
    row = {
        "topic_id": 9,
        "motion": "This house would ban trams",
        "articles": [{"article_id": 1, "file": "trams.txt"}],
        "claims": [claim, doubtful],
    }
    lines(tmp_path / "topics.jsonl", [row])
    return tmp_path


def test_a_claim_of_no_known_side_teaches_nothing(articles: Path) -> None:
    assert "nothing" not in {pair.passage for pair in claims_and_evidence(articles, Random(0))}


def test_a_sentence_takes_the_side_of_the_claim_in_it(articles: Path) -> None:
    pairs = [pair for pair in claims_and_evidence(articles, Random(0)) if not pair.passage.startswith("Report")]
    asked = "We should ban trams"
    wanted = {Pair(asked, SAID, SUPPORTS, 9), Pair(asked, PLAIN[0], NEITHER, 9)}
    assert wanted == set(pairs), "the last sentence is shorter than a sentence worth learning from"


def test_evidence_supports_its_claim_and_the_claim_s_side(articles: Path) -> None:
    reports = [pair for pair in claims_and_evidence(articles, Random(0)) if pair.passage.startswith("Report")]
    assert 4 * 2 == len(reports), "four of the six, against the motion and against the claim"
    assert {("We should ban trams", SUPPORTS), ("Trams lose money", SUPPORTS)} == {(p.claim, p.label) for p in reports}


def test_marked_sentences_say_which_of_their_words_are_the_claim(articles: Path) -> None:
    claim = "the trams of the old town cost far more than they earn"
    assert [Marked(9, SAID, claim), Marked(9, PLAIN[0], "")] == marked_sentences(articles, Random(0))
