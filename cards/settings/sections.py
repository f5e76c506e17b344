"""What deck.toml may say: the dataclasses are its schema, and `#:` says of each setting what it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cards.door import NOTHING
from cards.readability import PACE


def _nothing() -> Mapping[str, Any]:
    return NOTHING


@dataclass(frozen=True, slots=True)
class Exclude:
    """[find.exclude]: what is left out: sources by file, holders by name, paragraphs by words that stand in them."""

    sources: tuple[str, ...] = ()  #: files, or patterns of files, that are left out
    holders: tuple[str, ...] = ()  #: names of those whose claims are left out
    passages: tuple[str, ...] = ()  #: words whose paragraphs are left out whole


@dataclass(frozen=True, slots=True)
class Find:
    """[find]: how the contested questions are looked for, and in what."""

    model: str = ""  #: the spaCy model by name; without it, the one that is installed
    questions: int = field(default=12, metadata={"least": 1})  #: how many questions are looked for at most
    min_positions: int = field(default=2, metadata={"least": 2})  #: how many sides a question needs
    max_words: int = field(default=90, metadata={"least": 20})  #: how many words a passage of evidence has at most
    #: other names of an actor: a name, and the list of the others
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=_nothing, hash=False)
    sensitive: tuple[str, ...] = ()  #: files, or patterns of files, whose cards carry a notice
    exclude: Exclude = Exclude()  #: what is left out of all sources


SURE = 0.7
"""What only leans to a side (gather/weighing.py) is right about half the time: no card is made of it."""


@dataclass(frozen=True, slots=True)
class Deal:
    """[deal]: which cards are made of what was found, and how many."""

    #: the kinds of cards that are dealt
    kinds: tuple[str, ...] = field(
        default=("question", "position", "evidence", "answer", "source"), metadata={"among": "kinds"}
    )
    balance: bool = True  #: whether sides get as many cards as each other
    per_side: int = field(default=6, metadata={"least": 1})  #: how many cards a side of a question gets at most
    questions: int = field(default=8, metadata={"least": 1})  #: how many questions get cards at most
    seed: int = 0  #: another number tosses every coin anew
    packs: tuple[str, ...] = field(default=(), metadata={"among": "packs"})  #: what a class is handed beside the cards
    students: int = field(default=0, metadata={"least": 0})  #: how many share the hands; 0 gives each side one hand
    #: the format of debate: a name, or a .toml file of your own
    debate: str = field(default="public-forum", metadata={"among": "debates", "file": ".toml"})
    pace: int = field(default=PACE, metadata={"least": 60})  #: words read aloud in a minute
    #: how sure it must be that evidence is on its side, from 0 to 1
    sure: float = field(default=SURE, metadata={"least": 0, "most": 1})


@dataclass(frozen=True, slots=True)
class OwnStock:
    """[[print.stocks]]: a card size of one's own, in millimetres; without counts or margins, the sheet is filled."""

    name: str  #: by which [print] stock asks for it
    width: float = field(metadata={"least": 1})  #: of a card, in millimetres
    height: float = field(metadata={"least": 1})  #: of a card, in millimetres
    columns: int = field(default=0, metadata={"least": 1})  #: cards side by side; left out, as many as the sheet holds
    #: cards one below another; left out, as many as the sheet holds
    rows: int = field(default=0, metadata={"least": 1})
    #: millimetres from the sheet’s left edge to the first card; left out, they lie in the middle
    left: float = field(default=-1.0, metadata={"least": 0})
    #: millimetres from the sheet’s top to the first card; left out, they lie in the middle
    top: float = field(default=-1.0, metadata={"least": 0})
    gap_across: float = field(default=0.0, metadata={"least": 0})  #: millimetres between cards side by side
    gap_down: float = field(default=0.0, metadata={"least": 0})  #: millimetres between cards one below another
    inset: float = field(default=5.0, metadata={"least": 0})  #: millimetres between a card’s edge and its words


@dataclass(frozen=True, slots=True)
class Type:
    """[print.type], and [type] of a theme: the letters; what is left out is as the theme has it."""

    #: the letters of a source’s own words
    serif: str = field(default="", metadata={"example": '"Contested Serif"'})
    sans: str = field(default="", metadata={"example": '"Contested Sans"'})  #: the letters of our words
    #: the letters of headlines in a source’s words
    display: str = field(default="", metadata={"example": '"Contested Display"'})
    #: how much larger than usual type is set
    scale: float = field(default=0.0, metadata={"least": 0.8, "most": 1.6, "example": "1.0"})
    #: points that the smallest type has
    floor: float = field(default=0.0, metadata={"least": 7.5, "most": 14, "example": "7.5"})
    #: the height of a quotation’s lines, in ems
    leading: float = field(default=0.0, metadata={"least": 1.1, "most": 2, "example": "1.34"})


