"""The linear model trained: which statements people dispute, from claims marked in encyclopedia articles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
import numpy.typing as npt

from cards.gather.clauses import clauses
from cards.language import sentence_docs
from cards.similarity import vectors
from cards.training.datasets import marked_sentences
from cards.training.logistic import Floats, logistic
from cards.training.pairs import HELD_OUT

STRENGTH = 0.1
"""How much the examples weigh against small weights: one hundred times more fits the topics, not the trait."""
SPREAD = 0.15
"""The standard deviation that each trait is given, beside vectors of length 1."""
LEAST_SHARED = 0.6
"""A clause of a sentence with a claim is that claim if at least this share of its words stand in it."""
SEED = 1


@dataclass(frozen=True, slots=True, eq=False)
class Examples:
    """Statements by vectors (n, 384) and traits (n, k), whether each is a claim (n,), and its topic (n,)."""

    vectors: Floats
    traits: Floats
    claimed: npt.NDArray[np.bool_]
    topics: npt.NDArray[np.int64]

    def only(self, rows: npt.NDArray[np.bool_]) -> Examples:
        return Examples(self.vectors[rows], self.traits[rows], self.claimed[rows], self.topics[rows])


def train(data: Path, out: Path, *, say: Callable[[str], None], limit: int = 0) -> None:
    """Write the weights, the constant last, and say how well unseen topics are told apart."""
    found = examples(data / "ibm_ce_wiki", limit)
    say(f"{len(found.claimed)} statements, {int(found.claimed.sum())} of them claims")
    say(f"area under the curve on unseen topics: {across_topics(found):.3f}")
    kept = found.only(~np.isin(found.topics, list(HELD_OUT)))
    np.save(out, fit(kept).astype(np.float32))


def examples(folder: Path, limit: int = 0) -> Examples:
    """The clauses that can stand alone, of sentences with a marked claim and of others."""
    marked = marked_sentences(folder, Random(SEED))
    marked = marked[:: max(1, len(marked) // limit)] if limit else marked
    texts, traits, claimed, topics = [], [], [], []
    for one, doc in zip(marked, sentence_docs(each.text for each in marked), strict=True):
        for clause in clauses(doc):
            if not one.claim or _shared(clause.statement, one.claim) >= LEAST_SHARED:
                texts.append(clause.statement)
                traits.append(clause.traits)
                claimed.append(bool(one.claim))
                topics.append(one.topic)
    about = vectors(texts).astype(np.float64)
    return Examples(about, np.array(traits, dtype=np.float64), np.array(claimed), np.array(topics))


def fit(found: Examples, steps: int = 50) -> Floats:
    """Logistic regression, both classes of equal weight; the constant, last, goes unpunished."""
    middle, spread = found.traits.mean(0), found.traits.std(0).clip(0.05) / SPREAD
    rows = np.hstack([found.vectors, (found.traits - middle) / spread, np.ones((len(found.claimed), 1))])
    share = found.claimed.mean()
    each = STRENGTH * np.where(found.claimed, 0.5 / share, 0.5 / (1 - share))
    punished = np.append(np.ones(rows.shape[1] - 1), 0.0)
    weights = logistic(rows, found.claimed, each, punished, steps)
    return _plain(weights, middle, spread)


def _plain(weights: Floats, middle: Floats, spread: Floats) -> Floats:
    """The same weights for traits as they come, neither centred nor scaled."""
    about, told, constant = weights[: -len(middle) - 1], weights[-len(middle) - 1 : -1] / spread, weights[-1]
    return np.concatenate([about, told, [constant - told @ middle]])


def across_topics(found: Examples) -> float:
    """The mean area under the curve over topics, each judged by a model that never saw it."""
    areas = []
    for topic in np.unique(found.topics):
        mine = found.topics == topic
        if 3 < found.claimed[mine].sum() < mine.sum():  # noqa: PLR2004 - a curve needs a few points
            weights = fit(found.only(~mine))
            rows = np.hstack([found.vectors, found.traits])[mine]
            areas.append(area(rows @ weights[:-1], found.claimed[mine]))
    return float(np.mean(areas)) if areas else float("nan")


def area(scores: Floats, claimed: npt.NDArray[np.bool_]) -> float:
    """The chance that a claim scores higher than what is none; a draw is half a win."""
    claims, others = scores[claimed][:, None], scores[~claimed][None, :]
    return float((claims > others).mean() + (claims == others).mean() / 2)


def _shared(statement: str, claim: str) -> float:
    words = set(statement.lower().split())
    return len(words & set(claim.lower().split())) / len(words)
