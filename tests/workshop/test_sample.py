"""The kitchen-sink deck: every kind, the longest and the shortest, all scripts, gaps; it is as the dealer deals it."""

from __future__ import annotations

import unicodedata

from cards import templates, workshop
from cards.kinds import KINDS
from tests import sample


def test_it_is_dealt_as_today(request):
    path = workshop.sample_path()
    if request.config.getoption("--bless"):
        path.write_text(sample.text(), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == sample.text(), "python -m tests.sample deals it anew"


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
