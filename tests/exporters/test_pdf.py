"""The printed deck: nothing clipped, nothing fetched, only our fonts, and the same bytes each time."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from cards.errors import MissingLetter, Overflow, SettingsError, TemplateFault, Unwritable
from cards.exporters import EXPORTERS, pdf
from cards.model import Card, Evidence, Line, Source, Span
from cards.settings import Print, Settings
from cards.stocks import FLOOR, STOCKS
from tests import paper

pytestmark = pytest.mark.pdf

ROOT = Path(__file__).parents[2]
JSON = '{"schema": 1}\n'
SMALL = paper.SMALL


def export(to, deck=SMALL, attachment=JSON, **printing):
    return pdf.export(deck, Settings(print=Print(**printing)), to, attachment=attachment)


def text_of(path):
    document = pypdfium2.PdfDocument(path)
    return " ".join("\n".join(page.get_textpage().get_text_range() for page in document).split())


def squeezed(words):
    """Words without spaces and hyphens at the ends of lines, which extraction does not keep."""
    return "".join(words.replace("\ufffe", "").replace("¶", "").split())


def named(font):
    return str(font.BaseFont).partition("+")[2] or str(font.BaseFont).lstrip("/")


def fonts_of(document):
    return {named(font) for page in document.pages for font in page.get("/Resources", {}).get("/Font", {}).values()}


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    path = tmp_path_factory.mktemp("print") / "deck.pdf"
    return path, export(path, paper.DECK)


def test_a_broken_or_reaching_template_leaves_the_last_good_deck_alone(tmp_path):
    target = tmp_path / "deck.pdf"
    target.write_bytes(b"last good")
    (tmp_path / "mine" / "css").mkdir(parents=True)
    sheet = tmp_path / "mine" / "css" / "book.css"
    for url in (
        "https://example.org/x.png",
        "file:///etc/passwd",
        "/etc/passwd",
        "../../../etc/hostname",
        "fonts/absent.ttf",
    ):
        sheet.write_text(f".front {{ background: url({url}) }}")
        with pytest.raises(TemplateFault, match="outside the templates"):
            export(target, templates=tmp_path / "mine")
    sheet.write_text(".front { colour: red }")
    with pytest.raises(TemplateFault, match="colour"):
        export(target, templates=tmp_path / "mine")
    assert target.read_bytes() == b"last good"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["deck.pdf", "mine"]


def test_what_cannot_be_written_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(Unwritable):
        export(tmp_path / "file" / "deck.pdf")


def test_a_stock_of_the_other_paper_is_refused_before_any_layout(tmp_path):
    with pytest.raises(SettingsError, match="avery-5388"):
        export(tmp_path / "deck.pdf", stock="avery-5388", paper="a4")


def test_a_heading_that_fills_its_card_is_refused_not_clipped(tmp_path):
    deck = replace(SMALL, cards=(replace(paper.CARDS[2], title="A title " * 400),))
    with pytest.raises(Overflow, match="does not fit") as refusal:
        export(tmp_path / "deck.pdf", deck, stock="index-3x5", paper="letter")
    assert refusal.value.where == "card Q1-A-02"
    assert not (tmp_path / "deck.pdf").exists()


def test_a_template_that_hides_words_from_the_measure_is_caught(tmp_path):
    (tmp_path / "kinds").mkdir()
    more = '{% extends "stock/kinds/evidence.html" %}{% block body %}{{ super() }}'
    more += '{% if not endless %}<p style="font-size: 90pt">and this</p>{% endif %}{% endblock %}'
    (tmp_path / "kinds" / "evidence.html").write_text(more)
    with pytest.raises(Overflow, match="passes the foot"):
        export(tmp_path / "deck.pdf", templates=tmp_path)


def test_a_letter_that_no_font_of_ours_has_ends_the_build_with_its_name_and_card(tmp_path):
    text = "A word in another script: 問."
    source = Source("a.txt", text, 0, len(text))
    evidence = Evidence(Span(source, 0, len(text)), (Span(source, 0, 6),), "author", "why")
    deck = replace(SMALL, sources=(source,), cards=(Card("evidence", "Q1-A-01", "Title", evidence=(evidence,)),))
    with pytest.raises(MissingLetter, match=r"問 \(U\+554F CJK UNIFIED IDEOGRAPH-554F\)") as refusal:
        export(tmp_path / "deck.pdf", deck)
    assert refusal.value.where == "card Q1-A-01"
    assert "[[drop]]" in refusal.value.mend
    assert not (tmp_path / "deck.pdf").exists()


def test_every_quotation_can_be_read_in_the_page(printed):
    shown = squeezed(text_of(printed[0]))
    for card in paper.CARDS:
        for evidence in card.evidence:
            if evidence not in (paper.arabic, paper.long):
                assert squeezed(evidence.passage.text) in shown


def test_a_long_passage_goes_on_over_several_cards_with_every_word(printed):
    path, notes = printed
    assert any(note.startswith("Q1-B-02") and "2 cards" in note for note in notes)
    shown = squeezed(text_of(path))
    for sentence in paper.long.passage.text.split(". "):
        assert squeezed(sentence) in shown
    assert "1/2,continues" in shown


def test_no_font_but_ours_is_in_the_file(printed):
    with pikepdf.open(printed[0]) as document:
        found = fonts_of(document)
    assert {"Contested-Serif", "Contested-Serif-Bold", "Contested-Sans", "Contested-Sans-Bold"} <= found
    assert "Contested-Arabic" in found
    assert all(name.startswith("Contested-") for name in found)


def test_the_file_says_what_it_is(printed):
    with pikepdf.open(printed[0]) as document:
        assert str(document.docinfo["/Title"]) == "Mill Lane"
        assert str(document.Root.Lang) == "en"
        assert document.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in document.Root
        assert "/CreationDate" not in document.docinfo
        assert {tuple(round(float(edge)) for edge in page.mediabox) for page in document.pages} == {(0, 0, 595, 842)}


def test_the_outline_goes_question_side_card(printed):
    with pikepdf.open(printed[0]) as document, document.open_outline() as outline:
        question = next(item for item in outline.root if item.title.startswith("Question 1"))
        assert [child.title[:2] for child in question.children] == ["Q1", "A:", "B:", "C:"]
        assert [card.title[:7] for card in question.children[1].children] == ["Q1-A-01", "Q1-A-02", "Q1-A-03"]


def test_links_lead_to_cards_and_to_the_web_and_nowhere_else(printed):
    with pikepdf.open(printed[0]) as document:
        notes = [note for page in document.pages for note in page.get("/Annots", [])]
        addresses = {str(note.A.URI) for note in notes if "/A" in note and "/URI" in note.A}
        inner = [note for note in notes if "/Dest" in note]
    assert addresses == {paper.lee.reference.url}
    assert len(inner) > len(paper.CARDS)


def test_the_deck_travels_inside(printed):
    with pikepdf.open(printed[0]) as document:
        assert document.attachments["deck.json"].get_file().read_bytes() == JSON.encode()


@pytest.mark.parametrize("stock", ["half", "index-3x5", "poker", "avery-5371"])
def test_every_size_of_card_holds_every_kind_with_its_back(tmp_path, stock):
    page, deck = max(STOCKS[stock].grids), replace(SMALL, cards=(paper.CARDS[0], paper.CARDS[1], paper.CARDS[7]))
    export(tmp_path / "deck.pdf", deck, stock=stock, paper=page, style="mla", backs="long")
    shown = squeezed(text_of(tmp_path / "deck.pdf"))
    for sentence in paper.argues.passage.text.split(". "):
        assert squeezed(sentence) in shown


def test_a_card_with_much_to_say_of_itself_goes_on_too(tmp_path):
    lines = tuple(Line(f"Line {number}", "ours " * 30) for number in range(30))
    deck = replace(SMALL, cards=(replace(paper.CARDS[0], lines=lines),))
    notes = export(tmp_path / "deck.pdf", deck, stock="index-4x6")
    assert any("goes over" in note for note in notes)
    shown = squeezed(text_of(tmp_path / "deck.pdf"))
    assert all(f"Line{number}:ours" in shown for number in range(30))


def test_the_same_deck_gives_the_same_bytes_in_another_process(tmp_path):
    program = (
        "import sys; from pathlib import Path; from tests.exporters import test_pdf as t; t.export(Path(sys.argv[1]))"
    )
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", program, tmp_path / f"{seed}.pdf"], check=True, cwd=ROOT, env=environment)
    assert (tmp_path / "1.pdf").read_bytes() == (tmp_path / "2.pdf").read_bytes()


def test_the_table_of_exporters_costs_no_layout_engine():
    program = "import sys, cards.exporters; sys.exit('weasyprint' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT)
    assert EXPORTERS["pdf"] is pdf


def test_a_viewer_is_asked_for_the_true_size_and_the_right_turn_of_the_paper(tmp_path):
    few = replace(SMALL, cards=SMALL.cards[:1])
    for backs, turn in (("long", "/DuplexFlipLongEdge"), ("short", "/DuplexFlipShortEdge")):
        export(tmp_path / "deck.pdf", few, backs=backs)
        with pikepdf.open(tmp_path / "deck.pdf") as document:
            wishes = document.Root.ViewerPreferences
            assert (str(wishes.PrintScaling), str(wishes.Duplex)) == ("/None", turn)


def test_some_cards_are_printed_without_title_page_and_works_but_with_a_ruler(tmp_path):
    export(tmp_path / "deck.pdf", replace(SMALL, cards=SMALL.cards[:1]), only=("Q1",), stock="index-3x5")
    shown = text_of(tmp_path / "deck.pdf")
    assert "Works cited" not in shown
    assert "50 mm" in shown


def test_no_letter_is_set_below_the_floor(printed):
    with pypdfium2.PdfDocument(printed[0]) as document:
        for page in document:
            text = page.get_textpage()
            sizes = {round(pypdfium2.raw.FPDFText_GetFontSize(text.raw, at), 2) for at in range(text.count_chars())}
            assert min(sizes - {0, 1}) >= FLOOR - 0.01
