"""What `build` returns: the articles' claims and entities, and the views that are made of them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.catalogue import BY
from kg.errors import InputError
from kg.files import write_whole
from kg.history import Named, Said, Source, State
from kg.ledger import Roster, Verdicts, rows_of
from kg.model import NO_COPIES, UNKNOWN, Article, Entity, Reading, Reports, Resolution, Run, Span, Status
from kg.ontology import Ontology
from kg.printable import one_line
from kg.publish.jsonl import attribution_rows, claim_rows, dump, entity_rows
from kg.rdf.prefixes import BASE

if TYPE_CHECKING:
    import networkx
    import rdflib
    from pyoxigraph import Quad, Store

    from kg.notebook.explorer import Neighbourhood
    from kg.publish.view import View


@dataclass(frozen=True, slots=True, repr=False)
class Edge:
    """A claim with its ends resolved: what a reader of the graph sees."""

    subject: Entity
    predicate: str
    object: Entity
    status: Status
    speaker: Entity | None
    quote: str
    article: Article
    when: str | None
    confidence: float
    label: str  # the relation in words
    ended: bool = False  # whether the text marks it as over: "former"
    marks: tuple[tuple[str, Span], ...] = ()  # ("who" | "deed" | "whom", where its words stand in the quote)

    def __str__(self) -> str:
        word = "" if self.status is Status.ACTUAL else f" [{self.status}]"
        by = f", says {self.speaker.name}" if self.speaker else ""
        return f"{self.subject.name} {self.predicate} {self.object.name}{word}{by}"

    def __repr__(self) -> str:
        return f"<claim: {one_line(str(self))}>"

    def _repr_html_(self) -> str:
        from kg.notebook.claim import claim_card

        return claim_card(self)


@dataclass(frozen=True, repr=False)
class Graph:
    """The knowledge graph of a set of articles. RDF, network and pages are made when asked for."""

    readings: Sequence[Reading]
    resolution: Resolution
    ontology: Ontology
    reports: Reports = NO_COPIES
    skipped: tuple[InputError, ...] = ()
    verdicts: Verdicts = field(default_factory=Verdicts)  # what the ledger says of these articles
    base: str = BASE  # below which ids live
    run: Run = UNKNOWN  # what made the readings
    infers: bool = False  # whether what follows by the rules of the ontology is written too

    def __repr__(self) -> str:
        claims = sum(len(reading.claims) for reading in self.readings)
        return f"<graph of {one_line(self.title)}: {len(self.entities):,} entities, {claims:,} claims>"

    def _repr_html_(self) -> str:
        from kg.notebook.explorer import graph_card

        return graph_card(self)

    @property
    def entities(self) -> tuple[Entity, ...]:
        """Everyone and everything the articles name, by id."""
        return self.resolution.entities

    @cached_property
    def claims(self) -> tuple[Edge, ...]:
        """Every claim, asserted or not, by article and place in the text."""
        return tuple(edge for reading in self.readings for edge in self._edges(reading))

    def query(self, sparql: str, *, as_of: str | None = None, **params: str) -> list[dict[str, str]]:
        """The rows that a SPARQL query, or a stored question by name, gives; the usual prefixes are known.

        `params` are bound as terms, never pasted into the text. `as_of` asks the graph as it stood on a day, month or
        year ("2015-01-21"). Raises KgError where the query or the date is wrong.
        """
        from kg.query.run import open_store, select

        return select(open_store(self.quads, as_of) if as_of else self._store, sparql, params)

    def show(self, who: str | Entity, steps: int = 1) -> Neighbourhood:
        """The part of the graph around somebody or something, for a notebook or a page of its own.

        `who` is any name or the id of an entity, or the entity; `steps` is how many statements away the others may
        be. Raises KgError where nothing is called so, or several are.
        """
        from kg.notebook.explorer import look_around

        return look_around(self, who.id if isinstance(who, Entity) else who, steps)

    def to_rdflib(self) -> rdflib.Graph:
        """All triples (docs/rdf.md) as an rdflib graph."""
        import rdflib

        from kg.publish.rdf import ntriples
        from kg.rdf.prefixes import prefixes

        graph = rdflib.Graph().parse(data=b"".join(ntriples.write(self.view)), format="nt")
        for prefix, namespace in prefixes(self.base).items():
            graph.bind(prefix, namespace)
        return graph

    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """The network: one edge a statement, made from the RDF."""
        from kg.project import project

        return project(self.view.lines)

    def write(self, folder: str | Path) -> None:
        """Write every file of docs/files.md but the library; each appears whole or not at all.

        Warns of what stands in the place of an article's page and is not kg's: it stays.
        """
        from kg.publish import judgements
        from kg.publish.articles.names import page_link
        from kg.publish.articles.pages import write_articles
        from kg.publish.articles.press import set_up
        from kg.publish.standard import write_standard

        folder = Path(folder)
        claims = claim_rows(self.readings, self.resolution, self.ontology, self.reports)
        write_whole(folder / "claims.jsonl", dump(claims))
        write_whole(folder / "entities.jsonl", dump(entity_rows(self.readings, self.resolution, self.ontology)))
        write_whole(folder / "attributions.jsonl", dump(attribution_rows(self.readings)))
        people = {(left, right) for left, right, _ in self.verdicts.same}
        own = (j for j in self.resolution.judgements if (j.left, j.right) not in people)
        links = (each for each in self.resolution.links if each.by == BY)
        write_whole(folder / "judgements.csv", judgements.serialize(own, self.roster, links))
        pages = {reading.article.id: page_link(reading.article.id) for reading in self.readings}
        write_standard(self.view, folder, self.title, pages)
        press = set_up(self.view.network, self.readings, self.resolution, self.reports)
        write_articles(folder, press, self.readings, self.title)
        report = json.dumps(self.report(), ensure_ascii=False, indent=2) + "\n"
        write_whole(folder / "report.json", report.encode())

    @cached_property
    def roster(self) -> Roster:
        """The entities with their chains."""
        of_mention = self.resolution.of_mention
        of_chain = {chain.id: of_mention[chain.mentions[0]] for reading in self.readings for chain in reading.chains}
        return Roster(self.entities, rows_of(self.readings, self.ontology.main_kind), of_chain)

    def state(self) -> State:
        """What the history keeps of this graph, to tell later what has changed."""
        from kg.ids import content_id

        articles = {r.article.id: Source(content_id(r.article), r.article.url) for r in self.readings}
        entities = {name: Named(about["label"], about["kind"]) for name, about in self.view.network.nodes(data=True)}
        statements = {
            key: Said(
                subject=subject,
                relation=about["relation"],
                object=obj,
                status=about["status"],
                speaker=about["speaker_id"],
                when=about["when"],
                symmetric=about["symmetric"],
                reports=about["reports"],
                claims=claims_by_article(about["evidence"]),
            )
            for subject, obj, key, about in self.view.network.edges(keys=True, data=True)
        }
        return State(articles, self.roster.of_chain, entities, statements)

    def report(self) -> dict[str, Any]:
        """Counts, and what was skipped and why."""
        by_relation, by_status, attributions = Counter[str](), Counter[str](), 0
        for reading in self.readings:
            by_relation.update(claim.predicate for claim in reading.claims)
            by_status.update(claim.status for claim in reading.claims)
            attributions += len(reading.attributions)
        return {
            "articles": len(self.readings),
            "reports": len(self.readings) - len(self.reports.copies),
            "copies": len(self.reports.copies),
            "entities": len(self.entities),
            "claims": by_status.total(),
            "attributions": attributions,
            "claims_by_relation": dict(sorted(by_relation.items(), key=lambda item: (-item[1], item[0]))),
            "claims_by_status": dict(sorted(by_status.items())),
            "skipped": [{"source": e.source, "reason": e.reason} for e in self.skipped],
        }

    @property
    def title(self) -> str:
        """What the graph is called: its only article's title, or how many articles it holds."""
        if len(self.readings) == 1:
            return self.readings[0].article.title or self.readings[0].article.id
        return f"{len(self.readings)} articles"

    @cached_property
    def quads(self) -> tuple[Quad, ...]:
        """The graph's RDF (docs/rdf.md), a named graph an article, sorted."""
        from kg.record import as_quads

        return as_quads(self.view.lines)

    @cached_property
    def view(self) -> View:
        """Its RDF, and the network made of it, as output formats take them."""
        from kg.inference import write_conclusions
        from kg.publish.view import View
        from kg.record import write_lines

        told = self.readings, self.resolution, self.ontology, self.reports
        lines = write_lines(*told, base=self.base, run=self.run)
        return View(lines, inferred=write_conclusions(lines, self.base) if self.infers else ())

    @cached_property
    def _store(self) -> Store:
        from kg.query.run import open_store

        return open_store(self.quads)

    @cached_property
    def _by_id(self) -> dict[str, Entity]:
        return {e.id: e for e in self.resolution.entities}

    def _edges(self, reading: Reading) -> list[Edge]:
        mentions = {mention.id: mention.span for mention in reading.mentions}

        def entity(mention: str) -> Entity:
            return self._by_id[self.resolution.of_mention[mention]]

        return [
            Edge(
                subject=entity(claim.subject),
                predicate=claim.predicate,
                object=entity(claim.object),
                status=claim.status,
                speaker=entity(claim.speaker) if claim.speaker else None,
                quote=claim.evidence.of(reading.article.text),
                article=reading.article,
                when=claim.when,
                confidence=claim.confidence,
                label=self.ontology.relations[claim.predicate].label,
                ended=claim.ended,
                marks=tuple(
                    (role, Span(words.start - claim.evidence.start, words.end - claim.evidence.start))
                    for role, words in (
                        ("who", mentions[claim.subject]),
                        ("deed", claim.trigger),
                        ("whom", mentions[claim.object]),
                    )
                    if claim.evidence.covers(words)
                ),
            )
            for claim in reading.claims
        ]


def claims_by_article(evidence: Iterable[dict[str, Any]]) -> dict[str, tuple[str, ...]]:
    """Which claims of which article bear a statement out, both sorted."""
    found: dict[str, tuple[str, ...]] = {}
    for article, claim in sorted((row["article"], row["claim"]) for row in evidence):
        found[article] = (*found.get(article, ()), claim)
    return found
