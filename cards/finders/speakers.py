"""From "she" or "the mayor" to a name in the same document; where that is not plain, nobody is named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cards.finders.lexicons import ROLES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Words

    from cards.finders.phrases import Range
    from cards.language import Paragraph, Parsed
    from cards.model import Span

PRONOUNS = frozenset({"he", "she", "they", "i", "we", "his", "her", "their", "my", "our", "him", "them"})
HE, SHE = frozenset({"he", "his", "him"}), frozenset({"she", "her"})
SELF = frozenset({"i", "we", "my", "our", "me", "us"})
"""Whoever speaks: the author, or the one who is quoted."""
TITLES = {"mr.": HE, "mr": HE, "sir": HE, "lord": HE, "mrs.": SHE, "mrs": SHE, "ms.": SHE, "ms": SHE, "miss": SHE}
REACH = 3
"""A name is looked for in this many sentences before the pronoun."""


def is_pronoun(doc: Doc, speaker: Range) -> bool:
    start, end = speaker
    return end - start == 1 and doc[start].lower_ in PRONOUNS


def subject(sentence: Words) -> Token | None:
    """The subject of the main verb, or None."""
    return next((token for token in sentence.root.children if token.dep_ in {"nsubj", "nsubjpass"}), None)


def antecedent(before: Sequence[Words]) -> Words | None:
    """The person whom "he" or "she" can mean, given the sentences before, nearest last; None if it is not plain.

    The nearest sentence whose subject is not itself a pronoun decides: its subject must be a person's name.
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
        return None
    return None


@dataclass(slots=True, eq=False)
class People:
    """Whom one document names: full names by their last word, and who holds which office.

    A last name or an office that two people share is nobody's. `titles` are the forms of address by last name,
    `persons` all names of people as they stand.
    """

    names: dict[str, dict[str, Span]] = field(default_factory=dict)
    roles: dict[str, dict[str, Span]] = field(default_factory=dict)
    titles: dict[str, set[str]] = field(default_factory=dict)
    persons: set[str] = field(default_factory=set)

    def person(self, words: str) -> bool:
        """Whether a person is named, or somebody in office, and not a body."""
        last = words.lower().rsplit(maxsplit=1)[-1]
        return words.lower() in self.persons or last in self.names or last in ROLES

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
    found.persons.add(entity.text.lower())
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


def resolved(
    known: People, paragraph: Paragraph, mention: Range, before: Sequence[Past], content: Range = (0, 0)
) -> Span | None:
    """The name in this document for the words that stand for a speaker; those words themselves if they name one.

    Nobody named in the `content` alone can be the one who says it.
    """
    doc = paragraph.doc
    words = doc[mention[0] : mention[1]]
    if is_pronoun(doc, mention):
        pronoun = doc[mention[0]].lower_
        meant = _person(known, paragraph, doc[mention[0]], content, before) if pronoun in {"he", "she"} else None
        return meant if meant and known.person(meant.text) and known.fits(meant.text, pronoun) else None
    if len(words) == 1 and words[0].pos_ == "PROPN":
        return known.whole(words.text) or paragraph.at(words)
    role = words[-1].lower_
    if len(words) == 2 and words[0].lower_ == "the" and role in ROLES:  # noqa: PLR2004 - "the mayor" and no more
        return known.holding(role) or paragraph.at(words)
    return paragraph.at(words)


def _person(known: People, paragraph: Paragraph, pronoun: Token, content: Range, before: Sequence[Past]) -> Span | None:
    above = _above(pronoun, content)
    others = [token for token in pronoun.sent if _names_a_person(known, token) and not _in(token, content)]
    if above is None:
        earlier = [other for other in others if other.i < pronoun.i]
        return _opening(known, paragraph, earlier) if earlier else _before(known, before)
    name = next((one for one in above.doc.ents if one.start <= above.i < one.end and one.label_ == "PERSON"), None)
    words = name if name is not None else above.doc[above.i : above.i + 1]
    if any(above.i < other.i < pronoun.i and not _within(other, words) for other in others):
        return None
    return known.whole(words[-1].text) or paragraph.at(words)


def _opening(known: People, paragraph: Paragraph, names: Sequence[Token]) -> Span | None:
    """The one person named, where she is the subject of the clause that opens the sentence: "When Berg left, she"."""
    last = names[-1]
    alone = all(last in {one, one.head} for one in names)
    if not alone or last.dep_ != "nsubj" or last.head.dep_ != "advcl":
        return None
    return known.whole(last.text) or paragraph.at(last.doc[names[0].i : last.i + 1])


def _within(token: Token, words: Words) -> bool:
    return bool(words.start <= token.i < words.end)


def _names_a_person(known: People, token: Token) -> bool:
    return token.pos_ == "PROPN" and (token.ent_type_ == "PERSON" or token.lower_ in known.names)


def _above(pronoun: Token, content: Range) -> Token | None:
    """The name that is subject or owner of what the pronoun hangs on: "Berg said that she", "Berg's view that she"."""
    for part in pronoun.ancestors:
        for child in part.children:
            subject_or_owner = child.dep_ in {"nsubj", "nsubjpass", "poss"} and child.i < pronoun.i
            if subject_or_owner and child.pos_ == "PROPN" and not _in(child, content):
                return child
    return None


def _in(token: Token, content: Range) -> bool:
    return bool(content[0] <= token.i < content[1])


def _before(known: People, before: Sequence[Past]) -> Span | None:
    for past in reversed(before[-REACH:]):
        main = subject(past.words)
        if past.speaks:
            return past.speaker if past.speaker and not _others_act(known, past) else None
        if main is not None and main.lower_ in PRONOUNS and not any(e.label_ == "PERSON" for e in past.words.ents):
            continue
        person = antecedent([past.words])
        if person is None and main is not None and _names_a_person(known, main) and not main.conjuncts:
            return known.whole(main.text)
        return past.paragraph.at(person) if person is not None else None
    return None


def _others_act(known: People, past: Past) -> bool:
    """Whether the sentence has another person than its speaker for a subject: then "she" may be either."""
    speaker = past.speaker.text.lower() if past.speaker else ""
    subjects = (token for token in past.words if token.dep_ in {"nsubj", "nsubjpass"})
    return any(_names_a_person(known, one) and one.lower_ not in speaker for one in subjects)
