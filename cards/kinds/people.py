"""Who is who: what the sources say of the people in the dispute, in their words, and the cards that quote them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cards.citations import is_named
from cards.kinds.dealt import Dealt
from cards.kinds.lexicon import finite, tokens
from cards.kinds.slices import lots, told
from cards.model import Card, Evidence, Line, Span

MOST, PER_CARD, MOST_WORDS = 24, 5, 16
# Offices and callings that may stand before a name; by themselves they say nothing of any dispute.
OFFICES = (
    "president|premier|minister|secretary|general|ambassador|envoy|professor|doctor|judge|justice|mayor|councillor|senator"
    "|king|queen|chancellor|governor|captain|colonel|commander|spokesman|spokeswoman|spokesperson|director"
    "|chairman|chairwoman|chair|chairperson|bishop|archbishop|pope|imam|rabbi|reverend|headteacher"
    "|journalist|historian|economist|analyst|lawyer|author|columnist|editor|scientist|doctor|teacher|nurse|engineer"
)
_BEFORE = (
    "former|then|lieutenant|major|attorney|deputy|vice|acting|assistant|senior|foreign|prime|interior|defen[cs]e|finance"
    "|health|education"
)
_WORD = r"[A-Z][\w-]*\w(?:[’'][A-Z]\w+)?"
_NAME = rf"{_WORD}(?: (?:al-|bin |de |van |von )?{_WORD}){{1,3}}"
_TITLED = re.compile(rf"\b(?P<what>(?i:(?:(?:{_BEFORE}|{OFFICES}) ){{0,3}}(?:{OFFICES}))) (?P<name>{_NAME})\b")
# What stands beside a name is said of a person only if it has a word for one: else a fort or a bill would be somebody.
_PERSON = re.compile(
    rf"\b(?:who|{OFFICES}|member|founder|head|veteran|resident|native|citizen|student|mother|father|son|daughter|wife"
    "|husband|widow|widower|brother|sister|friend|man|woman|candidate|lawmaker|legislator|representative|congressman"
    "|congresswoman|owner|manager|worker|soldier|officer|fighter|activist|campaigner|critic|expert|scholar|researcher"
    "|fellow|politician|physician|musician|librarian|novelist|writer|poet|artist|actor|singer|reporter|baker|farmer"
    "|trader|shopkeeper|driver|fisherman|miner|banker|carpenter|organiser|organizer|lobbyist|specialist|psychologist"
    r"|biologist|priest|pastor|preacher|monk|refugee|prisoner|witness|victim|survivor|prosecutor|attorney|advocate)s?\b"
)
# An apposition goes on to a stop, or to a comma before a verb: else it may be the second of a list.
_APPOSED = re.compile(
    rf"\b(?P<name>{_NAME}), "
    r"(?P<what>(?:(?:then|once|formerly) )?(?:an?|the|who is|who was|who [a-z]+s) [^,;:.()“”\"\n]+?)"
    r"(?=(?P<end>[.;]\s|[.;]$|, (?P<next>[a-z]+)))"
)
_POSSESSIVE = re.compile(r"[’']s?$")
# A general assembly, a general election: a body or an event, and nobody's name.
_BODIES = frozenset(
    "Assembly Council Company Court Office Staff Hospital Secretariat Headquarters Motors Electric Election Elections"
    " Conference Union Synod Strike Store Stores Mills Plenipotentiary Extraordinary Order Manager".split()
)
_LISTED = frozenset("and or nor as but for with in on at of to from by the a an while when where which who".split())


@dataclass(frozen=True, slots=True)
class _Told:
    """Words of a source that say who somebody is: the whole slice, the name in it, and what is said."""

    whole: Span
    name: str
    what: Span


def cards(dealt: Dealt) -> Iterator[Card]:
    quoted = tuple((label, evidence) for hand in dealt.hands for label, _, evidence in hand.labelled())
    people = sorted(_people(dealt, quoted), key=lambda one: (_last(one.name), one.name))
    for number, some in enumerate(lots(people, PER_CARD), 1):
        first, last = _last(some[0].name), _last(some[-1].name)
        title = f"Who is who: {first}" + (f" to {last}" if first != last else "")
        lines = (Line("Here", "who is quoted in this deck or named on its cards, if a source says who it is"),)
        yield Card("people", f"P-{number:02}", title, evidence=tuple(_entry(one, quoted) for one in some), lines=lines)


def _people(dealt: Dealt, quoted: Sequence[tuple[str, Evidence]]) -> list[_Told]:
    """Of each person who stands on a card the fullest description, the quoted first."""
    texts = [evidence.passage.text for _, evidence in quoted]
    best: dict[str, _Told] = {}
    for one in (each for paragraph in dealt.paragraphs for each in described(paragraph)):
        key = next((name for name in best if _same(name, one.name)), one.name)
        if any(_stands(one.name, text) for text in texts) and _weight(one) > _weight(best.get(key)):
            best.pop(key, None)
            best[max(key, one.name, key=len)] = one
    ranked = sorted(best.values(), key=lambda one: not _labels(one.name, quoted))
    return ranked[:MOST]


def described(paragraph: Span) -> Iterator[_Told]:
    """Every description of somebody that stands beside his name."""
    text, source, start = paragraph.text, paragraph.source, paragraph.start
    for found in (*_APPOSED.finditer(text), *_TITLED.finditer(text)):
        what = source.span(start + found.start("what"), start + found.end("what"))
        if _is_description(found, what.text):
            first, last = min(found.start("name"), found.start("what")), max(found.end("name"), found.end("what"))
            yield _Told(source.span(start + first, start + last), found["name"], what)


def _is_description(found: re.Match[str], what: str) -> bool:
    if found.re is _TITLED:
        return not _BODIES.intersection(found["name"].split())
    after = found["next"] or ""
    before = found.string[: found.start()]
    if not _PERSON.search(what) or before.endswith("of "):  # "Secretary of State Ada Lee" has a name of two words
        return False
    bounded = not after or (after not in _LISTED and finite(after))
    return bounded and len(what.split()) <= MOST_WORDS and not {"and", "or"}.intersection(tokens(what)[:3])


def _entry(one: _Told, quoted: Sequence[tuple[str, Evidence]]) -> Evidence:
    labels = _labels(one.name, quoted)
    where = f"quoted on {', '.join(labels)}" if labels else "named, not quoted"
    return told(one.whole, f"{one.name}: {where}", (one.what,))


def _labels(name: str, quoted: Sequence[tuple[str, Evidence]]) -> list[str]:
    return [label for label, one in quoted if is_named(one) and _same(name, one.holder)]


def _weight(one: _Told | None) -> tuple[int, int]:
    """A full name tells more than a last name, a longer description more than a short one."""
    return (len(one.name.split()) > 1, len(one.what.text.split())) if one else (-1, 0)


def _stands(name: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(_last(name))}\b", text) is not None


def _same(one: str, other: str) -> bool:
    """Whether two names are one person's: the words of the one, with its last name, are among those of the other."""
    first, second = ([_POSSESSIVE.sub("", word) for word in name.split()] for name in (one, other))
    return first[-1] == second[-1] and (set(first) <= set(second) or set(second) <= set(first))


def _last(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1]
