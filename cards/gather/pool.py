"""All sentences of all sources side by side: what each says, who holds it, and what it is about."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from cards.gather.actors import Actors, find_actors
from cards.gather.clauses import Clause, clauses
from cards.model import Claim, Span
from cards.similarity import Judge

if TYPE_CHECKING:
    from spacy.tokens import Span as Words

    from cards.language import Paragraph, Parsed

Floats = npt.NDArray[np.float32]
NONE: Mapping[str, Sequence[str]] = MappingProxyType({})
STRANGER = Judge()
"""The models without a memory."""
STEM = 5
"""Letters by which two forms of a word are taken for one."""


@dataclass(frozen=True, eq=False)
class Sentence:
    """One sentence: where it stands, its parse, its paragraph, and the claims made in it, outermost first."""

    span: Span
    words: Words = field(repr=False)
    paragraph: Paragraph = field(repr=False)
    claims: tuple[Claim, ...]

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """Its clauses that can stand alone, worked out once for all rules that word questions from them."""
        return tuple(clauses(self.words.as_doc()))

    @property
    def claim(self) -> Claim | None:
        """Whose words it is as a whole, if it claims anything."""
        return self.claims[0] if self.claims else None

    @cached_property
    def stems(self) -> frozenset[str]:
        """Its longer words, cut to their stems."""
        return stems(self.span.text)


@dataclass(frozen=True, slots=True, eq=False)
class Pool:
    """Sentences (n) with their vectors (n, 384): unit length, the corpus mean taken off.

    What all sentences of a corpus share is its subject, and says nothing about what is in dispute inside it.
    `around` holds the mean vector of each sentence's paragraph, `terms` its words by stem, `rarity` the weight of
    each stem.
    """

    sentences: tuple[Sentence, ...]
    vectors: Floats
    around: Floats
    mean: Floats
    terms: tuple[frozenset[str], ...]
    rarity: dict[str, float]
    actors: Actors = field(default_factory=Actors)
    judge: Judge = STRANGER

    def near(self, texts: Sequence[str]) -> Floats:
        """Likeness of every sentence to each text, -1..1: (n, len(texts))."""
        wanted = unit(self.judge.vectors([self.actors.plainly(text) for text in texts]) - self.mean)
        return _floats(self.vectors @ wanted.T)

    def plainly_near(self, texts: Sequence[str]) -> Floats:
        """Likeness of the best sentence to each text, -1..1, nothing taken off: a sign that the corpus speaks of it."""
        # A kept row is the unit vector of (sentence - mean); the sentence was of unit length: solve for the distance.
        along = self.vectors @ self.mean
        distance = np.sqrt((along**2 + 1 - self.mean @ self.mean).clip(0)) - along
        wanted = self.judge.vectors([self.actors.plainly(text) for text in texts])
        return _floats((self.mean @ wanted.T + distance[:, None] * (self.vectors @ wanted.T)).max(0))

    def relevance(self, texts: Sequence[str]) -> Floats:
        """How much each sentence has to do with all texts together, in standard deviations over the pool: (n,).

        The weights were fitted by hand on two annotated corpora: the vector of the sentence counts most, then its
        paragraph's, then rare words that it shares with the texts.
        """
        wanted = unit(self.judge.vectors([self.actors.plainly(text) for text in texts]) - self.mean)
        alike = (self.vectors @ wanted.T).mean(1)
        nearby = (self.around @ wanted.T).mean(1)
        return _floats(
            standard(alike) + np.float32(0.4) * standard(nearby) + np.float32(0.3) * standard(self._shared(texts))
        )

    def _shared(self, texts: Sequence[str]) -> Floats:
        asked = stems(" ".join(texts))
        weights = [
            sum(self.rarity.get(term, 0.0) for term in asked & terms) / math.sqrt(5 + len(terms))
            for terms in self.terms
        ]
        return np.array(weights, dtype=np.float32)


def _floats(values: Any) -> Floats:
    out: Floats = np.asarray(values, dtype=np.float32)
    return out


def standard(values: Floats) -> Floats:
    """The values in standard deviations from their mean; where all are the same, the mean is not one digit off."""
    exact = values.astype(np.float64)
    return _floats((exact - exact.mean()) / (exact.std() + 1e-6))


def stems(text: str) -> frozenset[str]:
    """The longer words of a text, cut to their stems."""
    words = "".join(c if c.isalpha() else " " for c in text.lower()).split()
    return frozenset(word[:STEM] for word in words if len(word) > 3)  # noqa: PLR2004 - shorter words carry no topic


def laid_out(
    parsed: Sequence[Parsed],
    claims: Iterable[Claim],
    aliases: Mapping[str, Sequence[str]] = NONE,
    judge: Judge = STRANGER,
) -> Pool:
    """Lay all sentences side by side; headings are left out, for they claim nothing."""
    held: dict[Span, list[Claim]] = {}
    for claim in claims:
        held.setdefault(claim.sentence, []).append(claim)
    sentences = tuple(
        Sentence(span, words, paragraph, tuple(held[span]))
        for one in parsed
        for paragraph in one.paragraphs
        for words in paragraph.sentences()
        if (span := paragraph.at(words)) in held
    )
    actors = find_actors(parsed, aliases)
    raw = judge.vectors([actors.plain(sentence.span) for sentence in sentences])
    mean = raw.mean(0) if len(raw) else np.zeros(raw.shape[1], dtype=np.float32)
    centred = unit(raw - mean)
    terms = tuple(sentence.stems for sentence in sentences)
    counts = Counter(term for one in terms for term in one)
    rarity = {term: math.log(len(terms) / (1 + count)) for term, count in counts.items() if count < len(terms) / 2}
    return Pool(sentences, centred, _around(sentences, centred), mean, terms, rarity, actors, judge)


def _around(sentences: Sequence[Sentence], centred: Floats) -> Floats:
    rows: dict[int, list[int]] = {}
    for row, sentence in enumerate(sentences):
        rows.setdefault(id(sentence.paragraph), []).append(row)
    out = np.zeros_like(centred)
    for group in rows.values():
        out[group] = centred[group].mean(0)
    return out


def unit(rows: Floats) -> Floats:
    out: Floats = rows / np.linalg.norm(rows, axis=1, keepdims=True).clip(1e-9)
    return out
