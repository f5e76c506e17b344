"""Every sentence as claims: of those it is attributed to, outermost first, else of the author."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING

from cards.finders.attributions import (
    LESSER,
    MOST,
    REPUTED,
    Attribution,
    attributions,
    quoted_tokens,
    share_inside,
)
from cards.finders.certainty import how_surely
from cards.finders.labels import Turn, before_colon, turn_at, turns
from cards.finders.lexicons import EVALUATIVE, OBLIGATION
from cards.finders.runs import FLOATING
from cards.finders.speakers import SELF, Past, People, is_pronoun, people, resolved
from cards.model import Claim, Span

if TYPE_CHECKING:
    from spacy.tokens import Span as Words

    from cards.language import Paragraph, Parsed
    from cards.model import Voice

SHORTEST = 5
"""Words that a sentence of the author's needs to claim anything, one of them a verb."""
VERBAL = frozenset({"VERB", "AUX"})
ARGUES, REPORTS = "the author argues", "the author reports"
"""The rules' names for what is nobody else's: with a demand, a judgement or in the first person, and without."""
OPENERS = frozenset("“ \" ‘ « ''".split())
LABEL, COLON = "the label before it", "named before a colon"
UNSOURCED = "told of nobody in particular"


@dataclass(slots=True, eq=False)
class Reading:
    """Where the reading of one document has got to: whom it names, what stood before, who was quoted last."""

    known: People
    turns: tuple[Turn, ...]
    before: list[Past] = field(default_factory=list)
    last: Span | None = None
    turn: Turn | None = None
    following: Paragraph | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """One sentence in its paragraph, and which tokens of the paragraph stand in quotation marks."""

    paragraph: Paragraph
    words: Words
    inside: frozenset[int]

    @property
    def span(self) -> Span:
        return self.paragraph.at(self.words)

    @property
    def quoted(self) -> bool:
        """Whether the sentence is itself quoted from its first word on, and does not only quote."""
        first = next((token.i for token in self.words if token.is_alpha), self.words.start)
        return first in self.inside and share_inside(self.words, self.inside) >= MOST


def find(parsed: Parsed) -> Iterator[Claim]:
    """The claims of one source in order of appearance: those of others in a sentence, and the author's own."""
    reading = Reading(people(parsed), turns(parsed))
    for paragraph, following in zip_longest(parsed.paragraphs, parsed.paragraphs[1:]):
        reading.following = following
        if paragraph.role == "heading":
            reading.last = None
            continue
        inside = quoted_tokens(paragraph.doc)
        for words in paragraph.sentences():
            yield from _read(reading, Place(paragraph, words, inside))
        if not _runs_on(paragraph, inside, following):
            reading.last = None


def _read(reading: Reading, place: Place) -> Iterator[Claim]:
    turn = turn_at(reading.turns, place.span.end - 1)
    if turn is not reading.turn:
        reading.turn, reading.last, reading.before = turn, None, []
    claims = tuple(_claims(reading, place))
    others = [claim for claim in claims if claim.voice != "author" and claim.rule not in LESSER]
    main = next((claim for claim in others if claim.voice == "quoted"), others[0] if others else None)
    if main:
        reading.last = main.speaker
    elif not place.quoted and not _of_the_same(place):
        reading.last = None
    if not place.quoted or (main and main.cue):
        speaks = bool(main and main.cue and _tells(place, main.cue))
        reading.before.append(Past(place.paragraph, place.words, main.speaker if main else None, speaks))
    yield from claims


def _of_the_same(place: Place) -> bool:
    """Whether the sentence goes on about the one who spoke, as "he paused" does."""
    return any(token.dep_ == "nsubj" and token.lower_ in {"he", "she"} for token in place.words.root.children)


def _tells(place: Place, cue: Span) -> bool:
    """Whether the cue is the main verb, so that its subject is what the sentence is about."""
    root = place.paragraph.start + place.words.root.idx
    return bool(cue.start <= root < cue.end)


def _claims(reading: Reading, place: Place) -> Iterator[Claim]:
    found = [one for one in attributions(place.words, place.inside) if not _of_speaker(place, one)]
    claims = [_attributed(reading, place, one) for one in found]
    outer = _outer(reading, place, found, claims)
    if outer and outer.content not in {claim.content for claim in claims}:
        yield outer
    yield from claims


def _of_speaker(place: Place, one: Attribution) -> bool:
    """Whether whoever speaks anyway is meant by "I" or "we"; or, inside a quotation, somebody whom nothing names."""
    words, doc = one.mention or one.speaker, place.words.doc
    if one.cue and one.cue[0] in place.inside and (one.speaker is None or is_pronoun(doc, one.speaker)):
        return True
    return words is not None and words[1] - words[0] == 1 and doc[words[0]].lower_ in SELF


def _outer(reading: Reading, place: Place, found: Sequence[Attribution], claims: Sequence[Claim]) -> Claim | None:
    """The claim of the whole sentence: of the one quoted, of the label's speaker, or of the author."""
    if any(one.direct for one in found) or not _speaks(place.words):
        return None
    if reading.turn:
        return _turn(place, reading.turn)
    colon = before_colon(place.paragraph, place.words)
    if colon:
        return Claim(place.span, colon[1], "quoted" if place.quoted else "reported", COLON, colon[0], mention=colon[0])
    if place.quoted and all(one.cue is None or one.cue[0] in place.inside for one in found):
        speaker = _next_speaker(reading, place) or reading.last
        return _whole(place, "quoted" if speaker else "unclear", FLOATING, speaker)
    return None if _told(place, claims) else _authors(place, alone=not found)


