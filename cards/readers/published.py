"""When a web page says that it was published: in its meta elements, its data, its address, or in words by its headline.

Nothing is concluded from pictures, comments, copyright lines or a masthead with the day of the visit: a wrong date on
a card is worse than none.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from cards.readers import dates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

_META = (
    "article:published_time", "article:published", "og:article:published_time", "og:published_time", "datepublished",
    "article.published", "parsely-pub-date", "sailthru.date", "citation_publication_date", "citation_online_date",
    "dcterms.issued", "dc.date.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date",
    "date_published", "publication_date", "publish_date", "published_date", "publish-date", "published-date",
    "publishdate", "pubdate", "cxenseparse:recs:publishtime", "rnews:datepublished", "originalpublicationdate",
    "displaydate", "date",
)  # fmt: skip
_STAMP = re.compile(
    r"(?P<y>(?:1[5-9]|20)\d\d)-?(?P<m>\d\d)-?(?P<d>\d\d)(?!\d)"
    r"(?:[T ](?P<H>\d\d):?(?P<M>\d\d)(?::?\d\d(?:[.,]\d+)?)?\s*(?P<zone>Z|UTC|GMT|[+-]00:?00)?)?"
)
_ADDRESS = re.compile(r"(?<!\d)(20[012]\d|19[89]\d)(?:/(\d{1,2})/(\d{1,2})(?=/)|-?(0\d|1[012])-?([0-3]\d)(?=[/_.-]|$))")
_BROKEN = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]+)\"")
_EPOCH = ("data-utime", "data-time", "data-timestamp")
_EPOCHS = range(10**9, 4 * 10**9)  # seconds, from 2001 on
_BEHIND, _AHEAD = 10, 13  # hours that inhabited places are behind and ahead of UTC
_LINE = 80  # a longer line that holds a date is a sentence
_BELOW, _ABOVE = 25, 4  # lines of a page's head that are looked at below and above its headline
_LEAD = 200  # so long a line is the article itself
_CHANGED = re.compile(r"\b(?:updated|modified|edited|accessed|retrieved|expires?|until)\b", re.IGNORECASE)
_NOT_READ = frozenset({"script", "style", "noscript", "template", "select", "svg", "head", "nav", "aside", "footer"})
_INLINE = frozenset("a abbr b bdi em font i mark small span strong sub sup time u".split())
_ELSEWHERE = frozenset({"nav", "aside", "footer", "li"})


def issued(tree: Any, title: str = "") -> str:
    """The date that a page states of itself, in ISO form, or "": what is marked up goes before what is only said."""
    address = _of_address(tree)
    stamps = (stamp for stamp in (*_metas(tree), *_data(tree)) if _day(stamp))
    stamp = next(stamps, "")
    if stamp:
        return _local(stamp, address)
    steps = (_marked(tree), address, _said(tree, title), _timed(tree), _counted(tree))
    return next((found for found in steps if found), "")


def within(element: Any) -> str:
    """The date that one article of a page bears."""
    return _marked(element) or _said(element, "") or _timed(element)


def _metas(tree: Any) -> Iterator[str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        found.setdefault(name, meta.get("content") or "")
    return (found[name] for name in _META if name in found)


def _data(tree: Any) -> Iterator[str]:
    """The dates in the page's JSON-LD, those of articles first; the words of a wiki are of its last edit."""
    wiki = any("mediawiki" in (meta.get("content") or "").lower() for meta in tree.iter("meta"))
    field = "dateModified" if wiki else "datePublished"
    told: list[tuple[bool, str]] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            told += _told(script.text or "", field)
    yield from (stamp for article in (True, False) for of, stamp in told if of == article)


def _told(script: str, field: str) -> Iterator[tuple[bool, str]]:
    try:
        things = _things(json.loads(script, strict=False))
        for thing in things:
            if isinstance(thing.get(field), str):
                yield bool(re.search(r"Article|Posting|Report|Review", str(thing.get("@type", "")))), thing[field]
    except (ValueError, RecursionError):
        yield from ((True, stamp) for stamp in _BROKEN.findall(script) if field == "datePublished")


