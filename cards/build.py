"""The seven steps, read top to bottom: from paths to a proved deck on paper."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import partial
from pathlib import Path
from typing import Any

from cards import (
    citations,
    dealer,
    duplicates,
    exclusions,
    explaining,
    finders,
    gather,
    language,
    proof,
    store,
    templates,
    versions,
    whereabouts,
)
from cards.cache import NOTHING, Cache, key, pack, unpack
from cards.errors import NothingContested, ReadError, SettingsError, StoreError, Unwritable
from cards.exporters import EXPORTERS, file_name, shown
from cards.hands import ALONE, Hands
from cards.model import Deck, Line, Question, Source, Span
from cards.pace import silent
from cards.pages.selection import selected
from cards.readers import Reading, afar, gaps, publishers, read_folder, records, tongues
from cards.settings import Settings
from cards.similarity import Judge

Progress = Callable[[str, int, int], None]
"""Told of each step: what is being done, how much of it, out of how much (0: not known)."""

FINDING = ("parsing", "finding claims", "comparing sentences", "gathering questions", "weighing evidence")
FEWEST = 2
"""Positions that make a question."""
LISTED = "listed in deck.toml as sensitive"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run made, and what it could not read on the way."""

    deck: Deck
    written: tuple[Path, ...]
    quotations: int
    unread: tuple[ReadError, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in the sources: questions, out of how many claims; what was left out, and what is said of it."""

    questions: tuple[Question, ...]
    claims: int
    said: tuple[str, ...]
    gone: tuple[Span, ...]


def steps(formats: Sequence[str], *, again: bool = False) -> tuple[str, ...]:
    """What a run tells of, in this order; `again` is a deck that is printed from its deck.json."""
    found = () if again else (*FINDING, "dealing")
    return ("reading", *found, "proving", *(f"printing {name}" for name in formats))


def build(
    settings: Settings,
    formats: Sequence[str],
    progress: Progress = silent,
    cache: Cache = NOTHING,
    hands: Hands = ALONE,
) -> Outcome:
    """Everything: the sources that `settings` names become deck.json and one file for each of `formats`."""
    store.writable(settings.output)
    citations.style(settings.print.style)  # a style that is none is refused before the long work
    reading = read(settings, cache, hands, partial(progress, "reading"))
    merged = duplicates.merged(reading.sources)
    found = _found(merged.sources, settings, progress, cache, hands)
    _refuse_peace(found, merged.sources, settings)
    progress("dealing", 0, 0)
    warnings = (*_on_reading(reading, merged), *found.said)
    deck = dealer.deal(
        found.questions, merged.sources, settings, made=versions.made(), warnings=warnings, gone=found.gone
    )
    progress("dealing", len(deck.cards), len(deck.cards))
    return _press(deck, settings, formats, reading, progress=progress, cache=cache, hands=hands)


def _found(sources: tuple[Source, ...], settings: Settings, progress: Progress, cache: Cache, hands: Hands) -> Found:
    """What these sources hold under these settings, worked out once."""
    known = (repr(getattr(source, one.name)) for source in sources for one in fields(source))
    name = key("found", repr(settings.find), repr(settings.questions), *known)

    def find() -> bytes:
        one = _find(sources, settings, progress, cache, hands)
        return pack((one.questions, one.claims, one.said, one.gone), sources)

    return Found(*unpack(cache.remembered(name, find), sources))


def _find(sources: tuple[Source, ...], settings: Settings, progress: Progress, cache: Cache, hands: Hands) -> Found:
    parsed = language.parse(sources, settings.find.model, partial(progress, "parsing"), cache, hands)
    progress("finding claims", 0, 0)
    left = exclusions.leave_out(parsed, finders.find(parsed), settings.find.exclude)
    judge = Judge(cache, partial(progress, "comparing sentences"), hands.machines)
    questions = gather.questions(left.parsed, left.claims, settings, judge, progress)
    return Found(duplicates.once(questions), len(left.claims), left.said, left.gone)


def reprint(
    path: Path,
    settings: Settings,
    progress: Progress = silent,
    cache: Cache = NOTHING,
    hands: Hands = ALONE,
    *,
    given: Sequence[str] = (),
) -> Outcome:
    """From deck.json to paper again, without a look at the language of the sources."""
    citations.style(settings.print.style)
    text = whereabouts.contents(path)
    folders = whereabouts.folders(store.parse(text, str(path)), path, given)
    reading = read_folder(folders, cache=cache, progress=partial(progress, "reading"))
    deck = store.loads(text, reading.sources, str(path))
    return _press(deck, settings, settings.formats, reading, progress=progress, cache=cache, hands=hands, again=True)


def verify(path: Path, given: Sequence[str | Path] = (), progress: Progress = silent) -> proof.Report:
    """Prove a deck.json, or the deck inside a PDF and what its pages print, against the sources as they are today."""
    progress("proving", 0, 0)
    if path.suffix.lower() != ".pdf":
        return _proved(whereabouts.contents(path), path, given)[0]
    text = proof.attached(path)
    broken = proof.unsealed(text, path)
    try:
        report, document = _proved(text, path, given)
    except StoreError:
        # A deck that was altered until it cannot be read is refused for that, and not as if it had been ours.
        proof.Report(0, (), broken).refuse(str(path))
        raise
    return report + proof.unprinted(document, path) + broken


def explain(path: Path, wanted: str) -> tuple[Line, ...]:
    """Why something is in a deck, as its deck.json tells it; the sources are not looked at."""
    file = path / "deck.json" if path.is_dir() else path
    text = proof.attached(file) if file.suffix.lower() == ".pdf" else whereabouts.contents(file)
    return explaining.explained(store.parse(text, str(file)), wanted, str(file))


def _proved(text: str, path: Path, given: Sequence[str | Path]) -> tuple[proof.Report, Mapping[str, Any]]:
    document = store.parse(text, str(path))
    told = whereabouts.given(given) or whereabouts.told(document, path)
    # A PDF that travels alone may have its sources beside it; if it has not, nothing is known of where they are.
    found = proof.reread(document, told or (path.parent,))
    known = found if found or told else proof.reread(document, whereabouts.folders(document, path))
    return proof.prove(document, known), document


def read(
    settings: Settings,
    cache: Cache = NOTHING,
    hands: Hands = ALONE,
    progress: Callable[[int, int], None] = silent,
) -> Reading:
    """The sources that the settings name, with what deck.toml knows better about them."""
    here = Path("seeds")
    named = tuple(map(whereabouts.place, settings.sources)) or (here if here.is_dir() else templates.stock("seeds"),)
    reading = read_folder(named, libraries=settings.library, cache=cache, hands=hands, progress=progress)
    better = _corrections(settings.references)
    stated = [better[name].applied(one) if name in better else one for name, one in gaps.numbered(reading.sources)]
    sources = map(publishers.known, exclusions.sources(stated, settings.find.exclude.sources))
    return tongues.english(replace(reading, sources=tuple(_warned(one, settings.find.sensitive) for one in sources)))


def _warned(source: Source, sensitive: Sequence[str]) -> Source:
    """A source that deck.toml lists carries a notice, in the words of its record if it has some."""
    if source.notice or not exclusions.listed(source.file, sensitive):
        return source
    return records.Record(notice=LISTED, origin="deck.toml").applied(source)


def write_gaps(reading: Reading) -> Iterator[tuple[Path, int]]:
    """What is not known of the sources goes into the sources.toml of each folder, for a person to fill in."""
    for root in reading.roots:
        if afar.is_copy(root):
            mend = "save the texts in a folder of this machine, and name that"
            raise Unwritable("sources.toml cannot be written to an address", where="cards sources --write", mend=mend)
        yield root / records.FILE, gaps.add_gaps(root, tuple(_below(root, reading)))


def _below(root: Path, reading: Reading) -> Iterator[Source]:
    for source in reading.sources:
        if reading.paths[source.file] == root / source.file:
            yield source


def _corrections(tables: Sequence[Mapping[str, Any]]) -> Mapping[str, records.Record]:
    """The [[reference]] tables of deck.toml: records as in sources.toml, each under the file that it is of."""
    found: dict[str, records.Record] = {}
    for table in tables:
        where = f"deck.toml [[reference]] {table.get('file', '')}".strip()
        if not isinstance(table.get("file"), str):
            raise SettingsError("does not say of which file it is", where=where, mend='write file = "lee.txt" below it')
        if table["file"] in found:
            raise SettingsError("two records claim this file", where=where, mend="make one of the two tables")
        fields = {"author" if key == "authors" else key: value for key, value in table.items() if key != "file"}
        found[table["file"]] = replace(records.record(fields, where), origin="deck.toml")
    return found


def _press(
    deck: Deck,
    settings: Settings,
    formats: Sequence[str],
    reading: Reading,
    *,
    progress: Progress,
    cache: Cache,
    hands: Hands,
    again: bool = False,
) -> Outcome:
    """Write deck.json (not `again`) and the printed files, all together, and only if every quotation is proved."""
    folder, prints = settings.output, store.fingerprints(reading.paths)
    text = store.dumps(deck, whereabouts.named(reading, settings.sources, folder), prints)
    progress("proving", 0, 0)
    document = json.loads(store.dumps(deck))
    report = proof.prove(document, proof.reread(document, reading.roots))
    report.refuse()
    some = _some(deck, document, settings)
    named = [*([] if again else ["json"]), *formats]
    written = tuple(folder / file_name(name, some=some is not deck) for name in named)
    notes: list[str] = []
    with store.whole(*written) as parts:
        for number, (name, part) in enumerate(zip(named, parts, strict=True)):
            if name == "json":
                progress("writing", 0, 0)
                part.write_text(text, encoding="utf-8")
            else:
                progress(f"printing {name}", 0, 0)
                bare = store.dumps(shown(name, some, settings), (), prints)
                notes += EXPORTERS[name].export(
                    some,
                    settings,
                    part,
                    attachment=bare,
                    cache=cache,
                    hands=hands,
                    progress=partial(progress, f"printing {name}"),
                )
            if written[number].suffix == ".pdf":
                (report + proof.unprinted(json.loads(bare), part)).refuse(str(written[number]))
    return Outcome(deck, written, report.quotations, reading.problems, tuple(notes))


def _some(deck: Deck, document: Mapping[str, Any], settings: Settings) -> Deck:
    """The cards that are to be printed: all, or those that [print] asks for."""
    only, since = settings.print.only, settings.print.changed_since
    changed = store.changed(document, store.parse(whereabouts.contents(since), str(since))) if since else None
    return selected(deck, only, changed) if only or since else deck


def _refuse_peace(found: Found, sources: Sequence[Source], settings: Settings) -> None:
    if found.questions:
        return
    read = f"{len(sources)} source{'s' * (len(sources) != 1)} with {found.claims} claims"
    which = "none of the questions that were asked" if settings.questions else "no question"
    loosen = "lower [find] min_positions, or " if settings.find.min_positions > FEWEST else ""
    mend = f"{loosen}add a source that disagrees, or ask a question of your own: --ask, or [[question]] in deck.toml"
    raise NothingContested(f"{read} were read, and on {which} do two positions stand", mend=mend)


def _on_reading(reading: Reading, merged: duplicates.Merged) -> Iterator[str]:
    """What could not be read, and which files hold one article."""
    for problem in reading.problems:
        yield f"{problem.where}: {problem.problem}"
    yield from merged.said
