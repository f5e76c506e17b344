"""Which names are one actor's: an equivalence over all namings, which does not hang on the order of documents."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, takewhile

from cards.gather.actors.countries import countries
from cards.gather.actors.names import (
    abbreviated,
    alike,
    folded,
    is_short,
    letters,
    one_body,
    one_person,
    one_root,
    parts,
    sounded,
    surname,
)
from cards.gather.actors.namings import Defined, Naming
from cards.gather.actors.words import GROUPS

UNBRACKETED = 4
"""Letters that an abbreviation needs to be believed without brackets: shorter ones stand for too much."""
Keys = frozenset[str]


@dataclass(frozen=True, slots=True)
class Inventory:
    """The names of a corpus by their keys, in order: their written forms, and the documents that have them.

    `people` are full names of persons, `bodies` those of groups of whatever kind, and `called` those that a sentence
    calls a group.
    """

    forms: Mapping[str, Counter[str]]
    documents: Mapping[str, Keys]
    people: tuple[str, ...]
    bodies: tuple[str, ...]
    called: Keys


def _cased(form: str) -> bool:
    """Whether a name is written as names are: not half of it in capitals, which is two things run together."""
    long = {word.isupper() for word in form.split() if len(word) > 3 and word.isalpha()}  # noqa: PLR2004 - "II", "Jr."
    return len(long) < 2  # noqa: PLR2004 - both kinds


def key(text: str) -> str:
    """One key for a name; an abbreviation keeps its capitals, since "IT" is not "it"."""
    short = letters(text)
    return short if is_short(text) and short.isupper() else folded(text)


def inventory(namings: Iterable[Naming]) -> Inventory:
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    labels: defaultdict[str, Counter[str]] = defaultdict(Counter)
    documents: defaultdict[str, set[str]] = defaultdict(set)
    called: set[str] = set()
    for naming in namings:
        name = key(naming.text)
        forms[name][" ".join(naming.text.split())] += 1
        labels[name][naming.label] += 1
        documents[name].add(naming.document)
        if naming.called:
            called.add(name)
    people = [name for name in sorted(forms) if name not in called and _is_person(forms[name], labels[name])]
    bodies = called.union(name for name in labels if labels[name]["ORG"]).difference(people)
    where = {name: frozenset(found) for name, found in documents.items()}
    return Inventory(forms, where, tuple(people), tuple(sorted(bodies)), frozenset(called))


def _is_person(forms: Mapping[str, int], labels: Counter[str]) -> bool:
    """Whether a name of more than one word is a person's, by its words and by what the tagger mostly takes it for."""
    written = " ".join(forms)
    words = parts(next(iter(forms)))
    strange = GROUPS.union({"and", "v"}).intersection(words) or any(c.isdigit() or c in "&/,@" for c in written)
    return len(words) > 1 and not strange and all(map(_cased, forms)) and labels["PERSON"] * 2 >= labels.total()


def persons(names: Sequence[str]) -> Iterator[Keys]:
    """Full names that are one person's. Where a bare name may be two persons', it stays by itself."""
    blocks: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for name in names:
        blocks[sounded(parts(name)[0]), sounded(surname(parts(name)))].append(name)
    for block in blocks.values():
        yield from _agreeing(block)


def _agreeing(block: Sequence[str]) -> Iterator[Keys]:
    """The names in groups in which each may be each: all together, or else the fuller ones, then the barer."""
    if all(one_person(parts(one), parts(other)) for one, other in combinations(block, 2)):
        yield frozenset(block)
        return
    barest = min(len(parts(name)) for name in block)
    fuller = [name for name in block if len(parts(name)) > barest]
    for name in sorted(set(block) - set(fuller)):
        yield frozenset({name})
    if fuller:
        yield from _agreeing(fuller)


def spellings(names: Sequence[str]) -> Iterator[Keys]:
    """Names of bodies that are spelt in more ways than one."""
    blocks: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in names:
        if not is_short(name):
            blocks[tuple(sounded(word) for word in parts(name))].append(name)
    for block in blocks.values():
        if len(block) > 1 and all(one_body(parts(one), parts(other)) for one, other in combinations(block, 2)):
            yield frozenset(block)


