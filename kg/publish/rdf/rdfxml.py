"""RDF → RDF/XML 1.1: the union of all graphs, for tools that read nothing newer.

XML cannot hold most control characters, U+FFFE and U+FFFF: each becomes U+FFFD. It names properties by an element, so
those whose IRI does not end in a name ("https://example.org/1") cannot be written, and neither can triple terms.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from xml.sax.saxutils import escape

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.errors import KgError
from kg.publish.view import View
from kg.publish.xml import legal
from kg.rdf.prefixes import OUTSIDE, names
from kg.rdf.terms import Term

NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*\Z")  # what all versions of XML take for a name
RESERVED = {
    OUTSIDE["rdf"] + name
    for name in (
        *("RDF", "Description", "ID", "about", "aboutEach", "aboutEachPrefix", "bagID", "datatype", "li", "nodeID"),
        *("parseType", "resource"),
    )
}
STRING = OUTSIDE["xsd"] + "string"
ESCAPES = {"\r": "&#13;", "\t": "&#9;", "\n": "&#10;", '"': "&quot;"}


def write(view: View) -> Iterator[bytes]:
    """One element a node, sorted by IRI. Raises KgError where a property cannot be an element."""
    names_of = qualify({line.predicate.value for line in view.lines}, names(view.base))
    spaces = dict(sorted({space: prefix for space, prefix, _ in names_of.values()}.items(), key=lambda pair: pair[1]))
    tags = {iri: f"{prefix}:{name}" for iri, (_, prefix, name) in names_of.items()}
    held, label = cache(hold), cache(identify)
    facts = defaultdict[str, list[str]](list)
    for subject, predicate, obj, _ in view.lines:
        tag, (attributes, text) = tags[predicate.value], held(obj)
        end = "/>" if text is None else f">{text}</{tag}>"
        facts[label(subject, "about")].append(f"  <{tag}{attributes}{end}\n")
    declared = "".join(f'\n    xmlns:{prefix}="{quote(space)}"' for space, prefix in spaces.items())
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{declared}>\n'.encode()
    for node in sorted(facts):
        about = "".join(sorted(set(facts[node])))
        yield f"<rdf:Description{node}>\n{about}</rdf:Description>\n".encode()
    yield b"</rdf:RDF>\n"


def qualify(properties: set[str], known: Mapping[str, str]) -> Mapping[str, tuple[str, str, str]]:
    """Namespace, prefix and local name of each property, and of rdf:RDF."""
    found, prefixes = dict[str, tuple[str, str, str]](), dict(known)
    for iri in (OUTSIDE["rdf"] + "RDF", *sorted(properties)):
        name = NAME.search(iri)
        if name is None or (iri in RESERVED and iri in properties):
            raise KgError(f"RDF/XML cannot name the property <{iri}>; every other RDF format can")
        space = iri[: name.start()]
        found[iri] = space, prefixes.setdefault(space, f"ns{len(prefixes) - len(known)}"), name[0]
    return found


def identify(node: NamedNode | BlankNode | Triple, attribute: str) -> str:
    """The attribute that names a node."""
    if isinstance(node, Triple):
        raise KgError("RDF/XML has no triple terms; write rdf12 or nquads instead")
    return f' rdf:nodeID="b{node.value}"' if isinstance(node, BlankNode) else f' rdf:{attribute}="{quote(node.value)}"'


def hold(term: Term) -> tuple[str, str | None]:
    """The attributes of a property's element and, of a literal, its text."""
    if not isinstance(term, Literal):
        return identify(term, "resource"), None
    text = escape(legal(term.value), {"\r": "&#13;"})
    if term.language:
        return f' xml:lang="{term.language}"', text
    if term.datatype.value == STRING:
        return "", text
    return f' rdf:datatype="{quote(term.datatype.value)}"', text


def quote(text: str) -> str:
    """Text as the value of an attribute."""
    return escape(legal(text), ESCAPES)
