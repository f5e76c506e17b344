"""The deck as a document: tagged for those who listen to it, with headings, links, indexes, and underlining in words."""

from __future__ import annotations

import shutil
import subprocess
from itertools import pairwise

import pikepdf
import pypdfium2
import pytest

from cards.exporters import EXPORTERS, file_name
from cards.settings import Print, Settings
from tests import paper

pytestmark = pytest.mark.pdf

JSON = '{"schema": 1}\n'


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Each kind of document, once."""
    folder = tmp_path_factory.mktemp("documents")
    for name in ("handout", "binder"):
        EXPORTERS[name].export(paper.DECK, Settings(), folder / f"{name}.pdf", attachment=JSON)
    return folder


def elements(node, found=None):
    """The structure tree in reading order: (type, element)."""
    found = [] if found is None else found
    children = node.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            found.append((str(child.S).lstrip("/"), child))
            elements(child, found)
    return found


def words(path):
    with pypdfium2.PdfDocument(path) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


@pytest.mark.parametrize("name", ["handout", "binder"])
def test_it_says_that_it_is_accessible_and_has_what_that_takes(made, name):
    with pikepdf.open(made / f"{name}.pdf") as document:
        metadata = document.open_metadata()
        assert metadata["pdfuaid:part"] == "1"
        assert str(document.Root.Lang) == "en"
        assert document.Root.MarkInfo.Marked
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert str(document.docinfo["/Title"]) == f"Mill Lane: {name}"
        assert all("/Tabs" in page for page in document.pages if "/Annots" in page)


@pytest.mark.parametrize("name", ["handout", "binder"])
def test_headings_go_down_one_step_at_a_time(made, name):
    with pikepdf.open(made / f"{name}.pdf") as document:
        levels = [
            int(kind[1]) for kind, _ in elements(document.Root.StructTreeRoot) if kind in ("H1", "H2", "H3", "H4")
        ]
    assert levels[0] == 1
    assert {1, 2, 3} <= set(levels)
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_underlining_is_announced_after_each_passage_and_pictures_have_words(made):
    with pikepdf.open(made / "handout.pdf") as document:
        figures = [element for kind, element in elements(document.Root.StructTreeRoot) if kind == "Figure"]
        drawn, *told = [str(figure.Alt) for figure in figures]
    assert drawn.startswith("Map of the argument. side A: Q1-A-01, Q1-A-02, Q1-A-03; side B: Q1-B-01")
    passages = [card.evidence[0] for card in paper.CARDS if card.kind == "evidence"]
    assert len(told) == len(passages)
    for evidence, said in zip(passages, told, strict=True):
        assert said.startswith("Underlined in the passage above: ")
        for part in evidence.read:
            assert " ".join(part.text.split()) in said


def test_quotations_are_tagged_as_such_and_links_have_words(made):
    with pikepdf.open(made / "handout.pdf") as document:
        kinds = [kind for kind, _ in elements(document.Root.StructTreeRoot)]
        notes = [note for page in document.pages for note in page.get("/Annots", [])]
        assert kinds.count("BlockQuote") >= sum(card.kind == "evidence" for card in paper.CARDS)
        assert all("/Contents" in note for note in notes)
        assert {str(note.A.URI) for note in notes if "/A" in note and "/URI" in note.A} == {paper.lee.reference.url}


def test_the_outline_goes_question_side_card(made):
    with pikepdf.open(made / "binder.pdf") as document, document.open_outline() as outline:
        question = next(item for item in outline.root if item.title.startswith("Question 1"))
        assert [child.title[:2] for child in question.children] == ["Q1", "A:", "B:", "C:"]


def test_every_quotation_stands_whole_though_it_fills_a_page(made):
    shown = words(made / "handout.pdf").replace(" ", "").replace("\ufffe", "").replace("¶", "")
    sentences = ["".join(sentence.split()) for sentence in paper.long.passage.text.split(". ")]
    broken = [sentence for sentence in sentences if sentence not in shown]
    assert len(broken) <= 1  # by the end of the page, its number and the next page's head
    assert all(sentence[:20] in shown and sentence[-20:] in shown for sentence in broken)


def test_a_binder_has_indexes_of_sources_and_holders_with_page_numbers(made):
    shown = words(made / "binder.pdf")
    index = shown[shown.index("Index of who holds what", shown.index("Works cited") + 1) :]
    assert "Ruth Ashdown Q1-B-01 (" in index
    assert "Index of sources" not in words(made / "handout.pdf")


def test_it_is_not_sent_to_the_printer_as_sheets_are(made):
    with pikepdf.open(made / "handout.pdf") as document:
        assert "/PrintScaling" not in document.Root.ViewerPreferences


def test_it_carries_the_deck(made):
    with pikepdf.open(made / "binder.pdf") as document:
        assert document.attachments["deck.json"].get_file().read_bytes() == JSON.encode()


# The engine does not close the colour profile that it puts into an archive's file.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(("name", "part", "level"), [("handout", "3", "A"), ("pdf", "3", "A")])
def test_for_the_archive_it_is_pdf_a_with_its_tags(tmp_path, name, part, level):
    EXPORTERS[name].export(paper.SMALL, Settings(print=Print(archive=True)), tmp_path / "deck.pdf", attachment=JSON)
    with pikepdf.open(tmp_path / "deck.pdf") as document:
        metadata = document.open_metadata()
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == (part, level)
        assert "/StructTreeRoot" in document.Root


@pytest.mark.skipif(not shutil.which("pdfinfo"), reason="poppler's pdfinfo is not installed")
def test_a_screen_reader_hears_head_cite_passage_and_underlining_in_this_order(made):
    told = subprocess.run(
        ["pdfinfo", "-struct-text", made / "handout.pdf"], capture_output=True, text=True, check=True
    ).stdout
    at = told.index("Ruth Ashdown says")
    for part in ("We have lost a third of our morning trade", "quoted", "Shopkeepers said on Tuesday", "Figure"):
        at = told.index(part, at)


def test_a_print_of_some_cards_leaves_the_file_of_all_alone():
    assert file_name("pdf") == "deck.pdf"
    assert file_name("pdf", some=True) == "deck-some.pdf"
    assert file_name("binder", some=True) == "deck-some-binder.pdf"
    assert file_name("json", some=True) == "deck.json"
