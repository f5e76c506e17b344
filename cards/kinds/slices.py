"""Parts of what was found, as evidence of their own: for cards that set several short quotations side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from cards.citations import STYLES, of_evidence, of_source
from cards.kinds.lexicon import ANAPHORA, finite, tokens
from cards.kinds.tags import sentences
from cards.model import Evidence, Source, Span

Item = TypeVar("Item")

_OPEN, _CLOSE = "“", "”"
_STRAIGHT = re.compile(r'"')


def part(evidence: Evidence, span: Span, why: str, read: tuple[Span, ...] = ()) -> Evidence:
    """A stretch of a passage, as a quotation under the words `why`; whoever held the passage holds its part."""
    return replace(evidence, passage=span, read=read, why=why, trace=(), stance=0.0, confidence=0.0)


def unnamed(evidence: Evidence, span: Span, why: str, read: tuple[Span, ...] = ()) -> Evidence:
    """A stretch of a passage without its speaker, for cards that ask for the name."""
    return replace(part(evidence, span, why, read), speaker=None, voice="unclear", actor="")


def told(span: Span, why: str, read: tuple[Span, ...] = ()) -> Evidence:
    """Words of a source that stand under no position, in its author's voice."""
    return Evidence(span, read, "author", why)


def lots(items: Sequence[Item], per: int) -> Iterator[tuple[Item, ...]]:
    """The items in lots that differ by one at most: the last card is not left with one line."""
    count = -(-len(items) // per)
    edges = [len(items) * number // count for number in range(count + 1)] if items else [0]
    return (tuple(items[start:end]) for start, end in pairwise(edges))


def short(evidence: Evidence) -> str:
    return STYLES["debate"].cite(of_evidence(evidence)).short


def document(source: Source) -> str:
    """The short cite of a source as a whole, which names no speaker."""
    return STYLES["debate"].cite(of_source(source)).short


def asserted(paragraph: Span) -> Iterator[Span]:
    """The sentences of a paragraph that its author states: no question, and nothing within quotation marks.

    What begins or ends inside of such marks is somebody else's.
    """
    for sentence in sentences(paragraph):
        bare = _bare(sentence)
        before = paragraph.source.text[paragraph.start : bare.start]
        if _is_plain(bare.text) and not _is_quoted(before, bare.text):
            yield bare


def statements(paragraph: Span) -> Iterator[Span]:
    """Those of them that can be read alone: no pronoun stands in front."""
    return (one for one in asserted(paragraph) if tokens(one.text)[0] not in ANAPHORA)


def _bare(span: Span) -> Span:
    text = span.text
    lead = len(text) - len(text.lstrip())
    return span.source.span(span.start + lead, span.start + len(text.rstrip()))


def _is_plain(text: str) -> bool:
    return text[:1].isupper() and text[-1] in '.”"' and "?" not in text and "\n" not in text and finite(text)


def _is_quoted(before: str, text: str) -> bool:
    opened = before.count(_OPEN) > before.count(_CLOSE) or len(_STRAIGHT.findall(before)) % 2 == 1
    return opened or text.count(_OPEN) != text.count(_CLOSE) or len(_STRAIGHT.findall(text)) % 2 == 1
