"""Sources at an address: nothing that leads out of it, nothing altered, and a plain word when it cannot be had."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import pytest

from cards.errors import CardsError, NoSources, OutsideFolder
from cards.readers import afar

pytest.importorskip("fsspec", reason="pip install 'contested[remote]'")
ENDINGS = frozenset({".txt", ".pdf"})
WORDS = "Naïve – “quoted”.\r\nSecond line\r\n".encode()


def zipped(folder: Path, **entries: bytes) -> Path:
    path = folder / "texts.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in {name.replace("__", "/"): data for name, data in entries.items()}.items():
            archive.writestr(name, data)
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("entry", ["../evil.txt", "a/../../evil.txt"])
def test_an_archive_that_leads_out_of_its_folder_is_refused_whole(tmp_path, entry):
    path = tmp_path / "texts.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("good.txt", "good")
        archive.writestr(entry, "evil")
    with pytest.raises(OutsideFolder, match="leads out of the folder"):
        afar.fetched(f"zip://{path}", ENDINGS)


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("nope://texts", "cannot be fetched: Protocol not known: nope"),
        ("s3://bucket/texts", "there is no driver for it: Install s3fs"),
        ("file:///nowhere/at/all", "nothing lies there"),
        ("zip:///nowhere/at/all.zip", "cannot be fetched: .*No such file"),
    ],
)
def test_what_cannot_be_had_is_told_with_its_address(address, problem):
    if address.startswith("s3") and "s3fs" in sys.modules:
        pytest.skip("that driver is installed here")
    with pytest.raises(NoSources, match=problem) as fault:
        afar.fetched(address, ENDINGS)
    assert address == fault.value.where


def test_without_fsspec_it_is_told_how_to_install_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(CardsError, match="not installed") as fault:
        afar.fetched("memory://never", ENDINGS)
    assert "contested[remote]" in fault.value.mend


def test_more_than_anybody_reads_is_not_fetched(tmp_path, monkeypatch):
    monkeypatch.setattr(afar, "MOST", 1)
    with pytest.raises(NoSources, match="2 files"):
        afar.fetched(f"zip://{zipped(tmp_path, a=b'', b=b'')}", ENDINGS)


def test_the_bytes_are_those_that_lie_there_and_cannot_be_written_over(tmp_path):
    folder = afar.fetched(f"zip://{zipped(tmp_path, a__lee=b'', **{'a__lee.txt': WORDS})}", ENDINGS)
    assert WORDS == (folder / "a" / "lee.txt").read_bytes()
    assert 0o444 == (folder / "a" / "lee.txt").stat().st_mode & 0o777


def test_of_what_no_reader_reads_the_name_alone_is_fetched_and_records_are(tmp_path):
    path = zipped(tmp_path, **{"film.mp4": WORDS, "sources.toml": b"# none", "lee.txt": WORDS})
    folder = afar.fetched(f"zip://{path}", ENDINGS)
    assert ["film.mp4", "lee.txt", "sources.toml"] == names(folder)
    assert b"" == (folder / "film.mp4").read_bytes()
    assert b"# none" == (folder / "sources.toml").read_bytes()


def test_a_folder_one_file_a_pattern_and_a_folder_inside_an_archive(tmp_path):
    path = zipped(tmp_path, **{"a__lee.txt": WORDS, "osei.txt": WORDS})
    (tmp_path / "plain" / "deep").mkdir(parents=True)
    (tmp_path / "plain" / "deep" / "marr.txt").write_bytes(WORDS)
    assert ["deep/marr.txt"] == names(afar.fetched(f"file://{tmp_path}/plain", ENDINGS))
    assert ["marr.txt"] == names(afar.fetched(f"file://{tmp_path}/plain/deep/marr.txt", ENDINGS))
    assert ["osei.txt"] == names(afar.fetched(f"zip://*.txt::{path}", ENDINGS))
    assert ["lee.txt"] == names(afar.fetched(f"zip://a::file://{path}", ENDINGS))


def test_an_address_is_told_from_a_path():
    assert afar.is_address("s3://bucket/texts")
    assert not any(map(afar.is_address, ["texts", "C:\\texts", "/a/b", "texts/*.txt", "a:b"]))
