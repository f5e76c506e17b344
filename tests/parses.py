"""Parses to test with: written by hand, or made by the language model; and the case files that hold the sentences."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cards.language import Paragraph, Parsed, parse
from cards.model import Block, Source

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

CASES = Path(__file__).parent / "cases"


@cache
def vocab() -> Vocab:
    """English without a model: it knows a quotation mark from a letter, and no word."""
    import spacy

    return spacy.blank("en").vocab


def by_hand(table: str) -> Doc:
    """A parse from rows of: word, lemma, part of speech, tag, head's row (from 1), relation, and the name's label.

    A word that ends in "~" is written together with the next one.
    """
    from spacy.tokens import Doc

    rows = [(*line.split(), "")[:7] for line in table.strip().splitlines()]
    words, lemmas, pos, tags, heads, deps, names = (list(column) for column in zip(*rows, strict=True))
    return Doc(
        vocab(),
        words=[word.removesuffix("~") for word in words],
        spaces=[not word.endswith("~") for word in words],
        lemmas=lemmas,
        pos=pos,
        tags=tags,
        heads=[int(head) - 1 for head in heads],
        deps=deps,
        ents=_names(names),
    )


def _names(labels: list[str]) -> list[str]:
    """Rows of one label that stand side by side are one name."""
    before = ["", *labels]
    return [
        f"{'I' if label == last else 'B'}-{label}" if label else "O"
        for last, label in zip(before, labels, strict=False)
    ]


def of(text: str, file: str = "a.txt") -> Source:
    """A source whose paragraphs are parted by empty lines, and all running text."""
    blocks, at = [], 0
    for part in text.split("\n\n"):
        blocks.append(Block(at, at + len(part), "text"))
        at += len(part) + 2
    return Source(file, text, 0, len(text), blocks=tuple(blocks))


def standing(doc: Doc) -> Parsed:
    """A source that is this one parsed paragraph."""
    source = of(doc.text)
    return Parsed(source, (Paragraph(source, 0, "text", doc),))


def parsed(*texts: str) -> tuple[Parsed, ...]:
    """Each text a source of its own, parsed by the language model."""
    return parse([of(text, f"{number}.txt") for number, text in enumerate(texts)])


def cases(name: str) -> list[object]:
    """The cases of tests/cases/<name>.md as (title, fields); a field given twice is a list of two.

    `fault` names what is known to be wrong: such a case is expected to fail, and says so once it does not.
    """
    text = (CASES / f"{name}.md").read_text(encoding="utf-8")
    found = []
    for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        title, _, body = part.partition("\n")
        fields: dict[str, list[str]] = {}
        for line in body.splitlines():
            if ": " in line:
                key, value = line.split(": ", 1)
                fields.setdefault(key, []).append(value)
        marks = [pytest.mark.xfail(reason=fault) for fault in fields.pop("fault", [])]
        found.append(pytest.param(fields, id=title, marks=marks))
    return found
