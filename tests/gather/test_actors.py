"""One actor under many names: what is not joined first; then the laws, and the names of countries."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.gather.actors import Actors, find_actors
from cards.gather.actors.countries import countries
from cards.gather.actors.holding import held
from cards.gather.actors.joining import united
from cards.gather.actors.names import abbreviates, alike, bare, folded, one_person, one_root, parts
from cards.gather.actors.namings import Naming
from cards.gather.actors.resolving import resolved, sense
from cards.language import Parsed
from cards.model import Evidence, Position, Question, Span
from tests.parses import cases, parsed

LETTERS = st.text("abeiouy-'’. AEKQ", max_size=12)
GREENS = [(words, "the Greens") for words in ("Green Party", "GP", "party", "GP")]
KEYS = st.frozensets(st.sampled_from("abcdefg"), min_size=1, max_size=3)
NAMINGS = st.lists(
    st.builds(
        Naming,
        document=st.sampled_from(["a", "b", "c"]),
        start=st.integers(0, 500),
        text=st.sampled_from(
            [
                *("Ann Carver", "Ann B. Carver", "Ann D. Carver", "Tom Carver", "Carver", "Ann", "Canada", "Ottawa"),
                *("the Green Party", "Green party’s", "Moammar Kaddari", "Muammar Kadari", "GP", "US", "U.S."),
            ]
        ),
        label=st.sampled_from(["PERSON", "ORG", "GPE"]),
        paragraph=st.integers(0, 3),
    ),
    unique_by=lambda one: (one.document, one.start),
    max_size=20,
)


def place(sources: tuple[Parsed, ...], words: str) -> Span:
    """Where the words in brackets stand, in the source that has all of the words."""
    plain = words.replace("[", "").replace("]", "")
    one = next(one.source for one in sources if plain in one.source.text)
    start = one.text.index(plain) + words.index("[")
    return one.span(start, start + words.index("]") - words.index("[") - 1)


def actor(actors: Actors, sources: tuple[Parsed, ...], words: str) -> str:
    """Who is named there; what nobody is named by is itself alone."""
    span = place(sources, words)
    mention = actors.at(span)
    return mention.actor if mention else f"nobody: {span.text}"


@pytest.mark.model
@pytest.mark.parametrize("fields", cases("gather/actors"))
def test_cases(fields):
    sources = parsed(*(text.replace(" ¶ ", "\n\n") for text in fields["source"]))
    actors = find_actors(sources)
    for how, same in (("two", False), ("one", True)):
        for pair in fields.get(how, []):
            first, second = (actor(actors, sources, words) for words in pair.split(" | "))
            assert same == (first == second), f"{pair}: {first}, {second}"
    assert fields.keys() & {"one", "two"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Joan", "John"),
        ("Maria", "Marie"),
        ("Johnson", "Johnsen"),
        ("Francis", "Frances"),
        ("Eric", "Erica"),
        ("Bush", "Bosh"),
    ],
)
def test_two_names_that_are_written_nearly_alike(one, other):
    assert not alike(one.lower(), other.lower())


@pytest.mark.parametrize(("one", "other"), [("Corey", "Cory"), ("Moammar", "Muammar"), ("Ahmad", "Ahmed")])
def test_one_name_in_two_spellings(one, other):
    assert alike(one.lower(), other.lower())


def test_a_short_root_is_not_shared():
    assert not one_root("kard", "kardun")
    assert one_root("kardun", "kardunuyin")


def test_an_abbreviation_has_all_the_great_words():
    assert not abbreviates("VFA", parts("Valley Farmers of Old Association"))
    assert not abbreviates("V", parts("Valley"))
    assert abbreviates("VFA", parts("the Valley Farmers’ Association"))
    assert abbreviates("OSCE", parts("Organization for Security and Co-operation in Europe"))


@given(LETTERS)
def test_a_name_without_its_trimmings_has_none(text):
    assert bare(bare(text)) == bare(bare(bare(text)))
    assert folded(text) == folded(text.upper())


@given(st.lists(LETTERS.map(parts), min_size=2, max_size=2))
def test_to_be_one_person_is_mutual(names):
    one, other = names
    assert one_person(one, other) == one_person(other, one)


@given(st.lists(KEYS, max_size=8))
def test_what_is_united_is_an_equivalence(groups):
    whole = united(groups)
    for name, others in whole.items():
        assert name in others
        assert all(whole[other] == others for other in others)
    assert all(group <= whole[name] for group in groups for name in group)
    assert whole == united(reversed(groups))


@given(NAMINGS, st.randoms(use_true_random=False))
def test_the_order_of_the_texts_makes_no_difference(found, chance):
    shuffled = list(found)
    chance.shuffle(shuffled)
    assert resolved(found, sense(found, [], [], {})) == resolved(shuffled, sense(shuffled, [], [], {}))


@given(NAMINGS)
def test_two_persons_are_never_one(found):
    actors = {
        naming.text: actor
        for naming, (actor, how) in resolved(found, sense(found, [], [], {})).items()
        if how != "last name"
    }
    several = [actors[name] for name in ("Tom Carver", "Ann B. Carver", "Ann D. Carver") if name in actors]
    assert len(several) == len(set(several))


@given(NAMINGS)
def test_what_the_user_says_wins(found):
    aliases = {"the mill": ["Tom Carver", "Canada", "Carver"]}
    for naming, (actor, how) in resolved(found, sense(found, [], [], aliases)).items():
        if naming.text in aliases["the mill"]:
            assert ("the mill", "alias") == (actor, how)


@pytest.mark.model
def test_mentions_stand_where_they_say_and_apart():
    sources = parsed("Canada’s government said that Ottawa had met the Green Party (GP). The party and the GP agreed.")
    (source,) = (one.source for one in sources)
    found = find_actors(sources, {"the Greens": ["Green Party"]}).within(source.span(0, len(source.text)))
    assert [("Canada’s government", "Canada"), ("Ottawa", "Canada"), *GREENS] == [
        (source.text[one.start : one.end], one.actor) for one in found
    ]
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.model
def test_words_are_made_one_for_comparing_and_the_source_is_left_alone():
    text = "Canada raised the toll. Ottawa rejected the plea. The Hall wept. Hallam, in Ottawa, did not."
    sources = parsed(text)
    actors = find_actors(sources, {"the town council": ["Northgate Hall", "the Hall"]})
    (source,) = (one.source for one in sources)
    compared = "Canada raised the toll. Canada rejected the plea. the town council wept. Hallam, in Ottawa, did not."
    assert compared == actors.plain(source.span(0, len(text)))
    assert text == source.text
    assert "Does the town council agree, or Hallam?" == actors.plainly("Does Northgate Hall agree, or Hallam?")
    assert "in Ottawa, did" == actors.plain(source.span(text.index("in Ottawa"), text.index(" not.")))


@pytest.mark.model
@pytest.mark.parametrize(
    ("speaker", "whose"),
    [
        ("Canada’s critics", ""),
        ("A spokesman for Canada", ""),
        ("Carver", "Ann Carver"),
        ("Ann Carver, director of the Green Party", "Ann Carver"),
        ("Green Party leader Ann Carver", "Ann Carver"),
    ],
)
def test_evidence_knows_whose_it_is(speaker, whose):
    text = f"Ann Carver led the Green Party of Canada. {speaker} said that the toll was too high."
    sources = parsed(text)
    (source,) = (one.source for one in sources)
    start = text.rindex(speaker)
    passage = source.span(start, len(text))
    said = Evidence(passage, (passage,), "reported", "test", source.span(start, start + len(speaker)))
    asked = Question("Is the toll too high?", "fact", (Position("It is", (said,)),))
    ((found,),) = (position.evidence for position in held(asked, find_actors(sources)).positions)
    assert (whose, said) == (found.actor, found)


def test_nobody_is_named_in_nothing(lee):
    assert find_actors(()).within(lee.span(0, 5)) == ()
    assert Actors().plainly("As it stands.") == "As it stands."
    assert Actors().at(lee.span(0, 5)) is None


def test_names_that_two_countries_share_are_nobodys():
    world = countries()
    assert ["", "", ""] == [world.of_people("Congolese"), world.named("Congo"), world.of_capital("Kingston")]
    assert ["", "", ""] == [world.named("us"), world.named("NC"), world.of_capital("Hamilton")]


@pytest.mark.parametrize("name", ["the United States", "U.S.", "US", "USA", "United States of America"])
def test_a_country_has_many_names(name):
    assert "United States" == countries().named(name)


def test_a_country_has_a_people_and_a_capital():
    world = countries()
    assert ["Canada", "Canada", "Canada"] == [
        world.of_people("Canadian"),
        world.of_people("Canadians"),
        world.of_capital("Ottawa"),
    ]
    assert not any(re.search(r"[A-Z]", name) for name in world.peoples)
