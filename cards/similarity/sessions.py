"""One ONNX model and its tokenizer, ready to run: batches of token ids in, the first output out."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ids = npt.NDArray[np.int64]

AHEAD = 8
"""Batches for each core that are begun before their turn."""
TOKENIZER = Path(__file__).with_name("tokenizer.json")


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Token ids, mask and segment ids of one batch, each (n, longest), and the rows' places in the input."""

    rows: tuple[int, ...]
    ids: Ids
    mask: Ids
    segments: Ids


@cache
def tokenizer(longest: int) -> Any:
    from tokenizers import Tokenizer

    found = Tokenizer.from_file(str(TOKENIZER))
    found.enable_truncation(longest)
    found.no_padding()
    return found


@cache
def session(path: Path) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    # One thread a batch, and batches side by side: small matrices gain nothing from being shared out.
    options.intra_op_num_threads = 1
    # What a long text once needed is given back, and not held for the next: that was most of what a run weighed.
    options.enable_cpu_mem_arena = False
    options.enable_mem_pattern = False
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def batches(inputs: Sequence[Any], *, longest: int, size: int) -> list[Batch]:
    """Tokenise, then batch texts of like length together: padding costs as much as words."""
    encoded = tokenizer(longest).encode_batch(list(inputs))
    order = sorted(range(len(encoded)), key=lambda row: (len(encoded[row].ids), row))
    return [_batch(order[at : at + size], encoded) for at in range(0, len(order), size)]


def _batch(rows: Sequence[int], encoded: Sequence[Any]) -> Batch:
    width = len(encoded[rows[-1]].ids)
    ids, mask, segments = (np.zeros((len(rows), width), dtype=np.int64) for _ in range(3))
    for at, row in enumerate(rows):
        length = len(encoded[row].ids)
        ids[at, :length], mask[at, :length], segments[at, :length] = encoded[row].ids, 1, encoded[row].type_ids
    return Batch(tuple(rows), ids, mask, segments)


def run(model: Any, prepared: Sequence[Batch]) -> Iterator[tuple[Batch, Floats]]:
    """Each batch with the model's output for it, in the given order, on all cores; few outputs wait at a time."""
    cores = os.cpu_count() or 1
    with ThreadPoolExecutor(cores) as threads:
        waiting: deque[tuple[Batch, Future[Floats]]] = deque()
        for batch in prepared:
            waiting.append((batch, threads.submit(_output, model, batch)))
            if len(waiting) > cores * AHEAD:
                first, output = waiting.popleft()
                yield first, output.result()
        yield from ((first, output.result()) for first, output in waiting)


def _output(model: Any, batch: Batch) -> Floats:
    given = {"input_ids": batch.ids, "attention_mask": batch.mask, "token_type_ids": batch.segments}
    wanted = {found.name for found in model.get_inputs()}
    output: Floats = model.run(None, {name: value for name, value in given.items() if name in wanted})[0]
    return output
