"""The question card: what is disputed, what such a question asks, the sides, and how much there is for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from cards.citations import STYLES, of_source
from cards.kinds.dealt import Dealt, Hand, Side
from cards.model import Card, Evidence, Ground, Line, Question, Source, Span, Status
from cards.readability import counted

ASKS = MappingProxyType(
    {
        "fact": "did it happen, is it so, how many?",
        "cause": "why did it happen, and who or what is behind it?",
        "definition": "what is it, and what may it be called?",
        "value": "is it right, good, worth it?",
        "policy": "should it be done?",
        "alignment": "whose side is taken, and did that change?",
    }
)
STATUS: Mapping[Status, str] = MappingProxyType(
    {
        "open": "open in these sources: they differ, and this deck does not decide",
        "disputed by one source only": "open, but one side rests on one source only; this deck does not decide",
        "in one source only": "open, but one source alone tells of all sides; this deck does not decide",
        "one-sided": "one-sided in these sources: nothing was found for the rest",
    }
)
MOST_GROUNDS = 2
MOST_SOURCES = 4


def cards(dealt: Dealt) -> Iterator[Card]:
    for hand in dealt.hands:
        lines = (
            *_kind(hand),
            *_unanswered(hand),
            *(Line(f"Evidence for {side.letter}", _evidence(side)) for side in hand.sides if not hand.question.nearest),
            *_thin(hand),
            *_agreed(hand),
            *_grounds(hand),
            Line("Status", _status(hand)),
            *_order(hand),
        )
        asked = hand.question
        yield Card("question", hand.label, asked.text, question=asked, evidence=_shown(asked), lines=lines)


def _shown(asked: Question) -> tuple[Evidence, ...]:
    """The nearest passages; or one of those that tell something alike, and all whose figures differ."""
    figures = (evidence for group in asked.differing for evidence in group)
    return asked.nearest or (*(group[0] for group in asked.agreed), *figures)


def _kind(hand: Hand) -> Iterator[Line]:
    kind = hand.question.kind
    if kind in ASKS:
        yield Line(f"Question of {kind}", ASKS[kind])


def _evidence(side: Side) -> str:
    if not side.evidence:
        return "none was found" if not side.found else "none is printed"
    sources = tuple(dict.fromkeys(evidence.source for evidence in side.evidence))
    names = tuple(dict.fromkeys(map(_name, sources)))  # two works of one author in one year have one name
    named = "; ".join(names[:MOST_SOURCES])
    more = f"; and {len(names) - MOST_SOURCES} more" if len(names) > MOST_SOURCES else ""
    return f"{_count(len(side.evidence), 'card')} from {_count(len(sources), 'source')}: {named}{more}"


def _order(hand: Hand) -> Iterator[Line]:
    if not hand.question.nearest:
        order = f"sides in this order by coin toss, seed {hand.seed}, not by merit"
        yield Line("Order", f"{order}; in a debate, the motion is A’s answer, by the same toss")


def _unanswered(hand: Hand) -> Iterator[Line]:
    if hand.question.nearest:
        yield Line("Above", "nearest passages, not an answer: none was found in these sources")


def _thin(hand: Hand) -> Iterator[Line]:
    if hand.question.nearest:
        return
    most = max(side.found for side in hand.sides)
    for side in hand.sides:
        if side.thin:
            few = f", against {most} for the fullest side" if most > side.found else f", {_count(_words(side), 'word')}"
            yield Line("Thin", f"little was found for {side.letter}: {_count(side.found, 'passage')}{few}")


def _words(side: Side) -> int:
    return sum(counted(evidence.passage.text) for evidence in side.evidence)


def _agreed(hand: Hand) -> Iterator[Line]:
    for group in hand.question.agreed:
        where = "; ".join(_where(evidence.passage) for evidence in group)
        yield Line("Common ground", f"sources of two sides tell it alike ({where})")
    for group in hand.question.differing:
        where = "; ".join(_where(evidence.passage) for evidence in group)
        yield Line("Figures differ", f"as underlined above ({where})")


def _grounds(hand: Hand) -> Iterator[Line]:
    seen = [ground for ground in hand.question.grounds if ground.spans or hand.question.origin == "found"]
    strongest = sorted(seen, key=lambda ground: -ground.strength)
    told = dict.fromkeys(_ground(ground) for ground in strongest)
    yield from (Line("Contested because", words) for words in tuple(told)[:MOST_GROUNDS])


def _ground(ground: Ground) -> str:
    where = tuple(dict.fromkeys(map(_where, ground.spans)))
    return f"{ground.rule} ({' / '.join(where[:2])})" if where else ground.rule


def _status(hand: Hand) -> str:
    origin = "asked by the teacher; " if hand.question.origin == "asked" else ""
    if hand.question.nearest:
        return f"{origin}no answer was found in these sources"
    return f"{origin}{STATUS[hand.question.status]}"


def _where(span: Span) -> str:
    return ", ".join(filter(None, (_name(span.source), span.place)))


def _name(source: Source) -> str:
    return STYLES["debate"].cite(of_source(source)).short


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
