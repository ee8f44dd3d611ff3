"""A made-up world of any size: countries with their governments, envoys and quarrels, in the shape of `kg.project`.

A few are told of often, most once or twice, and those of one country mostly have to do with each other, as in the news.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

import networkx as nx

from tests.publish import sample

HEADS = "Al Bren Cor Dal Esk Far Gol Hes Ister Kal Lor Mar Nor Os Per Quen Ros Sar Tor Ul Val Wes Yar Zel".split()
TAILS = "avia dor esia goria heim ia land mark nia onia ost ra stan tania ura via wick ya".split()
GIVEN = "Ada Bela Carl Dina Emil Frida Goran Hana Ivo Jana Karim Lena Milo Nadia Otto Petra Rafi Sana Tomas Una".split()
FAMILY = "berg dal el fors grad holm ilde kov lund marin nes oro pell rud sten thal und voss weil zander".split()
BODIES = ("Foreign Ministry", "Navy", "Parliament", "Central Bank", "Workers' Party", "Supreme Court")
BETWEEN_STATES = (
    ("met", "talks and agreements"),
    ("accused", "who stands with whom"),
    ("supports", "who stands with whom"),
    ("sanctioned", "aid, trade and sanctions"),
    ("negotiatedWith", "talks and agreements"),
    ("attacked", "force and weapons"),
)
OF_PEOPLE = (("met", "talks and agreements"), ("accused", "who stands with whom"), ("visited", "talks and agreements"))
Thing = TypeVar("Thing")
STATUSES = ("actual",) * 16 + ("planned", "possible", "negated")
DAYS = [f"2031-{month:02}-{day:02}" for month in range(1, 13) for day in (2, 9, 16, 23)]


def crowd(size: int) -> nx.MultiDiGraph[str]:
    """So many entities, and nearly three times as many statements; the same size gives the same graph."""
    chance = Random(size)
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph(copies=0)
    states = name_states(chance, min(30, max(6, size // 25)))
    for state in states:
        add(made, state, "Country")
    homes = {state: [state] for state in states}
    while len(made) < size:
        settle(made, chance, *at_random(chance, list(homes.items())))
    for _ in range(3 * size - made.number_of_edges()):
        say_something(made, chance, homes)
    made.remove_nodes_from([node for node, degree in made.degree() if not degree])
    return made


def name_states(chance: Random, number: int) -> list[str]:
    """Countries, the first of which are the most told of."""
    names = [head + tail for head in HEADS for tail in TAILS]
    chance.shuffle(names)
    return names[:number]


def settle(made: nx.MultiDiGraph[str], chance: Random, state: str, home: list[str]) -> None:
    """Somebody or something of a country, and what ties it to it."""
    roll = chance.random()
    if roll < 0.55:
        name, kind = f"{chance.choice(GIVEN)} {chance.choice(GIVEN)[0]}. {state[:3]}{chance.choice(FAMILY)}", "Person"
        tie, family = chance.choice((("holdsOfficeIn", "posts and offices"), ("citizenOf", "who belongs where")))
    elif roll < 0.85:
        name, kind = f"{state} {chance.choice(BODIES)}", "Organization"
        tie, family = "partOf", "who belongs where"
    else:
        name, kind = f"Port {state[:4]}{chance.choice(FAMILY)}", "Place"
        tie, family = "locatedIn", "who belongs where"
    if name not in made:
        add(made, name, kind)
        home.append(name)
        tell(made, chance, name, tie, state, family)


def say_something(made: nx.MultiDiGraph[str], chance: Random, homes: dict[str, list[str]]) -> None:
    """A statement: between two countries, inside one, or of somebody with somebody elsewhere."""
    states = list(homes)
    roll = chance.random()
    if roll < 0.35:
        one, other = at_random(chance, states), at_random(chance, states)
        relation, family = chance.choice(BETWEEN_STATES)
    else:
        home = homes[at_random(chance, states)]
        one = at_random(chance, home[1:] or home)
        other = chance.choice(home) if roll < 0.8 else at_random(chance, states)
        relation, family = chance.choice(OF_PEOPLE)
    if one != other:
        tell(made, chance, one, relation, other, family)


def tell(made: nx.MultiDiGraph[str], chance: Random, one: str, relation: str, other: str, family: str) -> None:
    """A statement with a sentence or three."""
    words = "{S} " + sample.LABELS.get(relation, relation) + " {O}, three people who were in the room said."
    proofs = [sample.evidence(words, one, other, chance.randrange(400)) for _ in range(chance.choice((1, 1, 1, 2, 3)))]
    for proof in proofs:
        proof["date"] = chance.choice(DAYS)
    status = chance.choice(STATUSES)
    sample.add_fact(made, one, relation, other, status=status, evidence=proofs)
    made.edges[one, other, f"s{made.number_of_edges() - 1:03}"].update(family=family)


def add(made: nx.MultiDiGraph[str], name: str, kind: str) -> None:
    """An entity of which nothing is told yet."""
    made.add_node(name, label=name, kind=kind, aliases=[], links={}, size=None, weight=0, offices=[])


def at_random(chance: Random, things: Sequence[Thing]) -> Thing:
    """One of them, the first far more often than the last."""
    return things[int(len(things) * chance.random() ** 2.2)]
