"""What each piece of an article is: running text, an item, a heading, or one of the sorts of aside.

Each step looks at all pieces of one article and may change some verdicts; the list of steps is at the end.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from cards.model import Block
from cards.readers import asides
from cards.readers.names import is_name, is_role
from cards.readers.pieces import Part

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cards.model import Role
    from cards.readers.pieces import Piece

_TITLE_WORDS = 18  # the headline of a page
_HEADING_WORDS = 14
_HEADING_LENGTH = 120
_HEADING_MOST = 400  # what is marked as a heading and is longer, is a text whose marks were lost or misused
_RUN = 4  # so many short lines in a row are a menu or verse
_HEAD_RUN = 6
_MENU_WORDS = 3
_REPEATED = 3
_TAIL_SHARE = 0.35
_COMMENTS_SHARE = 0.75
_SIGNED = 500
_ECHO = 20_000
_OPENS = re.compile(r"[\w\"“‘'’(¿¡«]")
_CLOSES = re.compile(r"[\w)%’'\"”»?]")
_SENTENCE_QUOTE = re.compile(r"[.,!?…][\"”’'»)]+$")
_SPACED_STOP = re.compile(r"\S+(?: \S+){0,7} \.")
_SECTIONS = frozenset(
    """analysis books business climate comment commentary culture education environment europe features finance health
    home international letters life lifestyle local markets media money national news obituaries opinion opinions
    politics region regional science society sport sports technology travel world""".split()
)
_OCCUPATION = re.compile(
    r"\b(?:author|columnist|commentator|contributor|correspondent|critic|director|editor|fellow|historian|journalist|lawyer"
    r"|lecturer|member|president|producer|professor|researcher|reporter|scholar|student|teacher|writer)\b",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"\bfollow (?:him|her|them|me|us)\b|(?<!\w)@\w{3,}|\bcan be reached\b|\bis the author of\b"
    r"|\b(?:opinions|views) expressed\b"
    r"|\b\S+@\S+\.\w+",
    re.IGNORECASE,
)
_BY = re.compile(r"[Bb]y (?:the )?[A-Z][^.!?]{1,60}")
_BIO = re.compile(r"((?:[A-Z][\w.'’-]*\s){1,4})(?:is|was|writes|teaches|works)\s(?:an?|the|for|at|about|on)?\b")


def parts(text: str, pieces: Sequence[Piece]) -> tuple[Part, ...]:
    """The verdict on each piece of one article, in order."""
    words = [text[piece.start : piece.end] for piece in pieces]
    sorts = [_own(piece, said) for piece, said in zip(pieces, words, strict=True)]
    for step in _STEPS:
        step(pieces, words, sorts)
    return tuple(Part(piece.start, piece.end, found, piece.level) for piece, found in zip(pieces, sorts, strict=True))


def blocks(found: Sequence[Part]) -> tuple[Block, ...]:
    return tuple(Block(part.start, part.end, _role(part.sort)) for part in found)


def _role(found: str) -> Role:
    if found == "text":
        return "text"
    if found == "item":
        return "item"
    return "heading" if found == "heading" else "aside"


def _own(piece: Piece, words: str) -> str:
    """The verdict by the piece's own words; "maybe" is a heading if what follows bears it out."""
    if piece.shape == "aside":
        return "furniture"
    if piece.shape == "heading":
        return "heading" if len(words) <= _HEADING_MOST else "text"
    aside = asides.sort(words)
    if aside and not (aside == "date" and piece.shape == "item"):  # a date in a list is one of the facts listed
        return aside
    if piece.shape == "item":
        return "item"
    return "maybe" if _like_heading(words) else "text"


def _like_heading(words: str) -> bool:
    """Short, opens with a capital or a figure, and does not close as a sentence does."""
    if len(words) > _HEADING_LENGTH:
        return False
    if _SPACED_STOP.fullmatch(words):
        return True
    if len(words.split()) > (_HEADING_WORDS if words.endswith("?") else _TITLE_WORDS) or "\n" in words:
        return False
    capital = words[0].isdigit() or any(char.isupper() for char in words)
    opens = _OPENS.match(words) and not words[0].islower() and capital
    return bool(opens and _CLOSES.match(words[-1])) and not _SENTENCE_QUOTE.search(words)


def _infobox(pieces: Sequence[Piece], words: list[str], sorts: list[str]) -> None:
    """An encyclopedia's box of facts: "Infobox", or a "{{" or "|" line, and what hangs on it without a gap."""
    boxed = False
    for index, piece in enumerate(pieces):
        opens = words[index].lower().startswith(("infobox", "{{")) or words[index].startswith("| ")
        boxed = opens or (boxed and not piece.gap)
        if boxed:
            sorts[index] = "infobox"


def _header(_: Sequence[Piece], words: list[str], sorts: list[str]) -> None:
    """Two or more "Title: ..." lines at the very top are a database's header."""
    end = next((index for index, said in enumerate(words) if not asides.HEADER.fullmatch(said)), len(words))
    if end > 1:
        sorts[:end] = ["header"] * end


def _repeats(_: Sequence[Piece], words: list[str], sorts: list[str]) -> None:
    """A short line said three times is furniture; a headline said twice is one heading and one repetition."""
    seen: dict[str, list[int]] = {}
    for index, said in enumerate(words):
        if sorts[index] == "maybe":
            seen.setdefault(said.casefold(), []).append(index)
    for places in seen.values():
        if len(places) >= _REPEATED:
            for index in places:
                sorts[index] = "furniture"
        for index in places[1:] if len(places) < _REPEATED else ():
            sorts[index] = "repeat"


