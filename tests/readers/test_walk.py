"""Which files are sources: nothing outside the folder, and nothing twice."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cards.errors import NoSources, OutsideFolder, ReadError, SettingsError, UnknownFormat
from cards.readers import walk

TEXT = "The bridge is shut.\n"


def make(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(TEXT, encoding="utf-8")
    return folder


def files(*paths: Path) -> list[str]:
    return [one.file for one in walk.find(paths, {".txt", ".html"})[0]]


def faults(*paths: Path) -> list[ReadError]:
    return list(walk.find(paths, {".txt", ".html"})[1])


def test_what_is_no_source_is_passed_over_in_silence(tmp_path: Path) -> None:
    make(
        tmp_path,
        ".hidden.txt",
        "README.md",
        "LICENSE",
        "sources.toml",
        "sources.json",
        "deck.toml",
        ".git/a.txt",
        "a.txt~",
        "~$a.txt",
        "b.txt",
    )
    assert (["b.txt"], []) == (files(tmp_path), faults(tmp_path))


def test_the_parts_of_a_saved_page_are_not_sources(tmp_path: Path) -> None:
    make(tmp_path, "page.html", "page_files/a.txt", "page_files/b.js", "other_files/a.txt")
    assert (["other_files/a.txt", "page.html"], []) == (files(tmp_path), faults(tmp_path))


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    inside, outside = make(tmp_path / "in", "a.txt"), make(tmp_path / "out", "b.txt", "c/d.txt")
    (inside / "b.txt").symlink_to(outside / "b.txt")
    (inside / "c").symlink_to(outside / "c")
    assert ["a.txt"] == files(inside)
    assert [OutsideFolder, OutsideFolder] == [type(fault) for fault in faults(inside)]


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    folder = make(tmp_path, "a/b.txt")
    (folder / "a" / "up").symlink_to(folder)
    (folder / "self.txt").symlink_to(folder / "self.txt")
    assert ["a/b.txt"] == files(folder)


def test_a_broken_link_and_a_pipe_are_problems(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert ["leads nowhere", "no ordinary file"] == [
        fault.problem.removeprefix("this link ").removeprefix("this is ") for fault in faults(tmp_path)
    ]


def test_an_ending_that_nobody_reads_is_a_problem_of_its_own(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "b.xyz", "c")
    assert ["b.xyz", "c"] == [fault.where for fault in faults(tmp_path)]
    assert all(isinstance(fault, UnknownFormat) for fault in faults(tmp_path))


def test_two_files_of_one_name_are_refused_by_both_their_paths(tmp_path: Path) -> None:
    one, two = make(tmp_path / "one", "a.txt"), make(tmp_path / "two", "a.txt")
    with pytest.raises(SettingsError) as caught:
        files(one, two)
    assert str(one / "a.txt") in caught.value.problem
    assert str(two / "a.txt") in caught.value.problem


def test_a_path_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(NoSources, match="no such file or folder"):
        files(tmp_path / "nowhere")


def test_folders_are_walked_in_the_order_of_names(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a/2.txt", "a/10.txt", "c.TXT", "a.txt")
    assert ["a/10.txt", "a/2.txt", "a.txt", "b.txt", "c.TXT"] == files(tmp_path)


def test_a_file_and_its_folder_give_it_once(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "b.txt")
    assert ["b.txt", "a.txt"] == files(tmp_path / "b.txt", tmp_path)


def test_a_pattern_names_files_below_its_folder(tmp_path: Path) -> None:
    make(tmp_path, "in/a.txt", "in/b.html", "in/c/d.txt")
    assert ["a.txt"] == files(tmp_path / "in" / "*.txt")
    assert ["a.txt", "c/d.txt"] == files(tmp_path / "in" / "**" / "*.txt")
