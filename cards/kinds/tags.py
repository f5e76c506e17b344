"""The tag of an evidence card: a slice of the evidence that is a claim, or None where no slice is safe.

A slice is safe when nothing that was left away could turn it round: no negation, hedge, condition or attribution.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cards.citations import is_named
from cards.kinds.lexicon import ANAPHORA, ATTRIBUTION, GUARDED, OPENERS, TAIL_GUARDED, finite, tokens
from cards.model import Evidence, Span

FEWEST = 5
MOST = 20
MOST_WHOLE = 30

_END = re.compile(r"[.!?][\"”’)\]]*(?=\s+[“\"‘(\[]?[A-Z0-9]|\s*$)|\n")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"])(?:[A-Z]|[A-Z](?:\.[A-Z])+|Dr|Mr|Mrs|Ms|St|Sen|Rep|Gov|Gen|Col|Lt|Prof|No|vs)\.$"
)
_EDGES = " \t\n\r,.;:–—-•*…"
_CLOSING = ' \n"”’)'
_DASH = re.compile(r"\s[–—]+\s|—")
_TAIL = re.compile(
    r"(?P<dash>\s+[–—]+\s+|—)|;\s*"
    r"|,\s+(?:which|who|whose|where|because|since|after|when|with|especially|particularly|(?:by )?[a-z]{3,}ing)\b"
)


@dataclass(frozen=True, slots=True)
class _Choice:
    span: Span
    whole: bool

    @property
    def rank(self) -> tuple[bool, bool, bool]:
        """What stands by itself comes first, then what is short, then what is whole."""
        return (tokens(self.span.text)[0] in ANAPHORA, len(self.span.text.split()) > MOST, not self.whole)


def tag(evidence: Evidence) -> Span | None:
    """The claim in the source's own words: a whole sentence if it is short, else the part of it that stands alone."""
    choices = [choice for part in evidence.read or (evidence.passage,) for choice in _choices(evidence, part)]
    return min(choices, key=lambda choice: choice.rank).span if choices else None


def sentences(passage: Span) -> Iterator[Span]:
    """The sentences of a passage; an abbreviation ends none."""
    text, at = passage.text, 0
    for end in _END.finditer(text):
        if not _ABBREVIATION.search(text[at : end.end()]) and text[at : end.end()].strip():
            yield passage.source.span(passage.start + at, passage.start + end.end())
            at = end.end()
    if text[at:].strip():
        yield passage.source.span(passage.start + at, passage.end)


def _choices(evidence: Evidence, part: Span) -> Iterator[_Choice]:
    for sentence in sentences(evidence.passage):
        if sentence.overlaps(part):
            for span, whole in _slices(evidence, sentence, part):
                neat = _neat(span)
                if neat and _is_claim(neat, MOST_WHOLE if whole else MOST):
                    yield _Choice(neat, whole)


def _slices(evidence: Evidence, sentence: Span, part: Span) -> Iterator[tuple[Span, bool]]:
    yield sentence, True
    if evidence.voice == "unclear":
        return  # Nobody can be named beside the tag: it is the whole sentence, or none.
    shared = sentence.source.span(max(sentence.start, part.start), min(sentence.end, part.end))
    if _is_kept(evidence, sentence, shared):
        yield shared, False
        yield from ((cut, False) for cut in _cuts(shared))
    elif evidence.voice == "author":
        yield from ((cut, False) for cut in _cuts(sentence) if cut.overlaps(part))


def _is_kept(evidence: Evidence, sentence: Span, shared: Span) -> bool:
    """May the rest of the sentence go? Its attribution may, if the card names the speaker beside the tag."""
    text = sentence.source.text
    lost = tokens(text[sentence.start : shared.start]) + tokens(text[shared.end : sentence.end])
    named = is_named(evidence)
    return not (GUARDED - ATTRIBUTION if named and evidence.voice != "author" else GUARDED).intersection(lost)


def _cuts(span: Span) -> Iterator[Span]:
    """The span less its last modifier, then less the one before, as long as nothing lost could turn it round."""
    while True:
        text = span.text
        tail = _last_tail(text)
        if tail is None or text.rstrip(_CLOSING).endswith("?") or TAIL_GUARDED.intersection(tokens(text[tail:])):
            return
        span = span.source.span(span.start, span.start + tail)
        if not _is_headless(span.text):
            yield span


def _last_tail(text: str) -> int | None:
    """Where the last modifier begins, if the last comma, semicolon or dash begins one."""
    breaks = [match.start() for match in re.finditer(r",\s|;|\s[–—]+\s|—", text)]
    match = _TAIL.match(text, breaks[-1]) if breaks else None
    # Of two dashes the words between are set off, and the clause goes on behind the second.
    if not match or not match.start() or (match["dash"] and len(_DASH.findall(text)) > 1):
        return None
    return match.start()


def _is_headless(text: str) -> bool:
    """An opening phrase without its main clause is no claim."""
    opening, comma, rest = text.partition(",")
    words = tokens(opening) or ("",)
    first = words[1:2] if words[0].endswith("ly") else words[:1]
    return bool(OPENERS.intersection(first)) and not (comma and finite(rest))


def _neat(span: Span) -> Span | None:
    """The span without the spaces, stops and stray marks of quotation at its ends; None if its marks do not pair."""
    start, end, text = span.start, span.end, span.source.text
    while start < end and (text[start] in _EDGES or _is_stray(text, start, end, at=start)):
        start += 1
    while start < end and (text[end - 1] in _EDGES or _is_stray(text, start, end, at=end - 1)):
        end -= 1
    return span.source.span(start, end) if start < end and _is_paired(text[start:end]) else None


def _is_stray(text: str, start: int, end: int, *, at: int) -> bool:
    """A mark of quotation that goes round the whole, or has no partner, is not part of the tag."""
    if text[at] not in '“”"':
        return False
    inside = text[start:end]
    return not _is_paired(inside) or not re.search(r"[“”\"]", inside[1:-1])


def _is_paired(text: str) -> bool:
    return text.count("“") == text.count("”") and text.count('"') % 2 == 0 and text.count("(") == text.count(")")


def _is_claim(span: Span, most: int) -> bool:
    words = tokens(span.text)
    after = span.source.text[span.end : span.end + 1]
    return (
        FEWEST <= len(span.text.split()) <= most
        and finite(span.text)
        and words[0] not in ("to", "that", "whether", "than", "of")
        and "\n" not in span.text
        and "?" not in (span.text.rstrip(_CLOSING)[-1], after)
    )
