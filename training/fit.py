"""Trains the network: the loss, the steps and their schedule, and what is kept to go on from.

The network computes in bfloat16; the optimiser (AdamW: Loshchilov & Hutter 2019) moves a copy of the weights in single
precision, from which they are set anew after each step.
"""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from eval.parses import parse_all
from kg.extract.learned.legend import make_legend
from kg.extract.learned.pieces import load_vocabulary
from kg.ids import content_id
from kg.ontology import load_ontology
from training.articles import LABELS, is_for_tuning, load_lessons
from training.batches import UNKNOWN, Batch, Item, collate
from training.examples import Maker
from training.network import MASKED, TAGS, Network, encoder_folder
from training.scenes import teach

SEED = 1
EPOCHS = 4
WINDOWS = 4  # of a batch
KEEP = 0.35  # share of the negative pairs that is judged each time
RATE, NEW_RATE = 1.2e-4, 1e-3  # of what the encoder brings along, and of what starts at random
WARM_UP = 12  # the share of the steps before the rate falls: one in so many
LEAST_RATE = 0.02
DECAY, MOMENTA, CLIP = 0.01, (0.9, 0.98), 1.0
ANSWER_WEIGHT, STATUS_WEIGHT = 0.5, 0.3
SMOOTH, FEWEST_TAGS = (
    4,
    10,
)  # what stands for small numbers of facts and of tags of mentions, which the loss is divided by
SORTED = 64  # windows that are put into batches by how many pairs they have
LINE = 100  # steps between lines of progress
Say = Callable[[str], None]


