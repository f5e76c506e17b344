"""The table of kinds."""

from __future__ import annotations

from cards.kinds import KINDS, Dealt


def test_every_kind_makes_cards_of_its_own_name_and_none_of_nothing():
    assert {"question", "position", "evidence", "answer", "source"} <= set(KINDS)
    for kind in KINDS.values():
        assert list(kind.cards(Dealt(()))) == []
