"""The evidence card: a claim as its tag, the passage it stands in, whose voice it is, and what to beware of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from types import MappingProxyType

from cards.citations import is_named
from cards.kinds.dealt import Dealt, Hand, Side
from cards.kinds.exchanges import Exchange, exchanges
from cards.kinds.lexicon import hedges
from cards.kinds.standing import warned
from cards.kinds.tags import tag
from cards.model import Card, Evidence, Line, Reference
from cards.readability import counted, reading, seconds

# What the author of each kind of source does: only in an opinion is the author's voice the author's own position.
VERBS = MappingProxyType(
    {
        "news report": "reports",
        "opinion": "argues",
        "party or advocacy": "argues",
        "encyclopedia": "states",
        "government": "states",
        "reference": "states",
        "transcript": "says",
    }
)
STAKES = MappingProxyType(
    {
        "encyclopedia": "an encyclopedia is background, not a party to the dispute",
        "party or advocacy": "written by a party or advocate, with a stake in the dispute",
        "government": "a government speaks here for itself",
    }
)


def cards(dealt: Dealt) -> Iterator[Card]:
    for hand in dealt.hands:
        met = exchanges(hand)
        for label, side, evidence in hand.labelled():
            card = _card(hand, label, side, evidence, dealt.pace)
            yield replace(card, lines=(*card.lines, *_links(label, met)))


def _card(hand: Hand, label: str, side: Side, evidence: Evidence, pace: int) -> Card:
    slice_ = tag(evidence)
    return Card(
        "evidence",
        label,
        lead(evidence) if slice_ else f"{lead(evidence)}: see the words underlined{_at(evidence)}",
        question=hand.question,
        position=side.position,
        evidence=(evidence,),
        lines=(
            *_lines(evidence, pace),
            *(() if slice_ else (Line("Tag", "no part of it is short enough and stands alone"),)),
        ),
        tag=slice_,
    )


def _lines(evidence: Evidence, pace: int) -> Iterator[Line]:
    yield Line("Voice", voice(evidence))
    yield from warned(evidence)
    beware = "; ".join(cautions(evidence))
    if beware:
        yield Line("Caution", beware)
    yield Line("Aloud", aloud(evidence, pace))
    yield Line("Why here", evidence.why)


def _links(label: str, met: Sequence[Exchange]) -> Iterator[Line]:
    """The cards that this one answers, and those that answer it."""
    answers = dict.fromkeys(one.they.label for one in met if one.ours.label == label)
    answered = dict.fromkeys(one.ours.label for one in met if one.they.label == label)
    yield from (
        Line(name, ", ".join(found)) for name, found in (("Answers", answers), ("Answered by", answered)) if found
    )


def aloud(evidence: Evidence, pace: int) -> str:
    """How long it takes to read aloud, underlined words and all, and how hard it is to read."""
    whole, marked = reading(evidence.passage.text), sum(counted(part.text) for part in evidence.read)
    underlined = f"underlined {seconds(marked, pace)} s, " if 0 < marked < whole.words else ""
    return f"{underlined}all {seconds(whole.words, pace)} s; {whole.level} (reading ease {whole.ease})"


def _at(evidence: Evidence) -> str:
    return f" ({evidence.passage.place})" if evidence.passage.place else ""


def lead(evidence: Evidence) -> str:
    """Whose words the tag is: "Ada Lee argues", "Ines Marr, quoted", "Ada Lee reports on Ines Marr"."""
    author, authors = _author(evidence), evidence.source.reference.author
    ending = "" if len(authors) > 1 else "s"
    if evidence.voice == "author":
        verb = VERBS.get(evidence.source.kind, "writes" if authors else "says")
        return f"{author} {verb.removesuffix('s')}{ending}"
    if not is_named(evidence):
        return f"{author} report{ending}; speaker unclear"
    return (
        f"{evidence.holder}, quoted" if evidence.voice == "quoted" else f"{author} report{ending} on {evidence.holder}"
    )


def voice(evidence: Evidence) -> str:
    """In a line, whether the author argues, reports or quotes."""
    if evidence.voice == "author":
        verb = VERBS.get(evidence.source.kind, "writes")
        return {"reports": "the author reports", "argues": "the author argues"}.get(verb, "the author’s own words")
    if evidence.voice == "unclear" or not is_named(evidence):
        shown = f" (the passage has only “{evidence.holder}”)" if evidence.speaker else ""
        return f"speaker unclear{shown}"
    if evidence.voice == "quoted":
        return f"{evidence.holder}, quoted in this {_piece(evidence)}"
    return f"the author reports, in the author’s words, what {evidence.holder} said"


def cautions(evidence: Evidence) -> Iterator[str]:
    """What a reader should know before using the card; from recorded facts and the words of the warrant only."""
    if evidence.voice == "reported":
        yield "second-hand: an account of what was said, not the speaker’s own words"
    if evidence.speaker and is_named(evidence) and evidence.holder == evidence.holder.lower():
        yield "the speaker is not named"
    if any(hedges(part.text) for part in evidence.read):
        yield "the underlined words are hedged"
    if evidence.source.kind in STAKES:
        yield STAKES[evidence.source.kind]
    yield from _gaps(evidence.source.reference)


def _gaps(reference: Reference) -> Iterator[str]:
    gaps = [word for word, known in (("unsigned", reference.author), ("undated", reference.issued)) if not known]
    if gaps:
        yield " and ".join(gaps)
    if "issued" in reference.inferred:
        yield "the date was worked out from the contents"


def _author(evidence: Evidence) -> str:
    names = evidence.source.reference.author
    if not names:
        return f"The {_piece(evidence)}"
    return str(names[0]) if len(names) == 1 else f"{names[0]} and {names[1] if len(names) == 2 else 'others'}"  # noqa: PLR2004


def _piece(evidence: Evidence) -> str:
    """What the source is called in a sentence."""
    kinds = {"encyclopedia": "entry", "government": "statement", "transcript": "transcript", "reference": "entry"}
    return kinds.get(evidence.source.kind, "article")
