"""What a person wants left out: whole sources, and the paragraphs in which certain words stand or holders speak."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase

from cards.errors import SettingsError
from cards.language import Paragraph, Parsed
from cards.model import Claim, Source, Span
from cards.settings import Exclude


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of the parsed texts and their claims; what is to be said of the rest, and where it stood: `gone`."""

    parsed: tuple[Parsed, ...]
    claims: tuple[Claim, ...]
    said: tuple[str, ...]
    gone: tuple[Span, ...] = ()


def listed(file: str, patterns: Sequence[str]) -> bool:
    """Whether a file is one of those that the patterns name: "lee.txt", "leaflets/*"."""
    return any(fnmatchcase(file, pattern) for pattern in patterns)


def sources(read: Sequence[Source], patterns: Sequence[str]) -> tuple[Source, ...]:
    """The sources that no pattern names; all of them left out is a slip."""
    kept = tuple(source for source in read if not listed(source.file, patterns))
    if not kept:
        raise SettingsError("it leaves out every source", mend="name fewer files", where="[find.exclude] sources")
    return kept


def leave_out(parsed: Sequence[Parsed], claims: Sequence[Claim], exclude: Exclude) -> Left:
    """Paragraphs go whole, so that no card can show what was left out as the surroundings of something else."""
    if not exclude.passages and not exclude.holders:
        return Left(tuple(parsed), tuple(claims), ())
    spoken = {id(claim): name for claim in claims for name in exclude.holders if name and _holds(claim, name)}
    voiced = [(claim.sentence, spoken[id(claim)]) for claim in claims if id(claim) in spoken]
    gone: dict[Paragraph, str] = {}
    for one in parsed:
        for paragraph in one.paragraphs:
            met = next((words for words in exclude.passages if _stands(words, paragraph)), "")
            met = met or next((name for sentence, name in voiced if paragraph.span.holds(sentence)), "")
            if met:
                gone[paragraph] = met
    spans = [paragraph.span for paragraph in gone]
    return Left(
        tuple(replace(one, paragraphs=tuple(each for each in one.paragraphs if each not in gone)) for one in parsed),
        tuple(claim for claim in claims if not any(span.holds(claim.sentence) for span in spans)),
        tuple(_said(exclude, tuple(gone.values()), frozenset(spoken.values()))),
        tuple(spans),
    )


def _stands(words: str, paragraph: Paragraph) -> bool:
    flat = " ".join(words.split()).casefold()
    return bool(flat) and flat in " ".join(paragraph.doc.text.split()).casefold()


def _holds(claim: Claim, name: str) -> bool:
    """Whether the claim is made by somebody of this name, in full or by a part of it such as the family name."""
    if claim.speaker:
        return same(claim.speaker.text, name)
    return claim.voice == "author" and any(same(str(one), name) for one in claim.sentence.source.reference.author)


def same(one: str, other: str) -> bool:
    """Whether one name is the other, or a part of it that begins with a capital ("Marr", "Mayor Ines Marr")."""
    first, second = (frozenset(re.findall(r"\w+", name)) for name in (one, other))
    less = min(first, second, key=len)
    folded = [{word.casefold() for word in words} for words in (first, second)]
    named = any(word[0].isupper() for word in less) or folded[0] == folded[1]
    return bool(less) and named and (folded[0] <= folded[1] or folded[1] <= folded[0])


def _said(exclude: Exclude, met: Sequence[str], spoken: frozenset[str]) -> Iterator[str]:
    if met:
        yield f"{len(met)} paragraph{'s' * (len(met) != 1)} left out by [find.exclude]"
    for key, wanted in (("passages", exclude.passages), ("holders", exclude.holders)):
        for words in wanted:
            if words not in met and words not in spoken:
                yield f"[find.exclude] {key}: “{words}” stands nowhere in the sources"
