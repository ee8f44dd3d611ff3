"""The page of an ontology: who made it, a table of contents, and the sections; all inside one file."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from importlib.resources import files
from string import Template

from rdflib import URIRef
from rdflib.namespace import DCTERMS, OWL, SKOS

from kg.markup import Markup, join, tag
from kg.ontology import Ontology, load_ontology
from kg.ontology.turtle import texts_of, typed
from kg.rdf.vocab import KG
from kg.reference.entries import link
from kg.reference.sections import Section, sections
from kg.reference.terms import Terms


def render(ontology: Ontology) -> str:
    """The whole page, style and search inside, no link to load; the same ontology gives the same bytes."""
    terms, header = Terms(ontology), main_header(ontology)
    shown = [section for section in (*sections(terms), _changes(terms, header)) if section.body]
    folder = files("kg.reference")
    style, script = ((folder / name).read_text("utf-8") for name in ("page.css", "search.js"))
    titles = texts_of(ontology.graph, header, DCTERMS.title)
    return Template((folder / "template.html").read_text("utf-8")).substitute(
        title=join(titles[0] if titles else "An ontology of the news"),
        policy=f"default-src 'none'; style-src '{digest(style)}'; script-src '{digest(script)}'; base-uri 'none'",
        style=style,
        script=script,
        about=_about(terms, header),
        contents=tag("ul", *(tag("li", tag("a", section.name, href=f"#{_anchor(section)}")) for section in shown)),
        body=join(*map(_written, shown)),
    )


def main_header(ontology: Ontology) -> URIRef:
    """The ontology that the page is about: a user's own before the built-in one."""
    built_in = set(typed(load_ontology().graph, OWL.Ontology))
    own = [iri for iri in typed(ontology.graph, OWL.Ontology) if iri not in built_in]
    return own[0] if own else URIRef(load_ontology().iri)


def digest(text: str) -> str:
    """What lets a page run this one script or style and no other."""
    return "sha256-" + b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _about(terms: Terms, header: URIRef) -> Markup:
    graph = terms.ontology.graph
    rows = [("Namespace", tag("code", KG if header == URIRef(str(KG)[:-1]) else header))]
    for name, prop in (
        ("Version", OWL.versionInfo),
        ("This version", OWL.versionIRI),
        ("Changed", DCTERMS.modified),
        ("By", DCTERMS.creator),
        ("Licence", DCTERMS.license),
    ):
        for value in sorted(graph.objects(header, prop), key=str):
            text = str(value)[:10] if prop == DCTERMS.modified else str(value)
            rows.append((name, link(terms, value) if isinstance(value, URIRef) else join(text)))
    kinds, relations, events = (len(found) for found in (terms.ontology.kinds, terms.relations, terms.events))
    rows.append(("Holds", join(f"{kinds} kinds, {relations} relations, {events} classes of events")))
    told = (tag("p", text, class_="deck") for text in texts_of(graph, header, DCTERMS.description))
    return join(*told, tag("dl", *(join(tag("dt", name), tag("dd", value)) for name, value in rows)))


def _changes(terms: Terms, header: URIRef) -> Section:
    """The notes of history, newest first; what stands before the colon is the version."""
    notes = [note.partition(": ") for note in texts_of(terms.ontology.graph, header, SKOS.historyNote)[::-1]]
    rows = (join(tag("dt", version), tag("dd", said)) for version, _, said in notes)
    return Section("Changes", "", tag("dl", *rows, class_="changes") if notes else Markup())


def _written(section: Section) -> Markup:
    note = tag("p", section.note, class_="note") if section.note else None
    return tag("section", tag("h2", section.name), note, section.body, id=_anchor(section))


def _anchor(section: Section) -> str:
    return "section-" + section.name.lower().replace(" ", "-")
