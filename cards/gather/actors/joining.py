"""Which names are one actor's: an equivalence over all namings, which does not hang on the order of documents."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from cards.gather.actors.countries import countries
from cards.gather.actors.names import (
    abbreviates,
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
    """The names of a corpus by their keys: their written forms, the tagger's guesses, and where they occur."""

    forms: Mapping[str, Counter[str]]
    labels: Mapping[str, Counter[str]]
    documents: Mapping[str, Keys]
    called: Keys
    """Names that a sentence calls a group."""

    @property
    def people(self) -> list[str]:
        """Full names of persons."""
        return [key for key in sorted(self.forms) if self._person(key)]

    @property
    def bodies(self) -> list[str]:
        """Names of groups, of whatever kind."""
        bodies = self.called.union(key for key in self.labels if self.labels[key]["ORG"])
        return sorted(key for key in bodies if not self._person(key))

    def _person(self, key: str) -> bool:
        words, labels = parts(key), self.labels[key]
        group = GROUPS.intersection(words) or key in self.called
        plain = (
            len(words) > 1
            and all(map(_cased, self.forms[key]))
            and not any(c.isdigit() or c in "&/,@" for c in key)
            and not {"and", "v"} & set(words)
        )
        return plain and not group and labels["PERSON"] * 2 >= labels.total()


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
    called = set()
    for naming in namings:
        name = key(naming.text)
        forms[name][" ".join(naming.text.split())] += 1
        labels[name][naming.label] += 1
        documents[name].add(naming.document)
        if naming.called:
            called.add(name)
    return Inventory(forms, labels, {name: frozenset(found) for name, found in documents.items()}, frozenset(called))


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
        longer = [
            other
            for other in known.bodies
            if any(other.startswith(f"{name} {word} ") for word in ("for", "of"))
            and known.documents[name] & known.documents[other]
        ]
        if len(longer) == 1 and len(parts(name)) > 1:
            yield frozenset({name, longer[0]})


def abbreviations(known: Inventory, defined: Collection[Defined]) -> Iterator[Keys]:
    """Abbreviations that mean one thing everywhere: by the sources' word, or long enough to mean nothing else."""
    told: defaultdict[str, set[str]] = defaultdict(set)
    for one in defined:
        told[key(one.short)].add(key(one.full))
    for short in sorted(known.forms):
        if is_short(short) and short not in told and len(letters(short)) >= UNBRACKETED:
            told[short].update(name for name in known.bodies if " " in name and abbreviates(short, parts(name)))
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


def matches(word: str, names: Iterable[Keys]) -> list[Keys]:
    """The persons who may be meant by a last name."""
    return [person for person in names if any(alike(word, surname(parts(name))) for name in person)]
