"""The bibliography: every source once and in order, with its cards, its copies and, if asked for, its code."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cards.exporters import EXPORTERS
from cards.model import Copy, Reference
from cards.pages.codes import LONGEST, code
from cards.settings import Print, Settings
from tests import paper
from tests.pages.test_pages import article, page, plain

REPRINT = Copy("weekly.txt", 0, Reference("article-newspaper", paper.lee.reference.author, "Close it", "The Weekly"))
LEE = replace(paper.lee, copies=(REPRINT,), reference=replace(paper.lee.reference, url="https://gazette.example/lane"))
COPIED = replace(paper.DECK, sources=(LEE, *paper.DECK.sources[1:]), cards=(), questions=())


def listed(deck=paper.DECK, **printing) -> list[str]:
    html = page(deck, **printing)
    parts = html[html.index("Works cited") :].split('<div class="work')[1:]
    return [plain("<div" + part.split('<p class="made"')[0]) for part in parts]


def test_no_address_becomes_a_code_unasked_and_none_that_is_not_of_the_web():
    assert "data:image" not in page()
    assert ["", ""] == [code("javascript:alert(1)"), code(f"https://example.org/{'x' * LONGEST}")]


def test_without_an_address_there_is_no_code():
    html = page(qr=True)
    assert 'class="code"' in article(html, "S-01")
    assert 'class="code"' not in article(html, "S-02")


def test_a_copy_is_no_work_of_its_own_but_named_under_the_one_that_is():
    works = listed(COPIED)
    assert len(COPIED.sources) == len(works)
    assert "Also in: Lee, Ada. “Close It.” The Weekly. · weekly.txt" in next(
        work for work in works if "lee.txt" in work
    )


@pytest.mark.parametrize(
    ("style", "first", "last"),
    [
        ("debate", "1 Lee, Ada. “Close the Lane.”", "4 “Traders Split over Lane Closure.”"),
        ("mla", "1 Lee, Ada. “Close the Lane.”", "4 “Traders Split over Lane Closure.”"),
        ("apa", "1 Lee, A. (2024, June 3). Close the lane.", "4 Traders split over lane closure. (2024, September)."),
        ("chicago-notes", "1 Lee, Ada. “Close the Lane.”", "4 Okonkwo-Featherstonehaugh, Bartholomew."),
        (
            "chicago-author-date",
            "1 Lee, Ada. 2024. “Close the Lane.”",
            "4 Okonkwo-Featherstonehaugh, Bartholomew. n.d.",
        ),
    ],
)
def test_the_list_is_numbered_in_the_deck_s_style_by_what_its_entries_begin_with(style: str, first: str, last: str):
    works = listed(style=style)
    assert (first, last) == (works[0][: len(first)], works[-1][: len(last)])
    assert [1, 2, 3, 4] == [int(work.split()[0]) for work in works]


def test_two_works_of_one_author_and_year_are_told_apart_on_cards_and_in_the_list():
    again = replace(paper.report, reference=replace(paper.report.reference, author=paper.lee.reference.author))
    deck = replace(paper.DECK, sources=(paper.lee, paper.notice, again, paper.speech))
    assert sum("(2024a, June 3)" in work for work in listed(deck, style="apa")) == 1
    assert sum("(2024b, September)" in work for work in listed(deck, style="apa")) == 1
    assert "(Lee, 2024a" in plain(article(page(deck, style="apa"), "Q1-A-01"))
    assert "2024a" not in page(deck, style="chicago-notes")


def test_the_cutter_s_initials_stand_behind_the_debater_s_cite_and_nowhere_else():
    assert "//AL" in plain(article(page(initials="AL"), "Q1-A-01"))
    assert "//AL" not in " ".join(listed(initials="AL"))
    assert "//AL" not in page(initials="AL", style="mla")


@pytest.mark.pdf
def test_codes_are_printed_without_a_file_or_a_network(tmp_path: Path):
    import pikepdf

    settings = replace(Settings(), print=Print(qr=True))
    EXPORTERS["pdf"].export(replace(paper.DECK, cards=paper.CARDS[-4:]), settings, tmp_path / "deck.pdf")
    with pikepdf.open(tmp_path / "deck.pdf") as pdf:
        told = {str(one["/Alt"]) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one}
    assert {f"QR code of {paper.lee.reference.url}"} == told
