"""A reference manager's export: one broken entry spoils no other, nothing is guessed, and each fault is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cards.errors import ReadError, SettingsError
from cards.model import Name
from cards.readers import read_folder
from cards.readers.libraries import bibtex, csljson, ris, shelf
from cards.readers.libraries.items import Entry, entry
from cards.readers.libraries.matching import address, heading

LEE = "Fees fall hardest on large families, the council said. Parents met on Monday in the hall."
POE = "Trams ought to run at night, and the town can pay for them. Nobody who waits for one doubts it."

BIB = r"""
@comment{not an entry}
@string{gaz = "Portbridge Gazette"}
@article{lee2020,
  author = {Lee, Ada and {Harbour Board} and van der Berg, Jan and Smith, Jr., Tom and others},
  title = {Fees {\&} caf{\'e} ``seats''}, journal = gaz, year = 2020, month = may, entrysubtype = {newspaper},
  url = {https://example.org/a\_b?x=1}, doi = {10.1000/182}, urldate = {2021-06-01},
  file = {Snapshot:files/12/lee.html:text/html;Full:C\:\\Zotero\\13\\lee.pdf:application/pdf}
}
@misc{broken,
  title = {No end
  author = "x"
}
@online{poe2021, author = {Poe, Sam}, title = {Trams}, date = {2021-05-03/2021-05-09}, note = {x}, file = {poe.txt}}
@book{odd, title = {Odd}, date = {2024-13-45}, author = {Ada Lee}}
@misc{undated, title = {Undated}, year = {n.d.}}
"""
RIS = """TY  - NEWS
AU  - Lee, Ada
AU  - Harbour Board
TI  - Fees and seats
T2  - Portbridge Gazette
DA  - 2024/05/01/
PY  - 2024
UR  - https://example.org/fees
L1  - files/12/lee.html
Y2  - 2024/06/02/
ER  -

TY  - ELEC
TI  - It does not end
TY  - BLOG
TI  - The third
PY  - 20244
ER  -
"""


def faults(found) -> list[str]:
    return [str(one) for one in found if isinstance(one, ReadError)]


def by_key(found) -> dict[str, Entry]:
    return {one.key: one for one in found if isinstance(one, Entry)}


def test_a_broken_bibtex_entry_is_named_and_the_rest_is_read() -> None:
    found = list(bibtex.entries(BIB, "zotero.bib"))
    (fault,) = faults(found)
    assert "zotero.bib, line 10: the entry broken is broken" in fault
    assert {"lee2020", "poe2021", "odd", "undated"} == set(by_key(found))


def test_a_bibtex_entry_in_csl_names() -> None:
    reference = by_key(bibtex.entries(BIB, "zotero.bib"))["lee2020"].record.reference
    assert ("article-newspaper", "Fees & café “seats”", "Portbridge Gazette", "2020-05", "2021-06-01") == (
        reference.type, reference.title, reference.container_title, reference.issued, reference.accessed,
    )  # fmt: skip
    assert "https://example.org/a_b?x=1" == reference.url
    assert reference.author == (
        Name("Lee", "Ada"), Name(literal="Harbour Board"), Name("van der Berg", "Jan"), Name("Smith Jr.", "Tom"),
    )  # fmt: skip


def test_attachments_as_zotero_writes_them() -> None:
    assert ("files/12/lee.html", "C:/Zotero/13/lee.pdf") == by_key(bibtex.entries(BIB, "z.bib"))["lee2020"].attachments
    assert ("poe.txt",) == by_key(bibtex.entries(BIB, "z.bib"))["poe2021"].attachments


def test_what_is_no_date_is_told_and_not_guessed() -> None:
    found = by_key(bibtex.entries(BIB, "zotero.bib"))
    assert ("", ('“2024-13-45” in "issued" is not a date',)) == (
        found["odd"].record.reference.issued,
        found["odd"].faults,
    )
    assert ("", ()) == (found["undated"].record.reference.issued, found["undated"].faults)
    assert "2021-05-03" == found["poe2021"].record.reference.issued


def test_a_key_given_twice_is_told_and_both_are_kept() -> None:
    found = list(bibtex.entries("@misc{a, title={One}}\n@misc{a, title={Two}}", "zotero.bib"))
    assert 2 == sum(isinstance(one, Entry) for one in found)
    assert "two entries have the key a" in faults(found)[0]


def test_a_ris_record_that_does_not_end_is_named_and_no_other_is_lost() -> None:
    found = list(ris.entries(RIS, "zotero.ris"))
    assert ["Fees and seats", "It does not end", "The third"] == [
        one.record.reference.title for one in found if isinstance(one, Entry)
    ]
    assert "zotero.ris, line 13: record 2 does not end" in faults(found)[0]
    assert ('“20244” in "issued" is not a date',) == by_key(found)["“The third”"].faults


def test_a_ris_record_in_csl_names() -> None:
    found = by_key(ris.entries(RIS, "zotero.ris"))["“Fees and seats”"]
    reference = found.record.reference
    assert ("article-newspaper", "Portbridge Gazette", "2024-05-01", "2024-06-02", "https://example.org/fees") == (
        reference.type, reference.container_title, reference.issued, reference.accessed, reference.url,
    )  # fmt: skip
    assert (Name("Lee", "Ada"), Name(literal="Harbour Board")) == reference.author
    assert ("files/12/lee.html",) == found.attachments


@pytest.mark.parametrize(
    ("issued", "iso", "inferred"),
    [
        ({"date-parts": [[2024, 5, 1]]}, "2024-05-01", ()),
        ({"date-parts": [["2024", "5"]]}, "2024-05", ()),
        ({"date-parts": [[2024, 5, 1], [2024, 6, 2]]}, "2024-05-01", ()),
        ({"date-parts": [[2024]], "circa": True}, "2024", ("issued",)),
        ({"raw": "1 May 2024"}, "2024-05-01", ()),
        ({"literal": "spring"}, "", ()),
        ({"date-parts": [[2024, 2, 30]]}, "", ()),
        ({"date-parts": [[]]}, "", ()),
        ("2024-05-01T10:00:00Z", "2024-05-01", ()),
        (7, "", ()),
        (None, "", ()),
    ],
)
def test_dates_in_each_of_csl_s_forms(issued, iso, inferred) -> None:
    reference = entry("a", {"issued": issued}, "zotero.json").record.reference
    assert (iso, inferred) == (reference.issued, reference.inferred)


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        ({"type": "article-newspaper"}, ""),
        ({"type": "article-newspaper", "genre": "Op-Ed"}, "opinion"),
        ({"type": "entry-encyclopedia"}, "encyclopedia"),
        ({"type": "treaty"}, "government"),
        ({"type": "pamphlet"}, ""),
    ],
)
def test_the_kind_only_where_the_record_says_it_outright(item, kind) -> None:
    assert kind == entry("a", item, "zotero.json").record.kind


@pytest.mark.parametrize("text", ["{}", "[", "7", '[7, {"type": "book", "title": "Kept"}]'])
def test_csl_json_that_is_partly_or_wholly_something_else_is_told(text: str) -> None:
    found = list(csljson.entries(text, "zotero.json"))
    assert "zotero.json" in faults(found)[0]
    assert text.count("Kept") == len(by_key(found))


@pytest.mark.parametrize("format_", [bibtex, ris, csljson])
@pytest.mark.parametrize(
    "text", ["", "\ufeff", "@", "@book{", "TY  - ", "ER  - ", "[{}]", '[{"type": {}, "author": [7, {}]}]']
)
def test_nothing_at_all_is_no_fault_of_ours(format_, text: str) -> None:
    assert all(isinstance(one, (Entry, ReadError)) for one in format_.entries(text, "zotero"))


@pytest.mark.parametrize("text", ["{}", '{"schema": 1}', "[1, 2]", "no json"])
def test_a_json_file_that_is_no_library_is_nobody_s_business(text: str, tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text(text)
    assert () == shelf([tmp_path])


def test_a_library_that_was_named_must_be_there(tmp_path: Path) -> None:
    (tmp_path / "lee.txt").write_text(LEE)
    with pytest.raises(SettingsError, match="there is no such library"):
        read_folder([tmp_path], libraries=[tmp_path / "gone.bib"])
    with pytest.raises(SettingsError, match="is no library"):
        read_folder([tmp_path], libraries=[tmp_path / "lee.txt"])


def folder(tmp_path: Path, items: list[dict], bib: str = "") -> Path:
    (tmp_path / "lee.txt").write_text(f"Fees and seats for all\n\n{LEE}\n")
    (tmp_path / "poe.txt").write_text(f"Night trams\n\n{POE}\n")
    (tmp_path / "library.json").write_text(json.dumps(items))
    if bib:
        (tmp_path / "zotero.bib").write_text(bib)
    return tmp_path


def test_an_entry_is_found_by_its_attachment_and_fills_what_the_text_does_not_say(tmp_path: Path) -> None:
    reading = read_folder([folder(tmp_path, [], BIB)])
    poe = reading.sources[1]
    assert ("Sam Poe", "Trams", "2021-05-03") == (poe.reference.authors, poe.reference.title, poe.reference.issued)
    assert "zotero.bib" == dict(poe.origins)["author"]
    assert (("zotero.bib", 1, 4),) == reading.libraries


def test_an_entry_is_found_by_its_title_but_not_by_a_title_of_two_words(tmp_path: Path) -> None:
    items = [
        {"type": "book", "title": "Fees and Seats for All.", "publisher": "Harbour Press"},
        {"type": "book", "title": "Night trams", "publisher": "Nobody"},
    ]
    lee, poe = read_folder([folder(tmp_path, items)]).sources
    assert ("Harbour Press", "") == (lee.reference.publisher, poe.reference.publisher)


def test_sources_toml_goes_before_the_library_field_by_field(tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text('["poe.txt"]\ntitle = "Mine"\n')
    poe = read_folder([folder(tmp_path, [], BIB)]).sources[1]
    assert ("Mine", "Sam Poe") == (poe.reference.title, poe.reference.authors)
    assert ("sources.toml", "zotero.bib") == (dict(poe.origins)["title"], dict(poe.origins)["author"])


def test_two_records_that_claim_one_file_are_named_and_neither_is_used(tmp_path: Path) -> None:
    items = [{"type": "book", "title": "Fees and seats for all", "id": name, "publisher": name} for name in "ab"]
    reading = read_folder([folder(tmp_path, items)])
    (problem,) = reading.problems
    assert "lee.txt: two records claim it: a (library.json) and b (library.json)" in str(problem)
    assert ("", "Fees and seats for all") == (
        reading.sources[0].reference.publisher,
        reading.sources[0].reference.title,
    )


def test_the_same_record_in_two_libraries_is_one(tmp_path: Path) -> None:
    item = {"type": "book", "title": "Fees and seats for all", "publisher": "Harbour Press"}
    (tmp_path / "again.json").write_text(json.dumps([item]))
    reading = read_folder([folder(tmp_path, [item])])
    assert ((), "Harbour Press") == (reading.problems, reading.sources[0].reference.publisher)


def test_a_broken_library_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "zotero.ris").write_text("This is no RIS.")
    reading = read_folder([folder(tmp_path, [], BIB)])
    assert 2 == len(reading.sources)
    assert {"zotero.ris", "zotero.bib, line 10", "zotero.bib, entry odd"} == {one.where for one in reading.problems}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.example.org/a/?utm_source=x#top", "http://example.org/a", 1),
        ("https://example.org/a?id=1", "https://example.org/a?id=2", 0),
        ("https://example.org/", "https://example.org", 1),
        ("https://example.org/a", "https://example.com/a", 0),
    ],
)
def test_addresses_are_compared_without_what_differs_between_visits(one: str, other: str, same: int) -> None:
    assert same == (address(one) == address(other))


def test_a_site_s_front_page_and_a_broken_address_match_nothing() -> None:
    assert "" == address("https://example.org/") == address("http://[broken") == heading("Two words")


def test_a_library_in_an_old_encoding_is_read(tmp_path: Path) -> None:
    (tmp_path / "zotero.bib").write_bytes("@misc{a, title = {Café prices today}}".encode("cp1252"))
    (library,) = shelf([tmp_path])
    assert "Café prices today" == library.entries[0].record.reference.title


def test_a_library_that_cannot_be_opened_is_named_and_stops_nothing(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "zotero.bib").write_text("@misc{a, title = {One}}")

    def refuse(*_: object, **__: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_text", refuse)
    (library,) = shelf([tmp_path])
    assert "zotero.bib: it cannot be read: Permission denied" in str(library.problems[0])
