"""Graphs for notebooks to show: a small one, and one in which every text would like to be a program."""

from __future__ import annotations

from kg.graph import Graph
from kg.model import Entity, Status
from tests.readings import Newsroom, Said, small_world, tiny_ontology

ATTACK = '"><script>globalThis.hacked = 1</script><img src=x onerror="globalThis.hacked = 2">'


def small_graph() -> Graph:
    """Two articles about an envoy, a release and a meeting."""
    return Graph(*small_world(), tiny_ontology())


def hostile_graph() -> Graph:
    """Two people whose names, aliases and links are markup, and an article of the same sort."""
    room = Newsroom()
    room.add(
        Entity("evil", "Person", ATTACK, (f"{ATTACK} too",), (("wikidata", ATTACK), ("mine", "javascript:alert(1)"))),
        Entity("good", "Person", "حسن 🦊"),
    )
    said = Said(f"🦊 X[It] met Y[them]. S[{ATTACK}]", "evil", "met", "good", Status.POSSIBLE, speaker="evil")
    about = {"title": ATTACK, "publisher": ATTACK, "url": "javascript:alert(1)", "published": "2031-03-04"}
    return Graph([room.read("evil-1", said, **about)], room.resolution(), tiny_ontology())
