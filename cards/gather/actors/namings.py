"""From parsed sources to the places where somebody is named, and what the grammar around each says of him."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from cards.finders.lexicons import ROLES
from cards.gather.actors.names import abbreviates, bare, is_short, parts
from cards.gather.actors.words import COURTESY, KIN, LOOSE, SITES, TITLES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Words

    from cards.language import Paragraph, Parsed

LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "PRODUCT"})
PLACES = frozenset({"GPE", "LOC", "FAC"})
WHERE = frozenset("in at near from to around outside inside across into through".split())
ABOVE = frozenset({"appos", "conj", "pobj", "prep", "attr", "acl", "agent", "oprd"})
CALLING = frozenset({"call", "name", "know", "dub"})
LONGEST = 12
"""Words that a name may have before its abbreviation in brackets."""
EXAMPLE = frozenset({"like", "as", "including"})
"""After these, a name is an example of the noun before."""


@dataclass(frozen=True, slots=True, order=True)
class Naming:
    """A name at a place: `start` counts as in the source's text, and `text` stands there.

    `label` is the tagger's guess. `somewhere` says that the grammar makes it a place, `several` that it names a
    family, `beside` that it only stands before another noun, `called` that its sentence calls it a group; `office`
    is the title that it bears here.
    """

    document: str
    start: int
    text: str
    label: str
    paragraph: int = 0
    somewhere: bool = False
    several: bool = False
    beside: bool = False
    called: bool = False
    office: str = ""

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True, order=True)
class Defined:
    """A full name with its abbreviation in brackets behind it."""

    document: str
    short: str
    full: str


def document(parsed: Parsed) -> str:
    """A name for a source that does not hang on the others."""
    return f"{parsed.source.file}#{parsed.source.start}"


def namings(parsed: Sequence[Parsed]) -> list[Naming]:
    """All names, in the order of the text; those that the tagger sees in one place are names in every other."""
    told = {id(paragraph): _brackets(paragraph.doc) for one in parsed for paragraph in one.paragraphs}
    docs = [paragraph.doc for one in parsed for paragraph in one.paragraphs]
    long = _known(words.text for doc in docs for words in doc.ents if words.label_ in {"PERSON", "ORG"})
    found = []
    for one in parsed:
        shorts = {short.text for paragraph in one.paragraphs for _, short in told[id(paragraph)]}
        for number, paragraph in enumerate(one.paragraphs):
            full = [words for words, _ in told[id(paragraph)]]
            for words, label in _names(paragraph.doc, full, shorts, long):
                if bare(words.text):
                    found.append(_naming(document(one), number, paragraph, words, label))
    return found


def _known(names: Iterable[str]) -> re.Pattern[str] | None:
    """What finds the names of more than one word, in whatever case."""
    known = {bare(name) for name in names}
    long = sorted((name for name in known if " " in name), key=lambda name: (-len(name), name))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, long))})\b", re.IGNORECASE) if long else None


def _names(
    doc: Doc, full: Sequence[Words], shorts: Collection[str], long: re.Pattern[str] | None
) -> Iterator[tuple[Words, str]]:
    """The names of a paragraph, each place once: those explained in brackets, the tagger's, and those known besides."""
    taken: set[int] = set()
    seen = ((doc.char_span(*match.span()), "ORG") for match in (long.finditer(doc.text) if long else ()))
    tagged = ((entity, entity.label_) for entity in doc.ents if entity.label_ in LABELS)
    short = ((doc[token.i : token.i + 1], "ORG") for token in doc if token.text in shorts)
    for words, label in chain(((words, "ORG") for words in full), tagged, seen, short):
        if (
            words
            and not _a_note(words)
            and taken.isdisjoint(range(words.start, words.end))
            and words.text[0].isupper() | (label != "ORG")
        ):
            taken.update(range(words.start, words.end))
            yield (_untitled(words) if label == "PERSON" else words), label


def definitions(parsed: Iterable[Parsed]) -> Iterator[Defined]:
    """What the sources abbreviate, by their own word."""
    for one in parsed:
        for paragraph in one.paragraphs:
            for full, short in _brackets(paragraph.doc):
                yield Defined(document(one), short.text, bare(full.text))


