"""What must be printed again: a card whose words, question, passage or source's record differ, and no other."""

from __future__ import annotations

import json
from dataclasses import replace

from cards import store


def read(deck):
    return json.loads(store.dumps(deck))


def test_nothing_is_changed_in_the_same_deck_or_by_another_warning(uniforms):
    assert store.changed(read(uniforms), read(replace(uniforms, warnings=("another",)))) == frozenset()


def test_a_card_with_another_title_is_changed_and_a_new_one_too(uniforms):
    first, *rest = uniforms.cards
    older = replace(uniforms, cards=(replace(first, title="Another"), *rest[1:]))
    assert store.changed(read(uniforms), read(older)) == {first.label, rest[0].label}


def test_another_record_of_a_source_changes_the_cards_that_cite_it():
    from tests import paper

    older = json.loads(store.dumps(paper.DECK))
    for source in older["sources"]:
        if source["file"] == "lee.txt":
            source["reference"]["title"] = "Open the lane"
    assert store.changed(read(paper.DECK), older) == {"Q1-A-01", "Q1-A-02", "S-01"}
