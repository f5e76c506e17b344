"""The command line: exit statuses, what goes to stdout and what to stderr, and a clear word for every fault."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from cards import __version__, talk
from cards.errors import SettingsError
from tests.conftest import LEE, Run

quick = pytest.mark.usefixtures("quick")


@pytest.fixture
def out(folder: Path) -> Path:
    return folder.parent / "out"


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("words", [["biuld"], ["build", "--nonesuch"], ["list", "nix"], ["verify"], ["list"]])
def test_wrong_usage_is_2(run: Run, words: list[str]) -> None:
    code, _, err = run(*words)
    assert 2 == code
    assert "--help" in err


@pytest.mark.parametrize(
    "words", [["build", "gone"], ["find", "-c", "gone.toml"], ["print", "gone.json"], ["verify", "gone.pdf"]]
)
def test_what_is_not_there_is_1_and_has_a_mend(run: Run, words: list[str]) -> None:
    code, said, err = run(*words)
    assert (1, "") == (code, said)
    assert "gone" in err
    assert "mend: " in err


@quick
def test_a_fault_of_ours_is_3_and_leaves_a_log(
    run: Run, folder: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_(*_: object) -> None:
        raise ZeroDivisionError("seven")

    run("find", folder, "-o", out)
    monkeypatch.setattr("cards.dealer.deal", lambda *_, **__: break_())
    code, _, err = run("find", folder, "-o", out)
    assert 3 == code
    assert "ZeroDivisionError: seven" in err
    assert "Traceback" not in err
    assert "Traceback" in (out / "cards-error.log").read_text()


@quick
def test_ctrl_c_is_130_and_leaves_the_last_deck(
    run: Run, folder: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    run("find", folder, "-o", out)
    before = (out / "deck.json").read_bytes()
    monkeypatch.setattr("cards.build.EXPORTERS", {"pdf": type("Slow", (), {"export": stop})})
    code, _, err = run("build", folder, "-o", out)
    assert 130 == code
    assert "nothing was written" in err
    assert before == (out / "deck.json").read_bytes()
    assert ["deck.json"] == [path.name for path in out.iterdir()]


@quick
def test_a_changed_source_is_4_and_its_quotations_are_named(run: Run, folder: Path, out: Path) -> None:
    run("find", folder, "-o", out)
    (folder / "lee.txt").write_text(LEE.replace("half", "calf"), encoding="utf-8")
    code, said, err = run("verify", out / "deck.json")
    assert (4, "") == (code, said)
    assert "lee.txt has changed" in err
    assert "calf in the first year" in err


@quick
def test_results_go_to_stdout_and_talk_to_stderr(run: Run, folder: Path, out: Path) -> None:
    code, said, err = run("find", folder, "-o", out)
    assert (0, f"{out / 'deck.json'}\n") == (code, said)
    for words in (
        "1 question",
        "Do school uniforms reduce bullying?",
        "Side 1: 1 card from 1 source",
        "osei.txt",
        "author",
    ):
        assert words in err


@quick
def test_quiet_says_nothing(run: Run, folder: Path, out: Path) -> None:
    assert (0, "", "") == run("find", folder, "-o", out, "-q")
    assert (0, "", "") == run("verify", out / "deck.json", "-q")


@quick
def test_verbose_tells_why(run: Run, folder: Path, out: Path) -> None:
    _, _, err = run("find", folder, "-o", out, "-v")
    assert "why: assertion against denial" in err
    assert "dealing: 0." in err


@quick
def test_a_deck_is_verified_from_anywhere(run: Run, folder: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    run("find", "sources", "-o", "out")
    monkeypatch.chdir("/")
    code, said, _ = run("verify", out / "deck.json")
    assert 0 == code
    assert "stand word for word in 2 sources" in said


@quick
def test_deck_toml_in_this_folder_is_used(run: Run, folder: Path) -> None:
    (folder.parent / "deck.toml").write_text('sources = ["sources/*.txt"]\noutput = "mine"\ntitle = "Dress"\n')
    assert 0 == run("find")[0]
    assert "Dress" == json.loads((folder.parent / "mine" / "deck.json").read_text())["title"]


@quick
@pytest.mark.pdf
def test_a_deck_is_printed_again_on_other_stock(run: Run, folder: Path, out: Path) -> None:
    run("build", folder, "-o", out)
    first = (out / "deck.pdf").read_bytes()
    (folder.parent / "other.toml").write_text('[print]\nstock = "index-3x5"\npaper = "letter"\n')
    code, said, _ = run("print", out / "deck.json", "-c", "other.toml")
    assert (0, f"{out / 'deck.pdf'}\n") == (code, said)
    assert first != (out / "deck.pdf").read_bytes()
    assert 0 == run("verify", out / "deck.pdf")[0]


@quick
@pytest.mark.pdf
def test_a_pdf_alone_is_verified_against_a_folder(run: Run, folder: Path, out: Path) -> None:
    run("build", folder, "-o", out)
    (out / "deck.json").unlink()
    assert 1 == run("verify", out / "deck.pdf")[0]
    assert 0 == run("verify", out / "deck.pdf", "--sources", folder)[0]
    (folder / "osei.txt").write_text("Dress is a pupil’s own choice.\n\nBullying moved to hats.\n")
    code, _, err = run("verify", out / "deck.pdf", "--sources", folder)
    assert 4 == code
    assert "osei.txt" in err


@quick
@pytest.mark.pdf
def test_a_pdf_whose_deck_was_altered_is_caught(run: Run, folder: Path, out: Path) -> None:
    """Even if what was put in its place stands in the sources: it is not what was printed."""
    import pikepdf

    run("build", folder, "-o", out)
    with pikepdf.open(out / "deck.pdf") as pdf:
        text = pdf.attachments["deck.json"].get_file().read_bytes()
        spec = pikepdf.AttachedFileSpec(pdf, text.replace(b"reduce bullying?", b"increase bullying?"))
        pdf.attachments["deck.json"] = spec
        pdf.save(out / "altered.pdf")
    code, _, err = run("verify", out / "altered.pdf", "--sources", folder)
    assert 4 == code
    assert "not the one that was printed" in err


def test_sources_are_shown_with_what_is_missing(run: Run, folder: Path) -> None:
    code, said, _ = run("sources", folder)
    assert 0 == code
    assert "osei.txt" in said
    assert "author, date" in said
    assert not (folder / "sources.toml").exists()


def test_gaps_are_written_once_and_then_known(run: Run, folder: Path) -> None:
    assert "2 sources to fill in" in run("sources", folder, "--write")[1]
    ledger = folder / "sources.toml"
    ledger.write_text(ledger.read_text().replace("author = []", 'author = ["Osei, Kofi"]', 1))
    _, said, _ = run("sources", folder, "--write")
    assert "Kofi Osei" in said
    assert "nothing to add" in said


@pytest.mark.parametrize(
    ("table", "name"),
    [
        ("kinds", "evidence"),
        ("stocks", "quarter"),
        ("papers", "letter"),
        ("styles", "mla"),
        ("formats", "pdf"),
        ("packs", "hands"),
        ("debates", "world-schools"),
        ("templates", "page.html"),
    ],
)
def test_the_names_are_listed(run: Run, table: str, name: str) -> None:
    code, said, _ = run("list", table)
    assert 0 == code
    assert name in [line.split()[0] for line in said.splitlines()]


def test_the_schema_is_json(run: Run) -> None:
    assert "object" == json.loads(run("schema")[1])["type"]


def test_settings_say_where_they_come_from(run: Run, tmp_path: Path) -> None:
    (tmp_path / "deck.toml").write_text("[deal]\nseed = 7\n")
    lines = {line.split()[0]: line.split()[1:] for line in run("settings")[1].splitlines()}
    assert ["7", "deck.toml"] == lines["deal.seed"]
    assert ["true", "default"] == lines["deal.balance"]


def test_a_template_is_copied_but_never_over_your_own(run: Run, tmp_path: Path) -> None:
    assert "my-templates/card.html\n" == run("templates", "copy", "card.html")[1]
    assert (tmp_path / "my-templates" / "card.html").read_text()
    code, _, err = run("templates", "copy", "card.html")
    assert 1 == code
    assert "is there already" in err
    assert "did you mean 'card.html'" in run("templates", "copy", "crad.html")[2]
    assert "card.html" in run("templates", "list")[1]


def test_the_version_is_told(run: Run) -> None:
    assert (0, f"cards {__version__}\n", "") == run("--version")


def test_without_words_help_is_shown(run: Run) -> None:
    _, said, err = run()
    assert "build" in said + err


def test_progress_is_a_bar_on_a_terminal_and_lines_elsewhere() -> None:
    for terminal in (True, False):
        screen = io.StringIO()
        console = Console(file=screen, force_terminal=terminal, width=80)
        with talk.Steps(console=console) as steps:
            steps("reading", 0, 0)
            for done in range(3):
                steps("parsing", done, 2)
        shown = screen.getvalue()
        assert "parsing" in shown
        assert terminal == ("2/2" in shown)
        assert terminal or "reading …\nparsing …\n" == shown


def test_markup_in_a_message_is_only_text(capsys: pytest.CaptureFixture[str]) -> None:
    talk.fault(SettingsError("there is no [bold]thing[/bold]", where="[print] stock", mend="write [red]"))
    assert "[print] stock: there is no [bold]thing[/bold]" in capsys.readouterr().err


@quick
def test_a_file_that_cannot_be_read_is_told_once_with_its_mend(run: Run, folder: Path, out: Path) -> None:
    (folder / "picture.png").write_bytes(b"\x89PNG")
    code, _, err = run("find", folder, "-o", out)
    assert 0 == code
    assert 1 == err.count("picture.png")
    assert "mend: save it as one of" in err


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("", "it asks nothing"),
        ("| a | b", "it asks nothing"),
        ("Is it? | yes", "it has one position"),
        ("Is it? | yes |", "is empty"),
    ],
)
def test_what_asks_nothing_is_refused(run: Run, folder: Path, asked: str, said: str) -> None:
    code, out, err = run("find", folder, "--ask", asked)
    assert (1, "") == (code, out)
    assert said in err
    assert "mend: " in err


@pytest.mark.model
@pytest.mark.pdf
def test_questions_are_asked_on_the_command_line_in_place_of_those_of_deck_toml(
    run: Run, folder: Path, out: Path
) -> None:
    (folder.parent / "deck.toml").write_text('[[question]]\ntext = "Is dress a choice?"\n')
    motion = "Do uniforms reduce bullying? | Bullying fell by half | Bullying moved to shoes"
    code, _, err = run("build", folder, "-o", out, "--ask", motion, "--ask", "Who discovered the moon?")
    assert 0 == code, err
    first, second = json.loads((out / "deck.json").read_text(encoding="utf-8"))["questions"]
    assert {"Bullying fell by half", "Bullying moved to shoes"} == {side["text"] for side in first["positions"]}
    assert ("asked", []) == (second["origin"], second["positions"])
    assert "found no answer in these sources: Who discovered the moon?" in " ".join(err.split())
    assert 0 == run("verify", out / "deck.pdf")[0]
