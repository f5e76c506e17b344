"""What a clause is like as language, whatever it is about: general or of one day, judging or counting."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from cards.finders.lexicons import OBLIGATION

if TYPE_CHECKING:
    from spacy.tokens import Token

POSSIBLE = frozenset("can could may might will would".split())
FIGURES = frozenset({"CARDINAL", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"})
COMPARED = frozenset({"JJR", "RBR", "JJS", "RBS"})


@dataclass(frozen=True, slots=True)
class Said:
    """A clause by its tokens: the verb, its subject, the auxiliaries before it, and all words that are kept."""

    verb: Token
    subject: Token
    auxiliaries: tuple[Token, ...]
    words: tuple[Token, ...]

    @property
    def finite(self) -> Token:
        """The word that carries the tense."""
        return self.auxiliaries[0] if self.auxiliaries else self.verb

    def names(self, *labels: str) -> bool:
        return any(word.ent_type_ in labels for word in self.words)

    def share(self, *parts: str) -> float:
        return sum(word.pos_ in parts for word in self.words) / len(self.words)

    def has(self, dependency: str) -> bool:
        return any(child.dep_ == dependency for child in self.verb.children)


TRAITS: Mapping[str, Callable[[Said], float]] = MappingProxyType(
    {
        "tells of the past": lambda said: said.finite.tag_ == "VBD",
        "tells of the present": lambda said: said.finite.tag_ in {"VBZ", "VBP"},
        "demands": lambda said: said.finite.lower_ in OBLIGATION,
        "weighs what may be": lambda said: said.finite.lower_ in POSSIBLE,
        "is passive": lambda said: said.subject.dep_ == "nsubjpass",
        "says what a thing is like": lambda said: said.has("acomp"),
        "says what a thing is": lambda said: said.has("attr"),
        "is or has": lambda said: said.verb.lemma_ in {"be", "have"},
        "names a person": lambda said: said.names("PERSON"),
        "names a date": lambda said: said.names("DATE", "TIME"),
        "gives a figure": lambda said: said.names(*FIGURES),
        "names a place": lambda said: said.names("GPE", "LOC", "FAC"),
        "names a body or a law": lambda said: said.names("ORG", "LAW"),
        "is about a name": lambda said: said.subject.pos_ == "PROPN",
        "is about many": lambda said: said.subject.tag_ == "NNS",
        "is about the one": lambda said: any(child.lower_ == "the" for child in said.subject.children),
        "compares": lambda said: any(word.tag_ in COMPARED for word in said.words),
        "is denied": lambda said: said.has("neg"),
        "is long": lambda said: len(said.words) / 10,
        "share of names": lambda said: said.share("PROPN"),
        "share of qualities": lambda said: said.share("ADJ", "ADV"),
    }
)
"""Each trait, 0 or 1 or a small number, by what it says of the clause; `arguable` weighs them in this order."""


def traits(verb: Token, subject: Token, auxiliaries: Sequence[Token], words: Sequence[Token]) -> tuple[float, ...]:
    """The clause's traits in the order of `TRAITS`."""
    said = Said(verb, subject, tuple(auxiliaries), tuple(words))
    return tuple(float(trait(said)) for trait in TRAITS.values())