def _things(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _things(inner)


def _day(stamp: str) -> str:
    """The day in a time stamp or a written date, or ""."""
    found = _STAMP.match(stamp.strip())
    if found:
        day = f"{found['y']}-{found['m']}-{found['d']}"
        return day if dates.real(day) else ""
    return next(iter(dates.full(stamp)), "")


def _local(stamp: str, address: str) -> str:
    """The publisher's day. A time in UTC may be a day off; the address then tells, if some clock agrees with both."""
    found, day = _STAMP.match(stamp.strip()), _day(stamp)
    if not (found and found["zone"] and address and address != day):
        return day
    moment = datetime.fromisoformat(f"{day}T{found['H']}:{found['M']}")
    clocks = {(moment + timedelta(hours=hours)).date().isoformat() for hours in (-_BEHIND, _AHEAD)}
    return address if address in clocks else day


def _of_address(tree: Any) -> str:
    """The day in the page's own address, as in /2024/05/02/ or /20240502/."""
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    metas = [meta.get("content") for meta in tree.iter("meta") if meta.get("property") == "og:url"]
    for url in (*links, *metas):
        if found := _ADDRESS.search((url or "").split("?")[0]):
            year, month, day = found[1], found[2] or found[4], found[3] or found[5]
            value = f"{year}-{int(month):02}-{int(day):02}"
            return value if dates.real(value) else ""
    return ""


def _marked(tree: Any) -> str:
    """What is marked up in the page's body as the date of publication."""
    for one in _own(tree):
        marked = "datepublished" in (one.get("itemprop") or "").lower() or one.get("pubdate") is not None
        if marked and (day := _day(one.get("datetime") or one.get("content") or one.text_content())):
            return day
    return ""


def _timed(tree: Any) -> str:
    """The day of the page's time elements, if they agree on one."""
    days = {day for one in _own(tree) if one.tag == "time" and (day := _day(one.get("datetime") or ""))}
    return days.pop() if len(days) == 1 else ""


def _own(tree: Any) -> Iterator[Any]:
    return (one for one in tree.iter() if isinstance(one.tag, str) and not _aside(one, tree))


def _aside(element: Any, inside: Any) -> bool:
    """Whether it stands in what is about other pages."""
    for outer in element.iterancestors():
        if outer is inside:
            return False
        if outer.tag in _ELSEWHERE or "related" in (outer.get("class") or "").lower():
            return True
    return False


def _said(tree: Any, title: str) -> str:
    """The date in a line of its own near the headline: below it before the article begins, or else just above it."""
    lines = list(_lines(tree))
    at = _headline(lines, _plain(title))
    if at < 0:
        return ""
    below, told = [], 0
    for _, said in lines[at + 1 : at + 1 + _BELOW]:
        told += len(said) > _LEAD
        if told > 1:  # one long line may be the summary
            break
        below.append(said)
    above = [said for _, said in reversed(lines[max(0, at - _ABOVE) : at])]
    return _first(below) or _first(above)


def _headline(lines: Sequence[tuple[str, str]], title: str) -> int:
    """Which line is the headline: the page's title in a heading, else an h1, else the title in any line; or -1."""
    signs: tuple[Callable[[str, str], bool], ...] = (
        lambda tag, said: bool(tag and title) and _plain(said) == title,
        lambda tag, _: tag == "h1",
        lambda _, said: bool(title) and _plain(said) == title,
    )
    return next((n for sign in signs for n, line in enumerate(lines) if sign(*line)), -1)


def _first(lines: Iterable[str]) -> str:
    found = [(bool(_CHANGED.search(said)), said) for said in lines if len(said) <= _LINE and dates.full(said)]
    return next((dates.full(said)[0] for _, said in sorted(found, key=lambda one: one[0])), "")


def _lines(tree: Any) -> Iterator[tuple[str, str]]:
    """Every stretch of visible words with the heading it stands in, in the order of the page; menus are left out."""
    from lxml import etree

    heading, skipped, held = "", 0, ""
    for event, one in etree.iterwalk(tree, events=("start", "end", "comment")):
        if event == "comment":
            continue
        skipped += ((event == "start") - (event == "end")) * _hidden(one)
        words = "" if skipped else _words(one, event)
        if one.tag in _INLINE:
            held += words
            continue
        if kept := " ".join(held.split()):
            yield heading, kept
        if re.fullmatch(r"h[1-6]", str(one.tag)):
            heading = one.tag if event == "start" else ""
        held = words
    if kept := " ".join(held.split()):
        yield heading, kept


def _hidden(element: Any) -> bool:
    """Not to be seen, about other pages, or the day of the visit in the masthead."""
    return element.tag in _NOT_READ or "today" in (element.get("class") or "").lower().split()


def _words(element: Any, event: str) -> str:
    """The words before or after an element; a time is told by what it stands for ("1 day ago" by its date)."""
    stamp = _day(element.get("datetime") or "") if element.tag == "time" else ""
    if event == "end":
        return element.tail or ""
    return f" {stamp} {element.text or ''}" if stamp else element.text or ""


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))


def _counted(tree: Any) -> str:
    """The day of the first moment that the page counts in seconds since 1970, as posts of social media have it."""
    for one in tree.iter():
        for name in _EPOCH:
            value = one.get(name) or ""
            if value.isdigit() and int(value[:10]) in _EPOCHS and len(value) in {10, 13}:
                return datetime.fromtimestamp(int(value[:10]), UTC).date().isoformat()
    return ""
