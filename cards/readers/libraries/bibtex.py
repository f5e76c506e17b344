"""BibTeX and BibLaTeX (.bib): each entry read by itself, so that a broken one spoils no other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from cards.errors import ReadError
from cards.readers import dates
from cards.readers.libraries.items import Entry, entry

if TYPE_CHECKING:
    from pybtex.database import Entry as Found
    from pybtex.database import Person

_BEGINS = re.compile(r"(?m)^[ \t]*@[ \t]*(\w+)[ \t]*[{(][ \t]*([^,\s={}()\"]*)")
_NO_ENTRY = frozenset(("comment", "preamble"))
_TYPES = {
    "article": "article-journal", "book": "book", "mvbook": "book", "booklet": "pamphlet", "inbook": "chapter",
    "incollection": "chapter", "conference": "paper-conference", "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia", "reference": "book", "report": "report", "techreport": "report",
    "thesis": "thesis", "mastersthesis": "thesis", "phdthesis": "thesis", "online": "webpage", "electronic": "webpage",
    "www": "webpage", "dataset": "dataset", "legislation": "legislation", "periodical": "periodical",
}  # fmt: skip
_SUBTYPES = {"newspaper": "article-newspaper", "magazine": "article-magazine"}
# The first of these that an entry has is the field.
_FIELDS = {
    "title": ("title",), "container-title": ("journaltitle", "journal", "booktitle", "maintitle", "newspaper"),
    "publisher": ("publisher", "institution", "organization", "school", "howpublished"), "volume": ("volume",),
    "issue": ("number", "issue"), "page": ("pages",), "edition": ("edition",), "DOI": ("doi",), "genre": ("type",),
    "publisher-place": ("location", "address"),
}  # fmt: skip
_URL = re.compile(r"https?://[^\s{}]+")


def entries(text: str, where: str) -> Iterator[Entry | ReadError]:
    begins = list(_BEGINS.finditer(text))
    ends = [*(found.start() for found in begins[1:]), len(text)][: len(begins)]
    macros = "".join(
        text[one.start() : end] for one, end in zip(begins, ends, strict=True) if one[1].lower() == "string"
    )
    seen: set[str] = set()
    for one, end in zip(begins, ends, strict=True):
        if one[1].lower() in _NO_ENTRY | {"string"}:
            continue
        line = text.count("\n", 0, one.start()) + 1
        key = one[2] or f"the entry of line {line}"
        yield _entry(macros, text[one.start() : end], key, f"{where}, line {line}", where)
        if key in seen:
            mend = "give one of them another key; both were read"
            yield ReadError(f"two entries have the key {key}", mend=mend, where=f"{where}, line {line}")
        seen.add(key)


def _entry(macros: str, words: str, key: str, line: str, origin: str) -> Entry | ReadError:
    from pybtex.database.input.bibtex import Parser
    from pybtex.errors import capture
    from pybtex.exceptions import PybtexError

    with capture() as faults:
        try:
            database = Parser().parse_string(macros + words)
        except PybtexError as error:
            faults.append(error)
    found = next(iter(database.entries.values()), None) if not faults else None
    if found is None:
        said = str(faults[0]).partition(": ")[2] if faults else "it is empty"
        mend = "mend that entry, or export it again; the other entries were read"
        return ReadError(f"the entry {key} is broken ({said or faults[0]})", mend=mend, where=line)
    fields = {name.lower(): value for name, value in found.fields.items()}
    return entry(key, _item(found, fields), origin, tuple(_attachments(fields.get("file", ""))))


def _item(found: Found, fields: Mapping[str, str]) -> dict[str, Any]:
    subtype = _SUBTYPES.get(fields.get("entrysubtype", "").lower(), "")
    item: dict[str, Any] = {
        name: _plain(fields[key]) for name, keys in _FIELDS.items() for key in reversed(keys) if fields.get(key)
    }
    linked = _URL.search(fields.get("url", "") or fields.get("howpublished", ""))
    if linked:
        item["URL"] = linked[0].replace("\\", "")
    if _URL.search(item.get("publisher", "")):
        del item["publisher"]
    people = [person for role, group in found.persons.items() if role.lower() == "author" for person in group]
    return item | {
        "type": subtype or _TYPES.get(found.type.lower(), "document"),
        "author": [_name(person) for person in people if str(person) != "others"],
        "issued": _issued(fields),
        "accessed": {"raw": fields.get("urldate", "")},
    }


def _plain(value: str) -> str:
    """The words of a field, without TeX's commands and braces."""
    from pybtex.exceptions import PybtexError
    from pybtex.richtext import Text

    try:
        return str(Text.from_latex(value)).replace("\xa0", " ")
    except (PybtexError, ValueError):
        return value


def _name(person: Person) -> dict[str, str]:
    """A person; a name in braces is a body, whole as it stands."""
    last, first = " ".join(person.last_names), " ".join((*person.first_names, *person.middle_names))
    if not first and not person.prelast_names:
        return {"literal": _plain(last)}
    return {
        "family": _plain(last),
        "given": _plain(first),
        "non-dropping-particle": _plain(" ".join(person.prelast_names)),
        "suffix": _plain(" ".join(person.lineage_names)),
    }


def _issued(fields: Mapping[str, str]) -> dict[str, Any]:
    if fields.get("date"):
        return {"raw": fields["date"]}
    year, name, day = (_plain(fields.get(key, "")).strip(" ~.,") for key in ("year", "month", "day"))
    if not year.isdigit():
        return {"raw": year}
    return {"date-parts": [[part for part in (year, _month(name), day) if part][: 3 if _month(name) else 1]]}


def _month(name: str) -> str:
    if name.isdigit():
        return name
    known = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    return str(dates.month(name)) if name[:3].lower() in known else ""


def _attachments(value: str) -> Iterator[str]:
    """Zotero writes "title:path:type" between semicolons, others the bare path; a backslash guards the next sign."""
    for one in re.split(r"(?<!\\);", value):
        parts = [re.sub(r"\\(.)", r"\1", part).strip() for part in re.split(r"(?<!\\):", one)]
        path = parts[1] if len(parts) == 3 else ":".join(parts)  # noqa: PLR2004  title, path and type
        if path:
            yield path.replace("\\", "/")
