"""The sums of grouping's training, on likenesses made by hand."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from cards.training.grouping import bcubed, f1, fit, perspectives


def test_what_is_no_perspective_is_left_out(tmp_path: Path) -> None:
    row = (
        '{"clusters": [{"stance3": "not-a-perspective", "perspectives": [{"text": "hm"}]},'
        ' {"stance3": "SUPPORT", "perspectives": [{"text": "a"}, {"text": "b"}]},'
        ' {"stance3": "UNDERMINE", "perspectives": [{"text": "c"}]}]}\n'
    )
    (tmp_path / "some.jsonl").write_text(row, encoding="utf-8")
    [(texts, numbers)] = perspectives(tmp_path / "some.jsonl")
    assert ["a", "b", "c"] == texts
    assert [True, False] == [numbers[0] == numbers[1], numbers[1] == numbers[2]]


@pytest.mark.parametrize(
    ("found", "precision", "recall"),
    [
        ([(0, 1), (2, 3)], 1.0, 1.0),
        ([(0,), (1,), (2,), (3,)], 1.0, 0.5),
        ([(0, 1, 2, 3)], 0.5, 1.0),
        ([(0, 1, 2), (3,)], (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4, (1 + 1 + 0.5 + 0.5) / 4),
    ],
)
def test_bcubed_is_the_mean_over_rows(found: list[tuple[int, ...]], precision: float, recall: float) -> None:
    assert (precision, recall) == pytest.approx(bcubed([(found, np.array([0, 0, 1, 1]))]))


def test_the_weights_go_to_what_tells_and_sort_it() -> None:
    chance = np.random.default_rng(0)
    found = []
    for _ in range(20):
        numbers = np.arange(8) // 2
        same = (numbers[:, None] == numbers).astype(np.float32)
        noise = chance.normal(size=(8, 8)).astype(np.float32)
        found.append(((same * 0.8, noise + noise.T), numbers))
    weights = fit(found)
    assert weights.meaning > 5 * abs(weights.letters)
    assert 1.0 == f1(found, weights)
