"""What helps to write a question: a page with the terms of a graph, names as they begin, stored questions as SPARQL."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pyoxigraph import NamedNode, QuerySolutions

from kg.publish.page.html import embed
from kg.query.bind import NAMES, bind, list_names
from kg.query.questions import Question, read_question, stored_questions
from kg.rdf.prefixes import ids_below, prefixes
from kg.serve.edition import Opened
from kg.serve.names import find_named, most_reported
from kg.serve.paper import render
from kg.serve.parts import title_of
from kg.serve.refusal import Refusal
from kg.serve.worker import Reply
from kg.store import query

EXAMPLES = Path(__file__).parent / "examples"
MOST = 10  # suggestions
CLASSES = "kg:Kind rdfs:Class owl:Class"
PROPERTIES = "kg:Relation kg:EventRelation rdf:Property owl:ObjectProperty owl:DatatypeProperty"

_TERM = re.compile(r"(?<![\w:])([a-z]+:)([A-Za-z]\w*)")
_HEADER = re.compile(r"^# (?:title:|param ).*\n", re.MULTILINE)
_IF = re.compile(r" *# if \w+$", re.MULTILINE)
_EMPTY = re.compile(r"\n\s*\n")


@cache
def read_examples() -> tuple[Question, ...]:
    """Queries that show what SPARQL can ask of a graph of kg."""
    return tuple(read_question(path.read_text(encoding="utf-8")) for path in sorted(EXAMPLES.glob("*.rq")))


def write_page(opened: Opened) -> Reply:
    """The page to write questions on."""
    base = opened.edition.base
    ids = ids_below(base)
    data = {
        "terms": list_terms(opened),
        "prefixes": prefixes(base),
        "pages": {ids.id: "/entity/", ids.statement: "/statement/", ids.article: "/article/"},
    }
    text = render(
        "query.html",
        title=title_of(opened),
        edition=opened.edition,
        questions=stored_questions(),
        examples={each.title: spell_out(each.title, each.sparql, base) for each in read_examples()},
        data=embed(data),
    )
    return Reply("text/html; charset=utf-8", text.encode())


def list_terms(opened: Opened) -> dict[str, dict[str, str]]:
    """The classes and properties of a graph: name with its prefix → label; and those that the stored questions use."""
    spaces = {space: prefix for prefix, space in prefixes(opened.edition.base).items()}
    found = {"classes": dict[str, str](), "properties": dict[str, str]()}
    for sort, kinds in (("classes", CLASSES), ("properties", PROPERTIES)):
        rows = query(opened.store, f"SELECT ?term ?label {{ VALUES ?c {{ {kinds} }} ?term a ?c ; rdfs:label ?label }}")
        assert isinstance(rows, QuerySolutions)
        for term, label in rows:
            if name := shorten(term, spaces):
                found[sort][name] = label.value
    for question in (*stored_questions().values(), *read_examples()):
        for prefix, local in _TERM.findall(question.sparql):
            if prefix[:-1] in spaces.values():
                found["classes" if local[0].isupper() else "properties"].setdefault(prefix + local, "")
    return {sort: dict(sorted(terms.items())) for sort, terms in found.items()}


def shorten(term: NamedNode, spaces: Mapping[str, str]) -> str:
    """A term as a name with a prefix; nothing where it has none."""
    cut = max(map(term.value.rfind, "#/")) + 1
    prefix = spaces.get(term.value[:cut])
    return f"{prefix}:{term.value[cut:]}" if prefix else ""


def suggest(opened: Opened, sort: str, start: str) -> list[str]:
    """Names that something of a sort (kg.query.questions.SORTS) has, and that begin like this; the likeliest first."""
    if sort == "entity":
        found = find_named(opened.names, start, MOST) if start.strip() else most_reported(opened.names, MOST)
        return list(dict.fromkeys(named.said for named in found))
    if sort not in NAMES:
        raise Refusal(404, f"there are no names of the sort {sort[:100]!r}")
    names = {name for _, name in list_names(opened.store, sort)}
    return sorted(name for name in names if start.casefold() in name.casefold())[:MOST]


def write_out(opened: Opened, name: str, params: Mapping[str, str]) -> Reply:
    """A stored question as the SPARQL that asks it, with these parameters in their places.

    Raises KgError where one is missing or unknown, or where nothing in the graph is called so.
    """
    question = stored_questions().get(name)
    if not question:
        raise Refusal(404, f"there is no stored question {name[:100]!r}; see /questions")
    sparql = spell_out(question.title, bind(question, params, opened.store), opened.edition.base)
    return Reply("application/sparql-query; charset=utf-8", sparql.encode())


def spell_out(title: str, sparql: str, base: str) -> str:
    """A question as any endpoint understands it: with its prefixes, and without what only kg reads.

    >>> print(spell_out("All", "# title: All\\n# param kind (kind): which\\nASK { ?s a kg:Claim }", "https://kg.example/"))
    # All
    PREFIX kg: <https://w3id.org/kg-press/ontology#>
    ASK { ?s a kg:Claim }
    """
    used = {prefix for prefix, _ in _TERM.findall(sparql)}
    known = (f"PREFIX {name}: <{space}>" for name, space in sorted(prefixes(base).items()) if f"{name}:" in used)
    body = _EMPTY.sub("\n", _IF.sub("", _HEADER.sub("", sparql))).strip()
    return "\n".join((f"# {title}", *known, body))
