"""The speed of extraction can be measured with nothing but the project's own examples."""

from __future__ import annotations

import pytest

from benchmarks import catalogue, rdf, speed

pytestmark = pytest.mark.model


def test_examples_stand_in_for_annotated_articles(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(speed, "ANNOTATED", tmp_path / "absent")
    articles = speed.find_articles()
    assert len({a.id for a in articles}) == len(articles)
    monkeypatch.setattr(speed, "find_articles", lambda: articles[:3])
    monkeypatch.setattr(speed, "RUNS", 1)
    assert speed.main() in {0, 1}
    assert "ratio" in capsys.readouterr().out


def test_a_base_is_added_and_linked_to(capsys):
    assert catalogue.main(entries=2_000, articles=20) == 0
    assert "2,000 entries added" in capsys.readouterr().out


def test_rdf_is_timed_beside_oxigraph_and_rdflib(capsys):
    assert rdf.main(triples=20_000) in {0, 1}
    out = capsys.readouterr().out
    assert "triples inferred" in out
    assert [line.split()[0] for line in out.splitlines()[2:9]] == list(rdf.FORMS)
