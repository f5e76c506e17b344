"""Public data sets in, labelled pairs out: a passage supports a claim, opposes it, or does neither."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from cards.similarity.pairs import NEITHER, OPPOSES, SUPPORTS

STANCES = {"SUPPORT": SUPPORTS, "UNDERMINE": OPPOSES}
SIDES = {"PRO": SUPPORTS, "CON": OPPOSES}
ENTAILED = {"entailment": SUPPORTS, "contradiction": OPPOSES, "neutral": NEITHER}
MOTIONS = (
    (re.compile(r"^This house believes that "), ""),
    (re.compile(r"^This house would "), "We should "),
    (re.compile(r"^This house supports "), "We should support "),
)
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“])|\n+")
SHORTEST = 40
"""Characters: what is shorter is a heading or a scrap."""
EVIDENCE_EACH = 4
"""Evidence texts taken for one claim of an article."""
EVIDENCE_LENGTH = 600


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim, a passage, and whether the passage supports it (0), opposes it (1) or does neither (2)."""

    claim: str
    passage: str
    label: int
    topic: int = 0


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence of an encyclopedia article, and the words in it that people marked as a claim, or ""."""

    topic: int
    text: str
    claim: str


Hits = list[tuple[int, int, int | None]]


def perspectrum(path: Path, random: Random) -> list[Pair]:
    """Claims with their perspectives, perspectives with one another, and strangers from other claims."""
    rows = list(_rows(path))
    strangers = [p["text"] for row in rows for cluster in row["clusters"] for p in cluster["perspectives"]]
    return [pair for row in rows for pair in _debate(row, strangers, random)]


def perspectrum_stances(path: Path) -> list[Pair]:
    """Each claim with each perspective that takes a side: the measure of stance."""
    return [
        Pair(row["claim"], perspective["text"], STANCES[cluster["stance3"]])
        for row in _rows(path)
        for cluster in row["clusters"]
        if cluster["stance3"] in STANCES
        for perspective in cluster["perspectives"]
    ]


def argkp(folder: Path, split: str, random: Random) -> list[Pair]:
    """Motions with arguments and key points; key points with arguments that do, or do not, make them."""
    arguments = {row["arg_id"]: row for row in _table(folder / f"arguments_{split}.csv")}
    points = {row["key_point_id"]: row for row in _table(folder / f"key_points_{split}.csv")}
    some = random.sample(list(arguments.values()), int(len(arguments) * 0.7))
    out = [Pair(row["topic"], row["argument"], _argkp_side(row)) for row in some]
    out += [Pair(row["topic"], row["key_point"], _argkp_side(row)) for row in points.values()]
    apart: list[Pair] = []
    for row in _table(folder / f"labels_{split}.csv"):
        claim, passage = points[row["key_point_id"]]["key_point"], arguments[row["arg_id"]]["argument"]
        same = row["label"] == "1"
        (out if same else apart).append(Pair(claim, passage, SUPPORTS if same else NEITHER))
    return out + random.sample(apart, min(4500, len(apart)))


def snli(path: Path, random: Random, most: int = 7000) -> list[Pair]:
    """Plain entailment and contradiction; rows on which the annotators did not agree are left out."""
    rows = [row for row in _rows(path) if row["label"] in ENTAILED]
    some = random.sample(rows, min(most, len(rows)))
    return [Pair(row["hypothesis"], row["premise"], ENTAILED[row["label"]]) for row in some]


def claim_stance(path: Path) -> list[Pair]:
    """Motions with claims for and against them, by topic."""
    return [Pair(motion(row["motion"]), row["claim"], SIDES[row["stance"]], row["topic_id"]) for row in _rows(path)]


def claims_and_evidence(folder: Path, random: Random, unmarked: int = 6) -> list[Pair]:
    """Motions with the article sentences that hold a claim on them, evidence, and sentences that hold none."""
    out = []
    for row, texts in _topics(folder):
        topic, asked = row["topic_id"], motion(row["motion"])
        out += list(_evidence(row, asked))
        apart = []
        for text, hits, _ in _sentences(row, texts, longest=500):
            labels = {label for _, _, label in hits}
            if not hits:
                apart.append(Pair(asked, text, NEITHER, topic))
            elif len(labels) == 1 and (label := labels.pop()) is not None:
                out.append(Pair(asked, text, label, topic))
        out += random.sample(apart, min(len(apart), unmarked * len(row["claims"])))
    return out


def marked_sentences(folder: Path, random: Random, unmarked: int = 5) -> list[Marked]:
    """Sentences of the articles with a claim in them, and `unmarked` times as many without."""
    out = []
    for row, texts in _topics(folder):
        found: list[Marked] = []
        apart: list[Marked] = []
        for text, hits, whole in _sentences(row, texts, longest=400):
            claim = whole[hits[0][0] : hits[0][1]] if hits else ""
            (found if hits else apart).append(Marked(row["topic_id"], text, claim))
        out += [*found, *random.sample(apart, min(len(apart), unmarked * len(found)))]
    return out


def motion(text: str) -> str:
    """A parliamentary motion as a plain claim: "This house would" is "We should"."""
    for pattern, plain in MOTIONS:
        text = pattern.sub(plain, text)
    return text[:1].upper() + text[1:]


def _debate(row: dict[str, Any], strangers: list[str], random: Random) -> Iterator[Pair]:
    sides: dict[int, list[list[str]]] = {SUPPORTS: [], OPPOSES: []}
    for cluster in row["clusters"]:
        label = STANCES.get(cluster["stance3"])
        if label is not None:
            texts = [perspective["text"].strip() for perspective in cluster["perspectives"]]
            sides[label].append(texts)
            yield from (Pair(row["claim"], text, label) for text in texts)
            yield from _agreeing([(one, other) for one in texts for other in texts if one != other], random)
    yield from _opposed(sides, random)
    for clusters in sides.values():
        yield from _agreeing([(a[0], b[0]) for a in clusters for b in clusters if a is not b and a and b], random)
    yield from _unrelated(
        row["claim"], [text for side in sides.values() for texts in side for text in texts], strangers, random
    )


def _agreeing(pairs: list[tuple[str, str]], random: Random) -> Iterator[Pair]:
    """Two of them: two wordings of one reason, or two reasons of one side."""
    for one, other in random.sample(pairs, min(2, len(pairs))):
        yield Pair(one, other, SUPPORTS)


def _opposed(sides: dict[int, list[list[str]]], random: Random) -> Iterator[Pair]:
    pro, con = ([text for texts in sides[label] for text in texts] for label in (SUPPORTS, OPPOSES))
    across = [(one, other) for one in pro for other in con]
    for one, other in random.sample(across, min(6, len(across))):
        claim, passage = (one, other) if random.random() < 0.5 else (other, one)  # noqa: PLR2004 - a coin
        yield Pair(claim, passage, OPPOSES)


def _unrelated(claim: str, own: list[str], strangers: list[str], random: Random) -> Iterator[Pair]:
    for _ in range(6):
        yield Pair(claim, random.choice(strangers), NEITHER)
        if own:
            yield Pair(random.choice(own), random.choice(strangers), NEITHER)


def _argkp_side(row: dict[str, str]) -> int:
    return SUPPORTS if row["stance"] == "1" else OPPOSES


def _evidence(row: dict[str, Any], asked: str) -> Iterator[Pair]:
    """Evidence for a claim supports the claim, and takes the claim's side on the motion."""
    for claim in row["claims"]:
        if claim["stance"] in SIDES:
            for evidence in claim["evidence"][:EVIDENCE_EACH]:
                text = evidence["text"][:EVIDENCE_LENGTH]
                yield Pair(asked, text, SIDES[claim["stance"]], row["topic_id"])
                yield Pair(claim["claim"], text, SUPPORTS, row["topic_id"])


def _topics(folder: Path) -> Iterator[tuple[dict[str, Any], dict[str, str]]]:
    for row in _rows(folder / "topics.jsonl"):
        articles = row["articles"]
        yield row, {one["article_id"]: (folder / one["file"]).read_text(encoding="utf-8") for one in articles}


def _sentences(row: dict[str, Any], texts: dict[str, str], *, longest: int) -> Iterator[tuple[str, Hits, str]]:
    """Each sentence of a fit length, the claims marked in it (start, end, side), and the article it stands in."""
    taken: dict[str, Hits] = {article: [] for article in texts}
    for claim in row["claims"]:
        for found in claim["found_at"]:
            taken[found["article_id"]].append((found["start"], found["end"], SIDES.get(claim["stance"])))
    for article, text in texts.items():
        for start, end in _cut(text):
            sentence = text[start:end].strip()
            if SHORTEST < len(sentence) < longest:
                yield sentence, [hit for hit in taken[article] if hit[0] < end and hit[1] > start], text


def _cut(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for end in SENTENCE_END.finditer(text):
        yield at, end.start()
        at = end.end()
    yield at, len(text)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
