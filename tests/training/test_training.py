"""The command line of training, and its sums; the training itself needs PyTorch and data that are not here."""

from __future__ import annotations

from pathlib import Path

import pytest

from cards.similarity.pairs import NEITHER, OPPOSES, SUPPORTS
from cards.training.__main__ import main
from cards.training.datasets import Pair
from cards.training.pairs import stance_accuracy


def test_training_without_data_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as left:
        main(["pairs", "--out", str(tmp_path / "pairs.onnx")])
    assert 2 == left.value.code
    assert "--data" in capsys.readouterr().err


def test_what_takes_no_side_does_not_count() -> None:
    pairs = [Pair("", "", label) for label in (SUPPORTS, OPPOSES, NEITHER, OPPOSES, SUPPORTS)]
    scored = [[0.9, 0.0, 0.1], [0.0, 0.8, 0.2], [1.0, 0.0, 0.0], [0.4, 0.35, 0.25], [0.3, 0.4, 0.3]]
    assert (0.5, 1.0) == stance_accuracy(scored, pairs)
