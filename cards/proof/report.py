"""What a proof found, as a value: for the exit status, for a person, and for another program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from cards.errors import NotVerbatim, ProofError, SourceChanged

State = Literal["same", "moved", "read otherwise", "changed", "gone"]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is not proved: the card or file that it is about, and what is the matter with it.

    `verbatim` says that no word is wrong, only what stands round the words or where they stand.
    """

    about: str
    file: str
    said: str
    verbatim: bool = False

    def __str__(self) -> str:
        return f"{self.about}: {self.said}" if self.about else f"{self.file} {self.said}"


@dataclass(frozen=True, slots=True)
class Checked:
    """A source as it was found: its name in the deck, its state, and the file whose text was compared."""

    file: str
    state: State
    at: str = ""

    def __str__(self) -> str:
        """What a person should know of it; "" of a source that is the same."""
        return {
            "moved": f"{self.file} is now {self.at}: the text is the same, letter for letter",
            "read otherwise": f"{self.file} is the same file, and this version of cards reads it a little otherwise; "
            "its quotations were looked for in the text as it is read now",
        }.get(self.state, "")


@dataclass(frozen=True, slots=True)
class Report:
    """What a proof found. `quotations` were looked at; each fault stands for one of them, or for a whole source."""

    quotations: int
    checked: tuple[Checked, ...] = ()
    faults: tuple[Fault, ...] = ()

    def __add__(self, more: Sequence[Fault]) -> Report:
        return Report(self.quotations, self.checked, (*self.faults, *more))

    @property
    def sources(self) -> int:
        """How many sources the quotations were compared with."""
        return sum(one.state != "gone" for one in self.checked)

    def lines(self) -> Iterator[str]:
        """The report in words, of a deck that is proved."""
        yield f"All {self.quotations} quotations stand word for word in {self.sources} sources."
        yield from filter(None, map(str, self.checked))

    def json(self) -> dict[str, Any]:
        """The report for other programs."""
        return {
            "proved": not self.faults,
            "quotations": self.quotations,
            "wrong": sum(bool(fault.about) and not fault.verbatim for fault in self.faults),
            "sources": [asdict(one) for one in self.checked],
            "faults": [asdict(fault) for fault in self.faults],
        }

    def refuse(self, where: str = "") -> None:
        """Raise what was found: NotVerbatim if a quotation is wrong, SourceChanged if only its surroundings are."""
        if not self.faults:
            return
        wrong = [fault for fault in self.faults if not fault.verbatim]
        kind: type[ProofError] = NotVerbatim if wrong else SourceChanged
        quoted = sum(bool(fault.about) for fault in wrong)
        counted = f"{quoted} of {self.quotations} quotations" if quoted else "the deck"
        lines = "".join(f"\n  {fault}" for fault in self.faults)
        mend = "put the source or the deck back as it was, or run `cards build` again"
        raise kind(f"{counted} cannot be proved{lines}", where=where, mend=mend)
