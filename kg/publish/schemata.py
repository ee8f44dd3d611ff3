"""ontology/ftm.ttl: which schema of FollowTheMoney a kind or a relation has, and what its ties hold together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.ontology import builtin_folder
from kg.project import KG, RDFS, Facts, ancestors, one, read_facts
from kg.store import read_file

SCHEMATA = "https://schema.followthemoney.tech/#"  # followthemoney/ontology.py
TEXT = "http://www.w3.org/2001/XMLSchema#string"


@dataclass(frozen=True, slots=True)
class Tie:
    """A schema that ties two entities: the properties that take its subject, object and role, if it has one."""

    schema: str
    subject: str
    object: str
    role: str
    ranges: tuple[str, str]  # the schemata of subject and object; TEXT where a name stands for the entity

    def fits(self, *schemata: str) -> bool:
        """Whether entities of these schemata can be its subject and object."""
        return all(r in (TEXT, *ancestors(builtin(), s)) for s, r in zip(schemata, self.ranges, strict=True))


@cache
def builtin() -> Facts:
    """The schemata that come with kg."""
    return read_facts(read_file(builtin_folder() / "ftm.ttl"))


def schema_of(facts: Facts, term: str) -> str:
    """The IRI of the schema of a kind or relation: its own, or that of the nearest wider one; else nothing."""
    told = (one(known.get(iri, {}), KG.ftmSchema) for iri in ancestors(facts, term) for known in (facts, builtin()))
    return next(filter(None, told), "")


def kind_schema(facts: Facts, kind: str) -> str:
    """The schema of a kind."""
    return schema_of(facts, kind) or schema_of(facts, KG.Kind)


def tie_of(facts: Facts, relation: str, subject: str, obj: str) -> Tie:
    """How a relation ties entities of two schemata: by its own tie, or by a loose one where that does not take them."""
    own, loose = (read_tie(schema_of(facts, term)) for term in (relation, KG.Relation))
    assert loose  # ontology/ftm.ttl says it
    return own if own and own.fits(subject, obj) else loose


@cache
def read_tie(schema: str) -> Tie | None:
    """A schema as a tie, if it is one."""
    about = builtin().get(schema, {})
    ends = one(about, KG.ftmSubject), one(about, KG.ftmObject)
    if not all(ends):
        return None
    subject, obj = (short(end) for end in ends)
    ranges = [one(builtin()[end], RDFS.range) for end in ends]
    return Tie(short(schema), subject, obj, short(one(about, KG.ftmRole)), (ranges[0], ranges[1]))


def short(iri: str) -> str:
    """The name of a schema or of a property.

    >>> short("https://schema.followthemoney.tech/#Person"), short("https://schema.followthemoney.tech/#Family:person")
    ('Person', 'person')
    """
    return iri.removeprefix(SCHEMATA).rpartition(":")[2]
