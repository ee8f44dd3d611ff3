"""What a graph shows of itself, and of the neighbourhood of an entity."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest

from kg import KgError
from kg.model import Entity
from kg.notebook import explorer
from kg.notebook.explorer import find_entity
from tests.notebook.sample import small_graph

PEOPLE = [
    Entity("ada-moss", "Person", "Ada Moss", ("Moss", "Señora Moss")),
    Entity("bo-moss", "Person", "Bo Moss", ("Moss",)),
    Entity("moss-town", "Place", "Moss Town"),
    Entity("norland", "Country", "Norland"),
    Entity("old-norland", "Country", "Old Norland", ("Norland",)),
]


def data_of(page: str) -> dict:
    found = re.search(r'id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])


@pytest.mark.parametrize("name", ["Ada Moss", "ada moss", "SENORA MOSS", "ada-moss", "id:ada-moss", " Ada  Moss "])
def test_names_are_looked_up_as_people_type_them(name):
    assert find_entity(PEOPLE, name).id == "ada-moss"


def test_a_name_goes_before_an_alias():
    assert find_entity(PEOPLE, "norland").id == "norland"


def test_an_unknown_name_is_told_with_the_nearest():
    with pytest.raises(
        KgError, match=r"nothing in the graph is called 'Norlnd'; did you mean 'Norland' or 'Old Norland'\?"
    ):
        find_entity(PEOPLE, "Norlnd")
    with pytest.raises(KgError, match=r"is called 'zzz'$"):
        find_entity(PEOPLE, "zzz")


def test_a_name_of_several_is_told_with_their_ids():
    with pytest.raises(
        KgError, match=r"2 in the graph are called 'Moss'; .* 'ada-moss' \(Ada Moss\) or 'bo-moss' \(Bo Moss\)"
    ):
        find_entity(PEOPLE, "Moss")


def test_an_entity_shows_the_same_as_its_name():
    graph = small_graph()
    entity = next(each for each in graph.entities if each.id in graph.view.network)
    assert graph.show(entity).network.nodes == graph.show(entity.id).network.nodes


def test_shows_what_is_a_step_away_and_further():
    graph = small_graph()
    near, far = graph.show("Port Hale"), graph.show("Norland", steps=3)
    assert set(near.network) < set(far.network)
    assert near.entity.id == "port-hale"
    assert repr(graph.show("Norland")) == "<Norland and 2 around it: 5 statements>"


def test_the_nearest_are_kept_where_there_are_too_many(monkeypatch):
    monkeypatch.setattr(explorer, "MOST", 3)
    assert set(small_graph().show("Norland", steps=3).network) == {"norland", "ada-moss", "sudonia"}


def test_is_written_as_a_page_with_the_entity_selected(tmp_path):
    around = small_graph().show("moss")
    around.write(tmp_path / "moss.html")
    data = data_of((tmp_path / "moss.html").read_text("utf-8"))
    assert data["selected"] == "ada-moss"
    assert data["title"] == "Around Ada Moss"


def test_a_graph_tells_its_figures_and_holds_the_explorer():
    html = small_graph()._repr_html_()
    told = re.sub("<[^>]*>", " ", html.partition("<iframe")[0])
    assert "2 articles" in told
    assert "Ada Moss" in told
    assert "released" in told
    page = unescape(re.search(r'srcdoc="([^"]*)"', html)[1])
    assert data_of(page)["selected"] is None


def test_prints_of_graphs_and_claims_are_short():
    graph = small_graph()
    assert re.fullmatch(r"<graph of 2 articles: 6 entities, \d claims>", repr(graph))
    assert all(len(repr(claim)) < 100 for claim in graph.claims)


def test_an_empty_graph_shows_itself():
    graph = small_graph()
    empty = type(graph)((), type(graph.resolution)((), {}), graph.ontology)
    assert "0 articles, 0 entities, 0 statements" in empty._repr_html_()


def test_ipython_shows_the_html():
    formatters = pytest.importorskip("IPython.core.formatters")
    graph = small_graph()
    for shown in (graph, graph.claims[0], graph.entities[0], graph.show("Norland")):
        data, _ = formatters.DisplayFormatter().format(shown)
        assert data["text/html"].startswith('<div class="kg-card">') or "data-standing" in data["text/html"][:60]
        assert len(data["text/plain"]) < 300
