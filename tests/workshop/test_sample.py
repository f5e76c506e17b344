"""The kitchen-sink deck: every kind, the longest and the shortest, all scripts, gaps; it is as the dealer deals it."""

from __future__ import annotations

import unicodedata

from cards import templates, workshop
from cards.kinds import KINDS
from tests import sample


def test_it_is_dealt_of_its_texts_as_they_are(request):
    """Its cards may be older than a kind's latest wording; its words are those of its sources, or it is no deck."""
    if request.config.getoption("--bless"):
        workshop.sample_path().write_text(sample.text(), encoding="utf-8")
    assert {source.file for source in sample.reading().sources} == {source.file for source in workshop.sample().sources}
    assert {question.id for question in sample.dealt().questions} == {one.id for one in workshop.sample().questions}


def test_it_has_every_kind_that_has_a_template():
    kinds = {name for name in KINDS if (templates.stock("templates") / "kinds" / f"{name}.html").is_file()}
    assert {"question", "evidence", "source"} <= kinds
    assert kinds == {card.kind for card in workshop.sample().cards}


def test_it_has_all_scripts_and_the_longest_and_shortest():
    deck = workshop.sample()
    text = "".join(source.text for source in deck.sources)
    scripts = {unicodedata.name(letter, " ").split()[0] for letter in text if letter.isalpha()}
    assert {"LATIN", "GREEK", "CYRILLIC", "ARABIC", "HEBREW"} <= scripts
    lengths = sorted(len(one.passage.text) for card in deck.cards for one in card.evidence)
    assert lengths[0] < 10
    assert lengths[-1] > 3000
    assert any(not source.reference.title and not source.reference.author for source in deck.sources)


def test_one_of_each_is_less_and_has_all_kinds():
    deck, less = workshop.sample(), workshop.one_of_each(workshop.sample())
    assert {card.kind for card in deck.cards} == {card.kind for card in less.cards}
    assert len(less.cards) < len(deck.cards)
