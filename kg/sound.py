"""Whether RDF from outside is a graph of kg, and sound: numbers are numbers, statements have ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable

from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import InputError
from kg.rdf.known import KG, NIF, RDF
from kg.rdf.prefixes import find_bases
from kg.rdf.terms import Line, compact

WHOLE, SHARE, COLOUR = (
    re.compile(shape, re.ASCII) for shape in (r"\d{1,18}", r"\d{0,18}(\.\d{1,18})?", "#[0-9A-Fa-f]{6}")
)
SHAPES = (
    {KG[part + side]: WHOLE for part in ("subject", "object", "trigger") for side in ("Begin", "End")}
    | {KG[name]: WHOLE for name in ("size", "articleCount", "reportCount", "outletCount")}
    | {NIF.beginIndex: WHOLE, NIF.endIndex: WHOLE, KG.confidence: SHARE, KG.score: SHARE, KG.colour: COLOUR}
)
ENDS = (RDF.subject, RDF.predicate, RDF.object)


def check_kg(lines: Collection[Line | Quad], source: str) -> None:
    """Raises InputError, saying what is there instead, where RDF has nothing of what makes a graph of kg."""
    kinds = Counter(line.object for line in lines if line.predicate == RDF.type)
    if KG.Statement not in kinds and not find_bases(lines):
        most = ", ".join(f"{number:,} {compact(kind)}" for kind, number in kinds.most_common(3))
        held = f"{len(lines):,} triple{'s' * (len(lines) != 1)} ({most or 'no classes'})"
        raise InputError(source, f"is no graph of kg: it holds {held}, no statement")


def check_sound(lines: Iterable[Line | Quad], source: str) -> None:
    """Raises InputError naming the first thing that is not; `kg validate` names them all."""
    statements, ends = set[object](), {end: set[object]() for end in ENDS}
    for line in lines:
        subject, predicate, obj = line.subject, line.predicate, line.object
        shape = SHAPES.get(predicate)
        if shape and not (isinstance(obj, Literal) and shape.fullmatch(obj.value)):
            said = obj.value[:40] if isinstance(obj, Literal) else str(obj)[:80]
            raise InputError(source, f"{subject} {predicate} is {said!r}, which it cannot be")
        if predicate in ends and isinstance(obj, NamedNode):
            ends[predicate].add(subject)
        elif obj == KG.Statement and predicate == RDF.type:
            statements.add(subject)
    for end, told in ends.items():
        if lacking := sorted(map(str, statements - told)):
            raise InputError(source, f"statement {lacking[0]} has no {end.value.rsplit('#')[-1]}")
