"""Sources made of a kept text and the pieces of its articles: roles, places, and the record of each."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from cards.errors import NoText
from cards.model import Reference, Source
from cards.readers import blocks, facts, places, times

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cards.readers.pieces import Article, Part


def sources(
    text: str,
    file: str,
    articles: Sequence[Article],
    *,
    notes: tuple[str, ...] = (),
    wiki: bool = False,
) -> tuple[Source, ...]:
    """One source for each article that has running text."""
    timed = [times.timed(text, article) for article in articles if article.pieces]
    judged = [(article, blocks.parts(text, article.pieces)) for article in timed]
    kept = [(article, parts) for article, parts in judged if any(part.sort in {"text", "item"} for part in parts)]
    if not kept:
        raise NoText("no sentence was found in it", mend="check that it holds the article itself", where=file)
    starts = [article.pieces[0].at for article, _ in kept]
    ends = [*starts[1:], len(text)]
    return tuple(
        _source(
            text,
            file,
            article,
            parts,
            start=start,
            end=start + len(text[start:end].rstrip()),
            notes=(*notes, *article.notes, *_numbered(number, len(kept))),
            wiki=wiki,
        )
        for number, ((article, parts), start, end) in enumerate(zip(kept, starts, ends, strict=True), 1)
    )


def _numbered(number: int, count: int) -> tuple[str, ...]:
    return (f"article {number} of {count} in the file",) if count > 1 else ()


def _source(
    text: str,
    file: str,
    article: Article,
    parts: tuple[Part, ...],
    *,
    start: int,
    end: int,
    notes: tuple[str, ...],
    wiki: bool,
) -> Source:
    found = facts.find(text, parts, wiki=wiki, spoken=times.is_recording(article))
    return Source(
        file=file, text=text, start=start, end=end, reference=over(article.reference, found.reference),
        kind=article.kind or found.kind, blocks=blocks.blocks(parts), notes=notes,
        marks=tuple(places.marks(text, parts, article)),
        origins=traced(
            dict.fromkeys(known(found.reference, found.kind), "text"),
            dict.fromkeys(known(article.reference, article.kind), article.origin),
        ),
        standing=article.standing, notice=article.notice,
    )  # fmt: skip


def over(given: Reference, found: Reference) -> Reference:
    """What is given, and what was found where nothing is given; what was inferred stays so until it is given."""
    names = [one.name for one in fields(Reference) if one.name not in {"type", "inferred"}]
    filled = {name: getattr(given, name) or getattr(found, name) for name in names}
    inferred = dict.fromkeys((*given.inferred, *(name for name in found.inferred if not getattr(given, name, ""))))
    kind = given.type if given.type != "document" else found.type
    return replace(found, **filled, type=kind, inferred=tuple(inferred))


def known(reference: Reference, kind: str) -> Iterator[str]:
    """The names of the fields that have a value."""
    unnamed = {"type", "inferred"}
    yield from (one.name for one in fields(reference) if one.name not in unnamed and getattr(reference, one.name))
    yield from ["kind"] if kind else []


def traced(*layers: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Where each field came from: the last layer that has it."""
    whole: dict[str, str] = {}
    for layer in layers:
        whole |= layer
    return tuple(whole.items())
