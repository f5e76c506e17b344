"""The weights of grouping trained, on perspectives that people sorted into those that say the same."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from cards.similarity import vectors
from cards.similarity.grouping import Weights, chances, joined, likeness
from cards.training.logistic import logistic

Ids = npt.NDArray[np.int64]
Example = tuple[tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]], Ids]
"""How like the perspectives of one claim are in meaning and in letters, and the number of each one's group."""
STOPS = tuple(range(20, 61, 2))
"""Hundredths: the chances at which joining may end that are tried."""


def train(data: Path, *, say: Callable[[str], None], limit: int = 0) -> Weights:
    """Fit the weights, say them, and say how well they sort what they were fitted on."""
    told = list(perspectives(data / "perspectrum/train.jsonl"))
    found = [(likeness(texts, vectors(texts)), groups) for texts, groups in (told[:limit] if limit else told)]
    fitted = fit(found)
    measured = {stop: f1(found, replace(fitted, joined=stop / 100)) for stop in STOPS}
    best = max(measured, key=lambda stop: (measured[stop], stop))
    say(f"{replace(fitted, joined=best / 100)}: B-cubed F1 {measured[best]:.3f} on {len(found)} claims")
    return replace(fitted, joined=best / 100)


def perspectives(path: Path) -> Iterator[tuple[list[str], Ids]]:
    """The perspectives on each claim, and the number of the group that people put each into."""
    for line in path.read_text(encoding="utf-8").splitlines():
        clusters = [one for one in json.loads(line)["clusters"] if one["stance3"] != "not-a-perspective"]
        told = [(one["text"], number) for number, cluster in enumerate(clusters) for one in cluster["perspectives"]]
        if told:
            yield [text for text, _ in told], np.array([number for _, number in told])


def fit(found: Sequence[Example]) -> Weights:
    """A pair counts less where a claim has many perspectives, so that each perspective counts the same."""
    rows, labels, each = [], [], []
    for (meaning, letters), groups in found:
        one, other = np.triu_indices(len(groups), 1)
        rows.append(np.stack([meaning[one, other], letters[one, other], np.ones(len(one))], axis=1))
        labels.append(groups[one] == groups[other])
        each.append(np.full(len(one), 1 / max(1, len(groups) - 1)))
    weights = logistic(np.concatenate(rows), np.concatenate(labels), np.concatenate(each), np.array([1.0, 1.0, 0.0]))
    like, shared, constant = (round(float(weight), 2) for weight in weights)
    return Weights(like, shared, constant, joined=0.5)


def f1(found: Sequence[Example], weights: Weights) -> float:
    """B-cubed F1 over the perspectives of all claims."""
    sorted_ = [(joined(chances(*alike, weights), weights.joined), groups) for alike, groups in found]
    precision, recall = bcubed(sorted_)
    return 2 * precision * recall / (precision + recall)


def bcubed(sorted_: Sequence[tuple[Sequence[Sequence[int]], Ids]]) -> tuple[float, float]:
    """B-cubed precision and recall of groups of rows, against the number of each row's true group."""
    counts = []
    for found, true in sorted_:
        ours = np.zeros((len(true), len(true)), dtype=bool)
        for group in found:
            ours[np.ix_(group, group)] = True
        theirs = true[:, None] == true
        both = (ours & theirs).sum(1)
        counts.append(np.stack([both / ours.sum(1), both / theirs.sum(1)]))
    precision, recall = np.concatenate(counts, axis=1).mean(1)
    return float(precision), float(recall)
