"""Examples as tensors, and several of them as one batch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import torch
from torch import Tensor
from torch.nn.utils.rnn import pad_sequence

from kg.extract.learned.legend import Legend
from training.examples import Example

UNKNOWN = -100  # what is not known and counts for nothing; torch's own sign for it


@dataclass(frozen=True)
class Batch:
    """B windows of up to T pieces and N pairs; what is missing to T and N is filled up and counts for nothing.

    The traits of all pairs are one long list of rows; `starts` says where each pair's begin, `pairs` which of the B × N
    pairs these are.
    """

    ids: Tensor  # B × T
    shape: Tensor  # B × T
    mask: Tensor  # B × T: 1 for a piece, 0 for what fills up
    tags: Tensor  # B × T × kinds
    span: Tensor  # B × N × 3 × 2: the pieces of the mentions and of the meeting word
    kind: Tensor  # B × N × 3
    form: Tensor  # B × N × 3
    legal: Tensor  # B × N × answers
    rows: Tensor
    starts: Tensor
    pairs: Tensor
    targets: Tensor  # R × answers, of which one is right
    weights: Tensor  # R
    targeted: Tensor  # R: the pair
    statuses: Tensor  # S
    stated: Tensor  # S: the pair

    def to(self, device: torch.device) -> Batch:
        """The same on another device."""
        return Batch(*(getattr(self, field.name).to(device) for field in fields(self)))


class Item:
    """An example as tensors."""

    def __init__(self, example: Example, legend: Legend) -> None:
        judged, none = example.judged, len(legend.answers)
        self.ids = torch.tensor([piece.id for piece in example.window.pieces])
        self.shape = torch.tensor(example.window.shapes)
        self.tags = torch.tensor([tag or (UNKNOWN,) * len(legend.kinds) for tag in example.tags])
        self.span = torch.tensor([pair.places for pair in judged])
        self.kind = torch.tensor([(*pair.kinds, len(legend.kinds)) for pair in judged])
        self.form = torch.tensor([(*pair.forms, len(legend.forms)) for pair in judged])
        self.legal = mark([pair.legal | {none} for pair in judged], none + 1)
        self.rows = torch.tensor([row for pair in judged for row in pair.rows], dtype=torch.int32)
        self.counts = torch.tensor([len(pair.rows) for pair in judged])
        self.negative = torch.tensor([pair.negative for pair in judged])
        self.status = torch.tensor([UNKNOWN if pair.status is None else pair.status for pair in judged])
        targets = [(i, *target) for i, pair in enumerate(judged) for target in pair.targets]
        self.targeted = torch.tensor([i for i, _, _ in targets])
        self.targets = mark([answers for _, answers, _ in targets], none + 1)
        self.weights = torch.tensor([weight for _, _, weight in targets])
        self.stated = any(none not in answers for _, answers, _ in targets)

    def __len__(self) -> int:
        return len(self.negative)


def mark(sets: Sequence[frozenset[int]], size: int) -> Tensor:
    """Sets of numbers as rows of truth values."""
    found = torch.zeros(len(sets), size, dtype=torch.bool)
    for i, members in enumerate(sets):
        found[i, list(members)] = True
    return found


def draw_pairs(item: Item, keep: float) -> Tensor:
    """Which pairs of an item to judge this time: of the negative ones a share, of all at least one."""
    drawn = ~item.negative | (torch.rand(len(item)) < keep)
    if not drawn.any():
        drawn[0] = True
    return drawn


def stands_for(item: Item, keep: float) -> float:
    """How many negative pairs each one that is drawn stands for; where no fact is stated, only whole ones count.

    A window without any fact is more often one of which something was not annotated.
    """
    return 1 / keep if item.stated else float(int(1 / keep))


def collate(items: Sequence[Item], keep: float) -> Batch:
    """A batch of items; the negative pairs that are drawn stand for all, so they weigh more."""
    drawn = [(item, draw_pairs(item, keep)) for item in items]
    most = max(int(those.sum()) for _, those in drawn)
    first = range(0, len(items) * most, most)  # the number of each item's first pair
    number = [start + torch.cumsum(those, 0) - 1 for start, (_, those) in zip(first, drawn, strict=True)]
    targeted = [those[item.targeted] for item, those in drawn]
    stated = [those & (item.status != UNKNOWN) for item, those in drawn]
    counts = torch.cat([item.counts[those] for item, those in drawn])
    weights = [torch.where(item.negative[item.targeted], stands_for(item, keep), item.weights) for item in items]
    legal = pad([item.legal[those] for item, those in drawn])
    legal[..., -1] = True
    return Batch(
        ids=pad([item.ids for item in items]),
        shape=pad([item.shape for item in items]),
        mask=pad([torch.ones(len(item.ids)) for item in items]),
        tags=pad([item.tags for item in items], UNKNOWN),
        span=pad([item.span[those] for item, those in drawn]),
        kind=pad([item.kind[those] for item, those in drawn]),
        form=pad([item.form[those] for item, those in drawn]),
        legal=legal,
        rows=torch.cat([item.rows[those.repeat_interleave(item.counts)] for item, those in drawn]).long(),
        starts=torch.cumsum(counts, 0) - counts,
        pairs=torch.cat([those[drawn_] for those, (_, drawn_) in zip(number, drawn, strict=True)]),
        targets=torch.cat([item.targets[those] for item, those in zip(items, targeted, strict=True)]),
        weights=torch.cat([those[at] for those, at in zip(weights, targeted, strict=True)]),
        targeted=torch.cat([n[i.targeted[at]] for n, i, at in zip(number, items, targeted, strict=True)]),
        statuses=torch.cat([item.status[those] for item, those in zip(items, stated, strict=True)]),
        stated=torch.cat([n[those] for n, those in zip(number, stated, strict=True)]),
    )


def pad(tensors: Sequence[Tensor], value: float = 0) -> Tensor:
    """Tensors as one, the shorter ones filled up."""
    return pad_sequence(list(tensors), batch_first=True, padding_value=value)
