"""In which language a text is, by its commonest words and its letters: all that comes after reads English."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from cards.errors import ForeignTongue, NoSources

if TYPE_CHECKING:
    from cards.model import Source
    from cards.readers import Reading

COMMON = MappingProxyType(
    {
        name: frozenset(words.split())
        for name, words in {
            "English": "the of and to that it with for was are have this by from they not which were their has been "
            "would who what but you she his will there can if about said when more than",
            "German": "der die das und ist nicht den von mit sich des auf ein eine dem für auch werden wird sind aus",
            "Dutch": "de het een van en niet dat zijn met voor op te aan wordt ook maar naar bij uit deze worden",
            "French": "le la les des et est une dans que qui pour pas sur au avec ce sont du par plus ont cette il",
            "Spanish": "el los las del que una por con para es no se su como pero más fue al lo son está han este",
            "Portuguese": "os uma não que para com por mais foi dos das ao pelo pela são em do da também ele isso seu",
            "Italian": "il di che non una per della sono con più del nel alla gli anche dei le ha si questo dal come",
            "Romanian": "și în nu este care din pentru mai cu sunt pe fost sau prin fi că al ale unui ar după",
            "Catalan": "els les amb per que una però més del dels és són va aquest aquesta també ha seva",
            "Swedish": "och att det som på är av för med den till inte har ett om var de från men kan",
            "Danish": "og det er at på af ikke den til med for der har som en et de fra blev var også",
            "Norwegian": "og det er på av ikke som til med har den at en et fra også ble være etter mot",
            "Finnish": "ja on ei että se oli hän mutta ovat myös kun niin joka tai ole sen kuin jos",
            "Polish": "i w nie na się że to jest do z jak ale po przez był od dla są tego jego",
            "Czech": "a se v na je že to s z do pro jsou ale by jako byl po za také ve",
            "Hungarian": "a az és hogy nem egy is volt meg csak mint már ez de vagy azt kell még",
            "Turkish": "ve bir bu için da de ile olarak olan daha çok gibi ancak sonra kadar değil ne olduğu",
            "Indonesian": "yang dan di dengan untuk dari ini itu tidak pada dalam adalah akan ke oleh juga sudah",
            "Vietnamese": "và của là có không được cho các một người trong với này đã những để khi từ",
            "Russian": "и в не на что он с это как но из по его к было за она они так для",
            "Ukrainian": "і в не на що з це як та до від за він його було але для є про які",
            "Arabic": "في من على إلى أن التي هذا عن مع كان لا ما هذه بعد الذي كل قد بين",
            "Persian": "و در به از که این را با است برای آن یک خود بر های تا شد می",
            "Urdu": "کے کی میں ہے اور سے کا کو نے پر یہ کہ ہیں ایک نہیں بھی تھا اس",
            "Hebrew": "של את על לא הוא זה עם כי היא גם אל כל אבל יש היה או אם",
            "Greek": "και το να του της η με που για στο από είναι δεν τα την τον οι θα",
            "Hindi": "के है में की से को का और पर ने एक यह कि हैं भी नहीं था लिए",
        }.items()
    }
)
"""Words that make up a third of any text of their language, and little of any other's."""
FEWEST = 20
"""Words below which nothing is said about a text's language."""
PLAIN = 0.1
"""A language is named if at least this share of the words are common ones of it."""
ENOUGH, RARE = 60, 0.1
"""A text of so many words, of which fewer than this share are common English ones, is not English."""
SHARED = frozenset("a in is on at as an be or he i we it's so all no".split())
"""Common English words that other languages write alike."""
SCRIPTS = MappingProxyType({"CJK": "Chinese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean"})
"""Writing that does not part its words, by the first word of its letters' names."""
OTHER = "a language that is not English"
_WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 40_000
"""Characters that are looked at, from the beginning on."""


def english(reading: Reading) -> Reading:
    """The reading without the articles in other languages, each of them a problem; NoSources if none is left."""
    tongues = {source: foreign(source.text[source.start : source.end]) for source in reading.sources}
    kept = tuple(source for source in reading.sources if not tongues[source])
    refused = tuple(_refusal(source, tongue) for source, tongue in tongues.items() if tongue)
    if not kept and refused:
        told = "".join(f"\n  - {problem.where}: {problem.problem}" for problem in refused[:10])
        raise NoSources(f"no source is in English:{told}", mend=refused[0].mend)
    return replace(reading, sources=kept, problems=(*reading.problems, *refused))


def _refusal(source: Source, tongue: str) -> ForeignTongue:
    mend = "put an English translation in its place, or take it out of the folder"
    told = f"it is in {tongue}, and finding and asking are for English: it is left out"
    return ForeignTongue(told, mend=mend, where=source.file)


def foreign(text: str) -> str:
    """The language of a text that is not English, in words; "" for English, and for what is too short to tell."""
    sample = unicodedata.normalize("NFC", text[:SAMPLE]).casefold()
    script = _script(sample)
    if script:
        return script
    words = Counter(_WORD.findall(sample))
    if words.total() < FEWEST:
        return ""
    shares = {name: sum(words[word] for word in common) / words.total() for name, common in COMMON.items()}
    best = max(shares, key=lambda name: (shares[name], name == "English"))
    if best != "English" and shares[best] >= PLAIN and shares["English"] < shares[best] / 2:
        return best
    common = sum(words[word] for word in COMMON["English"] | SHARED)
    return OTHER if words.total() >= ENOUGH and common < RARE * words.total() else ""


def _script(sample: str) -> str:
    """The language of writing that has no spaces between words, if most of the letters are of it."""
    letters = [letter for letter in sample[:4000] if letter.isalpha()]
    kinds = Counter(SCRIPTS.get(unicodedata.name(letter, "").split(" ", 1)[0].split("-")[0], "") for letter in letters)
    del kinds[""]
    if kinds.total() * 2 <= len(letters) or not letters:
        return ""
    return "Japanese" if kinds["Japanese"] * 10 > kinds.total() else kinds.most_common(1)[0][0]
