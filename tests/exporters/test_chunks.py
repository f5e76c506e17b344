"""Sheets printed in chunks and joined: the same pages as of one document, and of no more than what changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from cards import store
from cards.cache import NOTHING, Cache, Shelf
from cards.errors import TemplateFault
from cards.exporters import crew, joining, pdf
from cards.exporters.crew import Crew, Page
from cards.hands import Processes
from cards.model import Deck
from cards.settings import Print, Settings
from tests import decks
from tests.conftest import SEEDS

pytestmark = pytest.mark.pdf
COUNT = 14


@pytest.fixture(scope="module")
def large() -> Deck:
    from cards.readers import read_folder

    return decks.deck(COUNT, read_folder([SEEDS]).sources)


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "CHUNK", 4)
    monkeypatch.setattr(pdf, "BATCH", 7)


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is really laid out: "measure" or "print", for each page."""
    done: list[str] = []

    def watched(name: str, work: Callable[..., bytes]) -> Callable[..., bytes]:
        def watch(*given: Any) -> bytes:
            done.append(name)
            return work(*given)

        return watch

    monkeypatch.setattr(crew, "measure", watched("measure", crew.measure))
    monkeypatch.setattr(crew, "press", watched("print", crew.press))
    return done


def printed(deck: Deck, to: Path, cache: Cache = NOTHING, **settings: Any) -> Path:
    pdf.export(deck, Settings(print=Print(**settings)), to, attachment=store.dumps(deck), cache=cache)
    return to


def facts(path: Path) -> dict[str, object]:
    """What a reader of the PDF meets, without the numbers of its objects."""
    with pikepdf.open(path) as file, pypdfium2.PdfDocument(path) as shown:
        number = {page.obj.objgen: at for at, page in enumerate(file.pages)}
        names = list(file.Root.Names.Dests.Names)
        goals = {str(name): number.get(goal[0].objgen) for name, goal in zip(names[::2], names[1::2], strict=True)}
        return {
            "text": [page.get_textpage().get_text_bounded() for page in shown],
            "outline": [(one.level, one.get_title(), one.get_dest().get_index()) for one in shown.get_toc()],
            "places": {name: page for name, page in goals.items() if name.startswith(("card-", "work-"))},
            "links": [sorted(str(note.get("/Dest", note.get("/A"))) for note in _notes(page)) for page in file.pages],
            "viewer": str(file.Root.ViewerPreferences),
            "of the whole": (str(file.Root.Lang), list(file.attachments), bytes(file.trailer.ID[0]), str(file.docinfo)),
            "tagged": [number.get(section.Pg.objgen) for section in file.Root.StructTreeRoot.K[0].K],
        }


def _notes(page: pikepdf.Page) -> Sequence[Any]:
    return list(page.obj.get("/Annots", ()))


@pytest.mark.parametrize("backs", ["none", "long"])
def test_chunks_joined_are_what_one_document_is(tmp_path, large, backs, monkeypatch):
    chunks = printed(large, tmp_path / "chunks.pdf", backs=backs)
    monkeypatch.setattr(pdf, "_by_page", lambda _: True)
    whole = printed(large, tmp_path / "whole.pdf", backs=backs)
    assert facts(whole) == facts(chunks)
    assert len(facts(whole)["outline"]) > COUNT
    with pypdfium2.PdfDocument(chunks) as one, pypdfium2.PdfDocument(whole) as other:
        for at in range(len(one)):
            assert (one[at].render(scale=0.5).to_numpy() == other[at].render(scale=0.5).to_numpy()).all()


def test_every_tag_and_link_of_a_page_is_found_by_its_number(tmp_path, large):
    with pikepdf.open(printed(large, tmp_path / "deck.pdf")) as file:
        numbers = list(file.Root.StructTreeRoot.ParentTree.Nums)
        keys = [int(one) for one in numbers[::2]]
        assert sorted(set(keys)) == keys
        tagged = dict(zip(keys, numbers[1::2], strict=True))
        for page in file.pages:
            assert all(one.Pg.objgen == page.obj.objgen for one in tagged[int(page.obj.StructParents)])
            assert all(int(note.StructParent) in tagged for note in _notes(page))


def test_a_changed_headline_is_printed_with_its_chunk_and_nothing_else(tmp_path, large, laid_out):
    kept = Cache(Shelf(tmp_path / "kept", 10**8))
    before = printed(large, tmp_path / "before.pdf", kept).read_bytes()
    first = len(laid_out)
    assert before == printed(large, tmp_path / "same.pdf", kept).read_bytes()
    assert first == len(laid_out)
    cards = (*large.cards[:9], replace(large.cards[9], tag=None, title="Another headline"), *large.cards[10:])
    after = printed(replace(large, cards=cards), tmp_path / "after.pdf", kept)
    assert ["print"] == laid_out[first:]
    assert after.read_bytes() == printed(replace(large, cards=cards), tmp_path / "fresh.pdf").read_bytes()


def test_a_card_wrongly_presumed_to_fit_is_found_on_its_page_and_set_anew(tmp_path, large, monkeypatch):
    right = printed(large, tmp_path / "right.pdf", stock="a7").read_bytes()
    monkeypatch.setattr(
        pdf, "presumed_late", lambda known: lambda items, lay: [one for one in items if one.card.label in known]
    )
    assert right == printed(large, tmp_path / "guessed.pdf", stock="a7").read_bytes()


def test_what_was_presumed_wrongly_costs_its_own_sheets_and_no_others_without_a_cache_too(
    tmp_path, large, monkeypatch, laid_out
):
    long = replace(large.cards[5], title="A headline that is far too long for its card " * 24, tag=None)
    deck = replace(large, cards=(*large.cards[:5], long, *large.cards[6:]))
    monkeypatch.setattr(
        pdf, "presumed_late", lambda known: lambda items, lay: [one for one in items if one.card.label in known]
    )
    printed(deck, tmp_path / "deck.pdf")
    sheets = -(-COUNT // 4) + 1
    assert sheets < laid_out.count("print") < 2 * sheets


def test_two_processes_print_the_same_bytes_as_one(tmp_path, large, monkeypatch):
    alone = printed(large, tmp_path / "one.pdf").read_bytes()
    with closing(Processes(2)) as two:
        pdf.export(large, Settings(), tmp_path / "two.pdf", attachment=store.dumps(large), hands=two)
        assert two._pool, "they were never started"
    assert alone == (tmp_path / "two.pdf").read_bytes()


def test_a_fault_in_another_process_is_told_as_in_this_one():
    pages = [Page("<style>p { no-such-rule: 1 }</style><p>words")] * 1 + [Page(f"<p>{number}") for number in range(4)]
    two = Processes(2)
    with closing(two), pytest.raises(TemplateFault, match="no-such-rule"):
        list(Crew((), NOTHING, two).printed(pages))


def test_templates_that_count_pages_are_printed_at_once(tmp_path, large, monkeypatch):
    (tmp_path / "mine" / "css").mkdir(parents=True)
    (tmp_path / "mine" / "css" / "book.css").write_text(".foot::after { content: counter(page) }")
    monkeypatch.setattr(pdf, "join", lambda *_: pytest.fail("it was printed in chunks"))
    printed(large, tmp_path / "deck.pdf", templates=tmp_path / "mine")
    assert joining.join
