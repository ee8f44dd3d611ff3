"""RDF → networkx: one node an entity, one edge a statement, made from the RDF alone.

So any file that kg wrote can be opened again and drawn. Offsets inside a quote count its code points.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import networkx as nx
from pyoxigraph import Literal, NamedNode, Quad

from kg.ontology.classes import local_name
from kg.rdf.known import Terms
from kg.rdf.prefixes import BASE, OUTSIDE, Ids, ids_below, is_base
from kg.rdf.terms import Line, id_of
from kg.rdf.vocab import GEONAMES, WD

DC, DCTERMS, KG, NIF, ORG, OWL, PROV, RDF, RDFS, SCHEMA, SEM, SKOS, VOID = (
    Terms(OUTSIDE[prefix], str)
    for prefix in ("dc", "dcterms", "kg", "nif", "org", "owl", "prov", "rdf", "rdfs", "schema", "sem", "skos", "void")
)
ELSEWHERE = {"wikidata": str(WD), "geonames": str(GEONAMES)}
PERIOD = {  # of an office: when it began and ended, and the days on which articles tell of it
    "begin": "holdsFrom",
    "end": "holdsUntil",
    "first": "reportedFrom",
    "last": "reportedUntil",
    "over": "reportedOver",
}
GREY = "#999999"  # the colour of a kind that names none

Row = dict[str, Any]
About = Mapping[str, tuple[str, ...]]  # predicate -> sorted objects
Facts = Mapping[str, About]  # by subject


def project(lines: Iterable[Line | Quad]) -> nx.MultiDiGraph[str]:
    """The network of a graph: a store, its quads or its lines.

    As a whole it has `articles`, how many there are, `copies`, how many of these are copies, and `base`, the IRI below
    which its ids live.
    Nodes: `label kind colour aliases links size weight offices` (weight: the reports of all statements about it;
    offices: of whoever holds one, and of the body, dicts `role holder holder_id body body_id begin end first last
    over`; the last three are the days on which articles first and last tell of it, and first call it over). Edges,
    keyed by the statement's id: `relation predicate label family symmetric status speaker speaker_id plover confidence
    articles reports outlets first_seen last_seen when events asserted evidence`; `asserted` says whether the graph
    holds it as a fact, `evidence` is a list of dicts `claim quote article report title date publisher url start end
    subject object trigger`, the last three as [begin, end] inside the quote or None where they lie outside.
    """
    return connect(read_facts(lines))


def connect(facts: Facts) -> nx.MultiDiGraph[str]:
    """The network of a graph, of which all facts have been read."""
    ids = find_ids(facts)
    articles = sum(1 for _ in typed(facts, SCHEMA.NewsArticle))
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph(articles=articles, copies=count_copies(facts), base=base_of(facts))
    claims = claims_by_statement(facts)
    weight: dict[str, int] = defaultdict(int)
    for entity in sorted(entities(facts, ids)):
        network.add_node(id_of(entity, ids.id), **describe_entity(facts, entity))
    for node in sorted(typed(facts, KG.Statement)):
        about = facts[node]
        subject, obj = (id_of(one(about, RDF[end]), ids.id) for end in ("subject", "object"))
        edge = describe_statement(facts, ids, node, claims[node])
        network.add_edge(subject, obj, key=id_of(node, ids.statement), **edge)
        for end in {subject, obj}:
            weight[end] += edge["reports"]
    offices = find_offices(facts, ids)
    for name, attributes in network.nodes(data=True):
        attributes |= {"weight": weight[name], "offices": offices[name]}
    return network


def read_facts(lines: Iterable[Line | Quad]) -> Facts:
    """The union of all graphs as plain nested dictionaries of strings."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for line in lines:
        subject, obj = line.subject, line.object
        if isinstance(subject, NamedNode) and isinstance(obj, NamedNode | Literal):
            found[subject.value][line.predicate.value].add(obj.value)
    return {s: {p: tuple(sorted(o) if len(o) > 1 else o) for p, o in about.items()} for s, about in found.items()}


def find_ids(facts: Facts) -> Ids:
    """The namespaces of the ids of a graph."""
    return ids_below(base_of(facts))


def base_of(facts: Facts) -> str:
    """The IRI below which the ids of a graph live."""
    bases = (node for node, about in facts.items() if node in many(about, VOID.uriSpace) and is_base(node))
    return min(bases, default=BASE)


def typed(facts: Facts, cls: str) -> Iterable[str]:
    """The nodes of a class."""
    return (node for node, about in facts.items() if cls in many(about, RDF.type))


def count_copies(facts: Facts) -> int:
    """How many articles print a report that another one printed first."""
    reports = [report for article in typed(facts, SCHEMA.NewsArticle) for report in many(facts[article], KG.report)]
    return len(reports) - len(set(reports))


def entities(facts: Facts, ids: Ids) -> set[str]:
    """The nodes that the graph is about: whatever has an id of its own or stands at an end of a statement."""
    ends = {one(facts[s], RDF[end]) for s in typed(facts, KG.Statement) for end in ("subject", "object")}
    return ends | {node for node in facts if node.startswith(ids.id)}


def describe_entity(facts: Facts, node: str) -> Row:
    """The attributes of an entity's node."""
    about = facts.get(node, {})
    kind = narrowest(
        facts, [t for t in many(about, RDF.type) if t.startswith(OUTSIDE["kg"]) or KG.Kind in types(facts, t)]
    )
    size = one(about, KG.size)
    return {
        "label": name_of(facts, node),
        "kind": local_name(kind) if kind else "",
        "colour": colour(facts, kind),
        "aliases": list(many(about, SKOS.altLabel)),
        "links": dict(links(about)),
        "size": int(size) if size else None,
    }


def name_of(facts: Facts, node: str) -> str:
    """What an entity is called, or the end of its IRI."""
    return one(facts.get(node, {}), SKOS.prefLabel) or local_name(node)


def links(about: About) -> Iterable[tuple[str, str]]:
    """The same thing elsewhere: ("wikidata", "Q184"), ("geonames", "593116"), …"""
    for there in (*many(about, SKOS.exactMatch), *many(about, DCTERMS.identifier)):
        scheme, value, _ = split_identifier(there)
        if scheme != "iri":
            yield scheme, value


def split_identifier(text: str) -> tuple[str, str, str | None]:
    """Scheme, id there, and IRI if it has one, of what an entity is called elsewhere.

    >>> split_identifier("iso3166:NO"), split_identifier("http://www.wikidata.org/entity/Q20")[:2]
    (('iso3166', 'NO', None), ('wikidata', 'Q20'))
    """
    for scheme, space in ELSEWHERE.items():
        if text.startswith(space):
            return scheme, id_of(text, space).rstrip("/"), text
    if "://" in text:
        return "iri", text, text
    scheme, _, value = text.partition(":")
    return scheme, value, None


def narrowest(facts: Facts, classes: list[str]) -> str:
    """The class that none of the others is below: inference adds the wider ones."""
    above = {wider for c in classes for wider in ancestors(facts, c) if wider != c}
    return next((c for c in sorted(classes) if c not in above), "")


def ancestors(facts: Facts, term: str) -> list[str]:
    """A class or a property and those above it, nearest first."""
    order, todo = list[str](), [term]
    while todo:
        found = todo.pop(0)
        if found not in order:
            order.append(found)
            about = facts.get(found, {})
            todo += (*many(about, RDFS.subClassOf), *many(about, RDFS.subPropertyOf))
    return order


def colour(facts: Facts, kind: str) -> str:
    """The colour of the nearest class that has one."""
    return next((c for a in ancestors(facts, kind) for c in many(facts.get(a, {}), KG.colour)), GREY)


def find_offices(facts: Facts, ids: Ids) -> Mapping[str, list[Row]]:
    """The posts and other roles in bodies, by the id of who had them and by that of the body."""
    found: dict[str, list[Row]] = defaultdict(list)
    for node in typed(facts, ORG.Membership):
        about = facts[node]
        holder, body = one(about, ORG.member), one(about, ORG.organization)
        office: Row = {"role": name_of(facts, one(about, ORG.role))}
        for part, end in (("holder", holder), ("body", body)):
            office |= {part: name_of(facts, end), f"{part}_id": id_of(end, ids.id)}
        office |= {name: one(about, KG[term]) or None for name, term in PERIOD.items()}
        for end in {office["holder_id"], office["body_id"]}:
            found[end].append(office)
    for offices in found.values():
        offices.sort(key=lambda office: (office["begin"] or office["first"] or "", *map(str, office.values())))
    return found


def claims_by_statement(facts: Facts) -> Mapping[str, list[str]]:
    """Which claims make each statement."""
    found: dict[str, list[str]] = defaultdict(list)
    for claim in sorted(typed(facts, KG.Claim)):
        for statement in many(facts[claim], KG.states):
            found[statement].append(claim)
    return found


def describe_statement(facts: Facts, ids: Ids, node: str, claims: Iterable[str]) -> Row:
    """The attributes of a statement's edge."""
    about = facts[node]
    subject, predicate, obj = (one(about, RDF[part]) for part in ("subject", "predicate", "object"))
    relation = facts.get(predicate, {})
    status = local_name(one(about, KG.status))
    speaker = one(about, PROV.wasAttributedTo)
    begin, end = one(about, KG.validFrom), one(about, KG.validUntil)
    held = obj in many(facts.get(subject, {}), predicate)
    types = sorted(t for event in many(about, KG.event) for t in many(facts.get(event, {}), SEM.eventType))
    usual = one(relation, KG.plover)  # an event that relations share has the types of all of them
    return {
        "relation": local_name(predicate),
        "predicate": predicate,
        "label": one(relation, RDFS.label) or local_name(predicate),
        "family": name_of(facts, family) if (family := one(relation, KG.family)) else None,
        "status": status,
        "symmetric": OWL.SymmetricProperty in many(relation, RDF.type),
        "speaker": name_of(facts, speaker) if speaker else None,
        "speaker_id": id_of(speaker, ids.id) if speaker else None,
        "plover": local_name(usual if usual in types or not types else types[0]) or None,
        "confidence": float(one(about, KG.confidence) or 0),
        "articles": int(one(about, KG.articleCount) or 0),
        "reports": int(one(about, KG.reportCount) or 0),
        "outlets": int(one(about, KG.outletCount) or 0),
        "first_seen": one(about, KG.firstSeen) or None,
        "last_seen": one(about, KG.lastSeen) or None,
        "when": (begin if begin == end else f"{begin}/{end}") or None,
        "events": [local_name(event) for event in many(about, KG.event)],
        "asserted": status == "actual" and held,
        "evidence": sorted((describe_claim(facts, ids, c) for c in claims), key=in_order),
    }


def describe_claim(facts: Facts, ids: Ids, node: str) -> Row:
    """The words of a claim: its sentence, its article, and where in the sentence its parts stand."""
    about = facts[node]
    sentence = facts.get(one(about, PROV.wasDerivedFrom), {})
    article_node = one(sentence, NIF.referenceContext)
    article = facts.get(article_node, {})
    start, end = int(one(sentence, NIF.beginIndex) or 0), int(one(sentence, NIF.endIndex) or 0)
    row: Row = {
        "claim": id_of(node, ids.claim),
        "quote": one(sentence, NIF.anchorOf),
        "article": id_of(article_node, ids.article),
        "report": id_of(one(sentence, KG.report), ids.report),
        "title": one(article, DCTERMS.title),
        "date": one(article, DCTERMS.issued) or None,
        "publisher": one(article, DC.publisher) or one(article, DCTERMS.publisher),
        "url": one(article, DCTERMS.source),
        "start": start,
        "end": end,
    }
    for part in ("subject", "object", "trigger"):
        begin, stop = (int(one(about, KG[part + side]) or -1) for side in ("Begin", "End"))
        row[part] = [begin - start, stop - start] if start <= begin <= stop <= end else None
    return row


def in_order(row: Row) -> tuple[str, str, int, str]:
    """Evidence is listed by date, article and place in it."""
    return row["date"] or "", row["article"], row["start"], row["claim"]


def types(facts: Facts, node: str) -> tuple[str, ...]:
    """The classes of a node."""
    return many(facts.get(node, {}), RDF.type)


def many(about: About, prop: str) -> tuple[str, ...]:
    """All values of a property."""
    return about.get(prop, ())


def one(about: About, prop: str) -> str:
    """The value of a property, or nothing."""
    values = about.get(prop)
    return values[0] if values else ""
