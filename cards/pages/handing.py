"""What the templates of packs see: each question with its sides, their hands and lists of cards, and who speaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cards.citations import of_evidence
from cards.fairness import is_uneven, toss
from cards.kinds.answer import HOW
from cards.kinds.evidence import lead
from cards.model import Card, Deck, Question
from cards.packs import Debate, Round, Team, measured, weight
from cards.packs import roles as of_debate
from cards.pages.chapters import NOWHERE
from cards.pages.fitting import Face
from cards.pages.pictures import Chronicle, Map, argument, chronicle
from cards.pages.views import Answer, Eyes, Side, View, side
from cards.readability import LEVELS, Reading, seconds

MINUTE = 60


@dataclass(frozen=True, slots=True)
class Row:
    """A card in a list: whose words it quotes, how hard and how long it is to read, and the students who hold it."""

    label: str  #: the card’s number in print
    title: str  #: its headline
    short: str  #: its short citation: name and year
    reading: Reading  #: how hard it is to read
    aloud: str  #: how long it takes to read aloud, such as "1 min 05 s"
    students: tuple[int, ...]  #: the numbers of the students who hold it
    told: str = ""  #: of an answer card, how it answers


@dataclass(frozen=True, slots=True)
class Held:
    """A hand as it is printed."""

    student: int  #: the student’s number, from 1; 0 is whoever takes the side
    rows: tuple[Row, ...]  #: its cards in a list
    words: int  #: how many words its cards have
    aloud: str  #: how long they take to read aloud, such as "1 min 05 s"
    views: tuple[View, ...]  #: its cards, to be printed


@dataclass(frozen=True, slots=True)
class Bench:
    """A side as it sits down to debate; `views` are all its cards, where a pack prints them."""

    side: Side  #: the side
    role: str  #: what the format calls it
    rows: tuple[Row, ...]  #: its cards in a list
    words: int  #: how many words its cards have
    aloud: str  #: how long they take to read aloud, such as "1 min 05 s"
    levels: tuple[tuple[str, int], ...]  #: how many cards of each level: level, number
    sources: int  #: how many sources its cards quote
    hands: tuple[Held, ...]  #: its students’ hands
    views: tuple[View, ...]  #: its cards, to be printed
    fullest: int = 0  #: the words of the fullest side, if this one has far fewer; else 0


@dataclass(frozen=True, slots=True)
class Turn:
    """A speech and the sides that give it; of what all share, none."""

    name: str  #: what the format calls it
    minutes: str  #: how many minutes it has
    sides: tuple[Side, ...]  #: the sides that give it


@dataclass(frozen=True, slots=True)
class Table:
    """A question, ready to be debated: its first side's answer is the motion. `views` is its own card, if printed."""

    number: int  #: the question’s number, from 1
    label: str  #: the same in print, such as "Q2"
    question: Question  #: the question
    benches: tuple[Bench, ...]  #: its sides
    turns: tuple[Turn, ...]  #: the speeches, in order
    views: tuple[View, ...]  #: the question’s own card
    map: Map | None = None  #: who answers whom, drawn
    chronicle: Chronicle | None = None  #: the deck’s dated events on a line
    answers: tuple[Answer, ...] = ()  #: what the study and cloze cards of the question ask for

    @property
    def motion(self) -> str:
        """What is debated: the answer of the first side."""
        return self.question.positions[0].text

    @property
    def columns(self) -> tuple[Turn, ...]:
        """The speeches that are flowed."""
        return tuple(turn for turn in self.turns if turn.sides)

    @property
    def equal(self) -> bool:
        """Whether every side has as many cards as the others."""
        return len({len(bench.rows) for bench in self.benches}) == 1


