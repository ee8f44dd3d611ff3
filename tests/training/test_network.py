"""Shapes of what the network answers, on numbers drawn at random."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.extract.learned.legend import make_legend
from kg.ontology import load_ontology

torch = pytest.importorskip("torch")
pytest.importorskip("safetensors")


def test_reader_and_judge_fit_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from training import network as module

    sizes = {"hidden_size": 8, "num_attention_heads": 2, "intermediate_size": 16}
    sizes |= {"num_hidden_layers": 3, "vocab_size": 20, "max_position_embeddings": 16}
    (tmp_path / "config.json").write_text(json.dumps(sizes))
    monkeypatch.setattr(module, "load_file", lambda file: {})
    monkeypatch.setattr(module, "load_encoder", lambda network, weights: None)
    ontology = load_ontology()
    legend = make_legend(ontology, list(ontology.relations))
    network = module.Network(legend, tmp_path).eval()
    ids = torch.tensor([[1, 2, 3, 4, 5]])
    mask = torch.ones(1, 5)
    states, tags = network.reader(ids, torch.zeros_like(ids), mask)
    assert tags.shape == (1, 5, 3 * len(legend.kinds))
    span = torch.tensor([[[[1, 2], [2, 4], [4, 5]]] * 2])
    number = torch.zeros(1, 2, 3, dtype=torch.long)
    answers, statuses = network.judge(states, span, number, number, torch.zeros(1, 2, module.WIDE), mask)
    assert answers.shape == (1, 2, len(legend.answers) + 1)
    assert statuses.shape == (1, 2, len(legend.statuses))
    assert torch.equal(answers[:, 0], answers[:, 1])
