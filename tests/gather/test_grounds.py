"""The grounds of a dispute, each in parsed sentences of several sources: what must put no question forward first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.finders import find
from cards.gather import GROUNDS
from cards.gather.figures import differing
from cards.gather.grounds.actions import actions
from cards.gather.grounds.causes import rival_causes
from cards.gather.grounds.contrasts import contrasting_views
from cards.gather.grounds.policies import measures
from cards.gather.grounds.posed import posed_questions
from cards.gather.grounds.tallies import tallies
from cards.gather.grounds.values import judgements
from cards.gather.grounds.wording import LONGEST
from cards.gather.numbers import value
from cards.gather.pool import Pool, laid_out
from tests.parses import parsed

FILLING = (
    "The town library lends books on Sundays.",
    "Pupils of the valley wear a red uniform.",
    "The old mill was sold to a farmer.",
    "The street lights go out at midnight.",
    "The swimming pool was closed for the whole winter.",
)
RULES = {
    "actions": actions,
    "causes": rival_causes,
    "contrasts": contrasting_views,
    "tallies": tallies,
    "policies": measures,
    "posed": posed_questions,
    "values": judgements,
}


def gathered(*texts: str) -> Pool:
    sources = parsed(*texts, *FILLING)
    return laid_out(sources, find(sources))


def texts_of(rule: str, *texts: str) -> list[str]:
    return [found.text for found in RULES[rule](gathered(*texts))]


RUST = "The collapse of the northern bridge was caused by rust."
DRIVERS = "Supporters say the toll will keep the bridge safe."
BACKED = "The mayor supports the new toll law."
TOLL = "The northern toll law is necessary."
TREES = "The council removed old plane trees."
CUT = ("Drivers want to remove the old plane trees.", TREES, "Old plane trees were removed on Monday.")
SHIPS = "In the storm the harbour lost forty fishing boats to the great flood wave."


@pytest.mark.model
@pytest.mark.parametrize(
    ("rule", "texts"),
    [
        pytest.param("actions", (*CUT, TREES), id="nobody resists the deed"),
        pytest.param("actions", (*CUT, "Walkers oppose selling old plane trees."), id="another deed is resisted"),
        pytest.param("actions", (*CUT, "Walkers oppose the removal of old street signs."), id="with another object"),
        pytest.param("actions", (CUT[0], "Walkers oppose the removal of old plane trees."), id="hardly spoken of"),
        pytest.param("actions", (" ".join((*CUT, "Walkers oppose the removal of old plane trees.")),), id="in one source alone"),
        pytest.param("causes", (RUST, "The collapse of the southern tower was caused by wind."), id="other events"),
        pytest.param("causes", (RUST, "The collapse of the northern bridge was caused by rust."), id="one cause"),
        pytest.param("causes", (RUST, "The northern bridge collapse was not caused by the flood."), id="cause denied"),
        pytest.param("causes", (RUST, "The flood may have led to the collapse of the northern bridge."), id="cause supposed"),
        pytest.param("contrasts", (f"{DRIVERS} Supporters say the toll will keep the bridge open.",), id="one camp"),
        pytest.param("contrasts", (f"{DRIVERS} Opponents say lions eat zebras.",), id="of another thing"),
        pytest.param("contrasts", (f"{DRIVERS} The mill was sold. Opponents say the toll will harm the farms.",), id="far apart"),
        pytest.param("contrasts", (DRIVERS, "Opponents say the toll will harm the farms."), id="in two texts"),
        pytest.param("policies", (BACKED, "The farmers support the new toll law."), id="all are for it"),
        pytest.param("policies", (BACKED, "The farmers oppose the old school law."), id="of another law"),
        pytest.param("policies", (BACKED, "The farmers do not oppose the new toll law."), id="not opposed"),
        pytest.param("policies", (BACKED, "The farmers would oppose the new toll law if it came."), id="only supposed"),
        pytest.param("policies", ("The mayor supports it.", "The farmers oppose it."), id="it"),
        pytest.param("policies", ("The mayor supports Ann Lee.", "The farmers oppose Ann Lee."), id="a person"),
        pytest.param("values", (TOLL, "The northern toll law is old."), id="no judgement"),
        pytest.param("values", (TOLL, "The southern school law is unnecessary."), id="of another law"),
        pytest.param("values", (TOLL, "The northern toll law is not unfair."), id="blame denied"),
        pytest.param("values", (f"{TOLL} The northern toll law is unfair.",), id="in one source"),
        pytest.param("posed", ("Should the mayor close the northern bridge?",), id="nobody answers"),
        pytest.param("posed", ("They asked whether she would come.",), id="no dispute"),
        pytest.param("tallies", (SHIPS, SHIPS), id="one figure"),
        pytest.param("tallies", (SHIPS, SHIPS.replace("forty", "some")), id="no figure"),
        pytest.param("tallies", (SHIPS, SHIPS.replace("forty", "41")), id="rounding"),
        pytest.param("tallies", (SHIPS, SHIPS.replace("fishing boats", "cows").replace("forty", "90")), id="of other things"),
        pytest.param("tallies", (f"In 1953: {SHIPS}", f"In 1962: {SHIPS.replace('forty', 'ninety')}"), id="of other years"),
        pytest.param("tallies", (f"{SHIPS} {SHIPS.replace('forty', 'ninety')}",), id="in one source"),
    ],
)  # fmt: skip
def test_no_question(rule, texts):
    assert texts_of(rule, *texts) == []


@pytest.mark.model
@pytest.mark.parametrize(
    ("rule", "texts", "question"),
    [
        (
            "actions",
            (*CUT, "Walkers oppose the removal of old plane trees."),
            "Should old plane trees be removed?",
        ),
        (
            "causes",
            (RUST, "The collapse of the northern bridge was caused by a flood."),
            "Was the collapse of the northern bridge due to rust, or due to a flood?",
        ),
        (
            "contrasts",
            (f"{DRIVERS} Opponents say it will harm the farms.",),
            "Will the toll keep the bridge safe, or harm the farms?",
        ),
        (
            "contrasts",
            ("While some argue that the toll keeps the bridge safe, others say that the toll harms the farms.",),
            "Does the toll keep the bridge safe, or harm the farms?",
        ),
        (
            "contrasts",
            (
                """Critics of toll roads say they harm the poor farms of the valley.
                Supporters say they keep the bridge safe.""",
            ),
            "Do toll roads harm the poor farms of the valley, or keep the bridge safe?",
        ),
        (
            "policies",
            (BACKED, "The farmers voted against the new toll law."),
            "Should the new toll law be supported, or opposed?",
        ),
        (
            "policies",
            ("Opponents of the toll law met.", "The mayor called for the toll law."),
            "Should the toll law be supported, or opposed?",
        ),
        ("values", (TOLL, "The northern toll law is unfair."), "Is the northern toll law necessary, or unfair?"),
        (
            "posed",
            (
                "The debate over whether the council should close the northern bridge goes on.",
                "The council should close the northern bridge.",
                "The council should not close the northern bridge.",
            ),
            "Should the council close the northern bridge?",
        ),
        (
            "tallies",
            (
                "In the storm the northern harbour lost forty fishing boats.",
                "In the storm the northern harbour lost ninety fishing boats.",
            ),
            "Did the northern harbour lose forty fishing boats, or ninety?",
        ),
    ],
)
def test_a_question_with_both_ends_found(rule, texts, question):
    everything = gathered(*texts)
    (found,) = RULES[rule](everything)

    assert found.text == question
    assert found.paired
    assert len(set(found.positions)) == len(found.positions) == 2
    assert all(position.split()[0] and not position.endswith("?") for position in found.positions)


def taken(rule: str, *texts: str) -> dict[str, int]:
    everything = gathered(*texts)
    (found,) = RULES[rule](everything)
    return {everything.sentences[row].span.text: side for row, side in found.taken}


@pytest.mark.model
def test_the_sides_that_a_rule_saw_taken_are_told_with_their_sentences():
    texts = (
        BACKED,
        "The farmers voted against the new toll law.",
        "The union will not support the new toll law.",
        "Would the bakers support the new toll law if it came?",
    )
    assert {texts[0]: 0, texts[1]: 1, texts[2]: 1} == taken("policies", *texts)


@pytest.mark.model
def test_what_one_person_gave_a_name_is_no_word_on_all_of_them():
    told = "The council plans to remove the statue of George Eliot."
    texts = (
        "The council removed old statues on Monday.",
        told,
        "Walkers oppose the removal of old statues.",
        "Old statues should be removed.",
    )
    found = taken("actions", *texts, "Old statues are loved.")
    assert told not in found
    assert {0, 1} == set(found.values())


@pytest.mark.model
def test_what_many_back_is_asked_about_though_nobody_says_that_they_resist_it():
    (found,) = measures(
        gathered(
            *[f"The {who} support the new toll law." for who in ("drivers", "bakers", "smiths", "clerks", "nurses")]
        )
    )
    assert found.text == "Should the new toll law be supported, or opposed?"
    assert not found.paired


@pytest.mark.model
def test_every_ground_keeps_to_the_length_of_a_question_and_names_its_sentences():
    texts = (RUST, f"{DRIVERS} Opponents say it will harm the farms.", BACKED, "The farmers oppose the new toll law.")
    everything = gathered(*texts)
    found = [proposal for ground in GROUNDS for proposal in ground(everything)]
    assert len(found) > 2
    for one in found:
        assert len(one.text.split()) <= LONGEST
        assert one.text.endswith("?")
        assert one.rule
        assert 0 < one.strength <= 1
        assert set(one.rows) <= set(range(len(everything.sentences)))


@pytest.mark.model
def test_figures_of_one_quantity_are_paired_whatever_the_order_of_sources():
    texts = (SHIPS, SHIPS.replace("forty", "ninety"))
    for order in (texts, texts[::-1]):
        ((a, b),) = differing(gathered(*order))
        assert {a.amount, b.amount} == {40.0, 90.0}


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("hundreds", None),
        ("dozens of", None),
        ("some", None),
        ("between 3 and 5", None),
        ("3-5", None),
        ("3 to 5", None),
        ("1,200", 1200),
        ("more than 800", 800),
        ("$93 trillion", 93e12),
        ("about 4.5 million", 4.5e6),
        ("thirty-one", 31),
        ("two dozen", 24),
        ("two hundred and five thousand", 205_000),
        ("a million", 1e6),
        ("20%", 20),
    ],
)
def test_the_number_that_words_stand_for(words, number):
    assert value(words) == number


@given(st.integers(min_value=0, max_value=10**12))
def test_digits_are_read_with_and_without_commas(number):
    assert value(str(number)) == value(f"{number:,}") == number


@given(st.text())
def test_any_text_is_a_number_or_none(text):
    found = value(text)
    assert found is None or found >= 0
