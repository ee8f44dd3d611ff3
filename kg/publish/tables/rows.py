"""A graph's nodes as rows of tables (kg.publish.tables.schema tells what columns mean), in the order of their ids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kg.ontology.classes import local_name
from kg.project import (
    DC,
    DCTERMS,
    KG,
    NIF,
    ORG,
    OWL,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SEM,
    SKOS,
    About,
    Row,
    describe_entity,
    describe_statement,
    entities,
    many,
    narrowest,
    one,
    split_identifier,
    typed,
)
from kg.publish.view import View
from kg.rdf.terms import id_of


def entity_rows(view: View) -> Iterator[Row]:
    """Whom and what the graph is about."""
    ids, weight = view.ids, defaultdict[str, int](int)
    for _, about in told(view, KG.Statement):
        for end in {one(about, RDF.subject), one(about, RDF.object)}:
            weight[end] += whole(about, KG.reportCount) or 0
    for node in sorted(entities(view.facts, ids)):
        about = describe_entity(view.facts, node)
        known = {name: about[name] or None for name in ("kind", "size")}
        row = {"id": id_of(node, ids.id), "name": about["label"], "aliases": about["aliases"], "iri": node}
        yield row | known | {"weight": weight[node]}


def kind_rows(view: View) -> Iterator[Row]:
    """The kinds of entities."""
    kinds = sorted(typed(view.facts, KG.Kind))
    for node in kinds:
        about = view.facts[node]
        wider = [local_name(above) for above in many(about, RDFS.subClassOf) if above in kinds]
        yield term_row(about, node) | {"colour": one(about, KG.colour) or None, "wider": wider}


def relation_rows(view: View) -> Iterator[Row]:
    """The relations that statements and states use."""
    facts = view.facts
    used = {one(facts[node], RDF.predicate) for cls in (KG.Statement, KG.State) for node in typed(facts, cls)}
    for node in sorted(used):
        about = facts.get(node, {})
        row, inverse = term_row(about, node), one(facts.get(one(about, OWL.inverseOf), {}), RDFS.label)
        symmetric = OWL.SymmetricProperty in many(about, RDF.type)
        row |= {"inverse": row["label"] if symmetric else inverse or None, "symmetric": symmetric}
        yield row | {"lasting": one(about, KG.lasting) == "true"}


def term_row(about: About, node: str) -> Row:
    """A term of the ontology."""
    label = one(about, RDFS.label) or local_name(node)
    return {"name": local_name(node), "label": label, "definition": one(about, SKOS.definition) or None, "iri": node}


def link_rows(view: View) -> Iterator[Row]:
    """The same thing elsewhere, as far as kg knows; with the score of what it judged itself."""
    facts, ids, judged = view.facts, view.ids, dict[tuple[str, str], About]()
    for _, about in told(view, KG.Link):
        judged[one(about, RDF.subject), one(about, RDF.object)] = about
    for node in sorted(entities(facts, ids)):
        about = facts.get(node, {})
        for there in (*many(about, SKOS.exactMatch), *many(about, DCTERMS.identifier)):
            scheme, value, iri = split_identifier(there)
            link = judged.get((node, there), {})
            score = float(one(link, KG.score)) if link else None
            row = {"entity": id_of(node, ids.id), "scheme": scheme, "value": value, "iri": iri}
            yield row | {"score": score, "reasons": "; ".join(many(link, KG.reason)) or None}


def article_rows(view: View) -> Iterator[Row]:
    """The articles, without their texts."""
    ids = view.ids
    for node, about in told(view, SCHEMA.NewsArticle):
        yield {
            "id": id_of(node, ids.article),
            "title": one(about, DCTERMS.title) or None,
            "date": one(about, DCTERMS.issued) or None,
            "outlet": one(about, DC.publisher) or None,
            "url": one(about, DCTERMS.source) or None,
            "language": one(about, SCHEMA.inLanguage) or None,
            "report": name_in(ids.report, one(about, KG.report)),
            "authors": list(many(about, DC.creator)),
            "iri": node,
        }


def report_rows(view: View) -> Iterator[Row]:
    """The independent texts, which one or many articles print."""
    ids = view.ids
    for node, about in told(view, KG.Report):
        first = name_in(ids.article, one(about, KG.firstPrintedIn))
        yield {"id": id_of(node, ids.report), "first_printed_in": first}


def evidence_rows(view: View) -> Iterator[Row]:
    """The sentences that say something."""
    ids = view.ids
    for node, about in told(view, NIF.Sentence):
        yield {
            "id": id_of(node, ids.ev),
            "article": name_in(ids.article, one(about, NIF.referenceContext)),
            "begin": whole(about, NIF.beginIndex),
            "end": whole(about, NIF.endIndex),
            "quote": one(about, NIF.anchorOf),
            "report": name_in(ids.report, one(about, KG.report)),
        }


def claim_rows(view: View) -> Iterator[Row]:
    """Which sentence makes which statement, and by which of its words."""
    ids = view.ids
    for node, about in told(view, KG.Claim):
        places = {
            f"{part}_{side.lower()}": whole(about, KG[part + side])
            for part in ("subject", "object", "trigger")
            for side in ("Begin", "End")
        }
        yield places | {
            "id": id_of(node, ids.claim),
            "statement": name_in(ids.statement, one(about, KG.states)),
            "evidence": name_in(ids.ev, one(about, PROV.wasDerivedFrom)),
            "trigger": one(about, KG.trigger) or None,
            "ended": one(about, KG.ended) == "true",
            "confidence": float(one(about, KG.confidence) or 0),
            "extractor": one(about, KG.extractor) or None,
        }


def statement_rows(view: View) -> Iterator[Row]:
    """What is said, each once, however many articles say it."""
    ids = view.ids
    for node, about in told(view, KG.Statement):
        row = describe_statement(view.facts, ids, node, ())
        yield row | {
            "standing": standing(row["status"], row["speaker"], row["asserted"]),
            "id": id_of(node, ids.statement),
            "label": one(about, RDFS.label) or None,
            "subject": id_of(one(about, RDF.subject), ids.id),
            "object": id_of(one(about, RDF.object), ids.id),
            "speaker": name_in(ids.id, one(about, PROV.wasAttributedTo)),
            "valid_from": one(about, KG.validFrom) or None,
            "valid_until": one(about, KG.validUntil) or None,
            "contradicts": [id_of(other, ids.statement) for other in many(about, KG.contradicts)],
        }


def standing(status: str, speaker: str | None, asserted: bool) -> str:
    """How a statement stands, in words: what the graph holds as a fact, and what it only hears.

    >>> standing("negated", "Norland", False), standing("planned", None, False), standing("actual", None, False)
    ('denied by Norland', 'planned', 'over')
    """
    if asserted:
        return "fact"
    if speaker:
        words = {"actual": "claimed by", "negated": "denied by"}
        return f"{words.get(status, f'{status}, says')} {speaker}"
    return {"actual": "over", "negated": "said not to be so"}.get(status, status)


def event_rows(view: View) -> Iterator[Row]:
    """The happenings that statements tell of."""
    ids = view.ids
    for node, about in told(view, KG.Event):
        time = view.facts.get(one(about, KG.time), {})
        yield {
            "id": id_of(node, ids.event),
            "kind": local_name(narrowest(view.facts, list(many(about, RDF.type)))),
            "status": local_name(one(about, KG.status)),
            "speaker": name_in(ids.id, one(about, PROV.wasAttributedTo)),
            "begin": one(time, SEM.hasBeginTimeStamp) or None,
            "end": one(time, SEM.hasEndTimeStamp) or None,
            "plover": local_name(one(about, SEM.eventType)) or None,
        }


def participant_rows(view: View) -> Iterator[Row]:
    """Who takes part in each event, as what."""
    ids = view.ids
    known = entities(view.facts, ids)
    for node, about in told(view, KG.Event):
        for role, fillers in sorted(about.items()):
            for entity in fillers:
                if entity in known and role != PROV.wasAttributedTo:
                    row = {"event": id_of(node, ids.event), "role": local_name(role)}
                    yield row | {"entity": id_of(entity, ids.id)}


def state_rows(view: View) -> Iterator[Row]:
    """From when until when something held."""
    ids = view.ids
    basis = {"begun_by": KG.begunBy, "ended_by": KG.endedBy, "statements": PROV.wasDerivedFrom}
    for node, about in told(view, KG.State):
        row: Row = {"id": id_of(node, ids.state), "relation": local_name(one(about, RDF.predicate))}
        row |= {"label": one(about, RDFS.label) or None}
        row |= {end: id_of(one(about, RDF[end]), ids.id) for end in ("subject", "object")}
        yield (
            row
            | period(about)
            | {name: [id_of(s, ids.statement) for s in many(about, prop)] for name, prop in basis.items()}
        )


def period(about: About) -> Row:
    """What is known of the begin and the end of a state."""
    dates = {"holds_from": KG.holdsFrom, "holds_until": KG.holdsUntil, "reported_from": KG.reportedFrom}
    dates |= {"reported_until": KG.reportedUntil, "reported_over": KG.reportedOver}
    return {name: one(about, prop) or None for name, prop in dates.items()}


def office_rows(view: View) -> Iterator[Row]:
    """The posts that bodies have, whoever holds them."""
    ids = view.ids
    for node, about in told(view, ORG.Post):
        body = name_in(ids.id, one(about, ORG.postIn))
        row = {"id": id_of(node, ids.office), "label": one(about, RDFS.label) or None, "body": body}
        yield row | {"role": local_name(one(about, ORG.role))}


def membership_rows(view: View) -> Iterator[Row]:
    """Who was what in which body, and from when until when."""
    ids = view.ids
    for node, about in told(view, ORG.Membership):
        row = {
            "id": id_of(node, ids.membership),
            "label": one(about, RDFS.label) or None,
            "member": name_in(ids.id, one(about, ORG.member)),
            "body": name_in(ids.id, one(about, ORG.organization)),
            "role": local_name(one(about, ORG.role)),
            "office": name_in(ids.office, one(about, KG.post)),
            "state": name_in(ids.state, one(about, PROV.wasDerivedFrom)),
        }
        yield row | period(about)


def told(view: View, cls: str) -> Iterator[tuple[str, About]]:
    """The nodes of a class by IRI, each with what is said of it."""
    return ((node, view.facts[node]) for node in sorted(typed(view.facts, cls)))


def name_in(namespace: str, node: str) -> str | None:
    """The id of a node, if there is one."""
    return id_of(node, namespace) if node else None


def whole(about: About, prop: str) -> int | None:
    """A whole number, if there is one."""
    value = one(about, prop)
    return int(value) if value else None
