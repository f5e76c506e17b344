"""The lines that each style prints, as tests/cases/citations/*.md writes them down."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cards.citations import STYLES, Citation
from cards.model import Name, Reference

CASES = Path(__file__).parent.parent / "cases" / "citations"


def name(words: str) -> Name:
    words = words.strip()
    if words.startswith("["):
        return Name(literal=words.strip("[]"))
    family, _, given = words.partition(", ")
    return Name(family=family, given=given)


def fields(case: str) -> dict[str, str]:
    return dict(line.split(": ", 1) for line in case.splitlines() if ": " in line)


def cases() -> list[tuple[str, str, dict[str, str]]]:
    found = []
    for path in sorted(CASES.glob("*.md")):
        for case in re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            title, _, body = case.partition("\n")
            found.append((path.stem, title, fields(body)))
    return found


def citation(case: dict[str, str]) -> Citation:
    reference = Reference(
        type=case.get("type", "document"),
        author=tuple(name(one) for one in case["author"].split(";")) if "author" in case else (),
        title=case.get("title", ""),
        container_title=case.get("container", ""),
        publisher=case.get("publisher", ""),
        issued=case.get("issued", ""),
        accessed=case.get("accessed", ""),
        url=case.get("url", ""),
        inferred=tuple(case.get("inferred", "").split()),
        qualifications=case.get("qualifications", ""),
    )
    return Citation(
        reference,
        case.get("place", ""),
        case.get("kind", ""),
        case.get("speaker", ""),
        case.get("voice", "quoted"),
        case.get("cutter", ""),
        case.get("letter", ""),
    )


def test_every_style_has_cases():
    assert {style for style, _, _ in cases()} == set(STYLES)
    assert len(cases()) > 90


@pytest.mark.parametrize(("style", "title", "case"), cases(), ids=lambda value: value if isinstance(value, str) else "")
def test_case(style, title, case):
    cite = STYLES[style].cite(citation(case))
    assert (cite.short, cite.full) == (case["short"], case["full"])
    if "slanted" in case:
        assert [words for words, slant in cite.pieces() if slant] == [case["slanted"]]
