"""What the explorer asks for: the best reported part of a graph, who is around somebody, and how two are connected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from kg.serve.edition import Opened
from kg.serve.listing import count_all, list_between, list_firmest, list_near
from kg.serve.names import most_reported
from kg.serve.parts import Part, show
from kg.serve.refusal import Refusal

FIRST = 120  # entities
SENTENCES, STATEMENTS = 3, 200  # of a part; sentences of each statement
FARTHEST = 12  # steps of a path
CROWD = 200_000  # entities that the search for a path looks at


def show_first(opened: Opened) -> dict[str, Any]:
    """The most reported entities and the statements between them: what the explorer opens with."""
    return draw(opened, [named.id for named in most_reported(opened.names, FIRST)], most=2 * STATEMENTS)


def show_around(opened: Opened, entity: str, steps: int, most: int) -> dict[str, Any]:
    """An entity with its neighbours, those with the best reported ties first, and the statements between them."""
    known = {check(opened, entity): None}
    for _ in range(steps):
        near = list_near(opened.names, known, most + len(known))
        known |= dict.fromkeys([other for other in near if other not in known][: most + 1 - len(known)])
    return draw(opened, list(known), entity) | {"center": entity, "near": len(list_near(opened.names, [entity]))}


def show_more(opened: Opened, entity: str, start: int, most: int) -> dict[str, Any]:
    """An entity with some of the statements about it, the firmest first, and of these the best reported."""
    part = Part(opened, SENTENCES)
    part.add_entities([check(opened, entity)])
    part.add_statements(list_firmest(opened.names, entity, most, start))
    return tell_more(opened, show(part, list(part.network))) | {"center": entity, "start": start}


def show_path(opened: Opened, start: str, end: str) -> dict[str, Any]:
    """The shortest path between two, whichever direction its statements have, of these one with well reported ties.

    What is denied joins nobody.
    Without one `path` is empty.
    """
    path = find_path(opened, check(opened, start), check(opened, end))
    return draw(opened, path or [start, end]) | {"path": path}


def show_statement(opened: Opened, statement: str) -> dict[str, Any]:
    """A statement between its two ends, with every sentence that says it."""
    part = Part(opened)
    part.add_statements([statement])
    if not part.network.number_of_edges():
        raise Refusal(404, f"there is no statement {statement[:100]!r} here")
    return tell_more(opened, show(part, list(part.network)))


def draw(opened: Opened, entities: Sequence[str], center: str = "", most: int = STATEMENTS) -> dict[str, Any]:
    """What the explorer draws of these entities and the statements between them, those about the center first."""
    part = Part(opened, SENTENCES)
    part.add_entities(entities)
    if center:
        part.add_offices(center)
    part.add_statements(list_between(opened.names, entities, most, center))
    return tell_more(opened, show(part, entities))


def tell_more(opened: Opened, data: dict[str, Any]) -> dict[str, Any]:
    """The same with how many statements the server has of each entity."""
    return data | {"known": count_all(opened.names, [node["id"] for node in data["nodes"]])}


def check(opened: Opened, entity: str) -> str:
    """The id of an entity; raises Refusal where there is none."""
    if not opened.names.execute("SELECT 1 FROM entity WHERE id = ?", (entity,)).fetchone():
        raise Refusal(404, f"there is nobody called {entity[:100]!r} here")
    return entity


def find_path(opened: Opened, start: str, end: str) -> list[str]:
    """A shortest path as ids, empty where there is none or none in reach: two searches that meet, the smaller first."""
    if start == end:
        return [start]
    sides: list[dict[str, str]] = [{start: ""}, {end: ""}]  # each entity reached, and from whom
    rims = [[start], [end]]
    for _ in range(FARTHEST):
        turn = int(len(rims[1]) < len(rims[0]))
        reached, other = sides[turn], sides[1 - turn]
        rims[turn] = list(dict.fromkeys(step(opened, rims[turn], reached)))
        if meeting := next((each for each in rims[turn] if each in other), None):
            there, back = (trace(sides[side], meeting) for side in (0, 1))
            return [*reversed(there), *back[1:]]
        if not rims[turn] or sum(map(len, sides)) > CROWD:
            break
    return []


def step(opened: Opened, rim: Iterable[str], reached: dict[str, str]) -> Iterable[str]:
    """Who is reached next, and notes from whom."""
    for entity in rim:
        for other in list_near(opened.names, [entity], denied=False):
            if other not in reached:
                reached[other] = entity
                yield other


def trace(reached: dict[str, str], entity: str) -> list[str]:
    """The way back from an entity to where the search began."""
    path = [entity]
    while before := reached[path[-1]]:
        path.append(before)
    return path
