"""What a card says of where a source stands: its kind, who owns its publisher, its stake, and what to be warned of."""

from __future__ import annotations

from collections.abc import Iterator

from cards.model import Evidence, Line, Source, Standing
from cards.notices import SORTS, notices


def strip(source: Source) -> tuple[str, ...]:
    """In a few words, for the head of a card; what is not recorded is said to be so."""
    standing = source.standing
    owned = ", ".join(filter(None, (standing.owner, standing.country)))
    stake = f"stake: {standing.stake}" if standing.stake else ""
    return (source.kind or "kind not recorded", owned or "owner not recorded", *filter(None, [stake]))


def owner(standing: Standing) -> str:
    """Who owns or funds the publisher, where, and how that is known."""
    if not standing.owner and not standing.country:
        return "not recorded"
    known = f"{standing.owner or 'not recorded'}; country: {standing.country or 'not recorded'}"
    return f"{known} (by {standing.basis})" if standing.basis else known


def gains(standing: Standing) -> str:
    """The question of who would gain, with what is recorded of the source's stake."""
    if standing.stake:
        return f"its stake, as recorded: {standing.stake}; who else gains if it is believed?"
    if standing.basis:
        return "its stake is not recorded: has the state behind it a side in this dispute?"
    return "its stake is not recorded: name who gains if it is believed, before you use it"


def warned(evidence: Evidence) -> Iterator[Line]:
    """The notice on a card that quotes: what the passage holds, and what a person warns of in its source."""
    found = notices(evidence.passage.text)
    parts = [f"{_listed(found)}, in the source’s own words"] if found else []
    parts += [f"of this source: {evidence.source.notice}"] if evidence.source.notice else []
    if parts:
        yield Line("Notice", "; ".join(parts))


def warned_of(source: Source) -> Iterator[Line]:
    """The notice on a source's own card: in how many of its passages there is such matter."""
    passages = [source.text[one.start : one.end] for one in source.blocks if one.role != "aside"]
    found = [some for words in passages if (some := notices(words))]
    sorts = [sort for sort in SORTS if any(sort in some for some in found)]
    parts = [source.notice] if source.notice else []
    parts += [f"{_listed(sorts)}, by the words of {len(found)} of {len(passages)} passages"] if found else []
    if parts:
        yield Line("Notice", "; ".join(parts))


def _listed(sorts: tuple[str, ...] | list[str]) -> str:
    return " and ".join(filter(None, (", ".join(sorts[:-1]), sorts[-1])))
