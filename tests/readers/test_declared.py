"""What a page declares for machines: nothing is made up from what it does not say, broken data stop nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cards.model import Name, Reference
from cards.readers import html

WORDS = (
    "<article><h1>Fees and seats</h1><p>The council said that fees would rise in the spring, and parents met on Monday in "
    "the hall to talk about the new rules for uniforms.</p><p>Many of them were angry and said that the fees fall hardest "
    "on large families, while others hoped for better schools.</p></article>"
)
WORK = {
    "@type": "NewsArticle",
    "headline": "Fees and seats",
    "author": [
        {"@type": "Person", "name": "Ada Lee", "jobTitle": "Chair of the parents’ council"},
        {"@type": "Organization", "name": "Harbour Board"},
    ],
    "publisher": {"@type": "Organization", "name": "Gazette Media Ltd"},
    "isPartOf": {"@type": "Newspaper", "name": "Portbridge Gazette"},
}


def page(tmp_path: Path, head: str) -> Reference:
    (tmp_path / "a.html").write_text(
        f"<html><head><title>Fees</title>{head}</head><body>{WORDS}</body></html>", "utf-8"
    )
    (source,) = html.read(tmp_path / "a.html", "a.html")
    return source.reference


def data(value: object) -> str:
    return f'<script type="application/ld+json">{value if isinstance(value, str) else json.dumps(value)}</script>'


@pytest.mark.parametrize(
    "head",
    ["", data("{"), data("[[1]]"), data({"@type": 7, "author": 8}), data({"@type": "Person", "name": "Ada Lee"})],
)
def test_what_is_not_declared_stays_empty(tmp_path: Path, head: str) -> None:
    found = page(tmp_path, head)
    assert ((), "", "", "") == (found.author, found.publisher, found.qualifications, found.issued)


def test_people_and_bodies_site_and_publisher_are_told_apart(tmp_path: Path) -> None:
    found = page(tmp_path, data({"@graph": [{"@type": "WebSite", "name": "Elsewhere"}, WORK]}))
    assert (Name("Lee", "Ada"), Name(literal="Harbour Board")) == found.author
    assert ("Portbridge Gazette", "Gazette Media Ltd") == (found.container_title, found.publisher)


def test_qualifications_are_the_only_author_s_as_the_page_gives_them(tmp_path: Path) -> None:
    assert "" == page(tmp_path, data(WORK)).qualifications
    alone = page(tmp_path, data(WORK | {"author": WORK["author"][:1]}))
    assert "Chair of the parents’ council" == alone.qualifications
    assert "" == page(tmp_path, data(WORK | {"author": {"name": "Ada Lee", "jobTitle": "Author"}})).qualifications


def test_a_publisher_that_signs_its_own_page_is_no_author(tmp_path: Path) -> None:
    assert () == page(tmp_path, data(WORK | {"author": {"@type": "Organization", "name": "Portbridge Gazette"}})).author


def test_the_meta_elements_of_libraries(tmp_path: Path) -> None:
    metas = {
        "citation_journal_title": "Journal of Fees", "citation_publisher": "Fee Press", "citation_doi": "10.1000/182",
        "citation_publication_date": "2024/5/1",
    }  # fmt: skip
    authors = '<meta name="citation_author" content="Lee, Ada"><meta name="citation_author" content="Poe, Sam">'
    found = page(tmp_path, authors + "".join(f'<meta name="{key}" content="{words}">' for key, words in metas.items()))
    assert (Name("Lee", "Ada"), Name("Poe", "Sam")) == found.author
    assert ("Journal of Fees", "Fee Press", "2024-05-01", "https://doi.org/10.1000/182") == (
        found.container_title, found.publisher, found.issued, found.url,
    )  # fmt: skip
