"""Trained weights in, the int8 ONNX file out that the tool runs without PyTorch."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cards.training.pairs import pair_model, tokenizer

INPUTS = ("input_ids", "attention_mask", "token_type_ids")
OPSET = 17


def export(weights: Path, base: Path, out: Path, work: Path) -> None:
    """Write `out`; the float model stays in `work` for comparison."""
    import torch

    model = pair_model(base)
    model.load_state_dict(torch.load(weights))
    model.eval()
    # The fused attention that training uses has no ONNX operator that onnxruntime quantises.
    model.body.config._attn_implementation = "eager"  # noqa: SLF001 - the library's own switch has this name
    whole = work / "pairs-float.onnx"
    _write(model, tokenizer(base), whole)
    _quantise(whole, out)


def _write(model: Any, words: Any, to: Path) -> None:
    import torch

    example = words(["a claim here"] * 2, ["a passage there that is longer"] * 2, return_tensors="pt")
    torch.onnx.export(
        model,
        tuple(example[name] for name in INPUTS),
        str(to),
        input_names=list(INPUTS),
        output_names=["scores"],
        dynamic_axes={**{name: {0: "n", 1: "t"} for name in INPUTS}, "scores": {0: "n"}},
        opset_version=OPSET,
        dynamo=False,
    )


def _quantise(whole: Path, out: Path) -> None:
    """Weights to int8 channel by channel; activations are scaled as they come, over the batch they come in."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(str(whole), str(out), weight_type=QuantType.QInt8, per_channel=True, reduce_range=False)
