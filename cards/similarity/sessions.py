"""One ONNX model, ready to run: texts in, the first output for each out."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from cards.similarity.wordpieces import encode

Floats = npt.NDArray[np.float32]

AHEAD = 8
"""Texts for each core that are begun before their turn."""


@cache
def session(path: Path) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    # One thread a text, and texts side by side: small matrices gain nothing from being shared out.
    options.intra_op_num_threads = 1
    # What a long text once needed is given back, and not held for the next: that was most of what a run weighed.
    options.enable_cpu_mem_arena = False
    options.enable_mem_pattern = False
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def run(model: Any, texts: Sequence[tuple[str, ...]], *, longest: int) -> Iterator[Floats]:
    """The model's output for each text or pair of texts, in the given order, on all cores; few outputs wait at a time.

    One at a time: int8 activations are scaled over a whole batch, and no verdict may hang on its company.
    """
    cores = os.cpu_count() or 1
    with ThreadPoolExecutor(cores) as threads:
        waiting: deque[Future[Floats]] = deque()
        for each in texts:
            waiting.append(threads.submit(_output, model, *encode(each, longest)))
            if len(waiting) > cores * AHEAD:
                yield waiting.popleft().result()
        yield from (output.result() for output in waiting)


def _output(model: Any, ids: list[int], segments: list[int]) -> Floats:
    given = {"input_ids": ids, "attention_mask": [1] * len(ids), "token_type_ids": segments}
    wanted = {found.name for found in model.get_inputs()}
    output: Floats = model.run(
        None, {name: np.array([row], dtype=np.int64) for name, row in given.items() if name in wanted}
    )[0]
    return output
