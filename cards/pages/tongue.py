"""In which language a passage is, as far as its letters and commonest words tell, and how that language quotes."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from cards.model import Span
from cards.readers.tongues import foreign

RIGHT_TO_LEFT = frozenset({"ar", "fa", "ur", "he"})
CODES: Mapping[str, str] = MappingProxyType(
    {
        "German": "de",
        "Dutch": "nl",
        "French": "fr",
        "Spanish": "es",
        "Portuguese": "pt",
        "Italian": "it",
        "Romanian": "ro",
        "Catalan": "ca",
        "Swedish": "sv",
        "Danish": "da",
        "Norwegian": "nb",
        "Finnish": "fi",
        "Polish": "pl",
        "Czech": "cs",
        "Hungarian": "hu",
        "Turkish": "tr",
        "Indonesian": "id",
        "Vietnamese": "vi",
        "Hindi": "hi",
        "Chinese": "zh",
        "Japanese": "ja",
        "Korean": "ko",
    }
)
"""Languages that are told by their commonest words, or by writing that has no spaces, as HTML names them."""
OWN = MappingProxyType(
    {
        "ARABIC": (("ur", "ٹڈڑںےۓ"), ("fa", "پچژگکی"), ("ar", "")),
        "CYRILLIC": (("uk", "іїєґ"), ("ru", "")),
        "GREEK": (("el", ""),),
        "HEBREW": (("he", ""),),
    }
)
"""Writing that tells its language, by letters that only some of its languages have; the last is the commonest."""
ENGLISH = ("“", "”")
# Quotation marks stand around a headline in a source's words; inside a passage they are the source's own.
MARKS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(("ar", "fa", "es", "pt", "it", "ca", "el", "ru", "uk", "nb"), ("«", "»")),
        **dict.fromkeys(("de", "cs"), ("„", "“")),
        **dict.fromkeys(("pl", "ro", "hu"), ("„", "”")),
        **dict.fromkeys(("sv", "fi", "he"), ("”", "”")),
        "fr": ("«\u00a0", "\u00a0»"),
        "da": ("»", "«"),
        "ur": ("”", "“"),
        **dict.fromkeys(("zh", "ja"), ("「", "」")),
    }
)


def marks(lang: str) -> tuple[str, str]:
    """The quotation marks of a language; those of English for "" and for languages that quote alike."""
    return MARKS.get(lang, ENGLISH)


def language(span: Span, around: Span | None = None) -> str:
    """The language of words as HTML names it; "" is English, the deck's own, or not known.

    Its letters tell it, or the commonest words of what stands `around` it, since a few words alone tell nothing.
    """
    return _written(span.text) or _worded((around or span).text)


@lru_cache(maxsize=4096)
def _written(text: str) -> str:
    letters = [letter for letter in text.casefold() if letter.isalpha()]
    scripts = Counter(unicodedata.name(letter, "").partition(" ")[0] for letter in letters)
    script = next((name for name in OWN if scripts[name] * 2 > len(letters)), "")
    return next((lang for lang, own in OWN.get(script, ()) if not own or set(own).intersection(letters)), "")


@lru_cache(maxsize=4096)
def _worded(text: str) -> str:
    return CODES.get(foreign(text), "")
