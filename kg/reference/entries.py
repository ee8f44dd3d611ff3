"""One entry of the page for each term: what it means, what it joins, an example, and the words that evoke it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rdflib import RDF, RDFS, Literal, URIRef
from rdflib.namespace import OWL, SKOS

from kg.markup import Markup, join, tag
from kg.ontology import Relation
from kg.ontology.lexicon import PARTS_OF_SPEECH
from kg.rdf.vocab import KG, SCHEMA
from kg.reference.terms import Terms, short

SAID = {
    "exactMatch": "the same as",
    "closeMatch": "close to",
    "broadMatch": "narrower than",
    "narrowMatch": "wider than",
    "relatedMatch": "related to",
}
TRAITS = {
    OWL.SymmetricProperty: "symmetric",
    OWL.FunctionalProperty: "has one value",
    OWL.TransitiveProperty: "transitive",
}
_END = re.compile(r"([XY])\[([^\]]*)\]")
_STATUS = re.compile(r"\s*-> (\w+)\s*$")


def entry(terms: Terms, term: URIRef, facts: Iterable[tuple[str, Markup]] = (), more: Iterable[Markup] = ()) -> Markup:
    """A term with its anchor, definition, facts in a table, examples, and what is folded."""
    rows = [*facts, *_mapped(terms, term)]
    anchor = terms.anchors[term]
    heading = tag("h3", tag("a", terms.label(term), href=f"#{anchor}"), " ", tag("code", short(term)))
    definitions = [tag("p", text, class_="told") for text in terms.texts(term, SKOS.definition)]
    table = tag("dl", *(join(tag("dt", name), tag("dd", value)) for name, value in rows)) if rows else None
    examples = join(*(example(o) for o in _literals(terms, term, SKOS.example)))
    return tag("article", heading, *definitions, examples, table, *more, id=anchor, class_="term")


def link(terms: Terms, term: URIRef) -> Markup:
    """A term by its label, led to its entry, or to its own address where it lies elsewhere."""
    if term in terms.anchors:
        return tag("a", terms.label(term), href=f"#{terms.anchors[term]}")
    web = str(term).startswith(("https://", "http://"))
    return tag("a", short(term), href=str(term), rel="noopener", class_="far") if web else tag("span", short(term))


def links(terms: Terms, found: Iterable[URIRef]) -> Markup:
    """Several of them."""
    return join(*(link(terms, term) for term in found), by=", ")


def example(text: Literal) -> Markup:
    """A sentence, or Turtle where the example bears no language."""
    if text.language:
        return tag("p", text, class_="example")
    return tag("pre", tag("code", text.replace(" ; ", " ;\n    ").replace(" . ", " .\n")), class_="example")


def describe_kind(terms: Terms, term: URIRef) -> Markup:
    """A kind: where it stands in the tree, which relations take it, and the nouns that tell it."""
    rows = []
    if above := terms.values(term, RDFS.subClassOf):
        rows.append(("is a", links(terms, above)))
    if below := [t for t in terms.kinds if term in terms.values(t, RDFS.subClassOf)]:
        rows.append(("kinds of it", links(terms, below)))
    for name, prop in (("subject of", SCHEMA.domainIncludes), ("object of", SCHEMA.rangeIncludes)):
        if taken := [r for r in terms.relations if term in terms.values(r, prop)]:
            rows.append((name, links(terms, taken)))
    cues = folded("Nouns that tell it", terms.texts(term, KG.cue))
    return entry(terms, term, rows, [cues] if cues else [])


def describe_relation(terms: Terms, relation: Relation) -> Markup:
    """A relation: direction, ends, inverse, events, states, sentences that state it and that do not, its words."""
    term = URIRef(relation.iri)
    ends = [
        links(terms, terms.values(term, *properties)) or Markup("anything")
        for properties in ((SCHEMA.domainIncludes, RDFS.domain), (SCHEMA.rangeIncludes, RDFS.range))
    ]
    arrow = tag("span", "↔" if relation.symmetric else "→", class_="arrow", aria_label="to")
    rows = [("joins", join(ends[0], " ", arrow, " ", ends[1]))]
    if relation.inverse_name:
        inverse = next(iter(i for i in terms.inverses if term in terms.values(i, OWL.inverseOf)), None)
        label = relation.inverse_label or relation.inverse_name
        code = tag("code", short(inverse) if inverse else relation.inverse_name)
        anchor = terms.anchors[inverse] if inverse else None
        rows.append(("the other way", tag("span", label, " ", code, id=anchor, class_="inverse")))
    if relation.lasting:
        rows.append(("lasts", Markup("from one day to another: it makes states")))
    if events := terms.values(term, KG.eventClass):
        rows.append(("events", links(terms, events)))
    if types := terms.values(term, KG.plover):
        rows.append(("PLOVER", links(terms, types)))
    for name, prop in (("begins", KG.begins), ("ends", KG.ends), ("may end", KG.mayEnd)):
        if states := terms.texts(term, prop):
            rows.append((name, join(*(tag("code", state) for state in states), by=", ")))
    if roles := terms.values(term, KG.membershipRole):
        rows.append(("role", links(terms, roles)))
    told = (
        [tag("ul", *(tag("li", *marked(e)) for e in relation.examples), class_="examples")] if relation.examples else []
    )
    wrong = folded("Sentences that look like it", relation.counter_examples, one="li")
    patterns = [(pos, terms.texts(term, KG[pos])) for pos in PARTS_OF_SPEECH]
    return entry(
        terms,
        term,
        rows,
        [*(told if relation.examples else ()), *filter(None, [wrong, words(patterns, relation.blocked_by)])],
    )


def describe_property(terms: Terms, term: URIRef) -> Markup:
    """A property of the model: what it is said of, and what it leads to."""
    rows = [
        (name, links(terms, found))
        for name, properties in (
            ("said of", (RDFS.domain, SCHEMA.domainIncludes)),
            ("leads to", (RDFS.range, SCHEMA.rangeIncludes)),
            ("is also", (RDFS.subPropertyOf,)),
        )
        if (found := terms.values(term, *properties))
    ]
    if kept := [text for trait, text in TRAITS.items() if (term, RDF.type, trait) in terms.ontology.graph]:
        rows.append(("nature", join(*kept, by=", ")))
    return entry(terms, term, rows)


def describe_class(terms: Terms, term: URIRef) -> Markup:
    """A class of the model or of events."""
    rows = [
        (name, links(terms, found))
        for name, found in (
            ("is a", terms.values(term, RDFS.subClassOf)),
            ("made by", [r for r in terms.relations if term in terms.values(r, KG.eventClass)]),
            ("further roles", terms.values(term, KG.eventRole)),
            ("see also", terms.values(term, RDFS.seeAlso)),
        )
        if found
    ]
    return entry(terms, term, rows)


def describe_concept(terms: Terms, term: URIRef) -> Markup:
    """A member of a scheme: what stands above it, which relations are of it, what it turns into."""
    rows = [
        (name, links(terms, found))
        for name, found in (
            ("under", terms.values(term, SKOS.broader)),
            ("relations", [r for r in terms.relations if term in terms.values(r, KG.plover, KG.membershipRole)]),
            ("when planned", terms.values(term, KG.whenPlanned)),
            ("when possible", terms.values(term, KG.whenPossible)),
            ("when negated", terms.values(term, KG.whenNegated)),
        )
        if found
    ]
    return entry(terms, term, rows)


def describe_words(terms: Terms, term: URIRef) -> Markup:
    """A class of words: how firm what they govern is, and the words."""
    rows = [
        (name, links(terms, found))
        for name, prop in (("affirmed", KG.affirmed), ("denied", KG.denied))
        if (found := terms.values(term, prop))
    ]
    lists = [(pos, terms.texts(term, KG[pos])) for pos in PARTS_OF_SPEECH]
    return entry(terms, term, rows, filter(None, [folded("Words", terms.texts(term, KG.lemma)), words(lists, ())]))


def marked(sentence: str) -> list[str]:
    """An example sentence with its ends marked, and the status that it has where that is not actual."""
    status = _STATUS.search(sentence)
    pieces: list[str] = []
    at, text = 0, sentence[: status.start()] if status else sentence
    for found in _END.finditer(text):
        pieces += [text[at : found.start()], tag("mark", found[2], class_=found[1].lower(), title=found[1])]
        at = found.end()
    return [*pieces, text[at:], *([" ", tag("small", status[1])] if status else [])]


def words(patterns: Sequence[tuple[str, tuple[str, ...]]], blocked: tuple[str, ...]) -> Markup | None:
    """The words that evoke a relation by part of speech, folded, and the phrases in which they do not count."""
    kept = [(f"{pos}s", texts) for pos, texts in patterns if texts] + ([("not in", blocked)] if blocked else [])
    if not kept:
        return None
    lists = [join(tag("h4", name), tag("p", *_spread(texts), class_="words")) for name, texts in kept]
    count = sum(len(texts) for _, texts in kept)
    return tag("details", tag("summary", f"Words ({count})"), *lists)


def folded(title: str, texts: Sequence[str], one: str = "") -> Markup | None:
    """A folded list: words in a row, or sentences one below the other."""
    if not texts:
        return None
    body = tag("ul", *(tag(one, text) for text in texts)) if one else tag("p", *_spread(texts), class_="words")
    return tag("details", tag("summary", f"{title} ({len(texts)})"), body)


def _spread(texts: Sequence[str]) -> Iterable[str]:
    for i, text in enumerate(texts):
        yield Markup(" · ") if i else ""
        yield tag("span", text)


def _mapped(terms: Terms, term: URIRef) -> Iterable[tuple[str, Markup]]:
    found: dict[str, list[URIRef]] = {}
    for mapping, other in terms.mappings(term):
        found.setdefault(SAID[mapping], []).append(other)
    return [(said, links(terms, others)) for said, others in found.items()]


def _literals(terms: Terms, term: URIRef, prop: URIRef) -> list[Literal]:
    return sorted(o for o in terms.ontology.graph.objects(term, prop) if isinstance(o, Literal))
