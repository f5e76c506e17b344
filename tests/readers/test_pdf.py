"""PDFs: pages as places, columns in order, broken words whole, and what is no text said to be none."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from cards.errors import NoText, NotText, ReadError
from cards.model import Name, Source
from cards.readers import pdf
from tests.readers import documents
from tests.readers.documents import Put, column

SAID = tuple(
    f"In part {number} the council says that the old bridge has cost the town more than anybody had ever admitted, "
    f"and that {number} arches must be mended before a single lorry can cross it again in safety."
    for number in ("one", "two", "three", "four", "five", "six")
)


def read(folder: Path, *pages: list[Put], **info: str) -> Source:
    path = documents.pdf(folder / "a.pdf", pages, **info)
    (source,) = pdf.read(path, "a.pdf")
    return source


def words(source: Source, *roles: str) -> list[str]:
    return [source.text[block.start : block.end] for block in source.blocks if block.role in roles]


def edges(number: int) -> list[Put]:
    return [Put(72, 800, "Portbridge Quarterly, vol. 4"), Put(290, 40, str(number))]


def test_running_heads_and_page_numbers_make_no_claim(tmp_path: Path) -> None:
    pages = [[*edges(n), *column(SAID[n : n + 2])] for n in (1, 2, 3)]
    source = read(tmp_path, *pages)
    assert [SAID[1], SAID[2], SAID[2], SAID[3], SAID[3], SAID[4]] == words(source, "text")
    assert ["Portbridge Quarterly, vol. 4", "1"] == words(source, "aside")[:2]


def test_a_line_that_ends_with_its_pages_number_is_a_foot(tmp_path: Path) -> None:
    source = read(tmp_path, [Put(72, 800, "The cost of bridges 1"), *column(SAID[:2])])
    assert ["The cost of bridges 1"] == words(source, "aside")


@pytest.mark.parametrize(
    ("foot", "url"),
    [
        ("https://example.org/bridge?page=2", "https://example.org/bridge?page=2"),
        ("https://example.org/", ""),
        ("www.example.org", ""),
    ],
)
def test_the_address_that_a_browser_printed_on_each_page(tmp_path: Path, foot: str, url: str) -> None:
    pages = [[Put(30, 20, foot), Put(540, 20, f"{n}/3"), *column(SAID[n : n + 2])] for n in (1, 2, 3)]
    assert url == read(tmp_path, *pages).reference.url


def test_a_scan_says_what_to_do(tmp_path: Path) -> None:
    path = documents.pdf(tmp_path / "a.pdf", [[], [Put(290, 40, "2")]])
    with pytest.raises(NoText, match="a scan") as caught:
        pdf.read(path, "a.pdf")
    assert "ocrmypdf" in caught.value.mend


def test_a_page_without_text_among_others_is_noted(tmp_path: Path) -> None:
    assert ("no text on page 2",) == read(tmp_path, column(SAID), [], column(SAID[:1])).notes


def test_a_locked_file_is_refused(tmp_path: Path) -> None:
    documents.pdf(tmp_path / "open.pdf", [column(SAID)])
    with pikepdf.open(tmp_path / "open.pdf") as made:
        made.save(tmp_path / "a.pdf", encryption=pikepdf.Encryption(owner="o", user="secret"))
    with pytest.raises(ReadError, match="locked with a password") as caught:
        pdf.read(tmp_path / "a.pdf", "a.pdf")
    assert "without one" in caught.value.mend


def test_a_file_that_only_may_not_be_changed_is_read(tmp_path: Path) -> None:
    documents.pdf(tmp_path / "open.pdf", [column(SAID)])
    with pikepdf.open(tmp_path / "open.pdf") as made:
        made.save(tmp_path / "a.pdf", encryption=pikepdf.Encryption(owner="o", user=""))
    assert [*SAID] == words(pdf.read(tmp_path / "a.pdf", "a.pdf")[0], "text")


@pytest.mark.parametrize("content", [b"%PDF-1.7\n", b"no pdf at all", b""])
def test_what_is_no_pdf_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.pdf").write_bytes(content)
    with pytest.raises(NotText):
        pdf.read(tmp_path / "a.pdf", "a.pdf")


def test_too_many_letters_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_TOO_LONG", 2000)
    with pytest.raises(ReadError, match="letters"):
        read(tmp_path, *[column(SAID[:2])] * 20)


def test_a_hundred_pages_and_more(tmp_path: Path) -> None:
    source = read(tmp_path, *[[*edges(n), *column(SAID[:1])] for n in range(1, 121)])
    assert 120 == len(words(source, "text"))
    assert "p. 120, para. 1" == source.marks[-1].label


def test_two_columns_are_read_one_after_the_other_line_by_line(tmp_path: Path) -> None:
    left, right = column(SAID[:3], width=210), column(SAID[3:], left=320, width=210)
    across = [Put(72, 780, "The bridge is dear, and it will be dearer yet", 16)]
    row_by_row = [put for pair in zip(left, right, strict=False) for put in pair]
    source = read(tmp_path, across + row_by_row)
    assert [*SAID] == words(source, "text")
    assert ["The bridge is dear, and it will be dearer yet"] == words(source, "heading")


def test_a_paragraph_goes_on_over_columns_and_pages_and_its_page_is_known(tmp_path: Path) -> None:
    first, lines = column([*SAID[3:4], *SAID[:1]], width=210), column(SAID[2:3])
    rest = [put._replace(left=320, foot=740 - 12 * n) for n, put in enumerate(first[-3:])]
    right = [*rest, *column(SAID[1:2], left=320, top=680, width=210)]
    one = [*edges(1), *first[:-3], *right, lines[0]._replace(foot=120)]
    two = [*edges(2), *[put._replace(foot=740 - 12 * n) for n, put in enumerate(lines[1:])]]
    three = [*edges(3), *column(SAID[4:5])]
    source = read(tmp_path, one, two, three)
    assert [SAID[3], SAID[0], SAID[1], SAID[2], SAID[4]] == words(source, "text")
    at = source.text.index(lines[1].text)
    assert ("p. 1", "p. 2, para. 1") == (source.place(at - 1)[:4], source.place(at))
    assert "p. 3, para. 1" == source.place(source.text.index(SAID[4]))


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        pytest.param(("the coun-", "cil has said so"), "the council has said so", id="broken word"),
        pytest.param(
            ("a well-", "known bridge, well-known"), "a well-known bridge, well-known", id="compound seen elsewhere"
        ),
        pytest.param(("a long-", "term toll for a long term"), "a long-term toll for a long term", id="two words"),
        pytest.param(("some infor-", "mation in formation"), "some information in formation", id="one is a part"),
        pytest.param(("the Anglo-", "Saxon bridge"), "the Anglo-Saxon bridge", id="capital"),
        pytest.param(("in 1990-", "1995 it was"), "in 1990-1995 it was", id="years"),
        pytest.param(("it was -", "they said - dear"), "it was - they said - dear", id="dash"),
    ],
)
def test_words_broken_at_the_end_of_a_line(tmp_path: Path, lines: tuple[str, str], kept: str) -> None:
    before, after = (
        "Some say that of the things that were built by the town in those years,",
        "and that it will be dearer",
    )
    put = [Put(72, 740, f"{before} {lines[0]}"), Put(72, 728, f"{lines[1]} {after} {after}"), Put(72, 716, "by far.")]
    assert [f"{before} {kept} {after} {after} by far."] == words(read(tmp_path, put), "text")


def test_the_numbers_of_notes_are_left_out_and_powers_are_not(tmp_path: Path) -> None:
    line = Put(72, 700, "The council has admitted the cost of it.")
    note = Put(72 + 6 * 40, 704, "12", 6)
    power = [
        Put(72, 680, "It would fill a lake of 5 km"),
        Put(72 + 6 * 28, 684, "2", 6),
        Put(72 + 6 * 28 + 10, 680, "with money, it is said."),
    ]
    foot = Put(72, 90, "12 Minutes of the council, read in May.", 7)
    source = read(tmp_path, [*column(SAID[:2], top=780), line, note, *power, foot])
    assert "The council has admitted the cost of it." in words(source, "text")
    assert "It would fill a lake of 5 km2 with money, it is said." in words(source, "text")
    assert ["12 Minutes of the council, read in May."] == words(source, "aside")


def test_headings_lists_and_tables(tmp_path: Path) -> None:
    cells = [
        Put(left, foot, text)
        for foot, row in ((300, "abc"), (288, "def"), (276, "ghi"))
        for left, text in zip((72, 200, 330), row, strict=True)
    ]
    source = read(
        tmp_path,
        [
            Put(72, 790, "The bridge is dear", 18), *column(SAID[:1], top=760), Put(72, 690, "What it costs", bold=True),
            *column(SAID[1:2], top=676), Put(72, 600, "- First, the arches must be mended."), Put(72, 588, "- Then the road must be mended too."), *cells,
        ],
    )  # fmt: skip
    assert ["The bridge is dear", "What it costs"] == words(source, "heading")
    assert ["First, the arches must be mended.", "Then the road must be mended too."] == words(source, "item")
    assert ["a b c d e f g h i"] == words(source, "aside")


def test_what_the_file_says_of_itself_counts_if_its_pages_bear_it_out(tmp_path: Path) -> None:
    head = [Put(72, 790, "The bridge is dear", 18), Put(72, 765, "Ada Lee"), *column(SAID[:2])]
    borne = read(
        tmp_path, head, Title="The Bridge is Dear", Author="Ada Lee", CreationDate="D:20240502101112Z"
    ).reference
    assert ("The Bridge is Dear", (Name("Lee", "Ada"),), "") == (borne.title, borne.author, borne.issued)
    source = read(tmp_path, head, Title="Microsoft Word - final2.doc", Author="Office Admin")
    assert ("The bridge is dear", ()) == (source.reference.title, source.reference.author)
    assert ("the file names Office Admin as its author, its text does not",) == source.notes


def test_the_labels_of_the_pages_are_the_books(tmp_path: Path) -> None:
    documents.pdf(tmp_path / "plain.pdf", [column(SAID[:1]), column(SAID[1:2])])
    with pikepdf.open(tmp_path / "plain.pdf") as made:
        made.Root.PageLabels = pikepdf.Dictionary(Nums=[0, pikepdf.Dictionary(S=pikepdf.Name.D, St=117)])
        made.save(tmp_path / "a.pdf")
    (source,) = pdf.read(tmp_path / "a.pdf", "a.pdf")
    assert ["p. 117, para. 1", "p. 118, para. 1"] == [mark.label for mark in source.marks]


@pytest.mark.parametrize(
    ("matrix", "rotate"),
    [("0 1 -1 0 842 0", 90), ("0 1 -1 0 842 0", 0), ("0 -1 1 0 0 842", 270), ("-1 0 0 -1 842 842", 180), ("1 0 0 1 0 0", 90)],
)  # fmt: skip
def test_a_page_that_lies_on_its_side_is_read_upright(tmp_path: Path, matrix: str, rotate: int) -> None:
    documents.pdf(tmp_path / "upright.pdf", [column(SAID)])
    with pikepdf.open(tmp_path / "upright.pdf") as made:
        (page,) = made.pages
        page.Contents = made.make_stream(f"q {matrix} cm\n".encode() + page.Contents.read_bytes() + b"\nQ")
        page.MediaBox, page.Rotate = [0, 0, 842, 842], rotate
        made.save(tmp_path / "a.pdf")
    (source,) = pdf.read(tmp_path / "a.pdf", "a.pdf")
    assert [*SAID] == words(source, "text")
