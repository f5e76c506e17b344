"""Markdown: the words without marks, and the front matter as the record."""

from __future__ import annotations

from pathlib import Path

import pytest

from cards.errors import NotText
from cards.model import Name, Source
from cards.readers import markdown

FRONT = """---
title: "Uniforms: a fair price?"
author: [Ada Lee, Harbour School Board]
date: 2024-05-02
publication: The Loom
url: https://example.org/1
kind: opinion
tags: [cloth]
---
"""
BODY = """# Uniforms: a fair price?

Uniforms cost *more* than [the school](https://example.org) admits,
and `nobody` has **counted** the shoes.[^1]

- Grey *wool*
- Black shoes

  and laces

> “It is dear,” the head said.

![The gate](gate.png)

## What it costs

Nobody <br> knows &amp; nobody asks.

| a | b |
|---|---|
| c | d |

```
code
```
"""


def read(folder: Path, text: str) -> tuple[Source, ...]:
    path = folder / "uniforms.md"
    path.write_text(text, encoding="utf-8")
    return markdown.read(path, "uniforms.md")


def test_no_marks_are_left_in_the_words(tmp_path: Path) -> None:
    (source,) = read(tmp_path, BODY)
    assert not set("*`#>|![](") & set(source.text.replace("[^1]", ""))
    assert "example.org" not in source.text
    assert "code" not in source.text


def test_paragraphs_items_headings_and_quotes(tmp_path: Path) -> None:
    (source,) = read(tmp_path, BODY)
    found = [(block.role, source.text[block.start : block.end]) for block in source.blocks]
    assert found[:6] == [
        ("heading", "Uniforms: a fair price?"),
        ("text", "Uniforms cost more than the school admits,\nand nobody has counted the shoes.[^1]"),
        ("item", "Grey wool"),
        ("item", "Black shoes"),
        ("text", "and laces"),
        ("text", "“It is dear,” the head said."),
    ]
    assert ("text", "Nobody  knows & nobody asks.") in found
    assert ["a", "b", "c", "d"] == [words for role, words in found if role == "aside"]
    assert "“What it costs”, para. 1" == source.marks[-1].label


def test_front_matter_is_the_record_and_not_the_text(tmp_path: Path) -> None:
    (source,) = read(tmp_path, FRONT + BODY)
    reference = source.reference
    assert source.text.startswith("Uniforms: a fair price?\n\nUniforms cost more")
    assert "Uniforms: a fair price?" == reference.title
    assert (Name("Lee", "Ada"), Name(literal="Harbour School Board")) == reference.author
    assert ("2024-05-02", "The Loom", "https://example.org/1", "opinion") == (
        reference.issued, reference.container_title, reference.url, source.kind,
    )  # fmt: skip


def test_offsets_do_not_depend_on_the_front_matter(tmp_path: Path) -> None:
    (bare,), (full,) = read(tmp_path, BODY), read(tmp_path, FRONT + BODY)
    assert (bare.text, bare.blocks, bare.marks) == (full.text, full.blocks, full.marks)


def test_two_front_matters_are_two_articles(tmp_path: Path) -> None:
    second = '---\ntitle: "Ferries"\n---\nThe ferry is dearer than the bridge ever was.\n'
    first, other = read(tmp_path, FRONT + BODY + "\n" + second)
    assert ("Uniforms: a fair price?", "Ferries") == (first.reference.title, other.reference.title)
    assert "The ferry is dearer than the bridge ever was." == other.text[other.start : other.end]
    assert ((), "") == (other.reference.author, other.kind)
    assert first.text is other.text


def test_rules_are_no_front_matter(tmp_path: Path) -> None:
    (source,) = read(tmp_path, "The bridge is shut.\n\n---\nNote: it rains today.\n\n---\n\nThe ferry runs.\n")
    assert "it rains" in source.text


def test_a_date_that_is_none_is_noted_and_left_out(tmp_path: Path) -> None:
    (source,) = read(tmp_path, "---\ndate: last Tuesday\n---\nThe bridge is shut.\n")
    assert "" == source.reference.issued
    assert ("front matter: issued was not understood",) == source.notes


@pytest.mark.parametrize(
    ("front", "authors"),
    [
        ("author: Ada Lee", "Ada Lee"),
        ("by: Lee, Ada", "Ada Lee"),
        ("authors:\n  - name: Ada Lee\n  - {family: Poe, given: Sam}", "Ada Lee, Sam Poe"),
        ("author: [[Ada], 7]", ""),
        ("author: {twitter: 7}", ""),
        ("author:", ""),
    ],
)
def test_authors_as_blogs_write_them(tmp_path: Path, front: str, authors: str) -> None:
    (source,) = read(tmp_path, f"---\n{front}\n---\nThe bridge is shut.\n")
    assert authors == source.reference.authors


def test_front_matter_that_swells_is_harmless(tmp_path: Path) -> None:
    swelling = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefghi", "bcdefghij", strict=True)
    )
    (source,) = read(tmp_path, f"---\n{swelling}date: *j\nauthor: *j\ntitle: *j\n---\nThe bridge is shut.\n")
    assert ("", (), "") == (source.reference.issued, source.reference.author, source.reference.title)
    with pytest.raises(NotText, match="not valid YAML"):
        read(tmp_path, f"---\ntitle: {'[' * 5000}\n---\nThe bridge is shut.\n")


@pytest.mark.parametrize("front", ["title: Uniforms: a price", "title: [", 'author: "Lee'])
def test_broken_front_matter_names_its_line(tmp_path: Path, front: str) -> None:
    with pytest.raises(NotText, match=r"not valid YAML \(line \d+\)"):
        read(tmp_path, f"---\n{front}\n---\nThe bridge is shut.\n")


def test_front_matter_runs_no_code(tmp_path: Path) -> None:
    with pytest.raises(NotText, match="not valid YAML"):
        read(tmp_path, '---\ntitle: !!python/object/apply:os.system ["true"]\n---\nThe bridge is shut.\n')
