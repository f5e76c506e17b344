"""What a text says of itself: title, author, date, publisher and kind. What it does not say stays empty."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from cards.model import Reference
from cards.readers import asides, dates, names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cards.model import Name
    from cards.readers.pieces import Part

TYPES = {
    "encyclopedia": "entry-encyclopedia",
    "news report": "article-newspaper",
    "government": "report",
    "party or advocacy": "pamphlet",
}
_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z.'’ -]{2,30}(?:,\s[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,2})?(?:/[A-Z][A-Z' -]{2,30})?)"
    r"(?:,?\s(?:(?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)\w*\.?\s\d{1,2})?)?\s?"
    r"(?:\((?P<agency>[A-Z][\w./& ]{1,40})\))?\s?(?P<mark>:|--|[-–—])\s+(?=[A-Z\d\"“‘'])"
)
_NO_PLACE = frozenset(
    "alert analysis answer answers breaking comment correction editorial exclusive fact factbox live myth note notice"
    " opinion question summary update updated urgent warning watch".split()
)
_OWN_VOICE = re.compile(r"\b(?:I|I'm|I’m|I've|I’ve|my|me|we|our|us|you|your)\b")
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")
_SPEAKER = re.compile(r"((?:[A-Z][\w.'’-]*\s){0,3}[A-Z][\w.'’-]*)(?:\s\([^()]{2,40}\))?:\s")
_SPEAKERS_SHARE = 0.4
_TURNS = 4
_OFFICE = re.compile(
    r"\b(?:media|press|information|communications?)\s+(?:office|bureau|department|wing|service)\s+of\s+(?:the\s+)?(?P<body>.+)",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"\b(?:ministry|minister|government|state|republic|president|parliament|senate|congress|council|embassy|court|city|county"
    r"|department|army|navy|police|governor|mayor|king|queen|crown|united nations|commission)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:universit\w+|college|school|institute|museum|hospital|bank|ltd|limited|inc|plc|corp\w*|company|club|orchestra)\b",
    re.IGNORECASE,
)
_LETTERHEAD = re.compile(
    r"(?:(?:the\s)?(?:[A-Z]\w+\s){0,3})?"
    r"(?:Ministry|Department|Government|Embassy|High Commission|Parliament|(?:City|County) Council"
    r"|Office of the (?:President|Prime Minister|Spokesperson|Governor|Mayor|Attorney General))\b"
    r"(?:\s(?:of|for)\b.{2,60})?"
)
_OPENED = re.compile(r"On\s|Yesterday|Today|This (?:week|month)")
_NOW = re.compile(
    r"\b(?:now|today|current|currently|to this day|recent|recently|this (?:week|month|year)|yesterday"
    r"|has (?:announced|come|begun|just)|tomorrow|upcoming)\b",
    re.IGNORECASE,
)
_OPENING = 2000  # characters of the first paragraph
_DATED_MORE = 2
_SAME_YEAR = 0.75
_NAME_WORDS = 6


@dataclass(frozen=True, slots=True)
class Facts:
    reference: Reference
    kind: str = ""


def find(text: str, parts: Sequence[Part], *, wiki: bool = False, spoken: bool = False) -> Facts:
    """The reference and kind of one article, from its own words; `spoken` if it has a recording's times."""
    words = [text[part.start : part.end] for part in parts]
    sorts = [part.sort for part in parts]
    head = sorts.index("text") if "text" in sorts else len(sorts)
    opening = words[head][:_OPENING] if head < len(words) else ""
    dateline = None if spoken else _dateline(opening)
    kind = "transcript" if spoken else _kind(words, sorts, head, wiki=wiki, dateline=dateline)
    reference = Reference(
        type=TYPES.get(kind, "document"),
        title=next((said for said, sort in zip(words[:head], sorts, strict=False) if sort == "heading"), ""),
        author=() if wiki else _authors(words, sorts),
        container_title=_container(words, sorts),
        publisher=_publisher(words, sorts, head, kind) or (dateline["agency"] or "" if dateline else ""),
        issued=_stated(words, sorts, head),
    )
    reference = _with_header(reference, words, sorts)
    if not reference.issued and not wiki and (year := _year_of_contents(words, sorts, opening)):
        reference = replace(reference, issued=year, inferred=("issued",))
    return Facts(reference, kind)


def _authors(words: Sequence[str], sorts: Sequence[str]) -> tuple[Name, ...]:
    for said, sort in zip(words, sorts, strict=True):
        if sort == "byline":
            found = names.of_byline(asides.byline(said) or said)
            made = asides.made_for(said)
            if found and not (made and not made["names"]):
                return found
    return ()


def _publisher(words: Sequence[str], sorts: Sequence[str], head: int, kind: str) -> str:
    """The body that the text was written for, or whose letterhead it bears."""
    for said, sort in zip(words, sorts, strict=True):
        if sort == "byline" and (made := asides.made_for(said)):
            return " ".join(made["body"].split())
    letterhead = (said for said in words[: head or 1] if _LETTERHEAD.fullmatch(said))
    return next(letterhead, "") if kind == "government" else ""


