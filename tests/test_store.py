"""deck.json: what is written is read back equal, and what does not stand in a source is not read at all."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given

from cards import store
from cards.errors import NotVerbatim, SourceChanged, StoreError, Unwritable
from cards.model import Deck, Reference, Source, Standing
from cards.store.csl import csl, reference
from tests.conftest import decks, references


def altered(deck: Deck, find: str, put: str) -> str:
    text = store.dumps(deck)
    assert find in text
    return text.replace(find, put, 1)


def test_a_text_that_changed_is_refused(uniforms: Deck, lee: Source, osei: Source) -> None:
    changed = replace(lee, text=lee.text.replace("half", "calf"))
    with pytest.raises(SourceChanged, match="is not the text") as fault:
        store.loads(store.dumps(uniforms), (changed, osei))
    assert fault.value.where == "lee.txt"


def test_a_source_that_is_gone_is_refused(uniforms: Deck, lee: Source) -> None:
    with pytest.raises(SourceChanged, match="is gone"):
        store.loads(store.dumps(uniforms), (lee,))


def test_a_quotation_that_was_altered_is_refused(uniforms: Deck) -> None:
    text = store.dumps(uniforms).replace("shoes and telephones", "boots and telephones")
    with pytest.raises(NotVerbatim, match="boots and telephones"):
        store.loads(text, uniforms.sources)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is not a deck"),
        ("[]", "is not a deck"),
        ("{}", "is not a deck"),
        ("[" * 100_000, "is not a deck"),
        ('{"schema": 9}', "has schema 9"),
        ('{"schema": 1}', "'sources' is missing"),
    ],
)
def test_what_is_not_a_deck_is_refused(text: str, said: str) -> None:
    with pytest.raises(StoreError, match=said):
        store.loads(text, ())


@pytest.mark.parametrize(("find", "put"), [('"end": ', '"end": 99'), ('"read": [', '"read": [7,'), ('"why"', '"y"')])
def test_a_deck_with_a_hole_is_refused(uniforms: Deck, find: str, put: str) -> None:
    start = store.dumps(uniforms).index('"questions"')
    text = store.dumps(uniforms)
    with pytest.raises(StoreError, match="is not a whole deck"):
        store.loads(text[:start] + text[start:].replace(find, put, 1), uniforms.sources)


def test_a_card_never_quotes_what_its_deck_does_not_hold(uniforms: Deck) -> None:
    with pytest.raises(ValueError, match="is not in the deck"):
        store.dumps(replace(uniforms, questions=()))


@given(decks())
def test_what_is_written_is_read_back_equal(deck: Deck) -> None:
    assert deck == store.loads(store.dumps(deck), deck.sources)


@given(decks())
def test_what_is_written_follows_the_published_schema(deck: Deck) -> None:
    jsonschema.validate(json.loads(store.dumps(deck)), store.schema())


@given(references())
def test_a_reference_survives_csl(one: Reference) -> None:
    assert one == reference(csl(one))


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(store.schema())


def test_the_schema_refuses_a_deck_without_quotations(uniforms: Deck) -> None:
    document = json.loads(store.dumps(uniforms))
    del document["questions"][0]["positions"][0]["evidence"][0]["quote"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, store.schema())


def test_the_record_that_was_kept_is_printed_again(uniforms: Deck, lee: Source, osei: Source) -> None:
    """The text is read anew; author, date and kind are the deck's, so that a print is of that deck."""
    bare = replace(lee, reference=Reference(), kind="")
    assert uniforms == store.loads(store.dumps(uniforms), (bare, osei))


def test_an_edited_title_is_read(uniforms: Deck) -> None:
    assert store.loads(altered(uniforms, "School uniforms", "Dress"), uniforms.sources).title == "Dress"


def test_the_same_deck_gives_the_same_bytes(uniforms: Deck) -> None:
    assert store.dumps(uniforms) == store.dumps(uniforms)
    assert '"roots": [\n  "../seeds"\n ]' in store.dumps(uniforms, ("../seeds",))


def _fail_over(parts: tuple[Path, ...]) -> None:
    parts[0].write_text("new")
    raise RuntimeError


def test_a_failed_run_leaves_the_old_files(tmp_path: Path) -> None:
    one, two = tmp_path / "deck.json", tmp_path / "deck.pdf"
    one.write_text("old")
    with pytest.raises(RuntimeError), store.whole(one, two) as parts:
        _fail_over(parts)
    assert "old" == one.read_text()
    assert [one] == list(tmp_path.iterdir())


def test_files_appear_together(tmp_path: Path) -> None:
    one, two = tmp_path / "new" / "deck.json", tmp_path / "new" / "deck.pdf"
    with store.whole(one, two) as parts:
        for part in parts:
            part.write_text(part.name)
        assert not one.exists()
    assert {one, two} == set(one.parent.iterdir())


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Unwritable) as fault, store.whole(tmp_path / "file" / "deck.json"):
        pass
    assert "file" in fault.value.where


def test_roots_are_written_as_seen_from_the_deck(tmp_path: Path) -> None:
    assert ("../seeds",) == store.relative([tmp_path / "seeds"], tmp_path / "output")


def test_a_deck_of_before_the_standing_of_sources_was_kept_is_read(uniforms: Deck) -> None:
    assert '"standing"' not in store.dumps(uniforms)
    assert uniforms == store.loads(store.dumps(uniforms), uniforms.sources)


def test_the_standing_and_the_notice_of_a_source_come_back(uniforms: Deck) -> None:
    standing = Standing("the town", "Portbridge", "it sells uniforms", "Town Charter")
    told = tuple(replace(one, standing=standing, notice="harsh words") for one in uniforms.sources)
    text = store.dumps(Deck("Dress", told, (), ()))
    jsonschema.validate(json.loads(text), store.schema())
    assert told == store.loads(text, uniforms.sources).sources
