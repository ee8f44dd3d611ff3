"""Whether sentences are slices of the articles that a folder's library holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pyoxigraph import QuerySolutions, Store

from kg.rdf.prefixes import ids_below
from kg.rdf.terms import id_of

RULE = "a sentence is a slice of its article"
SENTENCES = """
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
SELECT ?node ?article ?begin ?end ?quote
WHERE { ?node nif:referenceContext ?article ; nif:beginIndex ?begin ; nif:endIndex ?end ; nif:anchorOf ?quote }
"""


def check_slices(store: Store, base: str, texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each sentence that is not in its article where it says, and why; `texts` are those of the articles, by id."""
    found = store.query(SENTENCES)
    assert isinstance(found, QuerySolutions)
    for row in found:
        node, article, begin, end, quote = (row[name].value for name in ("node", "article", "begin", "end", "quote"))
        name = id_of(article, ids_below(base).article)
        if name not in texts:
            yield node, f"the library holds no article “{name}”"
        elif not (begin.isdecimal() and end.isdecimal()):
            yield node, f"“{begin}” to “{end}” are no offsets"
        elif texts[name][int(begin) : int(end)] != quote:
            yield node, f"at {begin}-{end} of “{name}” stand other words"
