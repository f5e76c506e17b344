"""Word documents: what was accepted, and nothing that was deleted, commented or only numbered."""

from __future__ import annotations

from pathlib import Path

import pytest

from cards.errors import NotText, ReadError
from cards.model import Name, Source
from cards.readers import docx, packed
from tests.readers import documents
from tests.readers.documents import w

LONG = "The council says that the old bridge has cost the town more than anybody had ever admitted."


def read(folder: Path, body: str, **parts: str) -> Source:
    (source,) = docx.read(documents.docx(folder / "a.docx", body, **parts), "a.docx")
    return source


def words(source: Source, *roles: str) -> list[str]:
    return [source.text[block.start : block.end] for block in source.blocks if block.role in roles]


def run(words: str, around: str) -> str:
    tag = "delText" if around in {"del", "moveFrom"} else "t"
    return f'<w:{around} w:id="1" w:author="x"><w:r><w:{tag} xml:space="preserve">{words}</w:{tag}></w:r></w:{around}>'


def test_what_was_deleted_is_not_quoted(tmp_path: Path) -> None:
    changed = w(
        "The toll is ", more=run("two", "del") + run("three", "ins") + run(" crowns, and it is too much.", "ins")
    )
    moved = w("Nobody was asked. ", more=run("It was said before.", "moveFrom") + run("It was said since.", "moveTo"))
    source = read(tmp_path, w(LONG) + changed + moved)
    assert [LONG, "The toll is three crowns, and it is too much.", "Nobody was asked. It was said since."] == words(
        source, "text"
    )
    assert ("it has tracked changes: insertions are kept, deletions left out",) == source.notes


def test_a_deleted_paragraph_mark_joins_two_paragraphs(tmp_path: Path) -> None:
    cut = '<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="x"/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">The toll is high, </w:t></w:r></w:p>'
    assert ["The toll is high, and nobody was asked."] == words(
        read(tmp_path, cut + w("and nobody was asked.")), "text"
    )


def test_comments_are_left_out_and_said_so(tmp_path: Path) -> None:
    body = w(LONG, more='<w:r><w:commentReference w:id="0"/></w:r>')
    source = read(
        tmp_path, body, comments='<w:comment w:id="0" w:author="x" w:initials="X">' + w("Is this so?") + "</w:comment>"
    )
    assert LONG == source.text
    assert ("comments in its margin are left out",) == source.notes


def test_notes_are_asides_and_their_numbers_are_in_no_sentence(tmp_path: Path) -> None:
    body = w(
        "The council was told",
        more='<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t xml:space="preserve"> of it in May.</w:t></w:r>',
    )
    source = read(
        tmp_path, body, notes='<w:footnote w:id="2">' + w("Minutes of 3 May, which few have read.") + "</w:footnote>"
    )
    assert ["The council was told of it in May."] == words(source, "text")
    assert ["Minutes of 3 May, which few have read."] == words(source, "aside")


def test_headings_are_places_and_tables_are_asides(tmp_path: Path) -> None:
    table = f"<w:tbl><w:tr><w:tc>{w('Year of it')}</w:tc><w:tc>{w('Cost of it')}</w:tc></w:tr></w:tbl>"
    source = read(
        tmp_path, w("The bridge", "Title") + w(LONG) + w("Costs", "H1") + w(LONG.replace("old", "new")) + table
    )
    assert ["para. 1", "“Costs”, para. 1"] == [mark.label for mark in source.marks]
    assert ["Year of it", "Cost of it"] == words(source, "aside")


def core(title: str, creator: str) -> str:
    return f'<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:creator>{creator}</dc:creator></c>'


def test_the_owner_of_the_computer_is_not_the_author(tmp_path: Path) -> None:
    body = w("The bridge is dear", "Title") + w(LONG)
    source = read(tmp_path, body, core=core("Template 3", "Office Admin"))
    assert ((), "The bridge is dear") == (source.reference.author, source.reference.title)
    assert ("the file names Office Admin as its author, its text does not",) == source.notes
    source = read(
        tmp_path, body + w("Ada Lee chairs the board of the harbour."), core=core("The bridge is dear", "Ada Lee")
    )
    assert (Name("Lee", "Ada"),) == source.reference.author


def test_an_archive_that_would_burst_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = documents.docx(tmp_path / "a.docx", w("a" * 1_000_000))
    assert path.stat().st_size < 10_000
    monkeypatch.setattr(packed, "_MOST", 500_000)
    with pytest.raises(ReadError, match="would unpack to more"):
        docx.read(path, "a.docx")


@pytest.mark.parametrize("parts", [{"a.txt": "x"}, {"word/document.xml": "<w:document"}])
def test_another_archive_is_no_document(tmp_path: Path, parts: dict[str, str]) -> None:
    with pytest.raises(NotText):
        docx.read(documents.zipped(tmp_path / "a.docx", parts), "a.docx")
