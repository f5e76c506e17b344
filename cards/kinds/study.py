"""The study question: who said this, when was that; the answer is a slice of the source, printed in the key."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cards.citations import is_named
from cards.kinds.dealt import Dealt, Hand
from cards.kinds.lexicon import ANAPHORA, finite, tokens
from cards.kinds.slices import document, statements, unnamed
from cards.kinds.tags import tag
from cards.model import Card, Evidence, Line, Span
from cards.readers import dates

MOST, FEWEST_WORDS = 4, 5
_OPENING = re.compile(r"(?:On|In|At)\s+(?:the\s+)?$")


def cards(dealt: Dealt) -> Iterator[Card]:
    seen: set[str] = set()
    for hand in dealt.hands:
        fresh = [one for one in _asked(hand) if one[2].passage.text not in seen]
        for number, (origin, prompt, shown, answer) in enumerate(fresh[:MOST], 1):
            seen.add(shown.passage.text)
            lines = (Line("Answer", "on the back or in the key, in the source’s words"), Line("From", origin))
            label = f"{hand.label}-ST-{number}"
            yield Card("study", label, prompt, hand.question, evidence=(shown,), lines=lines, answer=answer)


def _asked(hand: Hand) -> Iterator[tuple[str, str, Evidence, Span]]:
    """For each passage at most one question: its card, the prompt, what is shown, and the words that answer."""
    for label, _, evidence in hand.labelled():
        found = next(iter((*_who(evidence), *_when(evidence))), None)
        if found:
            yield (label, *found)


def _who(evidence: Evidence) -> Iterator[tuple[str, Evidence, Span]]:
    """A claim without the name of whoever makes it, where the passage has the name."""
    claim, speaker = tag(evidence), evidence.speaker
    if not claim or not speaker or not is_named(evidence) or evidence.voice not in ("quoted", "reported"):
        return
    named = evidence.passage.holds(speaker) and evidence.holder[0].isupper()
    if named and not _tells(claim.text, evidence.holder):
        asks = "who is quoted with this?" if evidence.voice == "quoted" else "who is reported to hold this?"
        yield f"According to {document(evidence.source)}, {asks}", unnamed(evidence, claim, "said"), speaker


def _tells(text: str, name: str) -> bool:
    """Whether a claim gives the answer away by a part of the name."""
    return any(word in text for word in name.split() if word[0].isupper())


def _when(evidence: Evidence) -> Iterator[tuple[str, Evidence, Span]]:
    """What a sentence tells behind the date that it begins with, if it names no other."""
    for sentence in statements(evidence.passage):
        text = sentence.text
        date = dates.FULL.search(text) or dates.MONTHLY.search(text)
        if not date or not _OPENING.fullmatch(text[: date.start()]):
            continue
        rest = text[date.end() :].lstrip(", ")
        begun = sentence.end - len(rest)
        if _stands_alone(rest):
            shown = unnamed(evidence, evidence.source.span(begun, sentence.end), "told")
            answer = evidence.source.span(sentence.start + date.start(), sentence.start + date.end())
            yield f"According to {document(evidence.source)}, when was this?", shown, answer


def _stands_alone(rest: str) -> bool:
    words = tokens(rest)
    enough = len(words) >= FEWEST_WORDS and words[0] not in ANAPHORA - {"the"}
    return enough and finite(rest) and not dates.YEAR.search(rest)
