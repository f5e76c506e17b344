"""What is remembered: never what is damaged, never another's, never more than the limit; and nobody has to have it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sqlite3
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards import cache, store
from cards.cache import NOTHING, Cache, Shelf, key, pack, unpack
from cards.model import Deck
from tests.conftest import decks

ROOM = 1_000_000


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "kept", ROOM)


def never() -> bytes:
    pytest.fail("it was known already")


def altered(shelf: Shelf, statement: str, *values: object) -> None:
    file = sqlite3.connect(shelf.path)
    with file:
        file.execute(statement, values)
    file.close()


def test_a_damaged_entry_is_dropped_and_never_trusted(shelf: Shelf) -> None:
    kept = Cache(shelf)
    kept.keep({"a": b"right", "b": b"other"})
    altered(shelf, "UPDATE kept SET value = ? WHERE name = 'a'", b"wrong")
    assert {"b": b"other"} == kept.known(["a", "b"])
    assert 1 == shelf.size()[0]
    assert b"anew" == kept.remembered("a", lambda: b"anew")


def test_an_entry_under_the_name_of_another_is_not_taken_for_it(shelf: Shelf) -> None:
    Cache(shelf).keep({"a": b"right"})
    altered(shelf, "UPDATE kept SET name = 'b'")
    assert {} == Cache(shelf).known(["a", "b"])


@pytest.mark.parametrize("rubbish", [b"rubbish " * 1000, b""])
def test_a_file_that_is_no_database_is_thrown_away(shelf: Shelf, rubbish: bytes) -> None:
    Cache(shelf).keep({"a": b"right"})
    shelf.path.write_bytes(rubbish)
    kept = Cache(shelf)
    assert {} == kept.known(["a"])
    assert b"anew" == kept.remembered("a", lambda: b"anew")
    assert b"anew" == kept.remembered("a", never)


def test_the_middle_of_the_file_may_be_gone(shelf: Shelf) -> None:
    kept = Cache(shelf)
    kept.keep({str(number): bytes(5000) for number in range(50)})
    data = bytearray(shelf.path.read_bytes())
    data[8192 : len(data) // 2] = os.urandom(len(data) // 2 - 8192)
    shelf.path.write_bytes(data)
    assert all(value == bytes(5000) for value in kept.known([str(number) for number in range(50)]).values())
    assert b"anew" == kept.remembered("new", lambda: b"anew")


def test_nothing_but_nouns_of_the_model_can_come_out_of_an_entry() -> None:
    import pickle

    with pytest.raises(pickle.UnpicklingError, match="none of ours"):
        unpack(pickle.dumps(Path("/")))


def test_a_folder_that_cannot_be_written_to_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    kept = Cache(Shelf(tmp_path / "file" / "kept", ROOM))
    assert b"made" == kept.remembered("a", lambda: b"made")
    assert {} == kept.known(["a"])
    kept.close()


def test_another_process_that_writes_for_long_is_not_waited_for_in_vain(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cards.cache.shelf.PATIENCE", 0.05)
    kept = Cache(shelf)
    kept.keep({"a": b"right"})
    other = sqlite3.connect(shelf.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert b"made" == kept.remembered("b", lambda: b"made")
    other.execute("ROLLBACK")
    other.close()
    assert {"a": b"right"} == kept.known(["a", "b"])


def test_the_oldest_entries_make_room_and_those_in_use_stay(tmp_path: Path) -> None:
    for turn in range(8):
        shelf = Shelf(tmp_path, 1000)
        kept = Cache(shelf)
        kept.remembered("used", lambda: b"x" * 100)
        kept.keep({f"turn {turn}": b"y" * 300})
        assert shelf.size()[1] <= 1000
        kept.close()
    assert {"used", "turn 7"} <= set(Cache(shelf).known(["used", "turn 0", "turn 7"]))
    assert {} == Cache(shelf).known(["turn 0"])


def test_cleared_is_empty_and_small(shelf: Shelf) -> None:
    Cache(shelf).keep({str(number): bytes(10_000) for number in range(50)})
    shelf.clear()
    assert (0, 0) == shelf.size()
    assert shelf.path.stat().st_size < 100_000


@given(st.dictionaries(st.text(min_size=1), st.binary(), max_size=5), st.lists(st.text()))
def test_what_was_kept_is_known_to_the_byte(
    tmp_path_factory: pytest.TempPathFactory, entries: dict, others: list
) -> None:
    kept = Cache(Shelf(tmp_path_factory.mktemp("kept"), ROOM))
    entries = {key("test", name): value for name, value in entries.items()}
    kept.keep(entries)
    assert entries == kept.known([*entries, *(key("other", name) for name in others)])


@given(decks())
def test_nouns_come_out_as_they_went_in(deck: Deck) -> None:
    again = unpack(pack(deck, deck.sources), deck.sources)
    assert again == deck
    assert store.dumps(again) == store.dumps(deck)
    assert all(any(card.source is one for one in deck.sources) for card in again.cards if card.source)


def test_keys_part_what_is_parted() -> None:
    assert key("a", "bc", "d") != key("a", "b", "cd") != key("ab", "c", "d")
    assert key("a", "b") == key("a", "b")


def test_another_program_has_other_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    before = key("a")
    monkeypatch.setattr("cards.cache.keys.program", lambda: "another version")
    assert before != key("a")


def test_turned_off_it_makes_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for word in ("off", "0", "OFF"):
        monkeypatch.setenv("CARDS_CACHE", word)
        with cache.opened() as kept:
            assert kept == NOTHING
            assert b"made" == kept.remembered("a", lambda: b"made")
    assert [] == list(tmp_path.iterdir())


def _writes(folder: Path, name: str) -> None:
    kept = Cache(Shelf(folder, ROOM))
    for number in range(30):
        kept.keep({f"{name} {number}": f"{name} {number}".encode() * 100, "both": b"the same"})


def test_two_processes_write_at_once_and_nothing_is_lost(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_writes, args=(tmp_path, name)) for name in "ab"]
    for one in writers:
        one.start()
    for one in writers:
        one.join()
    names = [f"{name} {number}" for name in "ab" for number in range(30)]
    assert len(names) == len(Cache(Shelf(tmp_path, ROOM)).known(names))


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_a_process_that_is_killed_while_it_writes_leaves_whole_entries(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writer = context.Process(target=_writes, args=(tmp_path, "killed"))
    writer.start()
    names = [f"killed {number}" for number in range(30)]
    began = time.monotonic()
    while not Cache(Shelf(tmp_path, ROOM)).known(names) and time.monotonic() - began < 60:
        time.sleep(0.01)
    os.kill(writer.pid, signal.SIGKILL)
    writer.join()
    found = Cache(Shelf(tmp_path, ROOM)).known(names)
    assert found
    assert all(value == name.encode() * 100 for name, value in found.items())