def _runs(_: Sequence[Piece], words: list[str], sorts: list[str]) -> None:
    """Many short lines in a row are a menu if they are very short, else verse or notes, which is text."""
    start = 0
    while start < len(sorts):
        end = start
        while end < len(sorts) and sorts[end] == "maybe":
            end += 1
        if end - start >= (_HEAD_RUN if start == 0 else _RUN):
            length = sum(len(said.split()) for said in words[start:end])
            sorts[start:end] = ["menu" if length <= _MENU_WORDS * (end - start) else "text"] * (end - start)
        start = end + 1


def _signature(_: Sequence[Piece], words: list[str], sorts: list[str]) -> None:
    """A name alone on a line, above an occupation, is a byline; so is "By" with whatever name under the headline."""
    head = _head(sorts)
    for index, (first, second) in enumerate(pairwise(sorts)):
        if first == "maybe" and second == "role" and is_name(words[index]) and not is_role(words[index]):
            sorts[index] = "byline"
        if index + 1 < head and second == "maybe" and first in {"maybe", "heading"} and _BY.fullmatch(words[index + 1]):
            sorts[index + 1] = "byline"


def _labels(_: Sequence[Piece], __: list[str], sorts: list[str]) -> None:
    """A label such as "Opinion" stands above the text; below, it is a heading like another."""
    head = _head(sorts)
    for index, found in enumerate(sorts):
        if found == "label" and index > head:
            sorts[index] = "maybe"


def _head(sorts: Sequence[str]) -> int:
    """Where the running text begins."""
    return next((index for index, found in enumerate(sorts) if found == "text"), len(sorts))


def _category(pieces: Sequence[Piece], words: list[str], sorts: list[str]) -> None:
    """A short line above the headline that the text never takes up is the page's section, not its title."""
    head = _head(sorts)
    titles = [index for index in range(head) if sorts[index] == "maybe" and pieces[index].shape == "prose"]
    if len(titles) > 1 and _is_category(words[titles[0]], words[titles[1]], words[head:]):
        sorts[titles[0]] = "category"


def _is_category(line: str, following: str, body: Sequence[str]) -> bool:
    named = line.split()
    if {word.lower().strip(",&|/>»") for word in named} <= _SECTIONS | {"", "and"}:
        return True
    if len(named) > _MENU_WORDS or len(following.split()) < 5 or any(word[0].islower() for word in named):  # noqa: PLR2004
        return False
    said = set(re.findall(r"\w+", " ".join(body)[:_ECHO].lower()))
    return sum(1 for word in named if word.lower().strip(",") in said) * 2 < len(named)


def _tail(pieces: Sequence[Piece], words: list[str], sorts: list[str]) -> None:
    """From "About the author" or "Leave a comment" to the end nothing is the article's own."""
    head, end = _head(sorts), pieces[-1].end if pieces else 0
    length = max(1, end - pieces[0].start) if pieces else 1
    for index, found in enumerate(sorts):
        if found == "tail" and index > head:
            comments = "comment" in words[index].lower() or "conversation" in words[index].lower()
            share = _COMMENTS_SHARE if comments else _TAIL_SHARE
            if end - pieces[index].start <= share * length:
                sorts[index:] = ["tail"] * (len(sorts) - index)
                return


def _links(_: Sequence[Piece], words: list[str], sorts: list[str]) -> None:
    """Sections such as "See also" and "References" list, and claim nothing."""
    inside = False
    for index, found in enumerate(sorts):
        if found in {"heading", "maybe"}:
            inside = asides.links(words[index])
        elif inside and index > _LINKS_AFTER:
            sorts[index] = "links"


_LINKS_AFTER = 2


def _bio(_: Sequence[Piece], words: list[str], sorts: list[str]) -> None:
    """The note on the author that closes many articles: a name, an occupation, and how to reach or read them."""
    signed = {words[index] for index, found in enumerate(sorts) if found == "byline"}
    last = [index for index, found in enumerate(sorts) if found == "text"][-2:]
    for index in reversed(last[1:] if len(last) < 2 else last):  # noqa: PLR2004
        if not _is_bio(words[index], signed):
            return
        sorts[index] = "bio"


def _is_bio(words: str, signed: set[str]) -> bool:
    found = _BIO.match(words)
    if len(words) > _SIGNED or not found or not _OCCUPATION.search(words):
        return False
    named = found[1].strip()
    return bool(_CONTACT.search(words)) or any(named in line for line in signed)


def _dangling(_: Sequence[Piece], __: list[str], sorts: list[str]) -> None:
    """A heading heads something: with no text below it, or a newsletter box, it is furniture."""
    below = ""
    for index in range(len(sorts) - 1, -1, -1):
        if sorts[index] == "maybe":
            sorts[index] = "furniture" if below in {"", "newsletter", "comments", "menu"} else "heading"
        if sorts[index] in {"text", "item", "heading", "newsletter", "comments", "menu"}:
            below = sorts[index] if below or sorts[index] in {"text", "item", "heading"} else ""


_STEPS: tuple[Callable[[Sequence[Piece], list[str], list[str]], None], ...] = (
    _header,
    _infobox,
    _repeats,
    _runs,
    _signature,
    _labels,
    _tail,
    _category,
    _links,
    _bio,
    _dangling,
)
