"""What can be wrong with a query, said so that its author can mend it; and what no query may do.

Oxigraph's messages list every token that the grammar allows, so the words of a query are looked at before it is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from kg.errors import KgError
from kg.query.nearest import suggest, suggest_term
from kg.query.service import find_service
from kg.query.tokens import FORMS, Token, is_text, is_word, mistake, read_tokens
from kg.rdf.vocab import KG

UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH")
MOST_PIECES = 3000  # the store reads them one inside the other, and where its stack ends it takes the program with it


def check(sparql: str, prefixes: Mapping[str, str], known: Iterable[str], used: Callable[[str], bool]) -> None:
    """Refuse what is not a question, and name prefixes and kg: terms that nobody knows.

    `prefixes` need no declaration; `known` are the kg: terms of the ontology by local name; `used` tells whether the
    graph has one of its own. Raises KgError with line and column.
    """
    if not is_text(sparql):
        raise KgError("query: there is something in it that is no character")
    tokens = read_tokens(sparql)
    first = next((t for t in tokens if t.kind == "word" and not is_word(t, "PREFIX", "BASE")), None)
    if first and first.text.upper().startswith(UPDATES):  # "insertData" is two words
        raise mistake(sparql, first, f"{first.text} would change the graph; only questions are answered")
    if first and first is tokens[0] and not first.text.upper().startswith(tuple(FORMS)):
        hint = suggest(first.text, FORMS, "; it is one of SELECT, CONSTRUCT, DESCRIBE and ASK")
        raise mistake(sparql, first, f"a question does not begin with {first.text!r}{hint}")
    if sum(1 for _ in outside_lists(tokens)) > MOST_PIECES:
        raise KgError(f"query: more than {MOST_PIECES:,} words and signs are not answered; take VALUES for lists")
    forbid_service(sparql)
    check_names(sparql, tokens, declared_prefixes(tokens, prefixes), frozenset(known), used)


def outside_lists(tokens: Iterable[Token]) -> Iterator[Token]:
    """The pieces that are not the data of VALUES, of which there may be many: the store reads them one by one.

    >>> [t.text for t in outside_lists(read_tokens("ASK { VALUES ?a { id:a id:b } ?a a kg:Person }"))]
    ['ASK', '{', 'VALUES', '?a', '{', '}', '?a', 'a', 'kg:Person', '}']
    """
    waiting = inside = False
    for token in tokens:
        brace = token.text if token.kind == "brace" else ""
        inside = inside and brace != "}"
        if not inside:
            yield token
        if brace == "{" and waiting:
            waiting, inside = False, True
        waiting = is_word(token, "VALUES") or (waiting and not brace)


def check_names(
    sparql: str,
    tokens: Iterable[Token],
    declared: Mapping[str, str],
    known: frozenset[str],
    used: Callable[[str], bool],
) -> None:
    """Refuse prefixes that are not declared, and kg: terms that neither ontology nor graph has."""
    for before, token in pairwise([Token("", "", 0), *tokens]):
        prefix, _, name = re.sub(r"\\(.)", r"\1", token.text, flags=re.DOTALL).partition(":")
        if token.kind != "name" or is_word(before, "PREFIX"):
            continue
        if prefix not in declared:
            hint = suggest(prefix, declared, "; declare it with PREFIX")
            raise mistake(sparql, token, f"unknown prefix {prefix!r}{hint}")
        if name and declared[prefix] == str(KG) and name not in known and not used(name):
            raise mistake(sparql, token, f"kg has no term {name!r}{suggest_term(name)}")


def forbid_service(sparql: str) -> None:
    """Refuse a query that asks another server, or that mentions a service in a way that leaves it open.

    Raises KgError with line and column.
    """
    at = find_service(sparql)
    if at is None:
        return
    if sparql[at : at + 7].upper() == "SERVICE":
        there = Token("word", sparql[at : at + 7], at)
        raise mistake(sparql, there, "SERVICE would ask another server, and none is asked")
    raise mistake(
        sparql,
        Token("mark", sparql[at], at),
        f"near {sparql[at : at + 12]!r} it is not certain that 'service' does not mean SERVICE; "
        "put a space after <, and use plain names and strings",
    )


def declared_prefixes(tokens: Sequence[Token], prefixes: Mapping[str, str]) -> dict[str, str]:
    """The usual prefixes and those that the query declares."""
    found = dict(prefixes)
    for word, name, iri in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if is_word(word, "PREFIX") and name.kind == "name" and iri.kind == "iri":
            found[name.text[:-1]] = iri.text[1:-1]
    return found
