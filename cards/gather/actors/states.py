"""Countries that act under another name: by their capital, or by their government; decided by the grammar."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from cards.gather.actors.countries import countries
from cards.gather.actors.words import ADDRESSING, DOING, GOVERNMENT, PASSIVE

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Words

OFFICES = frozenset({"office", "ministry"})
HOLDERS = frozenset({"amod", "compound", "nmod", "poss"})
PLAIN = frozenset({"det", "case", "punct", "relcl", "acl", "appos", "cc", "conj"})
WHOLE = frozenset("foreign federal central national".split())


def named_in(doc: Doc) -> Iterator[str]:
    """The countries that a text names, by themselves or by their people."""
    world = countries()
    for entity in doc.ents:
        country = world.named(entity.text) or world.of_people(entity.text)
        if country:
            yield country


def capitals(doc: Doc, known: Collection[str]) -> Iterator[tuple[Words, str]]:
    """Capitals that say or do something, with their countries; a city where something happens is only a city."""
    world = countries()
    for entity in doc.ents:
        country = world.of_capital(entity.text) if entity.label_ in {"GPE", "ORG"} else ""
        if country in known and country != entity.text and _acts(entity.root) and not _heads_a_report(entity):
            yield entity, country


def _acts(token: Token) -> bool:
    """Whether it is somebody: it says or does what takes an object, or is spoken to."""
    if token.dep_ == "conj" and token.head.ent_type_ == "GPE":
        return _acts(token.head)
    verb, lemma = token.head, token.head.lemma_.lower()
    if token.dep_ == "dobj":
        return lemma in ADDRESSING
    if token.dep_ != "nsubj" or verb.pos_ not in {"VERB", "AUX"} or lemma in PASSIVE:
        return False
    return lemma in DOING or any(child.dep_ in {"dobj", "ccomp", "xcomp"} for child in verb.children)


def _heads_a_report(entity: Words) -> bool:
    """Whether it says where a report was written: "OTTAWA: ..."."""
    return entity.end < len(entity.doc) and entity.doc[entity.end].text in {":", "(", "—", "–", "--"}


def governments(doc: Doc) -> Iterator[tuple[Words, str]]:
    """What acts for a country as a whole: "Canada's government", "the Canadian foreign office"."""
    for token in doc:
        if token.lower_ in GOVERNMENT or token.lower_ in OFFICES:
            found = _governed(token)
            if found:
                country, other, end = found
                rest = [child for child in token.children if child.i != other.i and child.dep_ not in PLAIN]
                whole = [child for child in rest if child.lower_ in WHOLE]
                left = min(child.left_edge.i for child in (token, other, *whole))
                plain = all(child.lower_ in WHOLE or child.i > token.i for child in rest)
                if plain and (token.lower_ not in OFFICES or any(child.lower_ == "foreign" for child in whole)):
                    yield _without_article(doc[left:end]), country


def _governed(token: Token) -> tuple[str, Token, int] | None:
    """The country of a government, the word beside it that says so, and where the phrase ends."""
    world = countries()
    for child in token.children:
        if child.dep_ in HOLDERS and (country := world.named(child.text) or world.of_people(child.text)):
            return country, child, token.i + 1
        if child.dep_ == "prep" and child.lower_ == "of":
            for thing in child.children:
                country = world.named(thing.doc[thing.left_edge.i : thing.i + 1].text) if thing.dep_ == "pobj" else ""
                if country:
                    return country, child, thing.i + 1
    return None


def _without_article(words: Words) -> Words:
    return words[1:] if len(words) > 1 and words[0].lower_ in {"the", "a"} else words