@dataclass(frozen=True, slots=True)
class Print:
    """[print]: paper, card size, citation style, and the files that are written. Lengths are in millimetres."""

    #: the card size: a name, or that of one in [[print.stocks]]
    stock: str = field(default="quarter", metadata={"among": "stocks"})
    paper: str = field(default="a4", metadata={"among": "papers"})  #: the paper that lies in the printer
    #: how sources are cited: a name, or a .csl file of your own
    style: str = field(default="debate", metadata={"among": "styles", "file": ".csl"})
    initials: str = ""  #: of whoever cuts the cards, at the end of the debater’s cite
    qr: bool = False  #: whether each source’s address is printed as a code to scan
    formats: tuple[str, ...] = field(default=("pdf",), metadata={"among": "formats"})  #: the files that are written
    #: what cards look like: a name, a folder, a .zip, or "python:PACKAGE"
    theme: str = field(default="classic", metadata={"folder": "theme.toml"})
    templates: Path | None = None  #: a folder whose files stand in for ours of the same path
    ink: Mapping[str, str] = field(default_factory=_nothing, hash=False)  #: colours by name, as in "#7a1f1f"
    type: Type = Type()  #: the letters; what is left out is as the theme has it
    #: millimetres between a card’s edge and its words; left out, as the stock has it
    margin: float = field(default=-1.0, metadata={"least": 2, "most": 25})
    school: str = field(default="", metadata={"longest": 60})  #: its name, on the title page and every card
    logo: Path | None = None  #: a picture beside it: .svg, .png or .jpg
    footer: str = field(default="", metadata={"longest": 80})  #: a line below every card
    ink_saver: bool = False  #: black and white, with little ink
    highlight: bool = False  #: whether what is read aloud is marked as well as underlined
    guides: bool = True  #: whether cut marks are printed
    #: where backs are printed: nowhere, for paper turned over its long or its short edge, or beside, to be folded over
    backs: str = field(default="none", metadata={"among": ("none", "long", "short", "fold")})
    #: how cards follow one another: along the rows, or so that cut piles are laid one upon another
    order: str = field(default="rows", metadata={"among": ("rows", "stack")})
    start: int = field(default=1, metadata={"least": 1})  #: the first free place of a sheet that was used in part
    gutter: float = field(default=0.0, metadata={"least": 0})  #: millimetres between cards
    bleed: float = field(default=0.0, metadata={"least": 0})  #: millimetres that colour runs over the cut
    #: millimetres by which a printer prints beside the mark: to the right, and down
    offset: tuple[float, ...] = field(default=(0.0, 0.0), metadata={"count": 2})
    back_offset: tuple[float, ...] = field(default=(0.0, 0.0), metadata={"count": 2})  #: the same of the backs alone
    only: tuple[str, ...] = ()  #: labels or ids of the cards that are printed; left out, all are
    changed_since: Path | None = None  #: an older deck.json: only what is not as in it is printed
    archive: bool = False  #: whether the PDF is PDF/A-3, which libraries keep
    stocks: tuple[OwnStock, ...] = ()  #: card sizes of your own


@dataclass(frozen=True, slots=True)
class Motion:
    """[[question]]: a question that a person asks; without positions, they are found."""

    text: str  #: the question
    #: its rival answers; left out, they are found
    positions: tuple[str, ...] = field(default=(), metadata={"never": 1})


@dataclass(frozen=True, slots=True)
class Edit:
    """[[edit]]: a person's wording for the tag of one card."""

    card: str  #: the card’s id or label
    tag: str  #: its headline in your words


@dataclass(frozen=True, slots=True)
class Drop:
    """[[drop]]: a person's verdict that one card is not to be printed, and why."""

    card: str  #: the card’s id or label
    why: str = ""  #: for you and others to remember


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is to do. `origins` says of each setting that is not the default where it came from."""

    title: str = "Argument cards"  #: what the title page says
    sources: tuple[str, ...] = ()  #: files or folders to read, seen from deck.toml; * stands for any name
    library: tuple[Path, ...] = ()  #: files of a reference manager, such as Zotero’s .bib
    output: Path = Path("output")  #: the folder that the deck is written to
    find: Find = Find()  #: what is looked for in the sources
    deal: Deal = Deal()  #: which cards are made
    print: Print = Print()  #: what they look like on paper
    questions: tuple[Motion, ...] = field(default=(), metadata={"toml": "question"})  #: questions that you ask
    edits: tuple[Edit, ...] = field(default=(), metadata={"toml": "edit"})  #: headlines that you word
    drops: tuple[Drop, ...] = field(default=(), metadata={"toml": "drop"})  #: cards that you do not want
    #: what files cannot tell of their sources, one table for each
    references: tuple[Mapping[str, Any], ...] = field(default=(), metadata={"toml": "reference"}, hash=False)
    base: Path = field(default=Path(), metadata={"toml": None})
    origins: Mapping[str, str] = field(default_factory=_nothing, metadata={"toml": None}, hash=False)

    @property
    def formats(self) -> tuple[str, ...]:
        """The files that are printed: those of [print], and the packs that [deal] asks for."""
        return tuple(dict.fromkeys((*self.print.formats, *(["packs"] if self.deal.packs else []))))
