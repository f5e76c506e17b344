"""RIS (.ris): from TY to ER is a record; one that does not end is read up to where the next begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from cards.errors import ReadError
from cards.readers.libraries.items import Entry, entry

_BEGINS = re.compile(r"(?m)^\ufeff?TY {1,2}- ?")
_ENDS = re.compile(r"(?m)^ER {1,2}-[^\n]*$")
_TYPES = {
    "JOUR": "article-journal", "EJOUR": "article-journal", "NEWS": "article-newspaper", "MGZN": "article-magazine",
    "BOOK": "book", "EBOOK": "book", "CHAP": "chapter", "CONF": "paper-conference", "CPAPER": "paper-conference",
    "ELEC": "webpage", "WEB": "webpage", "BLOG": "post-weblog", "ENCYC": "entry-encyclopedia",
    "DICT": "entry-dictionary", "RPRT": "report", "GOVDOC": "report", "THES": "thesis", "PAMP": "pamphlet",
    "BILL": "bill", "STAT": "legislation", "LAW": "legislation", "HEAR": "hearing", "CASE": "legal_case",
    "PCOMM": "personal_communication", "VIDEO": "motion_picture", "MPCT": "motion_picture", "DATA": "dataset",
}  # fmt: skip
# rispy's names; the first of these that a record has is the field.
_FIELDS = {
    "title": ("title", "primary_title"), "container-title": ("secondary_title", "journal_name", "alternate_title3"),
    "publisher": ("publisher",), "volume": ("volume",), "issue": ("number",), "DOI": ("doi",),
    "publisher-place": ("place_published",), "edition": ("edition",), "genre": ("type_of_work",),
}  # fmt: skip
_PATHS = ("file_attachments1", "file_attachments2", "figure")


def entries(text: str, where: str) -> Iterator[Entry | ReadError]:
    starts = [found.start() for found in _BEGINS.finditer(text)]
    if not starts:
        yield ReadError(
            "no record begins in it", mend="a RIS record begins with “TY  - ”; export it again", where=where
        )
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(text)][: len(starts)], strict=True), 1):
        line = f"{where}, line {text.count(chr(10), 0, start) + 1}"
        words = text[start:end]
        if not _ENDS.search(words):
            mend = "end it with a line “ER  - ”; what it holds was read"
            yield ReadError(f"record {number} does not end", mend=mend, where=line)
            words = f"{words.rstrip()}\nER  - \n"
        yield _entry(words, number, where, line)


def _entry(words: str, number: int, where: str, line: str) -> Entry | ReadError:
    import rispy

    try:
        found: dict[str, Any] = next(iter(rispy.loads(words)))
    except (OSError, ValueError, KeyError, IndexError, StopIteration) as error:
        mend = "mend that record, or export it again; the other records were read"
        return ReadError(f"record {number} is broken ({error})", mend=mend, where=line)
    paths = [str(path).replace("\\", "/") for name in _PATHS for path in _listed(found.get(name))]
    return entry(
        _key(found, number), _item(found), where, tuple(re.sub(r"^(?:internal-pdf|file)://", "", one) for one in paths)
    )


def _key(found: Mapping[str, Any], number: int) -> str:
    title = str(found.get("title") or found.get("primary_title") or "")
    return str(found.get("id") or (f"“{title}”" if title else f"record {number}"))


def _item(found: Mapping[str, Any]) -> dict[str, Any]:
    item = {name: str(found[key]) for name, keys in _FIELDS.items() for key in reversed(keys) if found.get(key)}
    people = [str(one) for key in ("authors", "first_authors") for one in _listed(found.get(key))]
    pages = [str(found[key]) for key in ("start_page", "end_page") if found.get(key)]
    dated = next((found[key] for key in ("date", "year", "publication_year") if found.get(key)), "")
    return item | {
        "type": _TYPES.get(str(found.get("type_of_reference", "")), "document"),
        "author": [_name(one) for one in people],
        "issued": {"raw": str(dated).rstrip("/")},
        "accessed": {"raw": str(found.get("access_date", "")).rstrip("/")},
        "URL": next((str(one) for one in _listed(found.get("urls") or found.get("url"))), ""),
        "page": "–".join(pages),
    }


def _name(words: str) -> dict[str, str]:
    """A name with a comma is a person's; RIS has no other sign, and none is guessed."""
    family, given, suffix = [*(part.strip() for part in words.split(",")), "", ""][:3]
    return {"family": family, "given": given, "suffix": suffix} if given else {"literal": words}


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []
