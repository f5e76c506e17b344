"""The seven steps: nothing is written that is not proved, and nothing that was there is lost by a failure."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from cards import build
from cards.errors import NothingContested, NotVerbatim, SettingsError, SourceChanged, StoreError, TemplateFault
from cards.settings import Exclude, Find, Motion, Print, Settings
from tests.conftest import LEE, SEEDS

pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture
def settings(folder: Path) -> Settings:
    return Settings(sources=(str(folder),), output=folder.parent / "out")


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def test_sources_in_agreement_make_no_deck(settings: Settings, folder: Path) -> None:
    (folder / "osei.txt").unlink()
    with pytest.raises(NothingContested, match="1 source with 0 claims were read") as fault:
        build.build(settings, ())
    assert "add a source that disagrees" in fault.value.mend


def test_the_setting_to_loosen_is_named_if_it_can_be_loosened(settings: Settings, folder: Path) -> None:
    (folder / "osei.txt").unlink()
    with pytest.raises(NothingContested) as fault:
        build.build(replace(settings, find=Find(min_positions=3)), ())
    assert "lower [find] min_positions" in fault.value.mend
    with pytest.raises(NothingContested, match="none of the questions that were asked"):
        build.build(replace(settings, questions=(Motion("Should dogs bark?"),)), ())


def test_the_setting_is_not_named_if_it_cannot(settings: Settings, folder: Path) -> None:
    (folder / "osei.txt").unlink()
    with pytest.raises(NothingContested) as fault:
        build.build(settings, ())
    assert "min_positions" not in fault.value.mend
    assert [] == files(settings.output)


def test_a_style_that_is_none_is_refused_before_the_long_work(settings: Settings, folder: Path) -> None:
    (folder.parent / "own.csl").write_text("Lee, Ada. Not a style.", encoding="utf-8")
    steps: list[str] = []
    with pytest.raises(SettingsError, match="is not CSL"):
        build.build(
            replace(settings, print=Print(style=str(folder.parent / "own.csl"))),
            ("pdf",),
            lambda step, *_: steps.append(step),
        )
    assert [] == steps


def test_a_quotation_that_does_not_stand_stops_everything(settings: Settings, folder: Path) -> None:
    """The file changes while the deck is being made."""

    def meddle(step: str, _done: int, _total: int) -> None:
        if step == "dealing":
            (folder / "lee.txt").write_text(LEE.replace("half", "calf"), encoding="utf-8")

    with pytest.raises(NotVerbatim, match="calf"):
        build.build(settings, ("pdf",), meddle)
    assert [] == files(settings.output)


@pytest.mark.pdf
@pytest.mark.parametrize("body", ["", "{{ super() | upper }}"])
def test_a_template_that_prints_other_words_stops_everything(settings: Settings, folder: Path, body: str) -> None:
    mine = folder.parent / "mine"
    (mine / "kinds").mkdir(parents=True)
    block = f"{{% block body %}}{body}{{% endblock %}}"
    (mine / "kinds" / "evidence.html").write_text('{% extends "stock/kinds/evidence.html" %}' + block)
    with pytest.raises(NotVerbatim, match="the pages do not print “Bullying over clothes"):
        build.build(replace(settings, print=Print(templates=mine)), ("pdf",))
    assert [] == files(settings.output)


def test_a_failed_run_leaves_the_last_good_deck(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    build.build(settings, ())
    before = (settings.output / "deck.json").read_bytes()

    class Broken:
        @staticmethod
        def export(*_: object, **__: object) -> tuple[str, ...]:
            raise TemplateFault("is broken", mend="mend it")

    monkeypatch.setattr(build, "EXPORTERS", {"pdf": Broken})
    with pytest.raises(TemplateFault):
        build.build(replace(settings, title="Another"), ("pdf",))
    assert before == (settings.output / "deck.json").read_bytes()
    assert ["deck.json"] == files(settings.output)


def test_a_deck_is_printed_from_its_own_sources_only(settings: Settings, folder: Path) -> None:
    build.build(settings, ())
    (folder / "lee.txt").write_text(LEE.replace("half", "calf"), encoding="utf-8")
    with pytest.raises(SourceChanged, match="is not the text"):
        build.reprint(settings.output / "deck.json", settings)


def test_a_deck_that_knows_no_folder_asks_for_it(settings: Settings) -> None:
    build.build(settings, ())
    path = settings.output / "deck.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "roots": []}))
    with pytest.raises(StoreError, match="does not say where") as fault:
        build.verify(path)
    assert "--sources" in fault.value.mend


def test_each_step_is_told(settings: Settings) -> None:
    told: list[str] = []
    build.build(settings, (), lambda step, _done, _total: told.append(step))
    steps = ["reading", "finding claims", "dealing", "proving", "writing"]
    assert steps == list(dict.fromkeys(told))


def test_the_deck_is_written_and_proved(settings: Settings) -> None:
    outcome = build.build(settings, ())
    assert (settings.output / "deck.json",) == outcome.written
    report = build.verify(outcome.written[0])
    assert (outcome.quotations, ()) == (report.quotations, report.faults)


def test_the_same_sources_give_the_same_bytes(settings: Settings) -> None:
    first = build.build(settings, ()).written[0].read_bytes()
    assert first == build.build(settings, ()).written[0].read_bytes()


def test_what_could_not_be_read_is_told_and_the_rest_is_used(settings: Settings, folder: Path) -> None:
    (folder / "picture.png").write_bytes(b"\x89PNG")
    outcome = build.build(settings, ())
    assert ["picture.png"] == [problem.where for problem in outcome.unread]
    assert any("picture.png" in warning for warning in outcome.deck.warnings)


def test_without_any_sources_the_sample_texts_are_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert {path.name for path in SEEDS.glob("0*_*")} == {one.file for one in build.read(Settings()).sources}


def test_seeds_in_this_folder_come_before_the_sample_texts(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    folder.rename(folder.parent / "seeds")
    monkeypatch.chdir(folder.parent)
    assert {"lee.txt", "osei.txt"} == {one.file for one in build.read(Settings()).sources}


def test_deck_toml_knows_better_than_the_text(settings: Settings) -> None:
    better = replace(settings, references=({"file": "osei.txt", "authors": ["Osei, Kofi"], "issued": "2024"},))
    osei = build.read(better).sources[1]
    assert ("Kofi Osei", "2024") == (osei.reference.authors, osei.reference.issued)


@pytest.mark.parametrize(
    ("table", "said"),
    [({"title": "a"}, "does not say of which file"), ({"file": "osei.txt", "titel": "a"}, 'did you mean "title"')],
)
def test_a_reference_that_cannot_be_used_is_refused(settings: Settings, table: dict[str, str], said: str) -> None:
    with pytest.raises(SettingsError) as fault:
        build.read(replace(settings, references=(table,)))
    assert said in str(fault.value)


def test_two_references_that_claim_one_file_are_refused(settings: Settings) -> None:
    twice = ({"file": "osei.txt", "title": "a"}, {"file": "osei.txt", "title": "b"})
    with pytest.raises(SettingsError, match="two records claim this file"):
        build.read(replace(settings, references=twice))


def test_sources_that_deck_toml_lists_are_left_out_or_carry_a_notice(settings: Settings) -> None:
    listed = replace(settings, find=Find(sensitive=("lee*",), exclude=Exclude(sources=("osei.txt",))))
    (lee,) = build.read(listed).sources
    assert ("lee.txt", "listed in deck.toml as sensitive") == (lee.file, lee.notice)


def test_a_library_that_deck_toml_names_is_read(settings: Settings, folder: Path) -> None:
    library = folder.parent / "zotero.bib"
    library.write_text(
        "@misc{lee, author = {Lee, Ada}, publisher = {Harbour Press}, file = {lee.txt}}", encoding="utf-8"
    )
    reading = build.read(replace(settings, library=(library,)))
    assert ("Harbour Press", (("zotero.bib", 1, 1),)) == (reading.sources[0].reference.publisher, reading.libraries)
