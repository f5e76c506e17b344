"""A folder of sources: one bad file stops nothing, nothing readable stops with one message."""

from __future__ import annotations

import os
import time
from pathlib import Path
from zipfile import ZipFile

import pytest

from cards.errors import NoSources, NoText, NotText, ReadError, SettingsError
from cards.readers import READERS, read_folder
from tests.readers.documents import MAKERS, zipped

TEXT = "Uniforms to stay\n\nUniforms cost families more than the school admits, says the board.\n"


def put(folder: Path, name: str, text: str | bytes = TEXT) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_an_empty_folder_says_what_to_put_into_it(tmp_path: Path) -> None:
    with pytest.raises(NoSources, match="holds no source") as caught:
        read_folder([tmp_path])
    assert ".txt" in caught.value.mend


def test_nothing_readable_is_one_message_that_names_each_file(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", b"")
    put(tmp_path, "b.txt", b"uni\0forms")
    with pytest.raises(NoSources) as caught:
        read_folder([tmp_path])
    assert "a.txt: the file is empty" in caught.value.problem
    assert "b.txt: not text: a zero byte at byte 3" in caught.value.problem


def test_one_unreadable_file_stops_nothing(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    put(tmp_path, "b.txt", b"\xff\xfe\xff")
    put(tmp_path, "c.txt", b"")
    put(tmp_path, "d.txt", "12345")
    reading = read_folder([tmp_path])
    assert ["a.txt"] == [source.file for source in reading.sources]
    assert [NotText, NoText, NoText] == [type(problem) for problem in reading.problems]
    assert all(problem.mend for problem in reading.problems)


def test_a_file_that_may_not_be_read_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "a.txt")
    locked, opened = put(tmp_path, "b.txt"), Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path == locked:
            raise PermissionError(13, "Permission denied")
        return opened(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert ["it cannot be opened: Permission denied"] == [
        problem.problem for problem in read_folder([tmp_path]).problems
    ]


def test_a_file_over_the_limit_is_not_opened(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    put(tmp_path, "b.txt", TEXT * 30)
    (problem,) = read_folder([tmp_path], limit_mb=0.001).problems
    assert isinstance(problem, ReadError)
    assert "the limit is 0.001 MB" in problem.problem


def test_a_large_text_is_read_in_time_that_grows_no_faster_than_it(tmp_path: Path) -> None:
    """Two megabytes in a second or two on a busy machine; fifty take twenty-five times as long, not six hundred."""
    path = put(tmp_path, "a.txt", TEXT + ("The board said so, and the shops denied it. " * 12 + "\n\n") * 4_000)
    begun = time.process_time()
    (source,) = read_folder([path]).sources
    assert 4_001 == len(source.marks)
    assert time.process_time() - begun < 5


def test_reading_writes_nothing(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    before = sorted((path.name, path.stat().st_mtime_ns) for path in tmp_path.iterdir())
    read_folder([tmp_path])
    assert before == sorted((path.name, path.stat().st_mtime_ns) for path in tmp_path.iterdir())


def test_a_slip_in_sources_toml_stops_with_its_name(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    put(tmp_path, "sources.toml", '["a.txt"]\ntitel = "Fees"')
    with pytest.raises(SettingsError, match='no field is called "titel"'):
        read_folder([tmp_path])


def test_the_record_of_the_nearest_folder_counts(tmp_path: Path) -> None:
    put(tmp_path, "north/a.txt")
    put(tmp_path, "north/b.txt", TEXT + "More.\n")
    put(
        tmp_path,
        "sources.toml",
        '["north/a.txt"]\ntitle = "Far"\n["north/b.txt"]\ntitle = "Only"\n["absent.txt"]\ntitle = "None"',
    )
    put(tmp_path, "north/sources.toml", '["a.txt"]\ntitle = "Near"')
    assert ["Near", "Only"] == [source.reference.title for source in read_folder([tmp_path]).sources]


def test_a_single_file_has_the_record_beside_it(tmp_path: Path) -> None:
    put(tmp_path, "sources.toml", '["a.txt"]\nissued = "2024"')
    reading = read_folder([put(tmp_path, "a.txt")])
    assert "2024" == reading.sources[0].reference.issued
    assert (tmp_path,) == reading.roots
    assert tmp_path / "a.txt" == reading.paths["a.txt"]


def test_the_same_text_twice_says_so(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    put(tmp_path, "b.txt")
    first, second = read_folder([tmp_path]).sources
    assert ((), ("the same text as a.txt",)) == (first.notes, second.notes)


def test_every_ending_has_its_reader(tmp_path: Path) -> None:
    body = TEXT.split("\n\n")[1].strip()
    for suffix, make in MAKERS.items():
        make(tmp_path / f"a{suffix}", "Uniforms", [f"{body} Again, {number}." for number in range(9)])
    reading = read_folder([tmp_path])
    assert {f"a{suffix}" for suffix in READERS} == {source.file for source in reading.sources}
    assert () == reading.problems


@pytest.mark.parametrize("name", ["texts.zip", "texts.tar.gz", "texts.7z", "TEXTS.RAR"])
def test_an_archive_is_not_opened_and_the_mend_is_to_unpack_it(tmp_path: Path, name: str) -> None:
    put(tmp_path, "a.txt")
    zipped(tmp_path / name, {"b.txt": TEXT, "c.zip": b"PK"})
    (problem,) = read_folder([tmp_path]).problems
    assert "archives are not opened" in problem.problem
    assert problem.mend.startswith("unpack it")


def test_a_page_of_30_mb_is_refused_unopened(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    put(tmp_path, "b.html", b"<p>" + b"x" * 30_000_000)
    (problem,) = read_folder([tmp_path]).problems
    assert "it has 30 MB, and the limit is 10 MB" == problem.problem
    assert "without its pictures" in problem.mend


def test_pictures_may_make_a_document_larger_but_not_its_text(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    body = TEXT.split("\n\n")[1].strip()
    MAKERS[".epub"](tmp_path / "b.epub", "Uniforms", [body])
    zipped(tmp_path / "b.epub", {**_parts(tmp_path / "b.epub"), "picture.png": os.urandom(30_000)})
    MAKERS[".epub"](tmp_path / "c.epub", "Uniforms", [body] * 200)
    (problem,) = read_folder([tmp_path], limit_mb=0.01).problems
    assert "c.epub" == problem.where


def _parts(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
