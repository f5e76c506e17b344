"""The cloze: a sentence of a source with a name or a number left out, which the key holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from cards.kinds.dealt import Dealt, Hand
from cards.kinds.slices import document, statements, unnamed
from cards.model import Card, Evidence, Line, Span
from cards.readers import dates

MOST, SHORTEST, LONGEST = 4, 8, 35
_NUMBER = re.compile(r"(?<![\w.,/-])\d[\d,.]*\d(?![\w/-])|(?<![\w.,/-])\d(?![\w.,/-])")
_NAMES = re.compile(r"\b[A-Z][\w’-]+(?: (?:al-|bin |de |van |von )?[A-Z][\w’-]+){1,3}")
_POSSESSIVE = re.compile(r"[’']s?$")


def cards(dealt: Dealt) -> Iterator[Card]:
    seen: set[str] = set()
    for hand in dealt.hands:
        fresh = [one for one in _gaps(hand) if not _met(one[1].text, seen)]
        for number, (label, sentence, gap) in enumerate(fresh[:MOST], 1):
            lines = (Line("Answer", "on the back or in the key, in the source’s words"), Line("From", label))
            yield Card(
                "cloze",
                f"{hand.label}-CL-{number}",
                f"Fill the gap, according to {document(gap.source)}",
                hand.question,
                evidence=(unnamed(_holding(hand, label), sentence, "with a gap", (gap,)),),
                lines=lines,
                answer=gap,
            )


def _met(words: str, seen: set[str]) -> bool:
    """Whether a sentence was asked about before; two passages, or two questions, may share one."""
    met = words in seen
    seen.add(words)
    return met


def _holding(hand: Hand, wanted: str) -> Evidence:
    return next(evidence for label, _, evidence in hand.labelled() if label == wanted)


def _gaps(hand: Hand) -> Iterator[tuple[str, Span, Span]]:
    """For each passage the first gap of a sentence that carries its claim, and each answer once."""
    told = " ".join((hand.question.text, *(side.position.text for side in hand.sides)))
    asked: set[str] = set()
    for label, _, evidence in hand.labelled():
        read = evidence.read or (evidence.passage,)
        carry = (one for one in statements(evidence.passage) if any(one.overlaps(part) for part in read))
        found = ((one, gap) for one in carry for gap in gaps(one) if gap.text not in told and gap.text not in asked)
        for sentence, gap in islice(found, 1):
            asked.add(gap.text)
            yield label, sentence, gap


def gaps(sentence: Span) -> Iterator[Span]:
    """What may be left out of a sentence: a number, a long name, a date; each only if it stands there once."""
    text = sentence.text
    if not SHORTEST <= len(text.split()) <= LONGEST:
        return
    for found in (
        found for pattern in (_NUMBER, _NAMES, dates.FULL, dates.MONTHLY) for found in pattern.finditer(text)
    ):
        words = _POSSESSIVE.sub("", found[0])
        begun = found.re is _NAMES and not found.start()
        if text.count(words) == 1 and not begun and not _is_part(found) and not _is_hinted(text, words):
            yield sentence.source.span(sentence.start + found.start(), sentence.start + found.start() + len(words))


def _is_part(found: re.Match[str]) -> bool:
    """Whether it stands inside of a date: half a date is no answer."""
    days = [other.span() for pattern in (dates.FULL, dates.MONTHLY) for other in pattern.finditer(found.string)]
    return any(start <= found.start() and found.end() <= end and found.span() != (start, end) for start, end in days)


def _is_hinted(text: str, words: str) -> bool:
    """Whether the answer is whose word it is, or a part of it stands in the rest of the sentence, too."""
    before, _, after = text.partition(words)
    attributed = re.search(r"(?i)according to (?:the )?$", before)
    return bool(attributed) or any(re.search(rf"\b{re.escape(word)}\b", before + " " + after) for word in words.split())
