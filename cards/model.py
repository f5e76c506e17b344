"""The nouns that pass between rooms: all frozen, and none holds a copy of a source's words.

Offsets count Unicode characters in `Source.text`; every span is half-open, [start, end).
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal

Role = Literal["heading", "text", "item", "aside"]
Voice = Literal["author", "reported", "quoted", "unclear"]
Status = Literal["open", "disputed by one source only", "in one source only", "one-sided"]
Certainty = Literal["asserted", "denied", "doubted", "reported"]

NOT_GIVEN = "author not given"
UNCLEAR = "speaker unclear"


def digest(*parts: str, length: int = 12) -> str:
    """A stable id of the given texts: the first `length` hexadecimal digits of their SHA-256."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:length]


@dataclass(frozen=True, slots=True)
class Name:
    """A person (family, given) or a body (literal), as CSL-JSON has it."""

    family: str = ""
    given: str = ""
    literal: str = ""

    def __str__(self) -> str:
        return self.literal or " ".join(filter(None, (self.given, self.family)))


@dataclass(frozen=True, slots=True)
class Reference:
    """A bibliographic record in CSL-JSON's names; an empty field is not known, never guessed.

    `issued` and `accessed` are ISO 8601 to the precision known: "2025-01-02", "2021-11", "2021" or "".
    `inferred` names the fields that were worked out from the contents and must be marked so in print.
    `qualifications` are the author's, as the source or a person gives them.
    """

    type: str = "document"
    author: tuple[Name, ...] = ()
    title: str = ""
    container_title: str = ""
    publisher: str = ""
    issued: str = ""
    accessed: str = ""
    url: str = ""
    inferred: tuple[str, ...] = ()
    qualifications: str = ""

    @property
    def year(self) -> str:
        """The year of issue; the whole of a date that is not in ISO form ("spring 2021")."""
        return self.issued[:4] if self.issued[:4].isdigit() else self.issued

    @property
    def authors(self) -> str:
        """The authors in one line, or "" if none is given."""
        return ", ".join(str(name) for name in self.author)


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of one role: running text, a list item, a heading, or an aside that makes no claim."""

    start: int
    end: int
    role: Role


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a place begins, and what it is called: "para. 4", "“History”, para. 2", "p. 7"."""

    start: int
    label: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Who owns or funds a source's publisher, in which country, and its stake in the dispute; "" is not recorded.

    `basis` names the law or charter by which owner and country are known, where no person stated them.
    """

    owner: str = ""
    country: str = ""
    stake: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Copy:
    """The same article in another file, with what is known of it there."""

    file: str
    start: int = 0
    reference: Reference = Reference()


@dataclass(frozen=True, slots=True)
class Source:
    """One article: a stretch of one file's text, and what is known of it.

    `text` is the whole file as its reader decided it, once; a file that holds two articles gives two
    sources that share it. `blocks` lie inside [start, end), in order, and do not overlap. `file` is the path
    below the folder of sources, with forward slashes. `notes` say what the reader saw ("read as cp1252"), `notice`
    what a person warns of, and `origins` where each known field came from ("text", "page", a file's name).
    """

    file: str
    text: str = field(repr=False)
    start: int
    end: int
    reference: Reference = Reference()
    kind: str = ""
    blocks: tuple[Block, ...] = field(default=(), repr=False)
    marks: tuple[Mark, ...] = field(default=(), repr=False)
    notes: tuple[str, ...] = ()
    standing: Standing = Standing()
    notice: str = ""
    origins: tuple[tuple[str, str], ...] = field(default=(), repr=False, compare=False)
    copies: tuple[Copy, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end <= len(self.text):
            msg = f"{self.file}: article [{self.start}, {self.end}) is outside a text of {len(self.text)}"
            raise ValueError(msg)

    def __hash__(self) -> int:
        return hash((self.file, self.start, self.end))

    @property
    def id(self) -> str:
        return digest(self.text[self.start : self.end])

    @property
    def sha256(self) -> str:
        """Of the whole file's text, in UTF-8: what `cards verify` compares."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields of a full cite that are not known, in the order of print."""
        known = {
            "author": self.reference.author,
            "date": self.reference.issued,
            "title": self.reference.title,
            "publication": self.reference.container_title or self.reference.publisher,
            "kind": self.kind,
            "url": self.reference.url,
        }
        return tuple(name for name, value in known.items() if not value)

    def span(self, start: int, end: int) -> Span:
        return Span(self, start, end)

    def place(self, at: int) -> str:
        """The label of the place that holds character `at`, or ""."""
        index = bisect_right(self.marks, at, key=lambda mark: mark.start) - 1
        return self.marks[index].label if index >= 0 else ""


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a source, by position only."""

    source: Source = field(repr=False)
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end <= len(self.source.text):
            msg = f"span [{self.start}, {self.end}) is empty or outside {self.source.file}"
            raise ValueError(msg)

    @property
    def text(self) -> str:
        return self.source.text[self.start : self.end]

    @property
    def place(self) -> str:
        return self.source.place(self.start)

    def holds(self, other: Span) -> bool:
        return self.source == other.source and self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.source == other.source and self.start < other.end and other.start < self.end


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

    kind: str
    rule: str
    spans: tuple[Span, ...]
    strength: float = 1.0


@dataclass(frozen=True, slots=True)
class Line:
    """A labelled line of the tool's own words, on a card or in a trace: ("Asks", "did it happen?")."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage for a card, whole sentences long, and the parts of it that carry the claim.

    It has no text of its own and cannot be misquoted. `stance` is -1..1 towards the position it stands under,
    `confidence` 0..1; `why` is the rule that put it there, in words, and `trace` the figures by which it did.
    `actor` is the speaker by one name for all his names, where it is known: to compare holders by, never to print.
    """

    passage: Span
    read: tuple[Span, ...]
    voice: Voice
    why: str
    speaker: Span | None = None
    stance: float = 0.0
    confidence: float = 0.0
    trace: tuple[Line, ...] = ()
    actor: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        at = self.passage.start
        for part in self.read:
            if part.source != self.passage.source or part.start < at or part.end > self.passage.end:
                msg = f"read part [{part.start}, {part.end}) overlaps, or lies outside its passage"
                raise ValueError(msg)
            at = part.end

    @property
    def id(self) -> str:
        return digest(self.source.id, str(self.passage.start), str(self.passage.end), length=8)

    @property
    def source(self) -> Source:
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

    `passed` are the next best passages that were weighed and not taken; the `why` of each says why not.
    """

    text: str
    evidence: tuple[Evidence, ...] = ()
    passed: tuple[Evidence, ...] = ()

    @property
    def id(self) -> str:
        return digest(self.text, length=8)

    @property
    def sources(self) -> tuple[Source, ...]:
        return tuple(dict.fromkeys(evidence.source for evidence in self.evidence))


@dataclass(frozen=True, slots=True)
class Question:
    """A contested question, its rival positions, and the grounds on which it was thought contested.

    `kind` is fact, cause, definition, value, policy or alignment; `origin` says whether the tool found it or a
    person asked it. `nearest` are the passages nearest to a question that the sources do not answer: they stand under
    no position. `trace` tells how it was ranked, and which other questions it stands for. In each group of `agreed`
    sources of two sides tell the same; in each of `differing` they give figures that cannot all be right.
    """

    text: str
    kind: str
    positions: tuple[Position, ...]
    grounds: tuple[Ground, ...] = ()
    origin: Literal["found", "asked"] = "found"
    nearest: tuple[Evidence, ...] = ()
    trace: tuple[Line, ...] = ()
    agreed: tuple[tuple[Evidence, ...], ...] = ()
    differing: tuple[tuple[Evidence, ...], ...] = ()

    @property
    def id(self) -> str:
        return digest(self.text, length=8)

    @property
    def sources(self) -> tuple[Source, ...]:
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


@dataclass(frozen=True, slots=True)
class Card:
    """One card. `title` and `lines` are the tool's words, `evidence` and `tag` the source's.

    `tag` is a claim in the source's own words, printed as a quotation under `title`, which then only says whose
    words they are ("Ada Lee argues"); without a tag, `title` is the whole headline. `title_by` tells whether
    the tool or a teacher worded the title. `label` is the number printed in the corner ("Q2-B-03"); `id` does not
    depend on it, so that a teacher's edits survive a reordering.
    """

    kind: str
    label: str
    title: str
    question: Question | None = None
    position: Position | None = None
    evidence: tuple[Evidence, ...] = ()
    source: Source | None = None
    lines: tuple[Line, ...] = ()
    tag: Span | None = None
    title_by: Literal["tool", "teacher"] = "tool"

    @property
    def id(self) -> str:
        """Of what the card is about, not of its wording or number."""
        about = (
            *(evidence.id for evidence in self.evidence),
            self.question.id if self.question else "",
            self.position.id if self.position else "",
            self.source.id if self.source else "",
        )
        return digest(self.kind, *about, length=8)


@dataclass(frozen=True, slots=True)
class Deck:
    """Everything that is printed, in the order of print. `made` says with what: names and versions, no clock."""

    title: str
    sources: tuple[Source, ...]
    questions: tuple[Question, ...]
    cards: tuple[Card, ...]
    made: tuple[tuple[str, str], ...] = ()
    warnings: tuple[str, ...] = ()
