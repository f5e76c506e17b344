"""Bytes in, text out: the only room that looks at encodings, line ends and Unicode form."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from cards.errors import NoText, NotText

SAVE_AS = "open it in the program that wrote it and save it as plain text in UTF-8"

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"SQLite format 3", "a database"),
)
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_LINE_END = re.compile("\r\n?|[\x85\u2028\u2029]")
# What Windows-1252 shows for bytes of another encoding: a capital or a sign inside a lower-case word, rare letters.
_ODD = re.compile(
    r"(?<=[a-z])[À-ÞŠŽŒŸ](?=[a-z\s])|(?<=[a-z])[‚„†‡ˆ‰¡-¶¸-¿](?=[a-z])|(?<=[a-z][a-z])[¹³](?=[\s,.])|[ðýþƒ¤¦¨¬¯¸]"
)
_CONTROL_SHARE = 0.001
_HIGH_SHARE = 0.15
_ODD_SHARE = 0.05
_STRAY = 10


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, and what had to be assumed to get it."""

    text: str
    notes: tuple[str, ...] = ()


def normalise(text: str) -> str:
    """One kind of line end and Unicode's composed form (NFC); doing it twice changes nothing."""
    text = _LINE_END.sub("\n", text)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def decode(raw: bytes, where: str, *, declared: str = "") -> Decoded:
    """The text of `raw`: by its mark, as UTF-8, as the file declares, or as Windows-1252 if that is plausible.

    Anything else is refused with the offset of the first byte that is wrong; nothing is replaced or dropped.
    """
    if not raw.strip():
        raise NoText(
            "the file is empty", mend="put the article's text into it, or take it out of the folder", where=where
        )
    for signature, what in _SIGNATURES:
        if raw.startswith(signature):
            raise NotText(f"this is {what} under another name, not text (byte 0)", mend=SAVE_AS, where=where)
    found = _by_mark(raw, where) or _without_mark(raw, where, declared)
    _refuse_control(found.text, where)
    return Decoded(normalise(found.text), found.notes)


def _by_mark(raw: bytes, where: str) -> Decoded | None:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return Decoded(_strictly(raw[len(mark) :], encoding, where, skipped=len(mark)))
    return None


def _strictly(raw: bytes, encoding: str, where: str, *, skipped: int = 0) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        at = error.start + skipped
        raise NotText(f"not valid {encoding.upper()} at byte {at}", mend=SAVE_AS, where=where) from None


def _without_mark(raw: bytes, where: str, declared: str) -> Decoded:
    zero = raw.find(b"\0")
    if zero >= 0:
        guess = "; it may be UTF-16 without its mark" if raw[1:60:2].strip(b"\0") == b"" else ""
        raise NotText(f"not text: a zero byte at byte {zero}{guess}", mend=SAVE_AS, where=where)
    try:
        return Decoded(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _declared(raw, where, declared) or _western(raw, where, error.start)


def _declared(raw: bytes, where: str, declared: str) -> Decoded | None:
    """As the page itself says it is encoded; browsers read "Latin-1" as Windows-1252, and so do we."""
    try:
        encoding = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return None
    if encoding in {"utf-8", "ascii"}:
        return None
    encoding = "cp1252" if encoding == "iso8859-1" else encoding
    return Decoded(_strictly(raw, encoding, where), (f"read as {encoding}, as the file declares",))


def _western(raw: bytes, where: str, at: int) -> Decoded:
    """Windows-1252, if nothing in the result looks like another encoding read wrongly."""
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    if not text or _half_utf8(raw) or not _plausible(text):
        raise NotText(f"not UTF-8 at byte {at}, and no other encoding fits", mend=SAVE_AS, where=where)
    return Decoded(text, (f"read as Windows-1252, because it is not UTF-8 (byte {at})",))


def _half_utf8(raw: bytes) -> bool:
    """Real UTF-8 characters among the broken bytes mean a damaged UTF-8 file, not another encoding."""
    return len(_MULTIBYTE.findall(raw)) * _STRAY > len(_HIGH.findall(raw))


def _plausible(text: str) -> bool:
    high = sum(1 for char in text if char > "\x7f")
    letters = sum(1 for char in text if char.isalpha())
    high_letters = sum(1 for char in text if char > "\x7f" and char.isalpha())
    return high_letters <= _HIGH_SHARE * letters and len(_ODD.findall(text)) <= _ODD_SHARE * high


def _refuse_control(text: str, where: str) -> None:
    """A stray control character is somebody's text; many are a program's data."""
    first = _CONTROL.search(text)
    if first and len(_CONTROL.findall(text)) > max(1, _CONTROL_SHARE * len(text)):
        at = len(text[: first.start()].encode("utf-8", "surrogatepass"))
        raise NotText(f"not text: control characters from byte {at} on", mend=SAVE_AS, where=where)
