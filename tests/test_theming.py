"""“Make your own theme in fifteen minutes”, done as it is written, in an empty folder; and the commands it uses."""

from __future__ import annotations

import re
import shlex

import pytest

from cards import templates

GUIDE = templates.stock("templates") / "THEMES.md"
BLOCK = re.compile(r"(?:<!-- (?P<file>\S+) -->\n)?```(?P<kind>\w+)\n(?P<text>.*?)```", re.DOTALL)


@pytest.mark.pdf
def test_the_guide_works_as_it_is_written(tmp_path, monkeypatch, run):
    monkeypatch.chdir(tmp_path)
    blocks = [match.groupdict() for match in BLOCK.finditer(GUIDE.read_text(encoding="utf-8"))]
    assert {"sh", "toml", "css", "html"} == {block["kind"] for block in blocks}
    said = ""
    for block in blocks:
        if block["file"]:
            path = tmp_path / block["file"]
            path.parent.mkdir(exist_ok=True)
            path.write_text(block["text"], encoding="utf-8")
            continue
        for line in block["text"].splitlines():
            code, out, err = run(*shlex.split(line)[1:])
            assert 0 == code, (line, out, err)
            said += out
    assert "the theme slate is sound" in said
    assert "back.html: is as ours" in said
    assert re.search(r"print\.school\s+\W?Millbrook School\W?\s+deck\.toml", said)


def test_a_check_that_finds_something_ends_with_one_and_says_what(tmp_path, monkeypatch, run):
    monkeypatch.chdir(tmp_path)
    run("templates", "new", "mine")
    (tmp_path / "mine" / "theme.css").write_text(".a { colour: red }\n")
    monkeypatch.setattr("cards.workshop.checks._printed", lambda *_: ())
    code, out, err = run("templates", "check", "mine")
    assert (1, "1 thing to mend\n") == (code, out)
    assert "theme.css:1" in err
    assert ".a { colour: red }" in err


def test_an_unknown_stock_or_theme_is_refused(run):
    assert 1 == run("templates", "check", "--stock", "quater")[0]
    code, _, err = run("templates", "check", "clasic")
    assert 1 == code
    assert "did you mean 'classic'" in err


def test_a_theme_that_changes_nothing_says_so(run):
    code, out, _ = run("templates", "diff", "plain")
    assert (0, True) == (code, "nothing is changed" in out)


@pytest.mark.parametrize("name", ["Ünïcode", ".", "a/b%c"])
def test_no_theme_is_begun_whose_name_no_check_would_take(tmp_path, monkeypatch, run, name):
    monkeypatch.chdir(tmp_path)
    code, _, err = run("templates", "new", name)
    assert 1 == code
    assert "mend:" in err
    assert [] == list(tmp_path.iterdir())


def test_a_copy_into_a_file_is_refused(tmp_path, monkeypatch, run):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.css").write_text("")
    code, _, err = run("templates", "copy", "card.html", "--to", "x.css")
    assert 1 == code
    assert "is a file, not a folder" in err


@pytest.mark.parametrize("of", ["deck.json", "deck.toml", "theme.toml"])
def test_each_schema_is_said(run, of):
    code, out, _ = run("schema", of)
    assert 0 == code
    assert '"$schema"' in out
