"""A saved web page: its article, not its menus; what it states, and nothing it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from cards.errors import NoText
from cards.model import Name, Source
from cards.readers import html

PARAGRAPHS = tuple(
    f"Paragraph {number} says that the old bridge cost the town more than the council had ever admitted to anybody, "
    f"and that {number} arches had to be mended before a single lorry could cross it again in safety."
    for number in ("one", "two", "three", "four", "five", "six", "seven", "eight")
)
META = """<meta property="og:title" content="The bridge is dear - The Gazette"><meta property="og:site_name" content="The Gazette">
<meta name="author" content="Ada Lee"><meta property="article:published_time" content="2024-05-02T10:00:00Z">
<link rel="canonical" href="https://example.org/bridge">"""


def article(title: str, paragraphs: tuple[str, ...] = PARAGRAPHS, more: str = "") -> str:
    return f"<article><h1>{title}</h1>{more}{''.join(f'<p>{words}</p>' for words in paragraphs)}</article>"


def page(body: str, head: str = META) -> str:
    menu = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/n'>News</a></li></ul></nav>"
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{menu}{body}<footer>All rights</footer></body></html>"


def read(folder: Path, markup: str | bytes) -> tuple[Source, ...]:
    path = folder / "page.html"
    path.write_bytes(markup if isinstance(markup, bytes) else markup.encode())
    return html.read(path, "page.html")


def words(source: Source, *roles: str) -> list[str]:
    return [source.text[block.start : block.end] for block in source.blocks if block.role in roles]


def test_menus_scripts_and_comments_are_not_kept(tmp_path: Path) -> None:
    (source,) = read(tmp_path, page(article("The bridge is dear", more="<script>let x = 1</script>")))
    assert [*PARAGRAPHS] == words(source, "text")
    assert "Home" not in source.text
    assert "let x" not in source.text


def test_what_the_page_states(tmp_path: Path) -> None:
    (source,) = read(tmp_path, page(article("The bridge is dear")))
    reference = source.reference
    assert ("The bridge is dear", "The Gazette", "2024-05-02", "webpage") == (
        reference.title, reference.container_title, reference.issued, reference.type,
    )  # fmt: skip
    assert (Name("Lee", "Ada"),) == reference.author
    assert "https://example.org/bridge" == reference.url


def test_what_the_page_does_not_state_is_not_made_up(tmp_path: Path) -> None:
    (source,) = read(tmp_path, page(article("The bridge is dear"), head="<title>The bridge is dear</title>"))
    assert ((), "", "", "") == (
        source.reference.author,
        source.reference.issued,
        source.reference.container_title,
        source.kind,
    )


def test_sections_are_places(tmp_path: Path) -> None:
    body = f"<article><h1>The bridge</h1><p>{PARAGRAPHS[0]}</p><h2>Cost</h2><p>{PARAGRAPHS[1]}</p><ul><li>{PARAGRAPHS[2]}</li></ul><p>{PARAGRAPHS[3]}</p></article>"
    (source,) = read(tmp_path, page(body))
    assert ["para. 1", "“Cost”, para. 1", "“Cost”, para. 2", "“Cost”, para. 3"] == [mark.label for mark in source.marks]
    assert [PARAGRAPHS[2]] == words(source, "item")


def test_two_full_articles_are_two_sources(tmp_path: Path) -> None:
    ferry = tuple(line.replace("bridge", "ferry") for line in PARAGRAPHS)
    body = article("The bridge is dear") + article(
        "The ferry is dearer", ferry, "<time datetime='2023-01-05'>5 Jan</time>"
    )
    first, second = read(tmp_path, page(body))
    assert ("The bridge is dear", "The ferry is dearer") == (first.reference.title, second.reference.title)
    assert ("2024-05-02", "2023-01-05") == (first.reference.issued, second.reference.issued)
    assert (1, 0) == (len(first.reference.author), len(second.reference.author)), "the page's author wrote one of them"
    assert [*ferry] == words(second, "text")
    assert first.end <= second.start


def test_teasers_and_readers_comments_are_no_articles(tmp_path: Path) -> None:
    teaser = "<article><h2>Ferry sinks</h2><p>Short.</p></article>"
    comment = article("I disagree").replace("<article>", "<article class='comment'>")
    assert 1 == len(read(tmp_path, page(article("The bridge is dear") + teaser + comment)))


def test_a_page_in_its_declared_encoding(tmp_path: Path) -> None:
    markup = page(article("The café is dear", tuple(f"{line} Café!" for line in PARAGRAPHS))).replace(
        "charset='utf-8'", "charset=iso-8859-1"
    )
    (source,) = read(tmp_path, markup.encode("cp1252"))
    assert "Café!" in source.text
    assert ("read as cp1252, as the file declares",) == source.notes


@pytest.mark.parametrize("markup", ["<html><body></body></html>", "<html><script>let x = 1</script></html>", "<"])
def test_a_page_without_an_article_is_refused(tmp_path: Path, markup: str) -> None:
    with pytest.raises(NoText):
        read(tmp_path, markup)


def test_an_opinion_that_is_marked_up_as_one(tmp_path: Path) -> None:
    data = '<script type="application/ld+json">{"@type": "OpinionNewsArticle"}</script>'
    assert "opinion" == read(tmp_path, page(article("The bridge is dear"), META + data))[0].kind


def test_twice_reads_the_same(tmp_path: Path) -> None:
    markup = page(article("The bridge is dear"))
    assert read(tmp_path, markup) == read(tmp_path, markup)


@pytest.mark.parametrize(
    ("note", "url", "accessed"),
    [
        ("<!-- saved from url=(0026)https://example.org/saved -->", "https://example.org/saved", ""),
        ("<!--\n Page saved with SingleFile \n url: https://example.org/saved \n saved date: Sun Nov 22 2026 10:00:00 GMT -->", "https://example.org/saved", "2026-11-22"),
        ("<!-- see https://example.org/elsewhere -->", "", ""),
    ],
)  # fmt: skip
def test_what_the_browser_noted_when_it_saved_the_page(tmp_path: Path, note: str, url: str, accessed: str) -> None:
    head = "<title>The bridge is dear</title>"
    markup = page(article("The bridge is dear"), head).replace("<html>", f"{note}<html>", 1)
    (source,) = read(tmp_path, markup)
    assert (url, accessed) == (source.reference.url, source.reference.accessed)
