"""A folder of sources: one bad file stops nothing, nothing readable stops with one message."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from cards.errors import NoSources, NoText, NotText, ReadError, SettingsError
from cards.readers import READERS, read_folder

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
    for suffix in READERS:
        markup = "<html><body><article><h1>Uniforms</h1>{}</article></body></html>"
        body = TEXT.split("\n\n")[1].strip()
        page = markup.format("".join(f"<p>{body} Again, {number}.</p>" for number in range(9)))
        put(tmp_path, f"a{suffix}", page if "htm" in suffix else TEXT)
    reading = read_folder([tmp_path])
    assert {f"a{suffix}" for suffix in READERS} == {source.file for source in reading.sources}
    assert () == reading.problems
