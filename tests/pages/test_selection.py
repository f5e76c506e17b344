"""Only some cards: a name that means none is an error, never an empty print."""

from __future__ import annotations

import pytest

from cards.errors import SettingsError
from cards.pages.selection import selected
from tests import paper


def labels(*only, changed=None):
    return [card.label for card in selected(paper.DECK, only, changed).cards]


def test_a_name_that_no_card_has_is_refused_with_a_guess():
    with pytest.raises(SettingsError, match="no card 'Q1-A-1'") as refusal:
        labels("Q1-A-1")
    assert "did you mean 'Q1-A-01'" in refusal.value.mend


def test_nothing_changed_is_said_and_not_printed():
    with pytest.raises(SettingsError, match="no card has changed"):
        labels(changed=())


@pytest.mark.parametrize(
    ("only", "found"),
    [
        (("Q1-B-01",), ["Q1-B-01"]),
        ((paper.CARDS[1].id,), ["Q1-A-01"]),
        (("Q1-B",), ["Q1-B-01", "Q1-B-02"]),
        (("source", "Q1-C"), ["Q1-C-01", "S-01", "S-02", "S-03", "S-04"]),
    ],
)
def test_cards_are_named_by_label_id_side_or_kind_and_keep_their_order(only, found):
    assert labels(*only) == found


def test_a_question_is_its_card_and_all_its_evidence():
    assert labels("Q1") == [card.label for card in paper.CARDS if card.label.startswith("Q1")]


def test_changed_cards_among_those_that_are_named():
    assert labels("Q1-A", changed=("Q1-A-02", "S-01")) == ["Q1-A-02"]
