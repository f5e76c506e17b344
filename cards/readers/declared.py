"""What a page declares of itself for machines: schema.org data and the meta elements of libraries and networks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from cards.model import Name, Reference
from cards.readers import dates, names
from cards.readers.decode import normalise

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_WORKS = re.compile(r"(?:.*Article|BlogPosting|Report|LiveBlogPosting|AnalysisNewsArticle)$")
_WHOLES = ("Newspaper", "Periodical", "PublicationIssue", "Blog", "WebSite")
_SIGNED = re.compile(r"^(?:.*\s)?[Bb]y\s+")
_NO_OFFICE = frozenset(("author", "contributor", "writer", "reporter", "journalist", "staff"))
_DATES = ("citation_publication_date", "citation_date", "dc.date.issued", "dcterms.issued", "dc.date")
_AUTHORS = ("citation_author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author")


def reference(tree: HtmlElement) -> Reference:
    """The fields that the page declares; what it does not declare stays empty."""
    work = next(_works(tree), {})
    metas = _metas(tree)
    publisher = _name(work.get("publisher")) or _first(metas, "citation_publisher", "dc.publisher", "dcterms.publisher")
    container = _container(work) or _first(metas, "citation_journal_title", "og:site_name")
    people = tuple(_people(work.get("author"))) or tuple(
        name for key in _AUTHORS for words in metas.get(key, ()) for name in _written(words)
    )
    signed = tuple(
        name for name in dict.fromkeys(people) if not name.literal or name.literal not in (publisher, container)
    )
    return Reference(
        author=signed,
        container_title=container,
        publisher="" if publisher == container else publisher,
        issued=next((iso for key in _DATES for words in metas.get(key, ()) if (iso := _day(words))), ""),
        url=_doi(metas),
        qualifications=_office(work.get("author")) if len(signed) == 1 else "",
    )


def _works(tree: HtmlElement) -> Iterator[Mapping[str, Any]]:
    """The articles that the page's data describe, in order; data that cannot be read declare nothing."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            loaded = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        yield from (thing for thing in _things(loaded) if _is(thing, _WORKS))


def _things(value: Any) -> Iterator[Mapping[str, Any]]:
    """What stands at the top of the data, or in its graph; a work named inside another is not the page's."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            yield one
            yield from _things(one.get("@graph", []))


def _is(thing: Mapping[str, Any], wanted: re.Pattern[str]) -> bool:
    sorts = thing.get("@type")
    return any(wanted.match(sort) for sort in (sorts if isinstance(sorts, list) else [sorts]) if isinstance(sort, str))


def _container(work: Mapping[str, Any]) -> str:
    whole = work.get("isPartOf")
    parts = [one for one in (whole if isinstance(whole, list) else [whole]) if isinstance(one, dict)]
    return next((_name(one) for one in parts if one.get("@type") in _WHOLES and _name(one)), "")


def _name(value: Any) -> str:
    """The name of a thing, or the words that stand in its place."""
    if isinstance(value, list):
        value = next(iter(value), "")
    words = value.get("name", "") if isinstance(value, dict) else value
    plain = normalise(" ".join(words.split())) if isinstance(words, str) else ""
    return "" if "://" in plain else plain


def _people(value: Any) -> Iterator[Name]:
    """The authors; a body is named as it stands, an address or an occupation is nobody."""
    for one in value if isinstance(value, list) else [value]:
        words = _name(one)
        body = isinstance(one, dict) and one.get("@type") in {"Organization", "NewsMediaOrganization"}
        yield from (Name(literal=words),) if body and words else _signed(words)


def _signed(words: str) -> Iterator[Name]:
    """The names in a byline; in data a comma stands between persons, not inside a name."""
    bare = _SIGNED.sub("", words)
    parts = bare.split(", ")
    yield from names.of_metadata("; ".join(parts) if all(map(names.is_name, parts)) else bare)


def _written(words: str) -> Iterator[Name]:
    """A name as libraries write it, in an element of its own: "Lee, Ada" is one person."""
    family, comma, given = words.partition(", ")
    if comma and names.is_name(family) and names.is_name(given) and not names.is_body(words):
        yield Name(family, given)
    elif words:
        yield from names.of_metadata(words)


def _office(value: Any) -> str:
    """What the page says its only author is."""
    one = next(iter(value), None) if isinstance(value, list) else value
    office = _name(one.get("jobTitle")) if isinstance(one, dict) else ""
    return "" if office.lower() in _NO_OFFICE else office


def _metas(tree: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        key = (meta.get("name") or meta.get("property") or "").lower()
        words = normalise(" ".join((meta.get("content") or "").split()))
        if key and words:
            found.setdefault(key, []).append(words)
    return found


def _first(metas: Mapping[str, list[str]], *keys: str) -> str:
    return next((metas[key][0] for key in keys if key in metas and "://" not in metas[key][0]), "")


def _doi(metas: Mapping[str, list[str]]) -> str:
    doi = next(iter(metas.get("citation_doi", ())), "").removeprefix("doi:").strip()
    return doi if doi.startswith("http") else f"https://doi.org/{doi}" if doi else ""


def _day(words: str) -> str:
    """A stated date, to the precision that it has; 2024/5/1 is written in the order of libraries."""
    ordered = "-".join(part.zfill(2) for part in re.split(r"[/-]", words.partition("T")[0].strip()))
    return ordered if dates.real(ordered) else dates.iso(words) if dates.LINE.fullmatch(words) else ""
