"""The only room that loads models of meaning: texts in, sentence vectors or scores of pairs out."""

from __future__ import annotations

from cards.similarity.pairs import relations
from cards.similarity.vectors import vectors

__all__ = ["relations", "vectors"]
