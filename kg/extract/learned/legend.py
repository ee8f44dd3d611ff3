"""What the network's numbers mean: its kinds, forms and statuses, and the relations that it was trained on.

A relation is known only as long as the ontology in use says of it what it said at training: the same words of
definition, the same ends. A relation that is new, changed or gone is left to the rules.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from kg.ids import content_id
from kg.model import Form, Status
from kg.ontology import Ontology, Relation

Way = Literal["=", ">", "<"]  # mutual, in the order of the text, against it
KINDS = ("Person", "Group", "Organization", "Country", "Place", "Agreement", "Award", "Good")
FORMS = tuple(Form)
STATUSES = (Status.ACTUAL, Status.NEGATED, Status.PLANNED, Status.POSSIBLE)


@dataclass(frozen=True, slots=True, eq=False)  # a cache key
class Legend:
    """The orders in which the network counts."""

    kinds: tuple[str, ...]
    forms: tuple[Form, ...]
    statuses: tuple[Status, ...]
    answers: tuple[tuple[str, Way], ...]  # its classes; the one behind the last means "none of these"
    seals: Mapping[str, str]  # by relation: what stood in the ontology at training, see `seal`

    @lru_cache(maxsize=8)  # noqa: B019 - a process has one legend
    def legal(self, ontology: Ontology) -> NDArray[np.bool_]:
        """Which answers two kinds admit: (kinds + 1) × (kinds + 1) × (answers + 1), first mention first.

        The last answer always is one, and the only one where a kind is not known.
        """
        size = len(self.kinds) + 1
        found = np.zeros((size, size, len(self.answers) + 1), dtype=np.bool_)
        found[..., -1] = True
        for i, (name, way) in enumerate(self.answers):
            relation = ontology.relations.get(name)
            if relation is None or seal(relation) != self.seals[name]:
                continue
            joined = [[ontology.admits(relation, a, b) for b in self.kinds] for a in self.kinds]
            found[:-1, :-1, i] = np.transpose(joined) if way == "<" else joined
        return found

    def kind_number(self, kind: str) -> int:
        """The place of a main kind in the order; one that is not known comes behind the last."""
        return self.kinds.index(kind) if kind in self.kinds else len(self.kinds)

    def knows(self, relation: Relation) -> bool:
        """Whether the network was trained on the relation as it is."""
        return self.seals.get(relation.name) == seal(relation)


def make_legend(ontology: Ontology, names: Sequence[str]) -> Legend:
    """The legend of a network that is to be trained on these relations of an ontology."""
    relations = [ontology.relations[name] for name in sorted(names)]
    mutual: list[tuple[str, Way]] = [(r.name, "=") for r in relations if r.symmetric]
    directed: list[tuple[str, Way]] = [(r.name, way) for r in relations if not r.symmetric for way in (">", "<")]
    return Legend(KINDS, FORMS, STATUSES, (*mutual, *directed), {r.name: seal(r) for r in relations})


def seal(relation: Relation) -> str:
    """What tells whether a relation is still the one that was trained on: its definition and what it joins."""
    ends = (",".join(sorted(kinds)) for kinds in (relation.domain, relation.range))
    return content_id(relation.name, relation.definition, relation.symmetric, *ends)


def write_legend(legend: Legend, file: Path) -> None:
    """The legend as JSON."""
    file.write_text(json.dumps(asdict(legend), indent=1) + "\n", "utf-8")


def read_legend(file: Path) -> Legend:
    """A legend that `write_legend` wrote."""
    raw = json.loads(file.read_text("utf-8"))
    return Legend(
        tuple(raw["kinds"]),
        tuple(map(Form, raw["forms"])),
        tuple(map(Status, raw["statuses"])),
        tuple((name, way) for name, way in raw["answers"]),
        raw["seals"],
    )