def _stated(words: Sequence[str], sorts: Sequence[str], head: int) -> str:
    """A date line above the text, or else below it; when it was published goes before when it was updated."""
    lines = [
        (index >= head, "updated" in said.lower() or "modified" in said.lower(), dates.iso(said))
        for index, (said, sort) in enumerate(zip(words, sorts, strict=True))
        if sort == "date"
    ]
    known = sorted((line for line in lines if line[2]), key=lambda line: line[:2])
    return known[0][2] if known else ""


def _container(words: Sequence[str], sorts: Sequence[str]) -> str:
    """The site's name, if it is the page's last line, below its furniture, and said elsewhere in that furniture."""
    if not sorts or sorts[-1] not in {"tail", "furniture"} or not 1 < len(words[-1].split()) <= _NAME_WORDS:
        return ""
    name = words[-1]
    capital = all(word[0].isupper() or word in {"of", "the", "and", "for"} for word in name.split())
    below = [said for said, sort in zip(words, sorts, strict=True) if sort not in {"text", "item", "heading"}]
    return name if capital and any(name in said for said in below[:-1]) else ""


def _kind(words: Sequence[str], sorts: Sequence[str], head: int, *, wiki: bool, dateline: re.Match[str] | None) -> str:
    """By what the text shows, in order of proof; "" if nothing does."""
    if wiki:
        return "encyclopedia"
    if "label" in sorts[:head] or any(
        sort == "role" and "opinion" in said.lower() for said, sort in zip(words, sorts, strict=True)
    ):
        return "opinion"
    if _is_transcript([said for said, sort in zip(words, sorts, strict=True) if sort in {"text", "maybe", "heading"}]):
        return "transcript"
    if office := _office(words, sorts):
        return office
    if any(_LETTERHEAD.fullmatch(said) for said in words[: head or 1]):
        return "government"
    return "news report" if dateline else ""


def _is_transcript(words: Sequence[str]) -> bool:
    """At least two speakers, named before a colon, who take turns through much of the text."""
    turns = [found[1] for said in words if (found := _SPEAKER.match(said))]
    back = len(turns) - len(set(turns))
    return len(turns) >= max(_TURNS, _SPEAKERS_SHARE * len(words)) and len(set(turns)) > 1 and back > 1


def _office(words: Sequence[str], sorts: Sequence[str]) -> str:
    """The press office of a state is government, of a school or firm nothing, of any other body its advocacy."""
    for said, sort in zip(words, sorts, strict=True):
        made = asides.made_for(said) if sort == "byline" else None
        if made and (office := _OFFICE.search(made["body"])):
            if _STATE.search(office["body"]):
                return "government"
            return "" if _OTHER.search(office["body"]) else "party or advocacy"
    return ""


def _dateline(opening: str) -> re.Match[str] | None:
    """The first words of a report ("PORTBRIDGE (Agency) — The"), unless its author then speaks as I or you."""
    found = _DATELINE.match(opening)
    if not found or found["place"].split()[0].lower().strip(".,") in _NO_PLACE:
        return None
    rest = _QUOTED.sub("", opening[found.end() :])
    return None if _OWN_VOICE.search(rest) and not found["agency"] else found


def _year_of_contents(words: Sequence[str], sorts: Sequence[str], opening: str) -> str:
    """The year of an undated text that opens with a dated event and tells it as news; else "".

    Three things must agree: the first sentence gives a full date; there are other full dates and nearly all are
    of that year, none later, and no later year is named anywhere; and the text speaks of now.
    """
    first = dates.full(re.split(r"(?<=[a-z\d])[.!?]\s", opening)[0])
    if not first or not (_OPENED.match(opening) or dates.FULL.match(opening)):
        return ""
    year, whole = first[0][:4], "\n".join(_own(words, sorts))
    all_dates = [value[:4] for value in dates.full(whole)]
    news = len(all_dates) >= _DATED_MORE and all_dates.count(year) >= _SAME_YEAR * len(all_dates)
    latest = max(dates.YEAR.findall(whole), default=year) <= year
    return year if news and latest and len(_NOW.findall(whole)) >= _DATED_MORE else ""


def _own(words: Sequence[str], sorts: Sequence[str]) -> Iterator[str]:
    return (said for said, sort in zip(words, sorts, strict=True) if sort in {"text", "item"})


def _with_header(reference: Reference, words: Sequence[str], sorts: Sequence[str]) -> Reference:
    """Lines above the text such as "Title: ..." say it outright."""
    for said, sort in zip(words, sorts, strict=True):
        found = asides.HEADER.fullmatch(said) if sort == "header" else None
        if found:
            reference = replace(reference, **_field(found["key"].lower(), " ".join(found["value"].split())))
    return reference


def _field(key: str, value: str) -> dict[str, Any]:
    name = next(name for name, keys in asides.HEADER_KEYS.items() if key in keys)
    if name == "author":
        return {name: names.of_byline(value) or (names.name(value),)}
    if name in {"issued", "accessed"}:
        value = dates.iso(value)
        return {name: value} if value else {}
    return {name: value}
