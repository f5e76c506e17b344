"""Bytes to text: never mojibake, never a dropped byte, and where it stops it says at which byte."""

from __future__ import annotations

import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.errors import NoText, NotText
from cards.readers.decode import decode, normalise

CAFE = "The café’s owner said: “No uniforms here.” It was a naïve plan.\n"


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"uniform\0s are cheap", "byte 7"),
        (b"%PDF-1.7 uniforms", "a PDF"),
        (b"PK\x03\x04 uniforms", "zip"),
        (b"{\\rtf1 uniforms}", "rich text"),
        (b"\x89PNG\r\n", "a picture"),
        (b"Uniforms.\x01\x02\x03\x04", "byte 9"),
        ("Uniforms are cheap.".encode("utf-16-le"), "UTF-16 without its mark"),
        (codecs.BOM_UTF8 + b"good \xff", "byte 8"),
        (codecs.BOM_UTF16_LE + b"a", "byte 2"),
    ],
)
def test_what_is_not_text_is_refused(raw: bytes, said: str) -> None:
    """And the message names the fault, the file and the mend."""
    with pytest.raises((NotText, NoText), match=said) as caught:
        decode(raw, "uniforms.txt")
    assert "uniforms.txt" == caught.value.where
    assert caught.value.mend


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "mac-roman", "cp437", "shift-jis", "gb18030", "cp1250"])
def test_another_encoding_is_refused_with_the_offset(encoding: str) -> None:
    """Rather than shown as the wrong letters."""
    words = {
        "cp1251": "Школьная форма стоит дорого, сказал директор.",
        "koi8-r": "Школьная форма стоит дорого, сказал директор.",
        "shift-jis": "制服は高すぎると校長は言った。",
        "gb18030": "校服太贵了，校长说。",
        "cp1250": "Dyrektor powiedział, że dzieci się uczą, a mundurki są za drogie.",
    }.get(encoding, "The café is naïve, the fiancée said; the rôle of the élève is passé.")
    with pytest.raises(NotText, match="byte"):
        decode(words.encode(encoding), "uniforms.txt")


def test_a_damaged_utf8_file_is_not_taken_for_another_encoding() -> None:
    with pytest.raises(NotText, match="not UTF-8 at byte"):
        decode(CAFE.encode() + b"and a broken one: \xe2\x80\n", "uniforms.txt")


def test_windows_1252_is_read_and_said() -> None:
    found = decode(CAFE.encode("cp1252"), "uniforms.txt")
    assert CAFE == found.text
    assert "read as Windows-1252, because it is not UTF-8 (byte 7)" in found.notes


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_needs_no_note(encoding: str) -> None:
    found = decode(CAFE.encode(encoding), "uniforms.txt")
    assert (CAFE, ()) == (found.text, found.notes)


def test_utf8_counts_for_more_than_what_a_page_declares() -> None:
    assert CAFE == decode(CAFE.encode(), "page.html", declared="iso-8859-1").text


def test_a_page_is_read_as_it_declares() -> None:
    russian = "Школьная форма стоит дорого, сказал директор."
    found = decode(russian.encode("cp1251"), "page.html", declared="windows-1251")
    assert russian == found.text
    assert ("read as cp1251, as the file declares",) == found.notes


def test_latin_1_means_windows_1252_as_in_browsers() -> None:
    assert CAFE == decode(CAFE.encode("cp1252"), "page.html", declared="ISO-8859-1").text


@pytest.mark.parametrize("declared", ["", "no-such-thing", "utf-8"])
def test_a_declaration_that_helps_nothing_is_passed_over(declared: str) -> None:
    assert CAFE == decode(CAFE.encode("cp1252"), "page.html", declared=declared).text


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\x85", "\u2028", "\u2029"])
def test_every_line_end_becomes_one(end: str) -> None:
    assert "one\ntwo" == normalise(f"one{end}two")


def test_letters_are_composed() -> None:
    assert "café" == decode("cafe\u0301".encode(), "uniforms.txt").text


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert once == normalise(once)
    assert unicodedata.is_normalized("NFC", once)


@given(st.binary(max_size=60))
def test_any_bytes_give_text_or_one_clear_refusal(raw: bytes) -> None:
    try:
        text = decode(raw, "x.txt").text
    except (NotText, NoText) as refusal:
        assert "byte" in refusal.problem or "empty" in refusal.problem  # noqa: PT017
    else:
        assert "\ufffd" not in text or "\ufffd".encode() in raw
