"""What a template sees is written down field by field, and within a version it only grows."""

from __future__ import annotations

import pytest

from cards import templates, workshop
from cards.told import told
from cards.workshop import context
from tests.conftest import ROOT

PAGE = templates.stock("templates") / "CONTEXT.md"
FROZEN = ROOT / "tests" / "cases" / f"context-{templates.CONTEXT}.txt"


def test_nothing_that_a_theme_may_use_is_taken_away(request):
    """A line that is gone, or has another type, breaks themes: raise templates.CONTEXT, or leave it."""
    names = list(context.names())
    if request.config.getoption("--bless"):
        old = FROZEN.read_text(encoding="utf-8").splitlines() if FROZEN.is_file() else []
        FROZEN.write_text("\n".join(dict.fromkeys((*old, *names))) + "\n", encoding="utf-8")
    frozen = FROZEN.read_text(encoding="utf-8").splitlines()
    assert len(frozen) > 150
    assert [] == sorted(set(frozen) - set(names))
    assert [] == sorted(set(names) - set(frozen)), "pytest tests/workshop/test_context.py --bless adds what is new"


def test_the_page_about_it_is_made_from_the_types(request):
    if request.config.getoption("--bless"):
        PAGE.write_text(workshop.described() + "\n", encoding="utf-8")
    text = PAGE.read_text(encoding="utf-8")
    assert "| `view` in `kinds/` | View |" in text
    assert text == workshop.described() + "\n", "pytest tests/workshop/test_context.py --bless writes it anew"


@pytest.mark.parametrize("cls", context.types(), ids=lambda cls: cls.__name__)
def test_no_field_is_without_a_sentence(cls):
    """Write `#:` and the sentence at the end of the field's line, or above it; a property has its docstring."""
    silent = [name for name in context.seen(cls) if len(told(cls).get(name, "").split()) < 2]
    assert context.seen(cls)
    assert [] == silent
