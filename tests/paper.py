"""A small deck on an invented subject, for tests of the printed page: long and short, unsigned, Arabic, two paragraphs."""

from __future__ import annotations

from cards.model import Card, Deck, Evidence, Line, Mark, Name, Position, Question, Reference, Source, Span

LEE = """Close the lane

Cars have no business in Mill Lane. Since the bypass opened, nine drivers in ten use the lane only to save four minutes, and the price of those minutes is paid by everyone who walks to school. The council counted 412 children on foot in one week of May. It did not count a single delivery that could not have come by the yard.

I do not say that every driver is careless. I say that a lane three metres wide cannot hold a lorry and a pushchair at once, and that no amount of paint will make it wider.
"""

NOTICE = """Mill Lane: experimental order

The order closes Mill Lane to motor vehicles between the hours of eight and ten, and between two and four, on school days. It does not apply to residents, to blue badge holders or to the emergency services. A review after six months will decide whether the order is made permanent.
"""

REPORT = """Traders split over lane closure

Shopkeepers said on Tuesday that takings had fallen since the trial began. "We have lost a third of our morning trade, and nobody from the council has come to ask us why," said Ruth Ashdown, who runs the bakery on the corner. The council said that it was too early to draw conclusions.

Others disagreed. The owner of the bookshop said her customers were staying longer, although she could not say whether they were buying more.

وقال صاحب المقهى إن الزقاق صار أهدأ، وإن زبائنه يجلسون الآن في الخارج، لكنه لم يعرف بعد هل زادت أرباحه.
"""

SPEECH = "A long speech on the lane\n\n" + "\n\n".join(
    " ".join(
        f"Point {number}.{part}: the lane was laid out for carts, was widened once in the year of the flood, and has since served "
        "bakers, brewers, schoolchildren and drivers in turns, none of whom was ever asked what the others needed."
        for part in range(1, 5)
    )
    for number in range(1, 5)
)


def source(file: str, text: str, kind: str = "", **known: object) -> Source:
    starts = [0, *(index + 2 for index in range(len(text) - 2) if text[index : index + 2] == "\n\n")]
    marks = tuple(Mark(start, f"para. {number}") for number, start in enumerate(starts) if number)
    return Source(file, text, 0, len(text), Reference(**known), kind, marks=marks)


def span(of: Source, words: str) -> Span:
    start = of.text.index(words)
    return Span(of, start, start + len(words))


def between(of: Source, first: str, last: str) -> Span:
    start = of.text.index(first)
    return Span(of, start, of.text.index(last, start) + len(last))


lee = source(
    "lee.txt",
    LEE,
    "opinion",
    type="article-newspaper",
    author=(Name("Lee", "Ada"),),
    title="Close the lane",
    container_title="The Millbrook Gazette",
    issued="2024-06-03",
    url="https://gazette.example/opinion/close-the-lane?from=front&page=2",
)
notice = source(
    "notice.html", NOTICE, "government", title="Mill Lane: experimental order", publisher="Millbrook Council"
)
report = source(
    "report.txt",
    REPORT,
    "news report",
    type="article-newspaper",
    title="Traders split over lane closure",
    container_title="The Millbrook Gazette",
    issued="2024-09",
)
speech = source(
    "speech.txt",
    SPEECH,
    "",
    author=(Name("Okonkwo-Featherstonehaugh", "Bartholomew"),),
    title="A long speech on the lane",
)

argues = Evidence(
    between(lee, "Cars have", "by the yard."),
    (
        span(lee, "Since the bypass opened, nine drivers in ten use the lane only to save four minutes"),
        span(lee, "the price of those minutes is paid by everyone who walks to school."),
    ),
    "author",
    "the author's own claim",
    stance=0.8,
    confidence=0.9,
)
both = Evidence(
    between(lee, "It did not count", "make it wider."),
    (span(lee, "a lane three metres wide cannot hold a lorry and a pushchair at once"),),
    "author",
    "the author's own claim",
)
order = Evidence(
    between(notice, "The order closes", "made permanent."),
    (span(notice, "It does not apply to residents, to blue badge holders or to the emergency services."),),
    "unclear",
    "an official statement",
)
baker = Evidence(
    between(report, "Shopkeepers said", "draw conclusions."),
    (span(report, '"We have lost a third of our morning trade, and nobody from the council has come to ask us why,"'),),
    "quoted",
    "direct quotation with a named speaker",
    speaker=span(report, "Ruth Ashdown"),
)
arabic = Evidence(
    between(report, "وقال", "أرباحه."),
    (span(report, "الزقاق صار أهدأ"),),
    "reported",
    "indirect speech",
    speaker=span(report, "صاحب المقهى"),
)
long = Evidence(
    between(speech, "Point 1.1", "Point 4.2: the lane was laid out for carts"),
    (span(speech, "Point 2.2: the lane was laid out for carts"),),
    "author",
    "the author's own claim",
)

