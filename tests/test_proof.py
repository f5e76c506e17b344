"""The proof: a letter changed in a source, in the deck or on a page is never passed over."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards import proof, store
from cards.errors import NotVerbatim, SourceChanged, StoreError
from cards.model import Deck
from cards.proof.printed import _stands, flat
from tests.conftest import LEE, OSEI

TEXTS = {"lee.txt": proof.Found(LEE), "osei.txt": proof.Found(OSEI)}


def changed(text: str) -> dict[str, proof.Found]:
    return {**TEXTS, "lee.txt": proof.Found(text, "changed")}


@pytest.fixture
def written(uniforms: Deck) -> dict[str, Any]:
    return json.loads(store.dumps(uniforms))


def refusal(report: proof.Report) -> str:
    with pytest.raises((NotVerbatim, SourceChanged)) as fault:
        report.refuse("deck.json")
    assert 4 == fault.value.exit_code
    return str(fault.value)


@given(st.integers(0, len(LEE) - 1))
def test_no_letter_of_a_source_changes_unseen(at: int) -> None:
    from tests import conftest

    lee, osei = conftest.source("lee.txt", LEE), conftest.source("osei.txt", OSEI)
    deck = json.loads(store.dumps(Deck("", (lee, osei), (), ())))
    altered = LEE[:at] + ("x" if LEE[at] != "x" else "y") + LEE[at + 1 :]
    assert proof.prove(deck, {**TEXTS, "lee.txt": proof.Found(altered)}).faults


def test_a_changed_quotation_is_named_with_what_stands_there_now(written: dict[str, Any]) -> None:
    said = refusal(proof.prove(written, changed(LEE.replace("by half", "by calf"))))
    assert "cannot be proved" in said
    assert "card Q1-A-01: it has “" in said
    assert "fell by half in the first year.” where lee.txt has “" in said
    assert "fell by calf in the first year.”" in said
    assert "Q1-B-01" not in said


def test_a_change_outside_every_quotation_is_still_a_changed_source(written: dict[str, Any]) -> None:
    report = proof.prove(written, changed(LEE.replace("rivalry", "rivalrY")))
    with pytest.raises(SourceChanged, match=r"lee\.txt has changed since"):
        report.refuse()


def test_words_that_moved_are_found_where_they_are(written: dict[str, Any]) -> None:
    said = refusal(proof.prove(written, changed("New. " + LEE)))
    assert "its words stand in lee.txt from character" in said


def test_a_source_that_is_gone_is_named(written: dict[str, Any]) -> None:
    assert "osei.txt is not there" in refusal(proof.prove(written, {"lee.txt": TEXTS["lee.txt"]}))


@pytest.mark.parametrize("put", ["", "Bullying moved to boots and telephones."])
def test_an_altered_deck_is_named(written: dict[str, Any], put: str) -> None:
    written["questions"][0]["positions"][1]["evidence"][0]["quote"] = put
    assert "card Q1-B-01" in refusal(proof.prove(written, TEXTS))


def test_an_altered_tag_is_named(written: dict[str, Any]) -> None:
    written["cards"][1]["tag"]["quote"] = "fell by most"
    assert "tag of card Q1-A-01" in refusal(proof.prove(written, TEXTS))


def test_a_deck_with_a_hole_proves_nothing(written: dict[str, Any]) -> None:
    del written["questions"][0]["positions"]
    with pytest.raises(StoreError, match="positions"):
        proof.prove(written, TEXTS)


def test_a_sound_deck_is_proved(written: dict[str, Any]) -> None:
    report = proof.prove(written, TEXTS)
    report.refuse()
    assert (6, 2) == (report.quotations, report.sources)


def test_sources_are_read_anew_from_their_folder(written: dict[str, Any], folder: Path) -> None:
    found = proof.reread(written, [folder])
    assert {"lee.txt": LEE, "osei.txt": OSEI} == {file: one.text for file, one in found.items()}
    assert {} == proof.reread(written, [folder / "gone"])


def test_a_deck_never_reads_outside_the_folder_it_is_given(written: dict[str, Any], folder: Path) -> None:
    written["sources"][0]["file"] = "../secret.txt"
    (folder.parent / "secret.txt").write_text("A secret is kept here, and it should stay here.")
    found = proof.reread(written, [folder])
    assert {str(folder / "lee.txt"), str(folder / "osei.txt")} == {one.at for one in found.values()}
    written["sources"][0]["sha256"] = "0" * 64
    assert ["osei.txt"] == list(proof.reread(written, [folder]))


def test_what_is_no_pdf_carries_no_deck(tmp_path: Path) -> None:
    (tmp_path / "deck.pdf").write_bytes(b"nothing of the kind")
    with pytest.raises(StoreError, match="is not a whole PDF"):
        proof.attached(tmp_path / "deck.pdf")
    with pytest.raises(StoreError, match="No such file"):
        proof.attached(tmp_path / "gone.pdf")


PAGES = flat("Uniforms end rivalry. Bullying over clothes fell by half in the first year. The head is pleased.")


@pytest.mark.parametrize(
    "words",
    [
        "fell by calf in the first year",
        "Bullying over clothes fell by half in the second year",
        "xullying over clothes",
        "in the first yeaR.",
        "not printed at all",
        "calf",
    ],
)
def test_words_that_are_not_printed_are_missed(words: str) -> None:
    assert not _stands(flat(words), PAGES)


@pytest.mark.parametrize(
    "words",
    [
        "fell by half",
        "Bully-\ning over clothes",
        "ﬁrst year".replace("ﬁ", "fi"),
        "Uniforms end rivalry. The head is pleased.",
    ],
)
def test_words_are_found_over_breaks_of_line_word_and_card(words: str) -> None:
    assert _stands(flat(words), PAGES)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_what_is_printed_as_it_is_stands(words: str) -> None:
    assert _stands(flat(words), flat(f"before {words} after"))