@dataclass(frozen=True, slots=True)
class Usher:
    """Shows the sides to their places; `pace` is how many words are read aloud in a minute."""

    eyes: Eyes
    known: Debate
    pace: int
    seed: int

    def table(self, one: Round, stacks: Iterator[tuple[View, ...]], packs: Sequence[str]) -> Table:
        """A question with its sides; the stacks of views are taken in the order in which the packs lay them out."""
        hands = [[next(stacks) if "hands" in packs else () for _ in team.hands] for team in one.teams]
        own = next(stacks) if "sac" in packs else ()
        whole = [next(stacks) if "sac" in packs else () for _ in one.teams]
        told = of_debate(self.known, [team.letter for team in one.teams])
        benches = tuple(
            self._bench(one, team, told[team.letter], dealt, views)
            for team, dealt, views in zip(one.teams, hands, whole, strict=True)
        )
        return Table(
            one.number,
            one.label,
            one.question,
            benches,
            tuple(self._turns(one, benches)),
            own,
            argument(self.eyes, one.question),
            chronicle(self.eyes),
            tuple(self.eyes.answers(one.question)),
        )

    def _bench(
        self, one: Round, team: Team, role: str, dealt: Sequence[tuple[View, ...]], views: tuple[View, ...]
    ) -> Bench:
        rows, most = tuple(self._row(card, team) for card in team.cards), max(weight(each.cards) for each in one.teams)
        held = tuple(
            self._held(hand.student, [row for row in rows if row.label in {card.label for card in hand.cards}], shown)
            for hand, shown in zip(team.hands, dealt, strict=True)
        )
        return Bench(
            side(one.question, team.position),
            role,
            rows,
            weight(team.cards),
            self._aloud(weight(team.cards)),
            _levels(rows),
            len({evidence.source for card in team.cards for evidence in card.evidence}),
            held,
            views,
            most if is_uneven((weight(team.cards), most)) else 0,
        )

    def _held(self, student: int, rows: Sequence[Row], views: tuple[View, ...]) -> Held:
        words = sum(row.reading.words for row in rows)
        return Held(student, tuple(rows), words, self._aloud(words), views)

    def _row(self, card: Card, team: Team) -> Row:
        first = card.evidence[0]
        holders = tuple(hand.student for hand in team.hands if hand.student and card in hand.cards)
        short = self.eyes.cited(of_evidence(first), "").short
        found = measured(card)
        title = card.title if card.tag or card.title_by == "teacher" or card.kind != "evidence" else lead(first)
        told = next((line.text for line in card.lines if card.kind == "answer" and line.label == HOW), "")
        return Row(card.label, title, short, found, self._aloud(found.words), holders, told)

    def _turns(self, one: Round, benches: Sequence[Bench]) -> Iterator[Turn]:
        """Who gives each speech: the motion's side opens, unless the format leaves that to a coin."""
        teams = {"first": (benches[0].side,), "second": tuple(bench.side for bench in benches[1:]), "all": ()}
        if self.known.opens == "toss" and int(toss(self.seed, one.question.id, "opens"), 16) % 2:
            teams |= {"first": teams["second"], "second": teams["first"]}
        yield from (Turn(speech.name, f"{speech.minutes:g}", teams[speech.by]) for speech in self.known.speeches)

    def _aloud(self, words: int) -> str:
        whole = seconds(words, self.pace)
        return f"{whole} s" if whole < MINUTE else f"{whole // MINUTE} min {whole % MINUTE:02} s"


def _levels(rows: Sequence[Row]) -> tuple[tuple[str, int], ...]:
    found = Counter(row.reading.level for row in rows)
    return tuple((level, found[level]) for level in LEVELS if found[level])


def viewed(eyes: Eyes, faces: Sequence[Face], sizes: Sequence[int]) -> Iterator[tuple[View, ...]]:
    """The faces as views, in stacks of these sizes; the outline is of sheets, not of cards, which may stand twice."""
    views = iter([replace(eyes.view(number, face, NOWHERE), bookmarks=()) for number, face in enumerate(faces)])
    yield from (tuple(next(views) for _ in range(size)) for size in sizes)


def left_out(deck: Deck, tables: Sequence[Table]) -> tuple[Question, ...]:
    """The questions with cards that cannot be debated: no side has a card to play."""
    told = {table.question.id for table in tables}
    asked = dict.fromkeys(card.question for card in deck.cards if card.question)
    return tuple(question for question in asked if question.id not in told)