def translations(known: Inventory, ordinary: Collection[str]) -> Iterator[Keys]:
    """A foreign name and its translation, in different documents: one rare word shared, the others of its kind.

    "The Foo Brigade" has only words for a group beside the rare one; "Liwa Foo" has only words that are not English,
    and its sentence calls it a group.
    """
    many = [name for name in known.bodies if len(parts(name)) > 1]
    english = {name: rare for name in many if (rare := _only_rare(name, ordinary))}
    foreign = [name for name in many if name in known.called and _foreign(name, ordinary)]
    pairs = [
        (name, other)
        for name, rare in english.items()
        for other in foreign
        if any(one_root(rare, word) for word in parts(other)) and not known.documents[name] & known.documents[other]
    ]
    often = Counter(name for pair in pairs for name in pair)
    yield from (frozenset(pair) for pair in pairs if all(often[name] == 1 for name in pair))


def _only_rare(name: str, ordinary: Collection[str]) -> str:
    """The one rare word of a name whose other words are for groups, or ""."""
    rare = [word for word in parts(name) if word not in GROUPS]
    return rare[0] if len(rare) == 1 and not _common(rare[0], ordinary) else ""


def _foreign(name: str, ordinary: Collection[str]) -> bool:
    return not any(word in GROUPS or _common(word, ordinary) for word in parts(name))


def _common(word: str, ordinary: Collection[str]) -> bool:
    """Whether a word is no rare name: an ordinary word of these texts, or of a country."""
    world = countries()
    return word in ordinary or bool(world.named(word) or world.of_people(word) or world.of_capital(word))


def shortened(known: Inventory) -> Iterator[Keys]:
    """The Foo Center, and the Foo Center for Justice, where one document has both and only one is so continued."""
    for name in known.bodies:
        continued = (other for word in ("for", "of") for other in _beginning(known.bodies, f"{name} {word} "))
        longer = [other for other in continued if known.documents[name] & known.documents[other]]
        proper = [word for word in parts(name) if word not in GROUPS and not countries().named(word)]
        if len(longer) == 1 and len(parts(name)) > 1 and proper:
            yield frozenset({name, longer[0]})


def _beginning(names: Sequence[str], with_: str) -> Iterator[str]:
    """Those of the sorted names that begin so: they stand together."""
    return takewhile(lambda name: name.startswith(with_), islice(names, bisect_left(names, with_), None))


def abbreviations(known: Inventory, defined: Collection[Defined]) -> Iterator[Keys]:
    """Abbreviations that mean one thing everywhere: by the sources' word, or long enough to mean nothing else."""
    told: defaultdict[str, set[str]] = defaultdict(set)
    for one in defined:
        told[key(one.short)].add(key(one.full))
    bodies: defaultdict[str, list[str]] = defaultdict(list)
    for name in known.bodies:
        for form in abbreviated(parts(name)) if " " in name else ():
            bodies[form].append(name)
    for short in sorted(known.forms):
        if is_short(short) and short not in told and len(letters(short)) >= UNBRACKETED:
            told[short].update(bodies.get(letters(short).casefold(), ()))
    for short, full in sorted(told.items()):
        if full and all(one_body(parts(a), parts(b)) for a, b in combinations(sorted(full), 2)):
            yield frozenset({short, *full})


def united(groups: Iterable[Keys]) -> dict[str, Keys]:
    """Each key with all that it is one with: the groups that share a key are one."""
    found: dict[str, set[str]] = {}
    for group in groups:
        whole = set(group).union(*(found.get(name, set()) for name in group))
        found.update(dict.fromkeys(whole, whole))
    return {name: frozenset(whole) for name, whole in found.items()}


def sounding(people: Iterable[Keys]) -> Mapping[str, Sequence[Keys]]:
    """Persons by the sound of each of their last names, in order: all who may be meant by one sound alike."""
    found: defaultdict[str, list[Keys]] = defaultdict(list)
    for person in people:
        for sound in {sounded(surname(parts(name))) for name in person}:
            found[sound].append(person)
    return found


def matches(word: str, names: Iterable[Keys]) -> list[Keys]:
    """The persons who may be meant by a last name."""
    return [person for person in names if any(alike(word, surname(parts(name))) for name in person)]
