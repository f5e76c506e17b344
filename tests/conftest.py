"""Decks to test with: one made by hand, and a strategy that draws all that the nouns allow."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from cards.model import (
    Block,
    Card,
    Copy,
    Deck,
    Evidence,
    Ground,
    Line,
    Mark,
    Name,
    Position,
    Question,
    Reference,
    Source,
    Span,
)

# A failing law is shrunk but not explained: that follows every line that runs, for minutes where much does.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate, Phase.target, Phase.shrink)
settings.register_profile(
    "house", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60, phases=PHASES
)
settings.load_profile("house")

ROOT = Path(__file__).parents[1]
os.environ["CARDS_CACHE"] = "off"  # no test reads or fills the user's cache; those about it name a folder of their own


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="write generated parts anew; look at what you bless")


GROWTH: list[str] = []
"""What test_house measured, shown at the end of each run: growth is seen before it is forbidden."""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for line in GROWTH:
        terminalreporter.write_line(line)


SEEDS = ROOT / "seeds"

UNKNOWN = Reference()
LEE = (
    "Uniforms end rivalry\n\n"
    "A uniform costs less than fashion. “Nobody asks who your parents are,” the head said.\n\n"
    "Bullying over clothes fell by half in the first year.\n"
)
OSEI = (
    "Dress is a pupil’s own choice\n\n"
    "The study that is quoted everywhere counted one school. Bullying moved to shoes and telephones.\n"
)


def paragraphs(text: str) -> tuple[Block, ...]:
    """The first line is a heading, each further paragraph running text."""
    blocks, at = [], 0
    for part in text.split("\n\n"):
        words = part.rstrip("\n")
        blocks.append(Block(at, at + len(words), "text" if blocks else "heading"))
        at += len(part) + 2
    return tuple(blocks)


def source(file: str, text: str, reference: Reference = UNKNOWN, kind: str = "opinion") -> Source:
    """A source of one article, its paragraphs counted."""
    blocks = paragraphs(text)
    marks = tuple(Mark(block.start, f"para. {number}") for number, block in enumerate(blocks[1:], 1))
    return Source(file, text, 0, len(text), reference, kind, blocks, marks)


def span(one: Source, words: str) -> Span:
    """The words, where they first stand in the source."""
    start = one.text.index(words)
    return one.span(start, start + len(words))


def evidence(one: Source, words: str, read: str = "", **more: object) -> Evidence:
    """A passage and the part of it that is read."""
    return Evidence(span(one, words), (span(one, read),) if read else (), "author", "test", **more)


@pytest.fixture
def lee() -> Source:
    known = Reference("article", (Name("Lee", "Ada"),), "Uniforms end rivalry", "School Weekly", "", "2025-01-02")
    return source("lee.txt", LEE, known)


@pytest.fixture
def osei() -> Source:
    return source("osei.txt", OSEI)


@pytest.fixture
def uniforms(lee: Source, osei: Source) -> Deck:
    """One question, two sides, two documents."""
    fell = evidence(lee, "Bullying over clothes fell by half in the first year.", "fell by half", stance=0.9)
    said = Evidence(
        span(lee, "“Nobody asks who your parents are,” the head said."), (), "quoted", "test", span(lee, "the head")
    )
    moved = evidence(osei, "Bullying moved to shoes and telephones.", confidence=0.5)
    sides = (Position("Uniforms reduce bullying", (fell, said)), Position("Bullying only moves", (moved,)))
    ground = Ground("fact", "assertion against denial", (fell.passage, moved.passage))
    asked = Question("Do school uniforms reduce bullying?", "fact", sides, (ground,))
    cards = (
        Card("question", "Q1", asked.text, asked, lines=(Line("Asks", "did it happen?"),)),
        Card("evidence", "Q1-A-01", "Ada Lee argues", asked, sides[0], (fell,), tag=fell.read[0]),
        Card("evidence", "Q1-A-02", "The head is quoted", asked, sides[0], (said,)),
        Card("evidence", "Q1-B-01", "Bullying moves", asked, sides[1], (moved,), title_by="teacher"),
        Card("source", "S1", "Uniforms end rivalry", source=lee),
        Card("source", "S2", "Dress is a pupil’s own choice", source=osei),
    )
    return Deck("School uniforms", (lee, osei), (asked,), cards, (("cards", "0.1.0"),), ("one side is thin",))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that holds the two documents of `uniforms`."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "lee.txt").write_text(LEE, encoding="utf-8")
    (tmp_path / "sources" / "osei.txt").write_text(OSEI, encoding="utf-8")
    return tmp_path / "sources"


# Any text that a reader could have kept: no lone surrogates, anything else.
words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)


@st.composite
def references(draw: st.DrawFn) -> Reference:
    plain = st.one_of(st.just(""), words)
    dates = st.one_of(plain, st.dates().map(str), st.sampled_from(["2021", "2021-11", "0999", "2025-1-2", "20210"]))
    names = st.tuples(st.builds(Name, family=plain, given=plain), st.builds(Name, literal=words))
    return Reference(
        draw(st.sampled_from(["document", "article-newspaper"])),
        draw(st.one_of(st.just(()), names)),
        draw(plain),
        draw(plain),
        draw(plain),
        draw(dates),
        draw(dates),
        draw(plain),
        draw(st.lists(st.sampled_from(["issued", "author"]), unique=True).map(tuple)),
        draw(plain),
    )


@st.composite
def spans(draw: st.DrawFn, sources: tuple[Source, ...], count: int = 1) -> tuple[Span, ...]:
    """`count` spans of one source, in order, that do not overlap."""
    one = draw(st.sampled_from(sources))
    cuts = sorted(draw(st.sets(st.integers(one.start, one.end), min_size=2 * count, max_size=2 * count)))
    return tuple(one.span(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=True))


@st.composite
def evidences(draw: st.DrawFn, sources: tuple[Source, ...]) -> Evidence:
    first, second = draw(spans(sources, 2))
    passage = Span(first.source, first.start, second.end)
    voice = draw(st.sampled_from(["author", "reported", "quoted", "unclear"]))
    share = st.floats(0, 1)
    trace = draw(st.lists(st.builds(Line, words, words), max_size=1).map(tuple))
    speaker = draw(st.sampled_from([None, first]))
    return Evidence(passage, (first, second), voice, draw(words), speaker, draw(share), trace=trace)


@st.composite
def held(draw: st.DrawFn, articles: tuple[Source, ...], most: int = 3) -> tuple[Evidence, ...]:
    return tuple(draw(st.lists(evidences(articles), max_size=most, unique_by=_id)))


@st.composite
def decks(draw: st.DrawFn) -> Deck:
    """Any deck that the nouns allow: two articles in one file, odd characters, cards of every shape."""
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=20, max_size=60))
    cut = draw(st.integers(8, len(text) - 8))
    copies = st.lists(st.builds(Copy, words, st.integers(0, 9), references()), max_size=2).map(tuple)
    articles = (
        Source("a/b.txt", text, 0, cut, draw(references()), copies=draw(copies)),
        Source("a/b.txt", text, cut, len(text)),
    )
    sides = st.builds(Position, words, held(articles), held(articles, most=1))
    both = st.lists(sides, min_size=2, max_size=3, unique_by=_id).map(tuple)
    grounds = st.lists(st.builds(Ground, words, words, spans(articles, 2), st.floats(0, 2)), max_size=2).map(tuple)
    origin, trace = st.sampled_from(["found", "asked"]), st.lists(st.builds(Line, words, words), max_size=1).map(tuple)
    groups = [st.lists(held(articles, most=2), max_size=1).map(tuple)] * 2
    asking = st.builds(Question, words, st.just("fact"), both, grounds, origin, held(articles, most=1), trace, *groups)
    questions = tuple(draw(st.lists(asking, min_size=1, max_size=2, unique_by=_id)))
    cards = [_card(number, one, side) for number, one in enumerate(questions) for side in (None, *one.positions)]
    about = Card("source", "S", draw(words), source=articles[1], tag=draw(spans(articles))[0], title_by="teacher")
    return Deck(draw(words), articles, questions, (*cards, about), (("cards", "1"),), (draw(words),))


def _id(noun: Position | Question | Evidence) -> str:
    return noun.id


def _card(number: int, question: Question, side: Position | None) -> Card:
    shown = side.evidence if side else question.nearest or question.positions[0].evidence
    return Card("evidence", f"Q{number}", question.text, question, side, shown, lines=(Line("a", "b"),))


def opposed(parsed: tuple[Source, ...]) -> tuple[Question, ...]:
    """One question on the first and the last source: the sentences of their last paragraphs."""
    sides = [_last_paragraph(one) for one in (parsed[0], parsed[-1])]
    if len(parsed) == 1:
        return ()
    ground = Ground("fact", "assertion against denial", tuple(side.passage for side in sides))
    positions = tuple(Position(f"Side {number}", (side,)) for number, side in enumerate(sides, 1))
    return (Question("Do school uniforms reduce bullying?", "fact", positions, (ground,)),)


def _last_paragraph(one: Source) -> Evidence:
    block = [block for block in one.blocks if block.role == "text"][-1]
    passage = one.span(block.start, block.end)
    return Evidence(passage, (passage,), "author", "assertion against denial")


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The steps that need a language model, replaced: what they find is the last paragraph of each source."""
    monkeypatch.setattr("cards.language.parse", lambda sources, *_: tuple(sources))
    monkeypatch.setattr("cards.finders.find", lambda _: ())
    monkeypatch.setattr("cards.gather.questions", lambda parsed, *_: opposed(parsed))


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command line: arguments in; exit status, stdout and stderr out."""

    def call(*arguments: object) -> tuple[int, str, str]:
        from cards.cli import main

        monkeypatch.setattr("sys.argv", ["cards", *map(str, arguments)])
        capsys.readouterr()
        try:
            main()
            code = 0
        except SystemExit as end:
            code = int(end.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return call
