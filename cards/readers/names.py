"""Names of authors, from bylines and records, as CSL-JSON divides them."""

from __future__ import annotations

import re

from cards.model import Name

_PARTICLES = frozenset("van von de del der den da di du la le dos bin ibn al el ter ten zu st st.".split())
_BODY = frozenset(
    """agencies agency alliance association board bureau campaign center centre college committee company congress
    coalition council department desk division editors embassy federation foundation government group institute league
    ministry movement network news newspaper office organisation organization party press project reporters service
    society staff team times trust union university""".split()
)
_ROLE = frozenset(
    "columnist contributor correspondent critic editor reporter writer journalist columnists author".split()
)
_AND = re.compile(r"\s+(?:and|&|with)\s+")
_STOP = re.compile(r"(?<!\bJr)(?<!\bSr)(?<!\b[A-Z])\.$")
_PLACE = re.compile(r"\s(?:in|at|for|from)\s")
_CUT = re.compile(r"\s+[–—|/-]\s+|\s*[|(;].*$|\s*\n")
_TIME = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|September|October|November|December"
)
_LONGEST = 6


def is_name(words: str) -> bool:
    """Whether these words could be a name: each with a capital, or a particle, and no digit."""
    parts = words.split()
    if not 1 <= len(parts) <= _LONGEST or any(char.isdigit() or char in ":?!,;@" for char in words):
        return False
    if (len(parts) == 1 and _TIME.fullmatch(words)) or (parts[0].lower() == "the" and not is_body(words)):
        return False
    return parts[-1][0].isupper() and all(part[0].isupper() or part.lower() in _PARTICLES for part in parts)


def is_body(words: str) -> bool:
    """Whether it is a body rather than a person: one of its words says so, or it is an acronym."""
    return any(word.strip(".,").lower() in _BODY for word in words.split()) or bool(re.fullmatch(r"[A-Z]{2,6}", words))


def is_role(words: str) -> bool:
    """Whether it names an occupation and nobody: "Staff Reporter"."""
    return any(word.strip(".,").lower() in _ROLE for word in words.split())


def name(words: str) -> Name:
    """One name: "Family, Given", "Given Family", or a literal for a body or a single word."""
    words = " ".join(words.split())
    family, comma, given = words.partition(", ")
    if comma:
        return Name(family=family, given=given)
    parts = words.split()
    if len(parts) < 2 or is_body(words):  # noqa: PLR2004  a family and a given name
        return Name(literal=words)
    at = len(parts) - 1
    if parts[at].strip(".").lower() in {"jr", "sr", "ii", "iii", "iv"}:
        at = max(1, at - 1)
    while at > 1 and parts[at - 1].lower() in _PARTICLES:
        at -= 1
    return Name(family=" ".join(parts[at:]), given=" ".join(parts[:at]))


def of_byline(words: str) -> tuple[Name, ...]:
    """The names in what follows "By": "A, B and C, education writers" are three; a role or a place is nobody."""
    whole = _CUT.split(_STOP.sub("", words.strip()))[0]
    parts = _AND.split(whole)
    if len(parts) == 1:
        listed = [whole.split(",")[0]]
    else:
        listed = [one for part in parts[:-1] for one in part.split(",")] + [parts[-1].split(",")[0]]
    candidates = (_PLACE.split(one.strip())[0] for one in listed)
    return tuple(name(one) for one in candidates if one and is_name(one) and not is_role(one))


def of_metadata(words: str) -> tuple[Name, ...]:
    """The names in a page's author field; other words there are the name that the page gives its author."""
    found = tuple(one for part in words.split(";") for one in of_byline(part))
    plain = " ".join(words.split())
    usable = (
        len(plain.split()) > 1 and not is_role(plain) and not any(char.isdigit() or char in ":/@;" for char in plain)
    )
    return found or ((Name(literal=plain),) if usable and len(plain.split()) <= _LONGEST else ())
