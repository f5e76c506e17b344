"""What kind of source a work is by its address and the name of the publication, where these say it outright."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from cards.model import Reference

# Domains that are kept for governments, as the registries of the countries have it.
_SECOND_LEVEL = re.compile(r"(?:.*\.)?(?:gov|mil|gouv|gob|govt|gub|gv|go)\.[a-z]{2}")
_TOP = re.compile(r"(?:.*\.)?(?:gov|mil)")
_OPINION = re.compile(r"/(?:opinions?|op-?ed|editorials?|commentary|commentisfree|columns?|columnists?|letters)(?:/|$)")
_ENCYCLOPEDIA = re.compile(r"\b(?:wikipedia|encyclop(?:a|æ|ae)?edia|britannica)\b", re.IGNORECASE)
_DICTIONARY = re.compile(r"\bdictionary\b", re.IGNORECASE)


def kind(reference: Reference) -> str:
    """The kind, or "" where nothing says it; a site that is kept for governments speaks for one."""
    try:
        parts = urlsplit(reference.url)
        host, path = (parts.hostname or "").lower(), parts.path.lower()
    except ValueError:
        host, path = "", ""
    whole = f"{reference.container_title} {host.replace('.', ' ')}"
    if _ENCYCLOPEDIA.search(whole) or reference.type == "entry-encyclopedia":
        return "encyclopedia"
    if _DICTIONARY.search(reference.container_title) or reference.type == "entry-dictionary":
        return "reference"
    if _OPINION.search(path):
        return "opinion"
    return "government" if _TOP.fullmatch(host) or _SECOND_LEVEL.fullmatch(host) else ""
