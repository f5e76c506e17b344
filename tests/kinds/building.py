"""Small questions to deal: sources of plain sentences, each sentence a passage."""

from __future__ import annotations

from dataclasses import replace

from cards.kinds import Dealt, Hand, Side
from cards.model import Evidence, Mark, Name, Position, Question, Reference, Source

LEE = Reference(author=(Name("Lee", "Ada"),), title="On bridges", container_title="The Review", issued="2019")


def source(file: str, sentences: int = 12, reference: Reference = LEE, kind: str = "opinion") -> Source:
    lines = [f"The clerk of {file} opened gate {number} of the bridge at noon." for number in range(sentences)]
    text = "\n\n".join(lines)
    starts = [text.index(line) for line in lines]
    marks = tuple(Mark(start, f"para. {number}") for number, start in enumerate(starts, 1))
    return Source(file, text, 0, len(text), replace(reference, title=f"On {file}"), kind, marks=marks)


def passage(of: Source, number: int, voice: str = "author") -> Evidence:
    start = of.marks[number].start
    end = of.text.find("\n", start)
    span = of.span(start, end if end > 0 else len(of.text))
    return Evidence(span, (span,), voice, "it says so")


def question(*sides: tuple[Evidence, ...], text: str = "Was the bridge open?", kind: str = "fact", **rest) -> Question:
    positions = tuple(Position(f"Answer {number} is right.", evidence) for number, evidence in enumerate(sides, 1))
    return Question(text, kind, positions, **rest)


def hand(asked: Question, *, number: int = 1) -> Hand:
    sides = tuple(
        Side("ABCD"[index], side, side.evidence, len(side.evidence)) for index, side in enumerate(asked.positions)
    )
    return Hand(number, asked, sides, seed=7)


def dealt(*asked: Question) -> Dealt:
    hands = tuple(hand(one, number=number) for number, one in enumerate(asked, 1))
    return Dealt(hands, tuple(dict.fromkeys(source for one in asked for source in one.sources)))
