"""From names to actors: what each naming means in its document, and the descriptions that follow from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any

from cards.gather.actors import joining
from cards.gather.actors.countries import countries
from cards.gather.actors.descriptions import Known, descriptions
from cards.gather.actors.joining import Inventory, Keys, inventory, key, matches
from cards.gather.actors.names import folded, is_short, letters, parts, sounded, standing
from cards.gather.actors.namings import Defined, Naming, definitions, document, namings
from cards.gather.actors.states import capitals, governments, named_in
from cards.gather.actors.words import COURTESY, GROUPS

if TYPE_CHECKING:
    from cards.language import Parsed

Aliases = Mapping[str, Sequence[str]]
COMPARED = frozenset({"alias", "capital", "government", "abbreviation", "translation", "spelling"})
"""By these the words for an actor are made one when sentences are compared; the rest only tell who is meant."""
CODE = 3


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """An actor named at a place of a source, and how that is known. `people` is the country of "Canadian"."""

    start: int
    end: int
    actor: str
    how: str
    people: str = ""

    @property
    def compared(self) -> bool:
        return self.how in COMPARED


@dataclass(frozen=True, slots=True)
class Sense:
    """What names mean in a corpus: over all documents, and what an abbreviation means in one of them."""

    known: Inventory
    groups: Mapping[str, tuple[str, str]]
    """An actor and how he is known, by the key of a name that is one with others."""
    people: Sequence[Keys]
    local: Mapping[tuple[str, str], str]
    given: Mapping[str, str] = field(default_factory=dict)
    sounds: Mapping[str, Sequence[Keys]] = field(default_factory=dict, repr=False)
    """The people by the sound of their last names."""

    def persons(self, word: str) -> list[Keys]:
        """Who may be meant by a last name, anywhere."""
        return matches(word, self.sounds.get(sounded(word), ()))

    def meant(self, naming: Naming) -> tuple[str, str]:
        """The actor of a name, and how it is known, as far as the name itself tells."""
        name = key(naming.text)
        if name in self.given:
            return self.given[name], "alias"
        if naming.several:
            return f"{naming.text} family", "name"
        country = countries().named(naming.text) if naming.label != "PERSON" else ""
        if country and (naming.label == "GPE" or len(letters(naming.text)) >= CODE):
            return country, "country"
        if (naming.document, name) in self.local:
            return self.meaning(self.local[naming.document, name])[0], "abbreviation"
        return self.meaning(name)

    def is_body(self, names: Iterable[str]) -> bool:
        """Whether somebody with these names is surely a group: by a word in one of them, or since one is called so."""
        keys = {key(name) for name in names}
        group = any(GROUPS.intersection(parts(name)) for name in keys) or keys & self.known.called
        return bool(group) and bool(keys.intersection(self.known.bodies))

    def meaning(self, name: str) -> tuple[str, str]:
        return self.groups.get(name) or (self.given.get(name) or best(self.known, (name,)), "name")


def best(known: Inventory, names: Iterable[str]) -> str:
    """The written form by which an actor is called: a full name, the most frequent, then the longest."""
    forms = [(form, count) for name in names for form, count in known.forms.get(name, {name: 0}).items()]
    full, _ = max(forms, key=lambda one: (not is_short(one[0]), one[1], len(one[0]), one[0]))
    return str(full)


def sense(found: Sequence[Naming], defined: Sequence[Defined], ordinary: Iterable[str], aliases: Aliases) -> Sense:
    """What the names of a corpus mean. The order of the namings makes no difference."""
    known = inventory(found)
    people = tuple(joining.persons(known.people))
    rules = {
        "full name": list(people),
        "spelling": list(joining.spellings(known.bodies)),
        "short form": list(joining.shortened(known)),
        "abbreviation": list(joining.abbreviations(known, defined)),
        "translation": list(joining.translations(known, frozenset(ordinary))),
    }
    why = {name: rule for rule, groups in rules.items() for group in groups if len(group) > 1 for name in group}
    given = {key(form): name for name, others in aliases.items() for form in (name, *others)}
    whole = joining.united(chain(*rules.values()))
    groups = {name: (_called(known, whole[name], given), why.get(name, "name")) for name in sorted(whole)}
    local = {(one.document, key(one.short)): key(one.full) for one in defined}
    return Sense(known, groups, people, local, given, joining.sounding(people))


def _called(known: Inventory, names: Keys, given: Mapping[str, str]) -> str:
    """What a group of names is called: as the user says, if he says one thing of it."""
    said = {given[name] for name in names if name in given}
    return said.pop() if len(said) == 1 else best(known, sorted(names))


def resolved(found: Sequence[Naming], meaning: Sense) -> dict[Naming, tuple[str, str]]:
    """Each naming with its actor and how that is known; last names alone mean a person of their document."""
    out = {naming: meaning.meant(naming) for naming in found}
    full = {name: person for person in meaning.people for name in person}
    by_document: defaultdict[str, list[Naming]] = defaultdict(list)
    offices: defaultdict[Keys, set[str]] = defaultdict(set)
    for naming in sorted(found):
        by_document[naming.document].append(naming)
        if key(naming.text) in full:
            offices[full[key(naming.text)]].add(naming.office)
    for here in by_document.values():
        named = [(naming, full[name]) for naming in here if (name := key(naming.text)) in full and not naming.several]
        for naming in here:
            if out[naming][1] == "name" and _alone(naming):
                person = _person(naming, named, meaning, offices)
                if person:
                    out[naming] = meaning.meaning(min(person))[0], "last name"
    return out


def _alone(naming: Naming) -> bool:
    """Whether it may be somebody's last name: one word, and neither a place nor a people."""
    world, words = countries(), parts(naming.text)
    place = world.named(naming.text) or world.of_people(naming.text) or world.of_capital(naming.text)
    return len(words) == 1 and not (place or naming.somewhere or naming.several or naming.label == "NORP")


