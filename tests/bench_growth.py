"""What finding costs by the document, step by step, in seconds of a core and in bytes; nothing here is asserted.

Run by hand: `python -m tests.bench_growth [DOCUMENTS...]`; 50, 100 and 200 unless said otherwise.
"""

from __future__ import annotations

import resource
import sys
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

from cards import duplicates, finders, gather, language
from cards.cache import pack
from cards.gather import contest
from cards.settings import Settings
from cards.similarity import Judge
from tests import decks

COUNTS = (50, 100, 200)


def main(counts: list[int]) -> None:
    list(language.sentence_docs(["The model is loaded beforehand."]))
    for count in counts:
        told = " ".join(f"{name} {value:,.1f}".removesuffix(".0") for name, value in growth(count).items())
        sys.stdout.write(f"{told}\n")
        sys.stdout.flush()


def growth(count: int) -> Counter[str]:
    """Seconds of a core for each step, what went through it, and what it came to."""
    found: Counter[str] = Counter()
    sources = decks.documents(count)
    found["documents"], found["characters"] = len(sources), sum(one.end - one.start for one in sources)
    merged = timed(found, "duplicates", duplicates.merged, sources).sources
    parsed = timed(found, "parse", language.parse, merged)
    claims = timed(found, "claims found", finders.find, parsed)
    with Watched(found):
        timed(found, "gather", gather.questions, parsed, claims, Settings())
    found["gather"] -= found["vectors"] + found["relations"]
    paragraphs = [[one.doc for one in each.paragraphs] for each in parsed]
    found["paragraphs"], found["claims"] = sum(map(len, paragraphs)), len(claims)
    found["bytes of parses"] = sum(len(language._packed(docs)) for docs in paragraphs)
    found["bytes of sources"] = len(pack(sources))
    found["MB at most"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return found


def timed(found: Counter[str], name: str, work: Callable[..., Any], *given: Any) -> Any:
    began = time.process_time()
    made = work(*given)
    found[name] += time.process_time() - began
    return made


class Watched:
    """The models and the search for what is near, with their time and what they are asked."""

    def __init__(self, found: Counter[str]) -> None:
        self.found, self.before = found, (Judge.vectors, Judge.relations, contest._nearest)

    def __enter__(self) -> None:
        vectors, relations, nearest = self.before

        def watched(name: str, work: Callable[..., Any]) -> Callable[..., Any]:
            def watch(first: Any, asked: Any) -> Any:
                self.found[f"{name} asked"] += len(asked)
                return timed(self.found, name, work, first, asked)

            return watch

        Judge.vectors, Judge.relations = watched("vectors", vectors), watched("relations", relations)
        contest._nearest = watched("near proposals", nearest)

    def __exit__(self, *_: object) -> None:
        Judge.vectors, Judge.relations, contest._nearest = self.before


if __name__ == "__main__":
    main([int(one) for one in sys.argv[1:]] or list(COUNTS))
