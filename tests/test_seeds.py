"""The sample corpus: it must not borrow a sentence, invent a quotation, or pass for anything but a sample."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from cards.readers import read_folder

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"
ORIGINALS = ROOT.parent / "shared" / "seeds"
TEXTS = sorted(path for path in SEEDS.glob("0*") if path.suffix in {".txt", ".md", ".html"} and path.stem[2] == "_")
README = (SEEDS / "README.md").read_text(encoding="utf-8")
RECORDS = tomllib.loads((SEEDS / "sources.toml").read_text(encoding="utf-8"))
ORIGINAL_RECORDS = {
    name: record for name, record in RECORDS.items() if name[3] == "_"
}  # "…#2" is a file's second article
ORIGINAL_FILES = {name.partition("#")[0] for name in ORIGINAL_RECORDS}
TITLES = tuple(record["title"] for record in ORIGINAL_RECORDS.values())
RUN = 8

each_text = pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
with_originals = pytest.mark.skipif(not ORIGINALS.is_dir(), reason="the five original works are not on this machine")


def words(text: str) -> list[str]:
    return re.findall(r"\w+", re.sub("['’]", "", text).lower())


def runs(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[at : at + RUN]) for at in range(len(found) - RUN + 1)}


def quotations(text: str) -> list[str]:
    return [quoted for quoted in re.findall("“([^”]*)”", text) if quoted not in TITLES]


def originals() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(ORIGINALS.glob("*.txt"))]


@pytest.fixture(scope="module")
def original_runs() -> set[tuple[str, ...]]:
    found = set().union(*map(runs, originals()))
    assert len(found) > 1000
    return found


@with_originals
@each_text
def test_no_sentence_is_borrowed(path: Path, original_runs: set[tuple[str, ...]]) -> None:
    text = path.read_text(encoding="utf-8")
    for title in TITLES:
        text = text.replace(title, "\0")
    shared = set().union(*map(runs, text.split("\0"))) & original_runs
    assert not [" ".join(run) for run in shared]


@with_originals
def test_the_check_for_borrowing_would_catch_one(original_runs: set[tuple[str, ...]]) -> None:
    sentence = " ".join(words(originals()[0])[100:120])
    assert runs(f"Our own words. {sentence.capitalize()}.") & original_runs


@with_originals
@each_text
def test_no_quotation_is_invented(path: Path) -> None:
    published = "\n".join(originals()).replace("'", "’")
    assert [quoted for quoted in quotations(path.read_text(encoding="utf-8")) if quoted not in published] == []


@with_originals
def test_records_of_the_originals_are_for_files_that_exist() -> None:
    assert {path.name for path in ORIGINALS.glob("*.txt")} == ORIGINAL_FILES


@with_originals
@pytest.mark.parametrize("name", ORIGINAL_RECORDS)
def test_a_record_says_no_more_of_an_original_than_it_tells_itself(name: str) -> None:
    record, text = ORIGINAL_RECORDS[name], (ORIGINALS / name.partition("#")[0]).read_text(encoding="utf-8")
    told = [record["title"], record.get("container-title", ""), record.get("publisher", "")]
    told += [
        part for author in record.get("author", ()) if isinstance(record["author"], list) for part in author.split(", ")
    ]
    assert [said for said in told if said not in text] == []
    if record["issued"] != "not given" and "issued" not in record.get("inferred", ()):
        assert record["issued"][:4] in text


def test_there_are_enough_texts_of_every_format() -> None:
    assert 7 <= len(TEXTS) <= 8
    assert {path.suffix for path in TEXTS} == {".txt", ".md", ".html"}


@each_text
def test_quotations_are_short(path: Path) -> None:
    assert all(len(quoted.split()) < RUN for quoted in quotations(path.read_text(encoding="utf-8")))


@each_text
def test_each_text_says_that_it_is_a_sample_and_what_it_draws_on(path: Path) -> None:
    text = " ".join(path.read_text(encoding="utf-8").split())
    _, found, note = text.partition("was written as a sample for the Contested project")
    assert found
    assert "CC0-1.0" in note
    assert "Its facts come from these published works" in note
    assert sum(f"“{title}”" in note for title in TITLES) >= 2


@each_text
def test_each_text_is_short_enough_to_read_in_class(path: Path) -> None:
    body = re.sub(r"<style>.*?</style>|<[^>]+>", " ", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert 350 <= len(body.split("was written as a sample")[0].split()) <= 700


@each_text
def test_each_text_has_a_record_and_a_line_in_the_readme(path: Path) -> None:
    record = RECORDS[path.name]
    assert record["title"] in path.read_text(encoding="utf-8")
    assert record["author"] == ["Contested sample texts"]
    assert f"| `{path.name}` |" in README
    assert README.split(f"`{path.name}` |")[1].split("\n")[0].endswith(f"| {record['kind']} |")


def test_no_text_is_printed_without_its_record_and_no_note_can_make_a_claim() -> None:
    reading = read_folder([SEEDS])
    assert reading.problems == ()
    assert [source.file for source in reading.sources] == [path.name for path in TEXTS]
    for source in reading.sources:
        assert source.reference.title == RECORDS[source.file]["title"]
        assert source.kind == RECORDS[source.file]["kind"]
        assert source.missing == ("url",)
        claims = "\n".join(source.text[block.start : block.end] for block in source.blocks if block.role == "text")
        assert claims.count(".") > 10
        assert "written as a sample" not in claims
        assert "newsletter" not in claims


@with_originals
def test_whoever_drops_the_originals_in_gets_complete_cites(tmp_path: Path) -> None:
    for path in (*sorted(ORIGINALS.glob("*.txt")), SEEDS / "sources.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    sources = read_folder([tmp_path]).sources
    assert [source.reference.title for source in sources] == list(TITLES)
    assert [source.kind for source in sources] == [record["kind"] for record in ORIGINAL_RECORDS.values()]
    assert [source.reference.authors for source in sources] == ["Shoaib", "", "Bilal Al-Muhajir", "", "", ""]
    assert [source.reference.issued for source in sources] == ["", "", "2021", "2020", "2025-01-02", ""]


def test_there_are_no_records_of_anything_else() -> None:
    assert set(RECORDS) == {path.name for path in TEXTS} | set(ORIGINAL_RECORDS)


def test_the_readme_names_licence_and_originals() -> None:
    assert "CC0-1.0" in README
    assert [title for title in TITLES if f"“{title}”" not in README] == []
    assert [name for name in ORIGINAL_FILES if f"`{name}`" not in README] == []


@pytest.mark.parametrize("path", [path for path in TEXTS if path.suffix == ".md"], ids=lambda path: path.name)
def test_front_matter_and_record_agree(path: Path) -> None:
    front = path.read_text(encoding="utf-8").split("---\n")[1]
    told = {name: value.strip('"') for name, value in re.findall(r"^(\w+): (.*)$", front, flags=re.MULTILINE)}
    record = RECORDS[path.name]
    assert told == {
        "title": record["title"],
        "author": record["author"][0],
        "publisher": record["publisher"],
        "date": record["issued"],
        "kind": record["kind"],
    }
