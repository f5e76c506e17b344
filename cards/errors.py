"""Everything that can go wrong, in one tree; each says what, where and the mend.

CardsError                     exit 1
+-- SettingsError              deck.toml or the command line asks for something that is not there
+-- ReadError                  a source could not be read
|   +-- UnknownFormat          no reader for this kind of file
|   +-- NotText                bytes that are not text, or not in the encoding they claim
|   +-- NoText                 nothing to read inside (a scan, an empty file)
|   +-- OutsideFolder          a link that leads out of the folder of sources
|   +-- ForeignTongue          a text in another language than English
+-- NoSources                  the folder is missing, empty, or holds nothing readable
+-- LanguageError              the language model cannot be used
|   +-- ModelMissing           it is not installed
+-- NothingContested           nothing that two sides dispute was found
+-- StoreError                 a deck.json that is not one of ours
|   +-- UnknownId              nothing in a deck has this id
+-- WorkerLost                 a process of ours was ended by something else
+-- ClusterError               the machines that were asked to help cannot
+-- ProofError                 exit 4
|   +-- NotVerbatim            a quotation is not in its source word for word
|   +-- SourceChanged          the source is not the text that the deck was made from
+-- PrintError                 the deck cannot be put on paper
|   +-- Overflow               a text does not fit its card even at the floor size
|   +-- MissingLetter          a letter that no font of the tool has
|   +-- TemplateFault          a template is broken (file and line)
|   +-- Unwritable             the output cannot be written
"""

from __future__ import annotations


class CardsError(Exception):
    """A fault that its reader can mend. `problem` is one sentence, `where` a file or setting, `mend` what to do."""

    exit_code = 1

    def __init__(self, problem: str, *, mend: str, where: str = "") -> None:
        super().__init__(problem)
        self.problem, self.mend, self.where = problem, mend, where

    def __reduce__(self) -> tuple[object, ...]:
        return _again, (type(self), self.problem, self.mend, self.where)

    def __str__(self) -> str:
        head = f"{self.where}: {self.problem}" if self.where else self.problem
        return f"{head}\n  mend: {self.mend}"


def _again(kind: type[CardsError], problem: str, mend: str, where: str) -> CardsError:
    """The same error in another process."""
    return kind(problem, mend=mend, where=where)


class SettingsError(CardsError):
    """deck.toml, or the command line, asks for something that is not there."""


class ReadError(CardsError):
    """A source could not be read."""


class UnknownFormat(ReadError):
    """No reader serves this kind of file."""


class NotText(ReadError):
    """The bytes are not text, or not in the encoding that they claim."""


class NoText(ReadError):
    """There is nothing to read inside."""


class OutsideFolder(ReadError):
    """A link leads out of the folder of sources."""


class ForeignTongue(ReadError):
    """The text is in another language than English."""


class NoSources(CardsError):
    """The folder of sources is missing, empty, or holds nothing readable."""


class LanguageError(CardsError):
    """The language model cannot be used."""


class ModelMissing(LanguageError):
    """The language model is not installed."""


class NothingContested(CardsError):
    """The sources were read, and nothing was found that two sides dispute."""


class StoreError(CardsError):
    """A deck file is not one that this version can read."""


class UnknownId(StoreError):
    """Nothing in the deck has this id, or more than one thing."""


class WorkerLost(CardsError):
    """A process that was at work for us was ended by something else."""


class ClusterError(CardsError):
    """The cluster that was asked for cannot do the work."""


class ProofError(CardsError):
    """A printed quotation is not proved."""

    exit_code = 4


class NotVerbatim(ProofError):
    """A quotation does not stand in its source word for word."""


class SourceChanged(ProofError):
    """The source is no longer the text that the deck was made from."""


class PrintError(CardsError):
    """The deck cannot be put on paper."""


class Overflow(PrintError):
    """A text does not fit its card, even at the smallest permitted size."""


class MissingLetter(PrintError):
    """No font of the tool can draw a letter that is to be printed."""


class TemplateFault(PrintError):
    """A template is broken; the message names file and line."""


class Unwritable(PrintError):
    """The output cannot be written where it should go."""
