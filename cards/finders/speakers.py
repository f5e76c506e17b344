"""From "she" or "the mayor" to a name in the same document; where that is not plain, nobody is named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cards.finders.lexicons import ROLES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Words

    from cards.language import Paragraph, Parsed
    from cards.model import Span

PRONOUNS = frozenset({"he", "she", "they", "i", "we", "his", "her", "their", "my", "our", "him", "them"})
HE, SHE = frozenset({"he", "his", "him"}), frozenset({"she", "her"})
SELF = frozenset({"i", "we", "my", "our", "me", "us"})
"""Whoever speaks: the author, or the one who is quoted."""
TITLES = {"mr.": HE, "mr": HE, "sir": HE, "lord": HE, "mrs.": SHE, "mrs": SHE, "ms.": SHE, "ms": SHE, "miss": SHE}
REACH = 3
"""A name is looked for in this many sentences before the pronoun."""


def is_pronoun(doc: Doc, speaker: tuple[int, int]) -> bool:
    start, end = speaker
    return end - start == 1 and doc[start].lower_ in PRONOUNS


def subject(sentence: Words) -> Token | None:
    """The subject of the main verb, or None."""
    return next((token for token in sentence.root.children if token.dep_ in {"nsubj", "nsubjpass"}), None)


def antecedent(before: Sequence[Words]) -> Words | None:
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


@dataclass(slots=True, eq=False)
class People:
    """Whom one document names: full names by their last word, and who holds which office.

    A last name or an office that two people share is nobody's. `titles` are the forms of address by last name.
    """

    names: dict[str, dict[str, Span]] = field(default_factory=dict)
    roles: dict[str, dict[str, Span]] = field(default_factory=dict)
    titles: dict[str, set[str]] = field(default_factory=dict)

    def whole(self, surname: str) -> Span | None:
        return _only(self.names.get(surname.lower(), {}))

    def holding(self, role: str) -> Span | None:
        return _only(self.roles.get(role.lower(), {}))

    def fits(self, name: str, pronoun: str) -> bool:
        """Whether no form of address speaks against "he" or "she" for this name."""
        others = HE if pronoun in SHE else SHE
        return not any(TITLES[title] is others for title in self.titles.get(name.rsplit(maxsplit=1)[-1].lower(), ()))


def _only(spans: dict[str, Span]) -> Span | None:
    return next(iter(spans.values())) if len(spans) == 1 else None


def people(parsed: Parsed) -> People:
    """The people of one document, from its names and the offices told of them."""
    found = People()
    for paragraph in parsed.paragraphs:
        for entity in paragraph.doc.ents:
            if entity.label_ == "PERSON":
                _enter(found, paragraph, entity)
    return found


def _enter(found: People, paragraph: Paragraph, entity: Words) -> None:
    words = [token for token in entity if token.is_alpha or "-" in token.text or "." in token.text]
    before = entity.doc[entity.start - 1].lower_ if entity.start else ""
    if not words or entity[-1].is_punct:
        return
    title = next((word for word in (words[0].lower_, before) if word in TITLES), None)
    if title:
        found.titles.setdefault(entity[-1].lower_, set()).add(title)
    proper = [token for token in words if token.lower_ not in TITLES and token.tag_ != "POS"]
    if len(proper) > 1:
        name = paragraph.at(entity.doc[proper[0].i : proper[-1].i + 1])
        found.names.setdefault(proper[-1].lower_, {}).setdefault(name.text.lower(), name)
        for role in _offices(entity):
            found.roles.setdefault(role, {}).setdefault(proper[-1].lower_, name)


def _offices(entity: Words) -> Iterator[str]:
    """The offices that stand beside a name: "Mayor Anna Berg", "Anna Berg, the mayor"."""
    root, doc = entity.root, entity.doc
    beside = [child for child in root.children if child.dep_ in {"appos", "compound", "nmod"}]
    if root.dep_ == "appos":
        beside.append(root.head)
    if entity.start:
        beside.append(doc[entity.start - 1])
    yield from dict.fromkeys(word.lower_ for word in beside if word.lower_ in ROLES)


@dataclass(frozen=True, slots=True, eq=False)
class Past:
    """A sentence that was read before, and the speaker whom it named, if somebody speaks in it."""

    paragraph: Paragraph
    words: Words
    speaker: Span | None = None
    speaks: bool = False


def resolved(known: People, paragraph: Paragraph, mention: tuple[int, int], before: Sequence[Past]) -> Span | None:
    """The name in this document for the words that stand for a speaker; those words themselves if they name one."""
    doc = paragraph.doc
    words = doc[mention[0] : mention[1]]
    if is_pronoun(doc, mention):
        pronoun = doc[mention[0]].lower_
        meant = _person(doc[mention[0]], paragraph, before) if pronoun in HE | SHE else None
        return meant if meant and known.fits(meant.text, pronoun) else None
    if len(words) == 1 and words[0].pos_ == "PROPN":
        return known.whole(words.text) or paragraph.at(words)
    role = words[-1].lower_
    if len(words) == 2 and words[0].lower_ == "the" and role in ROLES:  # noqa: PLR2004 - "the mayor" and no more
        return known.holding(role) or paragraph.at(words)
    return paragraph.at(words)


def _person(pronoun: Token, paragraph: Paragraph, before: Sequence[Past]) -> Span | None:
    inside = _in_sentence(pronoun)
    if inside is not None:
        return paragraph.at(inside) if len(inside) else None
    for past in reversed(before[-REACH:]):
        main = subject(past.words)
        if past.speaks:
            return past.speaker
        if main is not None and main.lower_ in PRONOUNS and not any(e.label_ == "PERSON" for e in past.words.ents):
            continue
        person = antecedent([past.words])
        return past.paragraph.at(person) if person is not None else None
    return None


def _in_sentence(pronoun: Token) -> Words | None:
    """The one person named in the sentence before the pronoun; an empty span where it names several people.

    None if it names nobody, or only in a place where "he" cannot mean him.
    """
    people = [e for e in pronoun.sent.ents if e.label_ == "PERSON" and e.end <= pronoun.i]
    if not people:
        return None
    last_names = {(person[-2] if person[-1].tag_ == "POS" else person[-1]).lower_ for person in people}
    if len(last_names) > 1 or not any(person.root.dep_ in {"nsubj", "nsubjpass", "poss"} for person in people):
        return pronoun.doc[pronoun.i : pronoun.i]
    return people[0]
