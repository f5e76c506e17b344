"""README: its example of deck.toml is read, its links lead somewhere, its commands are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cards import tables
from cards.readers import records
from cards.settings import load
from tests.conftest import ROOT, Run

TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = ("README.md", "HOUSE.md", "DECISIONS.md", "CHANGELOG.md", "seeds/README.md", "tests/README.md")


def test_the_example_of_deck_toml_is_read(tmp_path: Path) -> None:
    example, ledger = re.findall(r"```toml\n(.*?)```", TEXT, re.DOTALL)
    (tmp_path / "deck.toml").write_text(example, encoding="utf-8")
    settings = load(tmp_path / "deck.toml", tables=tables.known())
    assert ("School uniforms", "index-3x5", 1, 1) == (
        settings.title,
        settings.print.stock,
        len(settings.questions),
        len(settings.drops),
    )
    assert "it sets the fees" == records.parse(ledger, "README.md")["lee.txt"].standing.stake


@pytest.mark.parametrize("page", PAGES)
def test_its_links_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#\s]+)", text) if "://" not in link]
    assert [] == [link for link in links if not (ROOT / page).parent.joinpath(link).exists()]


def test_every_command_of_its_table_has_help(run: Run) -> None:
    commands = dict.fromkeys(re.findall(r"^\| `cards ([a-z]+)", TEXT, re.MULTILINE))
    assert len(commands) >= 9
    for command in commands:
        code, said, _ = run(command, "--help")
        assert 0 == code
        assert "Usage: cards" in said
