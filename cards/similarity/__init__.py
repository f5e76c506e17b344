"""The only room that loads models of meaning: texts in, sentence vectors or scores of pairs out."""

from __future__ import annotations

from cards.similarity.aligning import alignments
from cards.similarity.arguing import arguable
from cards.similarity.embedding import vectors
from cards.similarity.grouping import groups, sameness
from cards.similarity.judging import Judge
from cards.similarity.pairs import relations

__all__ = ["Judge", "alignments", "arguable", "groups", "relations", "sameness", "vectors"]
