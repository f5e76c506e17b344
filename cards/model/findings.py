"""What is found in sources: claims, the passages that are evidence, and the questions that these answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from cards.model.sources import Source, Span, digest

Voice = Literal["author", "reported", "quoted", "unclear"]
Status = Literal["open", "disputed by one source only", "in one source only", "one-sided"]
Certainty = Literal["asserted", "denied", "doubted", "reported"]

NOT_GIVEN = "author not given"
UNCLEAR = "speaker unclear"


@dataclass(frozen=True, slots=True)
class Claim:
    """What a finder yields from one source: somebody holds something of a target.

    `sentence` is the whole sentence, `content` the words that are claimed. `speaker` is None when the author
    speaks or nobody can be named; `voice` tells which. `leaning` is -1..1, from words of approval and blame.
    `rule` is the finder's rule by name, for the line that says why a card is here. `mention` are the words that
    stand for the speaker in the sentence ("she", "the mayor"), named or not.
    """

    sentence: Span
    content: Span
    voice: Voice
    rule: str
    speaker: Span | None = None
    cue: Span | None = None
    certainty: Certainty = "asserted"
    leaning: float = 0.0
    target: tuple[str, ...] = ()
    date: str = ""
    mention: Span | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """A reason to think a question contested: the passages that oppose each other, and the rule that says so."""

    kind: str  #: what sort of reason it is, by name
    rule: str  #: the rule that says so, in words
    spans: tuple[Span, ...]  #: the passages that oppose each other
    strength: float = 1.0  #: how much it counts beside other reasons; 1 is usual


@dataclass(frozen=True, slots=True)
class Line:
    """A labelled line of the tool's own words, on a card or in a trace: ("Asks", "did it happen?")."""

    label: str  #: the words before the colon
    text: str  #: what it says


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage for a card, whole sentences long, and the parts of it that carry the claim.

    It has no text of its own and cannot be misquoted. `stance` is -1..1 towards the position it stands under,
    `confidence` 0..1; `why` is the rule that put it there, in words, and `trace` the figures by which it did.
    `actor` is the speaker by one name for all his names, where it is known: to compare holders by, never to print.
    """

    passage: Span  #: whole sentences, as they stand in the source
    read: tuple[Span, ...]  #: the underlined stretches of the passage, in order
    voice: Voice  #: who speaks in it
    why: str  #: the rule that put it there, in words
    speaker: Span | None = None  #: the words that name the speaker
    stance: float = 0.0  #: from -1, against its position, to 1, for it
    confidence: float = 0.0  #: how sure that is, from 0 to 1
    trace: tuple[Line, ...] = ()  #: the figures by which it was chosen, labelled
    actor: str = field(default="", compare=False)  #: the speaker by one name for all his names; not to be printed

    def __post_init__(self) -> None:
        at = self.passage.start
        for part in self.read:
            if part.source != self.passage.source or part.start < at or part.end > self.passage.end:
                msg = f"read part [{part.start}, {part.end}) overlaps, or lies outside its passage"
                raise ValueError(msg)
            at = part.end

    @property
    def id(self) -> str:
        """Eight hexadecimal digits that stay the same as long as the source and the passage do."""
        return digest(self.source.id, str(self.passage.start), str(self.passage.end), length=8)

    @property
    def source(self) -> Source:
        """The source that the passage stands in."""
        return self.passage.source

    @property
    def holder(self) -> str:
        """Who holds it: the words that name the speaker, the author, or the plain statement that it is unclear."""
        if self.speaker:
            return " ".join(self.speaker.text.split())
        if self.voice == "author":
            return self.source.reference.authors or NOT_GIVEN
        return UNCLEAR

    def pieces(self) -> tuple[tuple[str, bool], ...]:
        """The passage cut into (words, is it read?); the words joined are the passage."""
        out, at, text = [], self.passage.start, self.source.text
        for part in self.read:
            out += [(text[at : part.start], False), (text[part.start : part.end], True)]
            at = part.end
        out.append((text[at : self.passage.end], False))
        return tuple((words, read) for words, read in out if words)


@dataclass(frozen=True, slots=True)
class Position:
    """One answer to a question, as a claim its holders would own, and the evidence for it, best first.

    `passed` are the next best passages that were weighed and not taken; the `why` of each says why not. `thin` says
    that there is too little for it beside its rivals; the dealer decides that, once for all pages.
    """

    text: str  #: the answer, as those who hold it would put it
    evidence: tuple[Evidence, ...] = ()  #: the passages for it, best first
    passed: tuple[Evidence, ...] = ()  #: the next best, which no card quotes
    thin: bool = False  #: whether there is too little for it

    @property
    def id(self) -> str:
        """Eight hexadecimal digits that stay the same as long as its words do."""
        return digest(self.text, length=8)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources that the evidence stands in, each once."""
        return tuple(dict.fromkeys(evidence.source for evidence in self.evidence))


@dataclass(frozen=True, slots=True)
class Question:
    """A contested question, its rival positions, and the grounds on which it was thought contested.

    `kind` is fact, cause, definition, value, policy or alignment; `origin` says whether the tool found it or a
    person asked it. `nearest` are the passages nearest to a question that the sources do not answer: they stand under
    no position. `trace` tells how it was ranked, and which other questions it stands for. In each group of `agreed`
    sources of two sides tell the same; in each of `differing` they give figures that cannot all be right.
    """

    text: str  #: the question, as it is printed
    kind: str  #: what sort of question it is
    positions: tuple[Position, ...]  #: the rival answers, in the order of print
    grounds: tuple[Ground, ...] = ()  #: why it was thought contested
    origin: Literal["found", "asked"] = "found"  #: whether the tool found it or a person asked it
    nearest: tuple[Evidence, ...] = ()  #: passages nearest to a question that has no answer
    trace: tuple[Line, ...] = ()  #: how it was ranked, labelled
    agreed: tuple[tuple[Evidence, ...], ...] = ()  #: groups of passages in which sources of two sides tell the same
    differing: tuple[tuple[Evidence, ...], ...] = ()  #: groups of passages whose figures cannot all be right

    @property
    def id(self) -> str:
        """Eight hexadecimal digits that stay the same as long as its words do."""
        return digest(self.text, length=8)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources that its positions’ evidence stands in, each once."""
        return tuple(dict.fromkeys(source for position in self.positions for source in position.sources))

    @property
    def aside(self) -> tuple[Evidence, ...]:
        """All passages that stand under no position."""
        return (*self.nearest, *(one for group in (*self.agreed, *self.differing) for one in group))

    @property
    def status(self) -> Status:
        """How far it is open: whether two sides are heard, and whether one of them rests on a single source."""
        heard = [side.sources for side in self.positions if side.evidence]
        if len(heard) < len(self.positions) or len(heard) < 2:  # noqa: PLR2004 - a dispute has two sides
            return "one-sided"
        if len(self.sources) == 1:
            return "in one source only"
        fewest = min(heard, key=len)
        return "disputed by one source only" if len(fewest) == 1 and len(heard) == 2 < len(self.sources) else "open"  # noqa: PLR2004
