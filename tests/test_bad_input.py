"""Whatever is given: one clear message with a mend, the right exit status, and the last good deck untouched."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from cards.readers import read_folder
from tests.conftest import LEE, Run

AGREED = "The council met on Monday.\n\nThe council met again on Tuesday, and then it went home.\n"

Folder = Callable[[Path], object]


def _only(folder: Path, name: str, content: bytes) -> None:
    for path in folder.iterdir():
        path.unlink()
    (folder / name).write_bytes(content)


def _empty(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()


def _missing(folder: Path) -> None:
    _empty(folder)
    folder.rmdir()


def _link_out(folder: Path) -> None:
    _empty(folder)
    (folder.parent / "secret.txt").write_text(LEE)
    (folder / "secret.txt").symlink_to(folder.parent / "secret.txt")


@pytest.fixture
def deck(folder: Path) -> Path:
    """A deck from an earlier run, that no failure may touch."""
    path = folder.parent / "out" / "deck.json"
    path.parent.mkdir()
    path.write_text("the last good deck")
    return path


def one_message(code: int, said: str, err: str) -> str:
    assert (1, "") == (code, said)
    assert 1 == err.count("error  ")
    assert 1 == err.count("\n  mend: ")
    assert "Traceback" not in err
    return err


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        pytest.param(_missing, "there is no such file or folder", id="missing folder"),
        pytest.param(_empty, "it holds no source", id="empty folder"),
        pytest.param(lambda f: _only(f, "a.png", b"\x89PNG"), "nothing here reads .png", id="nothing readable"),
        pytest.param(lambda f: _only(f, "a.txt", bytes(range(256)) * 40), "a.txt", id="binary"),
        pytest.param(lambda f: _only(f, "a.txt", b""), "a.txt", id="zero bytes"),
        pytest.param(lambda f: _only(f, "a.txt", b"\n\n * * *\n\n"), "no sentence", id="no sentence"),
        pytest.param(
            lambda f: _only(f, "a.txt", b"x" * 50_000_000), "it has 50 MB, and the limit is 10 MB", id="50 MB"
        ),
        pytest.param(_link_out, "leads out of the folder", id="link out of the folder"),
        pytest.param(
            lambda f: _only(f, "a.txt", AGREED.encode()), "no question do two positions stand", id="one source"
        ),
    ],
)
def test_sources_that_make_no_deck(run: Run, folder: Path, deck: Path, spoil: Folder, said: str) -> None:
    spoil(folder)
    assert said in one_message(*run("build", folder, "-o", deck.parent))
    assert "the last good deck" == deck.read_text()
    assert [deck] == list(deck.parent.iterdir())


@pytest.mark.model
def test_sources_with_nothing_contested(run: Run, folder: Path, deck: Path) -> None:
    _only(folder, "a.txt", AGREED.encode())
    (folder / "b.txt").write_text("A river runs through the town.\n\nIt is called the Mere, and it is blue.\n")
    err = one_message(*run("build", folder, "-o", deck.parent))
    assert "2 sources" in err
    assert "[[question]] in deck.toml" in err
    assert "min_positions" not in err, "it cannot be lowered below two"
    assert "the last good deck" == deck.read_text()


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(LEE.replace("’", "'").encode("utf-16"), "fell by half", id="utf-16"),
        pytest.param(
            "Café prices rose.\n\nThe café’s owner “denied” it for a year.\n".encode("cp1252"),
            "café’s owner “denied”",
            id="cp1252",
        ),
    ],
)
def test_a_wrong_encoding_is_read_rightly_and_never_as_mojibake(
    run: Run, folder: Path, deck: Path, content: bytes, said: str
) -> None:
    (folder / "lee.txt").write_bytes(content)
    assert 0 == run("find", folder, "-o", deck.parent)[0]
    text = deck.read_text(encoding="utf-8")
    assert said in text
    assert not any(sign in text for sign in ("�", "Ã", "â€"))


@pytest.mark.usefixtures("quick")
def test_an_encoding_that_cannot_be_told_is_refused_at_its_byte(run: Run, folder: Path, deck: Path) -> None:
    _only(folder, "lee.txt", LEE.encode() + b"\x81\x8d\x8f\x90 and so it goes on.\n")
    assert "byte" in one_message(*run("find", folder, "-o", deck.parent))


@pytest.mark.usefixtures("quick")
def test_an_output_that_is_a_file_is_refused(run: Run, folder: Path, deck: Path) -> None:
    assert "is a file, not a folder" in one_message(*run("build", folder, "-o", deck))
    assert "the last good deck" == deck.read_text()


@pytest.mark.usefixtures("quick")
def test_an_output_below_a_file_is_refused(run: Run, folder: Path, deck: Path) -> None:
    assert "choose another folder with -o" in one_message(*run("find", folder, "-o", deck / "deeper"))


@pytest.mark.usefixtures("quick")
@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_an_output_without_leave_to_write_is_refused(run: Run, folder: Path, deck: Path) -> None:
    deck.parent.chmod(0o500)
    assert "choose another folder with -o" in one_message(*run("find", folder, "-o", deck.parent))


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[deal]\nper_sides = 3\n", "did you mean 'per_side'?"),
        ("[print]\nstock = 'index-3x4'\n", "did you mean 'index-3x5'?"),
        (
            "[print]\nstyle = 'chicago'\n",
            "did you mean 'chicago-notes'? (there are: apa, chicago-author-date, chicago-notes, debate, mla)",
        ),
        ("[print]\ntemplates = 'nowhere'\n", "there is no such folder of templates"),
        ("[[reference]]\nfile = 'lee.txt'\ntitel = 'x'\n", 'did you mean "title"?'),
        ("title = \n", "is not valid TOML"),
    ],
)
def test_a_fault_in_deck_toml(run: Run, folder: Path, deck: Path, text: str, said: str) -> None:
    config = folder.parent / "deck.toml"
    config.write_text(text)
    assert said in one_message(*run("build", folder, "-o", deck.parent, "-c", config))
    assert "the last good deck" == deck.read_text()


@pytest.mark.usefixtures("quick")
@pytest.mark.pdf
@pytest.mark.parametrize(
    ("template", "where"),
    [
        (
            '{% extends "stock/kinds/evidence.html" %}\n{% block body %}{{ view.nonesuch }}{% endblock %}',
            "evidence.html:2",
        ),
        ("{% block body %}\n\n{% endblok %}", "evidence.html:3"),
        ('{% extends "stock/kinds/gone.html" %}', "evidence.html:1"),
    ],
)
def test_a_broken_template_is_named_with_its_line(
    run: Run, folder: Path, deck: Path, template: str, where: str
) -> None:
    mine = folder.parent / "mine" / "kinds"
    mine.mkdir(parents=True)
    (mine / "evidence.html").write_text(template)
    config = folder.parent / "deck.toml"
    config.write_text("[print]\ntemplates = 'mine'\n")
    assert where in one_message(*run("build", folder, "-o", deck.parent, "-c", config))
    assert "the last good deck" == deck.read_text()
    assert [deck] == list(deck.parent.iterdir())


@pytest.mark.parametrize("opening", ["", "# ", "## "])
def test_a_text_of_one_line_is_text_even_where_it_begins_as_a_heading_does(tmp_path: Path, opening: str) -> None:
    words = "The council met on Monday, and it did not agree. " * 500
    (tmp_path / "a.md").write_text(f"{opening}{words}")
    (source,) = read_folder([tmp_path]).sources
    assert ["text"] == [block.role for block in source.blocks]
    assert source.blocks[0].end - source.blocks[0].start > 20_000