def _person(
    naming: Naming, named: Sequence[tuple[Naming, Keys]], meaning: Sense, offices: Mapping[Keys, set[str]]
) -> Keys | None:
    """Who is meant by a last name: the one who bears the office that stands before it, if one does.

    Else the only such person of the document, or the last one in the paragraph. Where a document never says the full
    name, a person by the only such name of the corpus; or else the only one of the document who is so called by the
    first name.
    """
    (word,) = parts(naming.text)
    here = dict.fromkeys(person for _, person in named)
    everywhere = meaning.persons(word)
    meant = [one for one in everywhere if naming.office in offices[one]] if naming.office else []
    meant = meant or matches(word, here)
    if len(meant) > 1:
        beside = [who for one, who in named if one.paragraph == naming.paragraph and one.start < naming.start]
        last = matches(word, beside)
        return last[-1] if last and naming.office not in COURTESY else None
    if not meant and naming.label == "PERSON" and not naming.beside:
        meant = everywhere
        if not meant and naming.office not in COURTESY:
            meant = [person for person in here if any(folded(naming.text) == name.split()[0] for name in person)]
    return meant[0] if len(meant) == 1 else None


def mentions(parsed: Sequence[Parsed], aliases: Aliases) -> tuple[dict[str, tuple[Mention, ...]], Sense]:
    """All mentions of all sources, none overlapping: what the user says first, then what the grammar says."""
    found = namings(parsed)
    docs = [paragraph.doc for one in parsed for paragraph in one.paragraphs]
    ordinary = {token.text for doc in docs for token in doc if token.text.islower()}
    meaning = sense(found, list(definitions(parsed)), ordinary, aliases)
    actors = resolved(found, meaning)
    states = {country for doc in docs for country in named_in(doc)}
    by_document: defaultdict[str, list[Naming]] = defaultdict(list)
    for naming in found:
        by_document[naming.document].append(naming)
    out = {}
    for one in parsed:
        here = by_document[document(one)]
        told = {naming: actors[naming] for naming in here}
        out[document(one)] = _apart(
            chain(
                _given(one, aliases),
                _states(one, states, meaning),
                _named(told, meaning),
                _described(one, told, meaning),
            )
        )
    return out, meaning


def _given(one: Parsed, aliases: Aliases) -> Iterator[Mention]:
    """Every place where a name of deck.toml stands."""
    for name, others in aliases.items():
        for form in (name, *others):
            for paragraph in one.paragraphs:
                for match in standing(form).finditer(paragraph.doc.text):
                    yield Mention(paragraph.start + match.start(), paragraph.start + match.end(), name, "alias")


def _states(one: Parsed, states: Iterable[str], meaning: Sense) -> Iterator[Mention]:
    known = frozenset(states)
    for paragraph in one.paragraphs:
        for how, found in (("government", governments(paragraph.doc)), ("capital", capitals(paragraph.doc, known))):
            for words, country in found:
                if how == "capital" and meaning.persons(folded(words.text)):
                    continue  # a person of that name is in these texts
                span = paragraph.at(words)
                yield Mention(span.start, span.end, meaning.given.get(key(country), country), how)


def _named(told: Mapping[Naming, tuple[str, str]], meaning: Sense) -> Iterator[Mention]:
    for naming, (actor, how) in told.items():
        people = countries().of_people(naming.text) if naming.label in {"NORP", "GPE"} and how == "name" else ""
        yield Mention(naming.start, naming.end, actor, how, people and meaning.given.get(key(people), people))


def _described(one: Parsed, told: Mapping[Naming, tuple[str, str]], meaning: Sense) -> Iterator[Mention]:
    forms: defaultdict[str, set[str]] = defaultdict(set)
    for naming, (actor, _) in told.items():
        forms[actor].update((naming.text, actor))
    bodies = {actor for actor, names in forms.items() if meaning.is_body(names)}
    known = sorted(
        (
            Known(naming.start, actor, tuple(sorted(forms[actor])), actor in bodies, naming.office)
            for naming, (actor, _) in told.items()
        ),
        key=lambda one: one.start,
    )
    for paragraph, words, actor in descriptions(one, known):
        span = paragraph.at(words)
        yield Mention(span.start, span.end, actor, "description")


def _apart(found: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions in order of place, without those that overlap one that was found before."""
    kept: list[Mention] = []
    taken: set[int] = set()
    for mention in found:
        places = range(mention.start, mention.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(mention)
    return tuple(sorted(kept))


def constant(meaning: Sense) -> dict[str, str]:
    """Written names that mean one actor wherever they stand, though it is called otherwise."""
    rules: Mapping[str, Any] = {name: actor for name, (actor, how) in meaning.groups.items() if how in COMPARED}
    found = {form: actor for name, actor in rules.items() for form in meaning.known.forms.get(name, ())}
    return {form: actor for form, actor in found.items() if form != actor}
