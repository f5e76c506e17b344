"""A run on a folder with a reprint in it: one source in the deck, its copy named, and said in the summary."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import LEE, OSEI, Run

pytestmark = pytest.mark.usefixtures("quick")


def test_a_reprint_is_neither_read_for_claims_nor_counted_nor_lost(folder: Path, run: Run) -> None:
    (folder / "zweit.txt").write_text(LEE, encoding="utf-8")
    (folder / "sources.toml").write_text(
        '["zweit.txt"]\ncontainer-title = "The Weekly"\nissued = "2025"\nkind = "opinion"\n', encoding="utf-8"
    )
    code, out, err = run("find", folder, "-o", folder.parent / "out")
    assert 0 == code
    assert "zweit.txt is one article with lee.txt (the same text): they count as one source" in " ".join(err.split())
    deck = json.loads((folder.parent / "out" / "deck.json").read_text(encoding="utf-8"))
    assert ["osei.txt", "zweit.txt"] == sorted(record["file"] for record in deck["sources"])
    (copied,) = (record["copies"] for record in deck["sources"] if "copies" in record)
    assert ["lee.txt"] == [one["file"] for one in copied]
    assert 0 == run("verify", out.split()[0])[0]


def test_two_voices_are_not_made_one(folder: Path, run: Run) -> None:
    (folder / "third.txt").write_text(
        OSEI.replace("shoes", "hats") + "\nAnd so on, as they say, and so forth.\n", encoding="utf-8"
    )
    run("find", folder, "-o", folder.parent / "out")
    deck = json.loads((folder.parent / "out" / "deck.json").read_text(encoding="utf-8"))
    assert ["lee.txt", "osei.txt", "third.txt"] == [record["file"] for record in deck["sources"]]
