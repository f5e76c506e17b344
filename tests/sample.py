"""The kitchen-sink deck of templates/sample: every kind of card, the longest and the shortest, all scripts, gaps.

`python -m tests.sample` deals it anew from the texts beside it; look at it with `cards templates preview`.
"""

from __future__ import annotations

from dataclasses import replace

from cards import dealer, store, templates
from cards.kinds import KINDS
from cards.model import Deck, Evidence, Ground, Position, Question, Source, Span
from cards.readers import Reading, read_folder
from cards.settings import Deal, Settings

FOLDER = templates.stock("templates") / "sample"
LONG = (
    "The well should stay where it is, open and in use, with a rail that keeps children from it and a test of its water "
    "in every month of the year, because it has served the town for longer than any pump has"
)


def reading() -> Reading:
    return read_folder((FOLDER / "sources",))


def passage(
    of: Source, first: str, last: str = "", *, read: str = "", voice: str = "author", speaker: str = ""
) -> Evidence:
    """The words from `first` to the end of `last`, the part of them that is read, and who says so."""
    whole = between(of, first, last or first)
    parts = (between(of, read, read),) if read else ()
    who = between(of, speaker, speaker) if speaker else None
    return Evidence(whole, parts, voice, "a claim and its denial", who, stance=0.7, confidence=0.8)


def between(of: Source, first: str, last: str) -> Span:
    start = of.text.index(first)
    return Span(of, start, of.text.index(last, start) + len(last))


def dealt() -> Deck:
    found = {source.file: source for source in reading().sources}
    well, pump, scripts, note, inquiry = (found[f"{name}.txt"] for name in "well pump scripts note inquiry".split())
    stay = (
        passage(well, "The old well has", "its place.", read="in all that time nobody has fallen ill of it"),
        passage(scripts, "Η πλατεία", "to be kept.", read="Η πλατεία χωρίς πηγάδι είναι μόνο ένα πάρκινγκ."),
        passage(scripts, "قالت", "الكتب.", read="البئر جزء من ذاكرة البلدة", voice="reported", speaker="معلمة المدرسة"),
        passage(note, "Keep it."),
        passage(well, "Water is not", "the church.", read="nine hundred people drank from the square"),
        passage(
            inquiry,
            "The committee heard on the first day",
            inquiry.text.rstrip()[-60:],
            read="the well was deepened in the year of the drought",
        ),
        passage(scripts, "הבאר", "אותה."),
    )
    fill = (
        passage(
            pump,
            '"A hole',
            "climb.",
            read="it is an accident that has not happened yet",
            voice="quoted",
            speaker="Councillor Tomasz Brzęczyszczykiewicz",
        ),
        passage(
            pump,
            "The director",
            "January 2027.",
            read="above what the law allows",
            voice="reported",
            speaker="Ruth Ashdown",
        ),
        passage(scripts, "محلے", "ہیں۔", voice="unclear"),
    )
    rest = (
        passage(scripts, "Łódź", "a year is restored).", read="none filled in"),
        passage(pump, "Some neighbours", "bought bread.", voice="unclear"),
    )
    sides = (
        Position(LONG, stay),
        Position("Fill it in", fill),
        Position("Cover it, and keep the pump", rest),
        Position("No"),
    )
    asked = Question(
        "Should the well in the square be kept?",
        "policy",
        sides,
        (Ground("policy", "assertion against denial", (stay[0].passage, fill[0].passage)),),
        agreed=((stay[4], fill[1]),),
        differing=((stay[0], fill[1]),),
    )
    short = Question(
        "Why?",
        "cause",
        (Position("Fear", (fill[0],)), Position("Cost", (fill[1],))),
        origin="asked",
        nearest=(rest[1],),
    )
    deal = Deal(
        kinds=tuple(name for name in KINDS if (FOLDER.parent / "kinds" / f"{name}.html").is_file()),
        per_side=9,
        balance=False,
    )
    settings = Settings(title="The well in the square: a deck with everything in it", deal=deal)
    deck = dealer.deal(
        (asked, short), reading().sources, settings, warnings=("A warning may be long: " + "it goes on " * 12,)
    )
    return replace(deck, made=(("cards", "any"),))


def text() -> str:
    found = reading()
    return store.dumps(dealt(), store.relative(found.roots, FOLDER), store.fingerprints(found.paths)) + "\n"


if __name__ == "__main__":
    (FOLDER / "deck.json").write_text(text(), encoding="utf-8")
