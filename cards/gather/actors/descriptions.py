"""Who "the militia" is, or "the minister": the one group or office-holder just named; where it is not plain, nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cards.finders.lexicons import ROLES
from cards.gather.actors.names import parts
from cards.gather.actors.namings import office_of
from cards.gather.actors.words import GENERIC, GROUPS, LOOSE, PRIVATE

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Words

    from cards.language import Paragraph, Parsed

REACH = 3
"""Sentences, its own counted, in which a description looks for a name."""


@dataclass(frozen=True, slots=True)
class Known:
    """An actor named at a place, for what may be said of him further on: all his names, and the office he bears."""

    start: int
    actor: str
    names: tuple[str, ...]
    body: bool
    office: str


def descriptions(parsed: Parsed, known: Sequence[Known]) -> Iterator[tuple[Paragraph, Words, str]]:
    """Each description with the actor that it means."""
    starts: list[int] = []
    for paragraph in parsed.paragraphs:
        for sentence in paragraph.sentences():
            starts.append(paragraph.start + sentence.start_char)
            for token in sentence:
                if _points_back(token):
                    since, here = starts[-REACH:][0], paragraph.start + token.idx
                    near = [one for one in known if since <= one.start < here]
                    meant = _group(token, near) if token.lower_ in LOOSE else _holder(token, near, known)
                    if meant and not _another(paragraph.doc, token):
                        yield paragraph, paragraph.doc[_left(token) : token.i + 1], meant


def _points_back(token: Token) -> bool:
    """Whether it is "the militia" and no more: nothing before it or behind it tells which one."""
    if (token.lower_ not in LOOSE and token.lower_ not in ROLES) or token.ent_type_ or token.dep_ == "compound":
        return False
    before = token.doc[_left(token) - 1] if _left(token) else None
    further = any(child.dep_ in {"prep", "relcl", "acl", "appos"} and child.i > token.i for child in token.children)
    told = any(child.dep_ in {"amod", "poss", "nmod"} and child.i < _left(token) for child in token.children)
    return before is not None and before.lower_ == "the" and not further and not told


def _left(token: Token) -> int:
    return int(token.i) - len(office_of(token).split()) + 1 if token.lower_ in ROLES else int(token.i)


def _group(token: Token, near: Sequence[Known]) -> str:
    """The one body that was just named, unless its name says that it is of another sort."""
    bodies = {one.actor: one for one in near if one.body}
    said = [name for name, one in bodies.items() if token.lower_ in _sorts(one)]
    fitting = said or [name for name, one in bodies.items() if not _sorts(one) or _generic(token, one)]
    return fitting[0] if len(fitting) == 1 and (said or len(bodies) == 1) else ""


def _generic(token: Token, one: Known) -> bool:
    return token.lower_ in GENERIC and bool(_sorts(one) & PRIVATE)


def _sorts(one: Known) -> set[str]:
    return {word for name in one.names for word in parts(name) if word in GROUPS}


def _holder(token: Token, near: Sequence[Known], known: Sequence[Known]) -> str:
    """The one person who was named with this office, in this text as well as just now."""
    office = office_of(token)
    holders = {one.actor for one in known if one.office and one.office.split()[-1] == office.split()[-1]}
    return next((one.actor for one in near if one.actor in holders), "") if len(holders) == 1 else ""


def _another(doc: Doc, token: Token) -> bool:
    """Whether a group of the same sort was spoken of just before without a name."""
    before = doc[token.sent.start : _left(token)]
    return any(one.lemma_ == token.lemma_ and not one.ent_type_ for one in before)
