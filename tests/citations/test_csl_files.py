"""A person's own citation style: what is no style is refused with its mend, and what is one is cited by."""

from __future__ import annotations

from pathlib import Path

import pytest

from cards.citations import Citation, style
from cards.errors import SettingsError
from cards.model import Name, Reference
from cards.settings import load

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" {more}>'
INFO = "<info><title>{title}</title><id>http://example.org/{title}</id>{category}<updated>2026-01-01T00:00:00Z</updated></info>"
MACROS = """
<macro name="title"><choose><if type="book"><text variable="title" font-style="italic"/></if>
  <else><text variable="title" quotes="true"/></else></choose></macro>
<macro name="author"><names variable="author"><name initialize="false" name-as-sort-order="first" and="text"/>
  <substitute><text macro="title"/></substitute></names></macro>
<macro name="author-short"><names variable="author"><name form="short" and="text"/>
  <substitute><text macro="title"/></substitute></names></macro>
<macro name="year"><choose><if variable="issued"><date variable="issued"><date-part name="year"/></date></if>
  <else><text term="no date" form="short"/></else></choose></macro>
"""
CITATION = """<citation><layout prefix="(" suffix=")"><group delimiter=", "><group delimiter=" ">
<text macro="author-short"/><text macro="year"/></group>
<group delimiter=" "><label variable="locator" form="short"/><text variable="locator"/></group></group></layout></citation>"""
NOTE = """<citation><layout suffix="."><group delimiter=", "><text macro="author-short"/><text macro="title"/>
<text variable="locator"/></group></layout></citation>"""
BIBLIOGRAPHY = """<bibliography><layout suffix="."><group delimiter=". "><text macro="author"/><text macro="year"/>
<text macro="title"/><group delimiter=", "><text variable="container-title" font-style="italic"/>
<text variable="publisher"/></group></group></layout></bibliography>"""
NUMBERED = '<citation><layout prefix="[" suffix="]"><text variable="citation-number"/></layout></citation>'
NUMBERED_LIST = """<bibliography><layout><text variable="citation-number" prefix="[" suffix="] "/>
<text macro="author" suffix=". "/><text macro="title" suffix="."/></layout></bibliography>"""

LEE = Reference("article-newspaper", (Name("Lee", "Ada"),), "Who said “enough”?", "Harbour Times", issued="2025-01-02")


def written(
    folder: Path, body: str, name: str = "own.csl", *, more: str = 'class="in-text"', category: str = ""
) -> str:
    path = folder / name
    info = INFO.format(title=name, category=category)
    path.write_text(f"{HEAD.format(more=more)}{info}{MACROS}{body}</style>", encoding="utf-8")
    return str(path)


@pytest.fixture
def own(tmp_path: Path) -> str:
    return written(tmp_path, CITATION + BIBLIOGRAPHY, more='class="in-text" initialize-with=". "')


@pytest.mark.parametrize(
    ("contents", "said"),
    [
        ("", "is not CSL"),
        ("Lee, Ada. Who said enough?", "is not CSL"),
        ("<html><body>a style?</body></html>", "begins with <html>, not with <style>"),
        ("<style>p { margin: 0 }</style>", "is not CSL"),
        (HEAD.format(more="") + "</style>", "has no wording of its own"),
        (
            HEAD.format(more="")
            + '<info><link href="http://www.zotero.org/styles/apa" rel="independent-parent"/></info></style>',
            "follows apa.csl",
        ),
        ('<!DOCTYPE style [<!ENTITY a "b">]>' + HEAD.format(more="").partition("\n")[2] + "&a;</style>", "declares"),
    ],
)
def test_what_is_no_style_is_refused_with_its_mend(tmp_path: Path, contents: str, said: str) -> None:
    (tmp_path / "bad.csl").write_text(contents, encoding="utf-8")
    with pytest.raises(SettingsError, match="cards list styles") as fault:
        style(str(tmp_path / "bad.csl"))
    assert said in str(fault.value)
    assert "bad.csl" in fault.value.where


def test_a_style_that_is_not_there_is_missed(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="check the path"):
        style(str(tmp_path / "gone.csl"))


def test_a_style_that_breaks_its_engine_is_refused_before_the_work(tmp_path: Path) -> None:
    broken = written(tmp_path, '<citation><layout><text macro="gone"/></layout></citation>')
    with pytest.raises(SettingsError, match="citeproc-py cannot cite"):
        style(broken)


def test_no_title_that_stands_for_an_author_is_printed_twice(own: str) -> None:
    cite = style(own).cite(Citation(Reference("book", (), "Dykes", "", "Northern Press", "2001")))
    assert ("(Dykes 2001)", "Dykes. 2001. Northern Press.") == (cite.short, cite.full)


def test_a_given_name_is_not_cut_where_the_style_forbids_it(own: str) -> None:
    assert style(own).cite(Citation(LEE)).full.startswith("Lee, Ada. 2025.")


def test_stops_go_inside_quotation_marks_and_none_follows_a_question(own: str) -> None:
    cite = style(own).cite(Citation(LEE, "p. 3"))
    assert ("(Lee 2025, p. 3)", "Lee, Ada. 2025. “Who said ‘enough’?” Harbour Times.") == (cite.short, cite.full)
    assert [("Harbour Times", True)] == [piece for piece in cite.pieces() if piece[1]]


def test_the_speaker_stands_first_and_the_document_is_cited(own: str, tmp_path: Path) -> None:
    quoted = Citation(LEE, "p. 3", speaker="Ines Marr")
    assert "Ines Marr (quoted in Lee 2025, p. 3)" == style(own).cite(quoted).short
    note = written(tmp_path, NOTE + BIBLIOGRAPHY, "note.csl", more='class="note"')
    assert "Ines Marr, quoted in Lee, “Who said ‘enough’?,” 3." == style(note).cite(quoted).short


def test_a_number_is_no_name_for_a_card_that_is_cut_out(tmp_path: Path) -> None:
    category = '<category citation-format="numeric"/>'
    cite = style(written(tmp_path, NUMBERED + NUMBERED_LIST, "numbers.csl", category=category)).cite(Citation(LEE))
    assert ("Lee 2025", "Lee, Ada. “Who said ‘enough’?”") == (cite.short, cite.full)


def test_what_is_not_known_is_said_and_what_was_worked_out_is_marked(own: str) -> None:
    assert "Untitled news report" in style(own).cite(Citation(Reference(), kind="news report")).full
    inferred = Citation(Reference("book", (Name("Lee", "Ada"),), "Dykes", issued="2001", inferred=("issued",)))
    assert ("(Lee [2001])", "Lee, Ada. [2001]. Dykes.") == ((cite := style(own).cite(inferred)).short, cite.full)


def test_deck_toml_names_it_from_its_own_folder(own: str, tmp_path: Path) -> None:
    (tmp_path / "deck.toml").write_text('[print]\nstyle = "own.csl"\n', encoding="utf-8")
    assert own == load(tmp_path / "deck.toml", tables={"styles": ("mla",)}).print.style
