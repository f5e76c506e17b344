"""From "she" to a name in the same document; where that is not plain, nobody is named."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

PRONOUNS = frozenset({"he", "she", "they", "i", "we"})
REACH = 3
"""A name is looked for in this many sentences before the pronoun."""


def is_pronoun(doc: Doc, speaker: tuple[int, int]) -> bool:
    start, end = speaker
    return end - start == 1 and doc[start].lower_ in PRONOUNS


def subject(sentence: Span) -> Token | None:
    """The subject of the main verb, or None."""
    return next((token for token in sentence.root.children if token.dep_ in {"nsubj", "nsubjpass"}), None)


def antecedent(before: Sequence[Span]) -> Span | None:
    """The person whom "he" or "she" can mean, given the sentences before, nearest last; None if it is not plain.

    The nearest sentence whose subject is not itself a pronoun decides: its subject must be a person's name, or the
    sentence must name one person and have no other proper name for a subject.
    """
    for sentence in reversed(before[-REACH:]):
        people = [entity for entity in sentence.ents if entity.label_ == "PERSON"]
        main = subject(sentence)
        if main is not None and main.lower_ in PRONOUNS and not people:
            continue
        if len(people) > 1 and main is not None and any(other.pos_ == "PROPN" for other in main.conjuncts):
            return None
        as_subject = [person for person in people if main is not None and person.start <= main.i < person.end]
        if as_subject:
            return as_subject[0]
        spoke = [person for person in people if person.root.dep_ == "nsubj"]
        named_otherwise = main is not None and main.pos_ == "PROPN"
        return spoke[0] if len(spoke) == 1 == len(people) and not named_otherwise else None
    return None
