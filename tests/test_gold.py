"""The floors of accuracy on articles annotated by hand; these lie outside the project and may be absent."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import kg

GOLD = Path(__file__).parent.parent.parent / "shared" / "gold"

pytestmark = [
    pytest.mark.model,
    pytest.mark.shared,
    pytest.mark.skipif(not GOLD.is_dir(), reason="no annotated articles beside the project"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    out = tmp_path_factory.mktemp("gold")
    kg.build(str(GOLD / "dev" / "*.article.json"), output=out)
    return out


def test_accuracy_does_not_fall(folder):
    command = [sys.executable, GOLD / "score.py", GOLD / "dev", folder / "claims.jsonl", "--json"]
    score = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    assert score["articles"] == 23
    assert score["precision"] >= 0.80
    assert score["f1"] >= 0.43
    assert score["claimed_as_actual_though_not"] <= 0.10 * score["not_actual_gold"]


def test_every_quote_is_a_slice_of_its_article(folder):
    texts = {a["id"]: a["text"] for a in (json.loads(p.read_text()) for p in (GOLD / "dev").glob("*.article.json"))}
    claims = [json.loads(line) for line in (folder / "claims.jsonl").read_text().splitlines()]
    assert claims
    for claim in claims:
        text = texts[claim["article"]]
        assert claim["quote"] == text[claim["start"] : claim["end"]]
        for end in filter(None, (claim["subject"], claim["object"], claim["speaker"], claim["where"])):
            assert end["text"] == text[end["start"] : end["end"]]
