"""Formats of debate: ours are whole and fair in time, and a file with a mistake says which, where, and the mend."""

from __future__ import annotations

import pytest

from cards.errors import SettingsError
from cards.packs import DEBATES, debate, roles, told
from cards.settings import load

GOOD = """
name = "House rules"
source = "our debating society"
roles = ["For", "Against"]

[[speech]]
name = "Opening"
by = "first"
minutes = 2.5

[[speech]]
name = "Answer"
by = "second"
minutes = 2.5
"""


@pytest.fixture
def file(tmp_path):
    def write(text: str) -> str:
        (tmp_path / "house.toml").write_text(text, encoding="utf-8")
        return str(tmp_path / "house.toml")

    return write


# --- what must not happen


def test_an_unknown_format_is_refused_with_what_there_is():
    with pytest.raises(SettingsError, match="no format of debate 'publicforum'") as caught:
        debate("publicforum")
    assert all(name in caught.value.mend for name in DEBATES)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('by = "second"', 'by = "other"', "[[speech]] 2 by: there is no 'other'"),
        ("minutes = 2.5", 'minutes = "2.5"', "[[speech]] 1 minutes: should be a number"),
        ("minutes = 2.5", "minutes = 0.0", "[[speech]] 1 minutes: is 0.0"),
        ('name = "Opening"\n', "", "[[speech]] 1 name: is missing"),
        ('roles = ["For", "Against"]', 'roles = ["For"]', "roles: has 1 values"),
        ('source = "our debating society"', 'sorce = "ours"', "unknown key 'sorce'"),
        ("[[speech]]", "[[speach]]", "unknown key 'speach'"),
        ('name = "House rules"', "name = House rules", "is not valid TOML"),
    ],
)
def test_a_mistake_in_a_format_is_told_with_its_place_and_mend(file, old, new, said):
    path = file(GOOD.replace(old, new))
    with pytest.raises(SettingsError) as caught:
        debate(path)
    assert "house.toml" in str(caught.value)
    assert said in str(caught.value)
    assert caught.value.mend


def test_a_debate_in_which_nobody_speaks_is_refused(file):
    with pytest.raises(SettingsError, match="nobody speaks"):
        debate(file(GOOD.replace('"first"', '"all"').replace('"second"', '"all"')))


def test_a_file_that_is_not_there_says_so(tmp_path):
    with pytest.raises(SettingsError, match="there is no such format"):
        debate(str(tmp_path / "gone.toml"))


# --- what must


@pytest.mark.parametrize("name", sorted(DEBATES))
def test_our_formats_give_both_teams_the_same_time_and_name_their_source(name):
    known = debate(name)
    for team in ("first", "second"):
        assert sum(speech.by == team for speech in known.speeches) >= 1
    minutes = [sum(one.minutes for one in known.speeches if one.by == team) for team in ("first", "second")]
    assert minutes[0] == minutes[1]
    assert known.source
    assert len(set(known.roles)) == 2


@pytest.mark.parametrize(
    ("name", "speeches", "columns", "minutes"),
    [
        ("public-forum", 11, 8, 41),
        ("lincoln-douglas", 7, 5, 40),
        ("policy", 12, 8, 74),
        ("world-schools", 8, 8, 56),
        ("spar", 5, 4, 16),
    ],
)
def test_the_times_are_those_of_the_rules(name, speeches, columns, minutes):
    known = debate(name)
    assert (len(known.speeches), len(known.columns), known.minutes) == (speeches, columns, minutes)


def test_a_file_beside_deck_toml_is_a_format(tmp_path, file):
    file(GOOD)
    (tmp_path / "deck.toml").write_text('[deal]\ndebate = "house.toml"\n', encoding="utf-8")
    found = load(tmp_path / "deck.toml", tables={"debates": DEBATES})
    assert debate(found.deal.debate).name == "House rules"


def test_of_more_than_two_sides_the_first_has_the_motion_and_the_others_oppose_it():
    assert roles(debate("policy"), "ABC") == {"A": "Affirmative", "B": "Negative", "C": "Negative"}


def test_all_are_told_in_a_line():
    assert {name for name, _ in told()} == {*DEBATES, "FILE.toml"}
    assert all(about for _, about in told())
