"""Every error that can be raised: where it is raised, and its exact words, mend included."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from cards import errors, language, proof, store, templates
from cards.errors import CardsError
from cards.model import Deck
from cards.readers import read_folder
from cards.settings import load
from tests.conftest import ROOT

GROUPS = {"CardsError", "LanguageError", "ProofError", "PrintError"}
TREE = {name: kind for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, CardsError)}


def raised_names() -> set[str]:
    """The names that are called, or raised, anywhere in the package but where they are made."""
    paths = [path for path in (ROOT / "cards").rglob("*.py") if path.name != "errors.py"]
    return {
        node.id for path in paths for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Name)
    }


def words(act: Callable[[], object]) -> tuple[str, str]:
    with pytest.raises(CardsError) as fault:
        act()
    return type(fault.value).__name__, str(fault.value)


def test_no_error_can_be_made_without_a_mend() -> None:
    for kind in TREE.values():
        with pytest.raises(TypeError, match="mend"):
            kind("something is wrong")


def test_no_error_is_there_for_nothing() -> None:
    assert set() == set(TREE) - GROUPS - raised_names()


def test_the_exit_status_tells_what_kind_of_fault_it_is() -> None:
    assert {4} == {TREE[name].exit_code for name in ("ProofError", "NotVerbatim", "SourceChanged")}
    assert {1} == {kind.exit_code for kind in TREE.values() if not issubclass(kind, errors.ProofError)}


def test_the_tree_is_drawn_as_it_is() -> None:
    drawn = {line.strip("|+- ").split(" ")[0] for line in (errors.__doc__ or "").splitlines()[2:]}
    assert set(TREE) == drawn - {""}


def test_an_unknown_setting(tmp_path: Path) -> None:
    (tmp_path / "deck.toml").write_text("[find]\nmin_position = 2\n")
    kind, said = words(lambda: load(tmp_path / "deck.toml"))
    assert "SettingsError" == kind
    assert said.startswith(
        f"{tmp_path / 'deck.toml'} [find] min_position: unknown key 'min_position'\n"
        "  mend: did you mean 'min_positions'? (there are: aliases, "
    )


def test_a_folder_without_sources(tmp_path: Path) -> None:
    kind, said = words(lambda: read_folder([tmp_path]))
    assert "NoSources" == kind
    assert said.startswith(
        f"{tmp_path}: it holds no source\n  mend: put texts into it that end in .docx, .eml, .epub, "
    )


def test_a_language_model_that_is_not_installed() -> None:
    expected = (
        "deck.toml [find] model: the language model 'xx_gone' is not installed\n"
        "  mend: leave [find] model empty for the one that comes with cards, or install it with pip"
    )
    assert ("ModelMissing", expected) == words(lambda: list(language.sentence_docs(["A word."], "xx_gone")))


def test_a_source_that_changed(uniforms: Deck) -> None:
    lee, osei = uniforms.sources
    changed = (replace(lee, text=lee.text.replace("half", "calf")), osei)
    expected = (
        "lee.txt: is not the text that the deck was made from\n  mend: put it back as it was, or run `cards find` again"
    )
    assert ("SourceChanged", expected) == words(lambda: store.loads(store.dumps(uniforms), changed))


def test_a_quotation_that_is_not_there(uniforms: Deck) -> None:
    text = store.dumps(uniforms).replace("shoes and telephones", "boots and telephones")
    start = uniforms.sources[1].text.index("Bullying")
    expected = (
        f"osei.txt: characters {start} to {start + 39} are not “Bullying moved to boots and telephones.”\n"
        "  mend: run `cards find` again, or undo the edit of deck.json"
    )
    assert ("NotVerbatim", expected) == words(lambda: store.loads(text, uniforms.sources))


def test_a_file_that_is_no_deck() -> None:
    expected = "notes.json: is not a deck of cards\n  mend: give the deck.json that `cards find` wrote"
    assert ("StoreError", expected) == words(lambda: store.parse("[]", "notes.json"))


def test_a_pdf_that_carries_no_deck(tmp_path: Path) -> None:
    import pikepdf

    path = tmp_path / "other.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path)
    expected = f"{path}: no deck is attached to this PDF\n  mend: give a PDF that `cards build` or `cards print` made"
    assert ("StoreError", expected) == words(lambda: proof.attached(path))


def test_an_output_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    path = tmp_path / "out" / "deck.json"

    def write() -> None:
        with store.whole(path):
            pass

    kind, said = words(write)
    assert "Unwritable" == kind
    assert said.endswith("\n  mend: choose another folder with -o")


def test_a_template_that_is_not_ours() -> None:
    expected = "there is no template 'crad.html'\n  mend: did you mean 'card.html'?"
    assert ("SettingsError", expected) == words(lambda: templates.copy("crad.html", Path("nowhere")))
