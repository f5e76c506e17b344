"""Books: the chapters in their order, under the book's own record; what is locked is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from cards.errors import NoText, NotText, ReadError
from cards.model import Name, Source
from cards.readers import epub
from tests.readers import documents

LONG = "The café by the bridge is older than the bridge itself, as the people of the town like to say."
RECORD = """<dc:title>Bridges</dc:title><dc:creator id="a">Ada Lee</dc:creator><dc:creator id="b">Bo Rask</dc:creator>
<meta refines="#b" property="role">edt</meta><dc:date>2019-03-01T00:00:00Z</dc:date><dc:publisher>Mere Press</dc:publisher>"""


def read(folder: Path, *chapters: str, record: str = RECORD) -> Source:
    (source,) = epub.read(documents.epub(folder / "a.epub", chapters, record=record), "a.epub")
    return source


def words(source: Source, *roles: str) -> list[str]:
    return [source.text[block.start : block.end] for block in source.blocks if block.role in roles]


def test_chapters_are_places(tmp_path: Path) -> None:
    chapters = (f"<h1>One</h1><p>{LONG}</p>", f"<p>{LONG}</p>", f"<h1>Two</h1><h2>Ferries</h2><p>{LONG}</p>")
    source = read(tmp_path, f"<p>{LONG}</p>", *chapters)
    expected = ["para. 1", "“One”, para. 1", "“One”, para. 2", "“Ferries”, para. 1"]
    assert expected == [mark.label for mark in source.marks]


def test_notes_and_tables_of_contents_make_no_claim(tmp_path: Path) -> None:
    note = '<aside epub:type="footnote" id="n"><p>It was built in 1820.</p></aside>'
    mark = '<sup><a epub:type="noteref" href="#n">1</a></sup>'
    source = read(
        tmp_path, f"<nav><ol><li>One</li></ol></nav><p>The café{mark} is old, and everybody says so.</p>{note}"
    )
    assert ["The café is old, and everybody says so."] == words(source, "text", "item")
    assert "One" not in source.text


def test_an_exponent_is_no_note(tmp_path: Path) -> None:
    assert "of 5 km2 of it" in read(tmp_path, "<p>The town has a lake of 5 km<sup>2</sup> of it.</p>").text


def test_the_books_own_record(tmp_path: Path) -> None:
    reference = read(tmp_path, f"<p>{LONG}</p>").reference
    assert ("book", "Bridges", (Name("Lee", "Ada"),), "Mere Press", "2019-03-01") == (
        reference.type, reference.title, reference.author, reference.publisher, reference.issued,
    )  # fmt: skip


def locked(method: str) -> dict[str, str]:
    return {
        "META-INF/encryption.xml": '<encryption xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptedData>'
        f'<e:EncryptionMethod Algorithm="{method}"/></e:EncryptedData></encryption>'
    }


def test_a_book_locked_by_its_seller_is_refused(tmp_path: Path) -> None:
    path = documents.epub(
        tmp_path / "a.epub", [f"<p>{LONG}</p>"], more=locked("http://www.w3.org/2001/04/xmlenc#aes256-cbc")
    )
    with pytest.raises(ReadError, match="locked by its seller"):
        epub.read(path, "a.epub")


def test_a_book_whose_fonts_are_garbled_is_read(tmp_path: Path) -> None:
    path = documents.epub(tmp_path / "a.epub", [f"<p>{LONG}</p>"], more=locked("http://www.idpf.org/2008/embedding"))
    assert LONG == epub.read(path, "a.epub")[0].text


def test_a_book_of_pictures_has_no_text(tmp_path: Path) -> None:
    with pytest.raises(NoText):
        read(tmp_path, "<img src='a.png'/>", "")


def test_another_archive_is_no_book(tmp_path: Path) -> None:
    with pytest.raises(NotText):
        epub.read(documents.zipped(tmp_path / "a.epub", {"a.txt": "x"}), "a.epub")