def _authors(place: Place, *, alone: bool) -> Claim | None:
    """What the author says, or says that somebody is said to say; a few words, `alone` in a sentence, are nothing."""
    if any(t.lower_ in REPUTED and t.head == place.words.root for t in place.words):
        return _whole(place, "unclear", UNSOURCED, None)
    if alone and sum(token.is_alpha for token in place.words) < SHORTEST:
        return None
    return _whole(place, "author", ARGUES if _argues(place) else REPORTS, None)


def _speaks(words: Words) -> bool:
    return sum(token.is_alpha for token in words) > 1 and any(token.pos_ in VERBAL for token in words)


def _turn(place: Place, turn: Turn) -> Claim | None:
    start = max(place.span.start, turn.start)
    text = place.span.source.text[start : place.span.end]
    if not text.strip():
        return None
    content = place.span.source.span(start + len(text) - len(text.lstrip()), place.span.end)
    certainty = how_surely(place.words, None)
    return Claim(place.span, content, "quoted" if turn.speaker else "unclear", LABEL, turn.speaker, certainty=certainty)


def _told(place: Place, claims: Sequence[Claim]) -> bool:
    """Whether most of the sentence is what others say, and who says it: then nothing is left for the author."""
    told = [one for one in claims if one.rule not in LESSER and _governs(place, one)]
    parts = [part for one in told for part in (one.content, one.mention, one.cue) if part]
    words = [token for token in place.words if token.is_alpha]
    at = place.paragraph.start
    held = sum(any(part.start <= at + token.idx < part.end for part in parts) for token in words)
    return bool(told) and held >= MOST * len(words)


def _governs(place: Place, one: Claim) -> bool:
    """Whether the sentence as a whole tells it: a main verb of it is the cue or stands in the content."""
    main = [place.words.root, *place.words.root.conjuncts]
    at = [place.paragraph.start + token.idx for token in main]
    return any(part.start <= start < part.end for part in (one.cue, one.content) if part for start in at)


def _argues(place: Place) -> bool:
    taking = OBLIGATION | EVALUATIVE | SELF
    return any(token.lower_ in taking for token in place.words if token.i not in place.inside)


def _whole(place: Place, voice: Voice, rule: str, speaker: Span | None) -> Claim:
    return Claim(place.span, place.span, voice, rule, speaker=speaker, certainty=how_surely(place.words, None))


def _attributed(reading: Reading, place: Place, found: Attribution) -> Claim:
    paragraph, doc = place.paragraph, place.paragraph.doc
    content = doc[found.content[0] : found.content[1]]
    cue = doc[found.cue[0] : found.cue[1]] if found.cue else None
    mention = found.mention or found.speaker
    speaker = _named(reading, paragraph, found)
    voice: Voice = "unclear" if speaker is None else "quoted" if found.direct else "reported"
    return Claim(
        place.span,
        paragraph.at(content),
        voice,
        found.rule,
        speaker=speaker,
        cue=paragraph.at(cue) if cue else None,
        certainty=how_surely(content, cue),
        mention=paragraph.at(doc[mention[0] : mention[1]]) if mention else None,
    )


def _named(reading: Reading, paragraph: Paragraph, found: Attribution) -> Span | None:
    if found.speaker is None:
        return None
    return resolved(reading.known, paragraph, found.speaker, reading.before, found.content)


def _next_speaker(reading: Reading, place: Place) -> Span | None:
    """The speaker whom a later sentence names for the quotation that runs on into it without a break."""
    for other in place.paragraph.sentences():
        if other.start >= place.words.end:
            for found in attributions(other, place.inside):
                if found.direct and _unbroken(place, found.content[0]) and found.speaker:
                    return _named(reading, place.paragraph, found)
            if not _unbroken(place, other.end - 1):
                return None
    following = reading.following
    goes_on = following is not None and _runs_on(place.paragraph, place.inside, following)
    return _later_speaker(reading, following) if following is not None and goes_on else None


def _later_speaker(reading: Reading, paragraph: Paragraph) -> Span | None:
    """The speaker whom the next paragraph names for the quotation with which it goes on."""
    inside = quoted_tokens(paragraph.doc)
    for words in paragraph.sentences():
        for found in attributions(words, inside):
            if found.direct and found.speaker and all(at in inside for at in range(1, found.content[0])):
                return resolved(reading.known, paragraph, found.speaker, ())
    return None


def _unbroken(place: Place, end: int) -> bool:
    """Whether one quotation runs from the end of the sentence to this token."""
    doc = place.words.doc
    return all(at in place.inside or doc[at].is_space for at in range(place.words.end - 1, end))


def _runs_on(paragraph: Paragraph, inside: frozenset[int], following: Paragraph | None) -> bool:
    """Whether the paragraph ends in a quotation that is not closed, and the next opens with the same mark."""
    doc = paragraph.doc
    words = [token.i for token in doc if not token.is_space]
    if following is None or not words or words[-1] not in inside:
        return False
    mark = next((at for at in reversed(range(words[-1])) if at not in inside and not doc[at].is_space), 0)
    return bool(doc[mark].text in OPENERS and following.doc[0].text == doc[mark].text)
