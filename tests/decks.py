"""Decks of any size, made from real texts, to measure with: questions of two sides, and their cards."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import cycle, islice, zip_longest
from pathlib import Path

from cards.model import Block, Card, Deck, Evidence, Line, Position, Question, Source, Span
from cards.readers import read_folder
from tests.conftest import ROOT, SEEDS

CORPORA = ROOT.parent / "shared" / "data" / "corpora"
ARTICLES = CORPORA.with_name("ibm_ce_wiki") / "articles"
PER_SIDE = 10
FEWEST, MOST = 30, 90
"""Words of a passage."""
STRETCH = 1_200
"""Characters of a document, at least."""
SENTENCE = re.compile(r"[A-Z“][^.!?]{20,}[.!?]”?(?=\s)")


def texts(*, more: bool = False) -> tuple[Source, ...]:
    """The articles of the corpora, where they are at hand, else of seeds/; `more` takes in what is only to be read."""
    places = [place for place in (CORPORA, *((ARTICLES,) if more else ())) if place.is_dir()]
    folders = [path for place in places for path in sorted(place.iterdir()) if path.is_dir()] or [SEEDS]
    return tuple(one for folder in folders for one in read_folder([folder]).sources)


def documents(count: int) -> tuple[Source, ...]:
    """So many documents of a length: stretches of whole paragraphs of the texts, taken from all of them in turn."""
    for more in (False, True):
        held = [list(_stretches(one)) for one in texts(more=more)]
        mixed = tuple(one for row in zip_longest(*held) for one in row if one)
        if len(mixed) >= count:
            break
    return mixed[:count]


def _stretches(source: Source) -> Iterator[Source]:
    """The article in pieces of some paragraphs, each an article of its own."""
    waiting: list[Block] = []
    for block in source.blocks:
        waiting.append(block)
        if block.end - waiting[0].start >= STRETCH:
            start, end, named = waiting[0].start, block.end, f"{source.file}-{block.end}.txt"
            yield replace(source, file=named, start=start, end=end, blocks=tuple(waiting))
            waiting = []


def passages(sources: Sequence[Source]) -> Iterator[Evidence]:
    """Stretches of text of the length that a card has, each with its second sentence underlined; again, when all are used."""
    blocks = [(one, block) for one in sources for block in one.blocks if block.role == "text"]
    for number, (one, block) in enumerate(cycle(blocks)):
        said = [match.span() for match in SENTENCE.finditer(one.text, block.start, block.end)]
        said = said[number // len(blocks) % 3 :]
        last = next((end for _, end in said if len(one.text[said[0][0] : end].split()) >= FEWEST), 0)
        if last and len(one.text[said[0][0] : last].split()) <= MOST:
            read = one.span(*said[1 if len(said) > 1 and said[1][1] <= last else 0])
            yield Evidence(one.span(said[0][0], last), (read,), "author", "near the question in meaning", stance=0.5)


def deck(count: int, sources: Sequence[Source]) -> Deck:
    """A deck of `count` cards: for each question its own, and ten for each side."""
    found, questions, cards = passages(sources), [], []
    while len(cards) < count:
        number = len(questions) + 1
        held = [_distinct(islice(found, PER_SIDE)) for _ in range(2)]
        words = " ".join(held[0][0].read[0].text.split()[:12]).rstrip(".,;:?!")
        sides = tuple(
            Position(f"{side} of {number}: {words}", tuple(one))
            for side, one in zip(("This", "That"), held, strict=True)
        )
        asked = Question(f"Is it so ({number}) that {words}?", "fact", sides)
        questions.append(asked)
        cards += _cards(number, asked)
    return Deck("Measured", tuple(sources), tuple(questions), tuple(cards[:count]), (("cards", "bench"),))


def _distinct(found: Iterator[Evidence]) -> list[Evidence]:
    return list({one.id: one for one in found}.values())


def _cards(number: int, asked: Question) -> Iterator[Card]:
    yield Card("question", f"Q{number}", asked.text, asked, lines=(Line("Asks", "is it so?"),))
    for letter, side in zip("AB", asked.positions, strict=True):
        for at, one in enumerate(side.evidence, 1):
            lines = (Line("Why here", one.why), Line("Compare", f"Q{number}-{'B' if letter == 'A' else 'A'}-01"))
            tag: Span = one.read[0]
            yield Card(
                "evidence", f"Q{number}-{letter}-{at:02}", "The text argues", asked, side, (one,), lines=lines, tag=tag
            )


def root() -> Path:
    return ROOT