YES = Position("Mill Lane should be closed to cars while children walk to school", (argues, both, order))
NO = Position("Closing the lane takes trade from the shops that keep the village alive", (baker, long))
OTHER = Position("Close it only after the yard has been opened to deliveries", (arabic,), thin=True)
QUESTION = Question("Should Mill Lane be closed to cars on school days?", "policy", (YES, NO, OTHER))

WHY = "Sentence vectors place it nearer to this position than to the others (0.62 against 0.35)"


def evidence_card(
    label: str, position: Position, evidence: Evidence, *, title: str, voice: str, tag: Span | None = None
) -> Card:
    lines = (
        Line("Voice", voice),
        Line("Why is this here", WHY),
        Line("Caution", "One witness; ask for the figures behind the claim."),
    )
    return Card("evidence", label, title, QUESTION, position, (evidence,), lines=lines, tag=tag)


CARDS = (
    Card(
        "question",
        "Q1",
        QUESTION.text,
        QUESTION,
        lines=(
            Line("Kind", "policy: what should be done"),
            Line("Status", "open: the sources do not settle it"),
            Line("Sources", "4 sources: 2 for A, 2 for B, 1 for C"),
            Line("Why is this here", "3 sources use “should” and “close” of the same lane with opposite leanings"),
            Line("Wording", "The positive form was chosen by a coin toss (seed 0)"),
            Line("Thin side", "C has 1 card only: look for more before you argue it"),
        ),
    ),
    evidence_card(
        "Q1-A-01",
        YES,
        argues,
        title="Ada Lee argues",
        voice="The author argues",
        tag=span(lee, "the price of those minutes is paid by everyone who walks to school"),
    ),
    evidence_card(
        "Q1-A-02",
        YES,
        both,
        title="A lane three metres wide has no room for a lorry and a pushchair",
        voice="The author argues",
    ),
    evidence_card(
        "Q1-A-03",
        YES,
        order,
        title="Residents and blue badge holders are exempt from the order",
        voice="The document states",
    ),
    evidence_card(
        "Q1-B-01",
        NO,
        baker,
        title="Ruth Ashdown says",
        voice="The author quotes Ruth Ashdown",
        tag=span(report, "We have lost a third of our morning trade"),
    ),
    evidence_card("Q1-B-02", NO, long, title="The lane has always served several masters", voice="The author argues"),
    evidence_card(
        "Q1-C-01",
        OTHER,
        arabic,
        title="The café’s owner finds the lane quieter, but cannot say whether he earns more",
        voice="The author reports that the café’s owner said",
    ),
    *(
        Card(
            "source",
            f"S-{number:02}",
            one.reference.title,
            source=one,
            lines=(
                Line("Known", "title, kind of source"),
                Line("Not known", ", ".join(one.missing) or "nothing: the record is complete"),
                Line("Who made it", "Who is behind this, and what do they want?"),
                Line("Evidence", "What would have to be true for this to be wrong?"),
                Line("Others", "Which other source in this deck says the same, and which says otherwise?"),
            ),
        )
        for number, one in enumerate((lee, notice, report, speech), 1)
    ),
)

DECK = Deck(
    "Mill Lane",
    (lee, notice, report, speech),
    (QUESTION,),
    CARDS,
    (("contested", "0.1.0"), ("model", "none"), ("paper", "any")),
    ("Position C of question 1 has 1 card: it is thin.",),
)

# One card of each kind, short.
SMALL = Deck(DECK.title, DECK.sources, DECK.questions, (CARDS[0], CARDS[1], CARDS[6], CARDS[7]), DECK.made)