def _naming(where: str, number: int, paragraph: Paragraph, words: Words, label: str) -> Naming:
    name = bare(words.text.replace("\n", " "))
    at = words.text.replace("\n", " ").find(name)
    if at < 0:  # white space inside the name; it stands as it stands
        name, at = words.text, 0
    return Naming(
        where,
        paragraph.start + words.start_char + at,
        name,
        label,
        number,
        somewhere=_somewhere(words, label),
        several=label != "NORP" and _several(words),
        beside=words.root.dep_ == "compound",
        called=_called(words),
        office=_office(words),
    )


def _somewhere(words: Words, label: str) -> bool:
    """Whether it is a place: "in X", "Fort X"."""
    before = words.doc[words.start - 1].lower_.rstrip(".") if words.start else ""
    return before in SITES or (label in PLACES and words.root.dep_ == "pobj" and words.root.head.lower_ in WHERE)


def _a_note(words: Words) -> bool:
    """Whether it stands in square brackets: an editor's mark, and nobody's name."""
    around = str(words.doc[max(words.start - 1, 0) : words.end + 1].text)
    return around.startswith("[") and around.endswith("]")


def _several(words: Words) -> bool:
    """Whether it is a family's name: "the X family", "the X and Y families"."""
    root = words.root
    above = [root.head, root.head.head] if root.dep_ in {"compound", "nmod", "amod", "conj"} else []
    after = words.doc[words.end : words.end + 1]
    return any(token.lower_ in KIN for token in (*after, *above))


def _untitled(words: Words) -> Words:
    """The name without titles before it, which the tagger may have taken for a part of it."""
    start = words.start
    while start < words.end - 1 and words.doc[start].lower_.rstrip(".") in TITLES:
        start += 1
    return words.doc[start : words.end]


def _called(words: Words) -> bool:
    """Whether it is called a group: "X, a militia", "the militia X", "a militia by the name of X", "X is a militia"."""
    root, inside = words.root, range(words.start, words.end)
    near = [child for child in root.children if child.dep_ in {"appos", "compound", "nmod"} and child.i not in inside]
    if root.dep_ in {"nsubj", "attr"}:
        near += [child for child in root.head.children if child.dep_ in {"nsubj", "attr"}]
    return any(token.lemma_ in LOOSE and token.pos_ == "NOUN" for token in (*near, *_sorts_above(root)))


def _sorts_above(token: Token) -> Iterator[Token]:
    """The nouns of which a name is the name, or an example: "militias like X", "a militia by the name of X"."""
    named = False
    while token.head.i != token.i and token.dep_ in ABOVE:
        named = named or token.head.lemma_ == "name" or (token.head.lemma_ in CALLING and token.dep_ == "oprd")
        if token.dep_ in {"prep", "agent", "acl", "oprd"} and not named and token.lower_ not in EXAMPLE:
            return
        token = token.head
        yield token
        if token.lemma_ == "be" or named:
            yield from (child for child in token.children if child.dep_ in {"nsubj", "nsubjpass"})


def _office(words: Words) -> str:
    """The office that stands before the name, or behind it as an apposition: "foreign minister"."""
    before = words.doc[words.start - 1] if words.start else None
    if before is not None and before.lower_.rstrip(".") in COURTESY:
        return str(before.lower_.rstrip("."))
    if before is not None and before.lower_ in ROLES:
        return office_of(before)
    beside = [child for child in words.root.children if child.dep_ == "appos" and child.lemma_.lower() in ROLES]
    if words.root.dep_ == "appos" and words.root.head.lemma_.lower() in ROLES:
        beside.append(words.root.head)
    return office_of(beside[0]) if beside else ""


def office_of(role: Token) -> str:
    """An office by its words, without the country that it serves."""
    start = role.i
    while start > 0 and role.doc[start - 1].lower_ in TITLES and not role.doc[start - 1].is_sent_end:
        start -= 1
    return " ".join(token.lower_ for token in role.doc[start : role.i + 1])


def _brackets(doc: Doc) -> list[tuple[Words, Words]]:
    """Full names with the abbreviation in brackets behind them, whose letters are the initials of the words."""
    return list(_bracketed(doc))


def _bracketed(doc: Doc) -> Iterator[tuple[Words, Words]]:
    for at in range(2, len(doc) - 2):
        short = doc[at + 1 : at + 2]
        if doc[at].text == "(" and doc[at + 2].text == ")" and is_short(short.text):
            for start in range(at - 1, max(at - LONGEST, -1), -1):
                words = doc[start:at]
                name = bare(words.text)
                if doc[start].text[:1].isupper() and abbreviates(short.text, parts(name)) and len(parts(name)) > 1:
                    yield words, short
                    break
