"""Claims of one breath: what does not go on first."""

from __future__ import annotations

import pytest

from cards.finders.attributions import DIRECT
from cards.finders.runs import FLOATING, runs
from cards.model import Claim, Span
from tests.parses import of

TEXT = "“We pay,” Berg said. “You pay. So! They pay.” Nobody else. “We go.”\n“He goes.” Holm"
SOURCE = of(TEXT)
BERG, HOLM = (SOURCE.span(TEXT.index(name), TEXT.index(name) + 4) for name in ("Berg", "Holm"))


def claim(words: str, rule: str = FLOATING, speaker: Span | None = BERG) -> Claim:
    span = SOURCE.span(TEXT.index(words), TEXT.index(words) + len(words))
    return Claim(span, span, "quoted" if speaker else "unclear", rule, speaker)


FIRST, SECOND, THIRD = claim("“We pay,” Berg said.", DIRECT), claim("“You pay."), claim("They pay.”")


@pytest.mark.parametrize(
    "pair",
    [
        pytest.param((FIRST, claim("“You pay.", speaker=HOLM)), id="another speaker"),
        pytest.param((FIRST, claim("“You pay.", speaker=None)), id="nobody named"),
        pytest.param((THIRD, claim("“We go.”")), id="words of the author's between"),
        pytest.param((claim("“We go.”"), claim("“He goes.”")), id="another paragraph"),
    ],
)
def test_two_runs(pair):
    assert [(one,) for one in pair] == list(runs(pair))


def test_a_report_stands_alone():
    report = claim("They pay.”", "reported speech")
    assert [(report,), (FIRST, SECOND)] == list(runs((FIRST, report, SECOND)))


def test_a_quotation_goes_on_over_the_speaker_and_over_an_exclamation():
    assert [(FIRST, SECOND, THIRD)] == list(runs((FIRST, SECOND, THIRD)))


def test_every_claim_is_in_one_run():
    claims = (FIRST, SECOND, claim("They pay.”", "reported speech"), THIRD, claim("“He goes.”", speaker=HOLM))
    assert sorted(map(id, claims)) == sorted(id(one) for run in runs(claims) for one in run)
    assert [] == list(runs(()))
