"""Copies of one article among the sources: from two outlets, in two versions, with a paragraph more or less.

Two articles are copies if most of the shorter stands word for word in the longer, and it is not only quoted there.
Texts are compared as they are, without hashing: a corpus is never larger than what the parser reads in an afternoon.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from cards.duplicates.runs import Run, runs
from cards.model import Copy, Source

LENGTH = 5
"""Words of a run: long enough not to recur by chance, short enough to stand between two edits."""
SAME = 0.7
"""Of the shorter article's runs, how many the longer must have. Of 75,000 pairs of real articles on common subjects and
events, none that a person would call two had more than 0.22; reprints have more than 0.8."""
UPDATED = 0.35
"""It is enough if they bear the same headline."""
SIZE = 0.4
"""A shorter article that is less than this part of the longer is quoted in it, and no copy of it."""
FEWEST = 20
"""Runs of an article too short to be judged."""
HEADLINE = 3
"""Words in a row by which headlines are compared."""
COMMON = 400
"""A run that more articles have than this is boilerplate, and tells nothing."""

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Merged:
    """The sources with each article once, its copies named in it; `said` is what a person should know of that."""

    sources: tuple[Source, ...]
    said: tuple[str, ...] = ()


def merged(sources: Sequence[Source]) -> Merged:
    """Of copies that one is kept which can be cited best; of equals the latest, of those the longest."""
    texts = [runs(_told(source), LENGTH) for source in sources]
    likeness = dict(_likeness(texts))
    groups = _groups([pair for pair in likeness if _are_copies(pair, likeness[pair], sources, texts)], len(sources))
    kept = {_best(group, sources, texts): group for group in groups}
    gone = {index for group in groups for index in group} - set(kept)
    left = tuple(_with_copies(index, kept, sources) for index in range(len(sources)) if index not in gone)
    said = [_one_article(index, group, likeness, sources, texts) for index, group in kept.items()]
    return Merged(left, (*said, *_look_alike(likeness, gone, sources, texts)))


def _told(source: Source) -> str:
    """What the article itself says, without menus, captions and what else stands round it."""
    told = [source.text[block.start : block.end] for block in source.blocks if block.role in ("text", "item")]
    return "\n".join(told) if told else source.text[source.start : source.end]


def _likeness(texts: Sequence[frozenset[Run]]) -> Iterator[tuple[Pair, float]]:
    """For each two articles that share a run, how much of the shorter stands in the longer."""
    held: dict[Run, list[int]] = defaultdict(list)
    for index, found in enumerate(texts):
        for run in found:
            held[run].append(index)
    both = Counter(pair for having in held.values() if len(having) <= COMMON for pair in combinations(having, 2))
    for (one, other), count in sorted(both.items()):
        least = min(len(texts[one]), len(texts[other]))
        if least >= FEWEST or texts[one] == texts[other]:
            yield (one, other), count / least


def _are_copies(pair: Pair, likeness: float, sources: Sequence[Source], texts: Sequence[frozenset[Run]]) -> bool:
    if _size(pair, texts) < SIZE:
        return False
    return likeness >= SAME or (likeness >= UPDATED and _same_headline(*(sources[index] for index in pair)))


def _size(pair: Pair, texts: Sequence[frozenset[Run]]) -> float:
    least, most = sorted(len(texts[index]) for index in pair)
    return least / most


def _same_headline(one: Source, other: Source) -> bool:
    first, second = (runs(source.reference.title, HEADLINE) for source in (one, other))
    return bool(first) and first == second


def _groups(pairs: Sequence[Pair], count: int) -> list[tuple[int, ...]]:
    """Copies of copies are copies of one article."""
    leader = list(range(count))

    def first(index: int) -> int:
        while leader[index] != index:
            index = leader[index]
        return index

    for one, other in pairs:
        low, high = sorted((first(one), first(other)))
        leader[high] = low
    together: dict[int, list[int]] = defaultdict(list)
    for index in range(count):
        together[first(index)].append(index)
    return [tuple(group) for group in together.values() if len(group) > 1]


def _best(group: Sequence[int], sources: Sequence[Source], texts: Sequence[frozenset[Run]]) -> int:
    def worth(index: int) -> tuple[int, str, int, int]:
        return -len(sources[index].missing), sources[index].reference.issued, len(texts[index]), -index

    return max(group, key=worth)


def _with_copies(index: int, kept: Mapping[int, Sequence[int]], sources: Sequence[Source]) -> Source:
    others = [sources[other] for other in kept.get(index, ()) if other != index]
    copies = tuple(Copy(other.file, other.start, other.reference) for other in others)
    return replace(sources[index], copies=copies) if copies else sources[index]


def _one_article(
    index: int,
    group: Sequence[int],
    likeness: Mapping[Pair, float],
    sources: Sequence[Source],
    texts: Sequence[frozenset[Run]],
) -> str:
    others = _listed([sources[other].file for other in group if other != index])
    least = min(likeness[pair] for pair in combinations(group, 2) if pair in likeness)
    same = len({texts[other] for other in group}) == 1
    how = "the same text" if same else f"{100 * least:.0f} % of the shorter text, or more, in the same words"
    return f"{sources[index].file} is one article with {others} ({how}): they count as one source"


def _look_alike(
    likeness: Mapping[Pair, float],
    gone: set[int],
    sources: Sequence[Source],
    texts: Sequence[frozenset[Run]],
) -> Iterator[str]:
    """What is not merged and might be taken for it: an article in another, and one headline over two texts."""
    headed: dict[frozenset[Run], list[int]] = defaultdict(list)
    for index, source in enumerate(sources):
        headed[runs(source.reference.title, HEADLINE)].append(index)
    of_one = (pair for headline, having in headed.items() if headline for pair in combinations(having, 2))
    for pair in sorted(pair for pair in {*likeness, *of_one} if not gone.intersection(pair)):
        one, other = (sources[index] for index in pair)
        if likeness.get(pair, 0) >= SAME and _size(pair, texts) < SIZE:
            short, long = sorted(pair, key=lambda index: len(texts[index]))
            yield f"{sources[long].file} holds most of {sources[short].file}: what both say counts once"
        elif _same_headline(one, other):
            yield f"{one.file} and {other.file} have one headline and different words: they count as two sources"


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
