"""The property graph → a script of Cypher that loads it into a running store, for the first time or again.

Every text is a literal, and every label and type a quoted name. No line break stands inside a literal, so a semicolon
at the end of a line always ends a statement.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from kg.publish.network.property_graph import NODES, RELATIONSHIPS, Node, Nodes, Relationship, Relationships
from kg.publish.view import View

BATCH = 500  # rows of one statement
ESCAPES = str.maketrans(
    {chr(code): f"\\u{code:04x}" for code in (*range(32), 127)}
    | {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
)  # those that all dialects share
UNIQUE = "CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE;\n"
JOIN = "CREATE INDEX evidence_statement IF NOT EXISTS FOR (n:Evidence) ON (n.statement);\n"

Key = TypeVar("Key")
Value = TypeVar("Value")


def write(view: View) -> Iterator[bytes]:
    """Constraints and an index first, then nodes, then relationships."""
    for table in NODES.values():
        yield UNIQUE.format(name=f"{table.label.lower()}_id", label=table.label).encode()
    yield JOIN.encode()
    for table in NODES.values():
        for nodes in batches((node.labels, node) for node in table.rows(view)):
            yield merge_nodes(table, nodes).encode()
    for kind in RELATIONSHIPS.values():
        for relationships in batches((one.type, one) for one in kind.rows(view)):
            yield merge_relationships(kind, relationships).encode()


def batches(values: Iterable[tuple[Key, Value]]) -> Iterator[list[Value]]:
    """Values that have the same key, no more than a statement takes, in the order of their first."""
    waiting = defaultdict[Key, list[Value]](list)
    for key, value in values:
        waiting[key].append(value)
        if len(waiting[key]) == BATCH:
            yield waiting.pop(key)
    yield from waiting.values()


def merge_nodes(table: Nodes, batch: list[Node]) -> str:
    """A statement that makes nodes of the same labels, or updates those that are there."""
    more = "".join(f":{name(label)}" for label in batch[0].labels[1:])
    update = "SET n += row" + (f", n{more}" if more else "")
    return f"{unwind(node.about for node in batch)}\nMERGE (n:{table.label} {{id: row.id}})\n{update};\n"


def merge_relationships(table: Relationships, batch: list[Relationship]) -> str:
    """A statement that makes relationships of one type, or updates those that are there."""
    start, end = table.labels
    ends = f"MATCH (a:{start} {{id: row.a}})\nMATCH (b:{end} {{id: row.b}})"
    type_ = name(batch[0].type)
    if "id" in table.types:
        rows = unwind({"a": one.start, "b": one.end, "r": one.about} for one in batch)
        return f"{rows}\n{ends}\nMERGE (a)-[r:{type_} {{id: row.r.id}}]->(b)\nSET r += row.r;\n"
    return f"{unwind({'a': one.start, 'b': one.end} for one in batch)}\n{ends}\nMERGE (a)-[:{type_}]->(b);\n"


def unwind(rows: Iterable[dict[str, Any]]) -> str:
    """The rows of a statement, one a line."""
    return "UNWIND [\n" + ",\n".join(literal(row) for row in rows) + "\n] AS row"


def literal(value: Any) -> str:
    r"""A value in Cypher; the names in maps are plain ones.

    >>> literal({"name": 'a "quoted"\n\\u0041', "ok": True, "parts": [1, 0.5]})
    '{name: "a \\"quoted\\"\\n\\\\u0041", ok: true, parts: [1, 0.5]}'
    """
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {literal(item)}' for key, item in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(literal, value))}]"
    if isinstance(value, str):
        return f'"{value.translate(ESCAPES)}"'
    return str(value).lower() if isinstance(value, bool) else repr(value)


def name(text: str) -> str:
    """A label or type, whatever is in it.

    >>> name("MET"), name("odd `one`")
    ('`MET`', '`odd ``one```')
    """
    return f"`{text.replace('`', '``')}`"