class Course:
    """A course of training: the network, what trains it, and how far it is."""

    def __init__(self, network: Network, items: Sequence[Item], device: torch.device, draw: random.Random) -> None:
        self.network, self.items, self.device, self.draw = network.to(device, torch.bfloat16), items, device, draw
        self.order, self.epoch = list(range(len(items))), 0
        self.subject = content_id(len(items), sorted(network.legend.seals.items()), LABELS.read_text("utf-8"))
        self.weights = [p for part in (*network.encoder_parts(), *network.new_parts()) for p in part.parameters()]
        self.masters = [weight.detach().float().clone().requires_grad_() for weight in self.weights]
        brought = sum(1 for part in network.encoder_parts() for _ in part.parameters())
        groups = [
            {"params": self.masters[:brought], "lr": RATE, "weight_decay": DECAY},
            {"params": self.masters[brought:], "lr": NEW_RATE, "weight_decay": DECAY},
        ]
        self.optimiser = torch.optim.AdamW(groups, betas=MOMENTA, fused=True)
        steps = EPOCHS * math.ceil(len(items) / WINDOWS)
        warm = max(10, steps // WARM_UP)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimiser, lambda step: rate_at(step, warm, steps))

    def run_epoch(self, say: Say) -> None:
        """All windows once."""
        self.network.train()
        start, losses = time.monotonic(), list[float]()
        for number, chosen in enumerate(self.draw_batches(), start=1):
            losses.append(self.step(collate([self.items[i] for i in chosen], KEEP).to(self.device)))
            if number % LINE == 0:
                say(f"  step {number} after {time.monotonic() - start:.0f} s: loss {sum(losses) / len(losses):.3f}")
        self.epoch += 1
        say(f"epoch {self.epoch} took {time.monotonic() - start:.0f} s: loss {sum(losses) / len(losses):.3f}")

    def draw_batches(self) -> Iterator[list[int]]:
        """The windows of an epoch, those with about as many pairs together."""
        self.draw.shuffle(self.order)
        for start in range(0, len(self.order), SORTED):
            some = sorted(self.order[start : start + SORTED], key=lambda i: len(self.items[i]))
            batches = [some[i : i + WINDOWS] for i in range(0, len(some), WINDOWS)]
            self.draw.shuffle(batches)
            yield from batches

    def step(self, batch: Batch) -> float:
        """Learn from a batch; its loss before."""
        loss = loss_of(self.network, batch)
        for weight in self.weights:
            weight.grad = None
        loss.backward()
        for master, weight in zip(self.masters, self.weights, strict=True):
            master.grad = None if weight.grad is None else weight.grad.float()
        nn.utils.clip_grad_norm_(self.masters, CLIP)
        self.optimiser.step()
        self.schedule.step()
        with torch.no_grad():
            for master, weight in zip(self.masters, self.weights, strict=True):
                weight.copy_(master)
        return loss.item()

    def save(self, file: Path) -> None:
        """Keep all that going on depends on; the file appears whole or not at all."""
        on_gpu = torch.cuda.get_rng_state_all() if self.device.type == "cuda" else []
        state = {
            "subject": self.subject,
            "epoch": self.epoch,
            "order": self.order,
            "masters": [master.detach() for master in self.masters],
            "optimiser": self.optimiser.state_dict(),
            "schedule": self.schedule.state_dict(),
            "draw": self.draw.getstate(),
            "torch": torch.get_rng_state(),
            "cuda": on_gpu,
        }
        part = file.with_suffix(".part")
        torch.save(state, part)
        part.replace(file)

    def restore(self, file: Path) -> bool:
        """Go on from what was kept; False where it was about something else."""
        state: dict[str, Any] = torch.load(file, map_location="cpu", weights_only=True)
        if state["subject"] != self.subject:
            return False
        self.epoch, self.order = state["epoch"], state["order"]
        with torch.no_grad():
            for master, weight, kept in zip(self.masters, self.weights, state["masters"], strict=True):
                master.copy_(kept)
                weight.copy_(kept)
        self.optimiser.load_state_dict(state["optimiser"])
        self.schedule.load_state_dict(state["schedule"])
        version, numbers, gauss = state["draw"]
        self.draw.setstate((version, tuple(numbers), gauss))
        torch.set_rng_state(state["torch"])
        if state["cuda"]:
            torch.cuda.set_rng_state_all(state["cuda"])
        return True

    def trained(self) -> Network:
        """The network in single precision, on the CPU."""
        network = self.network.float()
        with torch.no_grad():
            for master, weight in zip(self.masters, self.weights, strict=True):
                weight.copy_(master)
        return network.cpu().eval()


def set_maker() -> Maker:
    """Makes examples for the network of kg: all relations of its ontology, and the encoder's vocabulary."""
    ontology = load_ontology()
    legend = make_legend(ontology, list(ontology.relations))
    return Maker(ontology, legend, load_vocabulary(encoder_folder() / "vocab.txt"))


def set_course(maker: Maker, device: torch.device) -> Course:
    """The course that the network of kg is trained in: the articles, and all chance, follow from the seed."""
    lessons = {lesson.article.id: lesson for lesson in load_lessons() if not is_for_tuning(lesson.article.id)}
    draw, order = random.Random(SEED), list(lessons)
    draw.shuffle(order)
    parses = parse_all([lessons[article].article for article in order])
    examples = (example for article, parsed in parses for example in maker.make(teach(lessons[article.id], parsed)))
    items = [Item(example, maker.legend) for example in examples]
    torch.manual_seed(SEED)
    return Course(Network(maker.legend), items, device, draw)


def rate_at(step: int, warm: int, steps: int) -> float:
    """The share of the rate at a step: it rises, then falls, both evenly."""
    rising, falling = min(1.0, (step + 1) / warm), 1 - max(0, step - warm) / max(1, steps - warm)
    return rising * max(LEAST_RATE, falling)


def loss_of(network: Network, batch: Batch) -> Tensor:
    """How far the network is off: in its answers, in the statuses of annotated facts, and in its tags."""
    tags, answers, statuses = network(batch)
    chances = answers.float().masked_fill(~batch.legal, MASKED).log_softmax(-1).flatten(0, 1)
    right = chances[batch.targeted].masked_fill(~batch.targets, MASKED).logsumexp(-1)
    stated = len(batch.stated)
    loss = -(right * batch.weights).sum() / (stated + SMOOTH) * ANSWER_WEIGHT
    if stated:
        firmness = statuses.float().flatten(0, 1)[batch.stated]
        loss = loss + STATUS_WEIGHT * functional.cross_entropy(firmness, batch.statuses)
    wanted = batch.tags.flatten()
    off = functional.cross_entropy(tags.float().view(-1, TAGS), wanted, ignore_index=UNKNOWN, reduction="sum")
    return loss + off / (wanted > 0).sum().clamp(min=FEWEST_TAGS)


def fit(course: Course, kept: Path, say: Say = print) -> Network:
    """Train to the end, from where an interrupted course of the same windows stopped; it is kept in this file."""
    if kept.exists() and course.restore(kept):
        say(f"goes on after epoch {course.epoch}")
    while course.epoch < EPOCHS:
        course.run_epoch(say)
        course.save(kept)
    return course.trained()
