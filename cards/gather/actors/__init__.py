"""One actor under many names: where in the sources who is named, by whatever name; offsets only, no text is changed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from cards.gather.actors.names import standing
from cards.gather.actors.resolving import Mention, constant, mentions

if TYPE_CHECKING:
    from cards.language import Parsed
    from cards.model import Source, Span

NONE: Mapping[str, Sequence[str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Actors:
    """Who is named where: for each source the mentions in order, none overlapping another."""

    mentions: Mapping[str, tuple[Mention, ...]] = field(default_factory=dict, repr=False)
    names: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Names that stand for one actor wherever they stand, where that is not their own letters."""

    def within(self, span: Span) -> tuple[Mention, ...]:
        """The mentions that touch a span, in order."""
        here = self.mentions.get(_of(span.source), ())
        first = bisect_left(here, span.start, key=lambda mention: mention.end - 1)
        found = []
        for mention in here[first:]:
            if mention.start >= span.end:
                break
            found.append(mention)
        return tuple(found)

    def at(self, span: Span) -> Mention | None:
        """The mention that a span is about: the one that covers most of it."""
        found = self.within(span)
        shared = lambda one: min(one.end, span.end) - max(one.start, span.start)  # noqa: E731
        return max(found, key=shared) if found else None

    def plain(self, span: Span) -> str:
        """The words of a span with one name for each actor: for comparing, never for print."""
        out, at = [], span.start
        for mention in self.within(span):
            if mention.compared and at <= mention.start and mention.end <= span.end:
                out += [span.source.text[at : mention.start], mention.actor]
                at = mention.end
        return "".join((*out, span.source.text[at : span.end]))

    def plainly(self, text: str) -> str:
        """The same for words that stand in no source: a question, or a teacher's motion."""
        for name in sorted(self.names, key=lambda one: (-len(one), one)):
            text = self.names[name].join(standing(name).split(text))
        return text


def _of(source: Source) -> str:
    return f"{source.file}#{source.start}"


def find_actors(parsed: Sequence[Parsed], aliases: Mapping[str, Sequence[str]] = NONE) -> Actors:
    """Everybody who is named in the sources, as far as it is plain who is meant; `aliases` win over everything."""
    found, meaning = mentions(parsed, aliases)
    told = {form: name for name, others in aliases.items() for form in others}
    return Actors(found, constant(meaning) | told)


__all__ = ["Actors", "Mention", "find_actors"]
