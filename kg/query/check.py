"""What can be wrong with a query, said so that its author can mend it; and what no query may do.

Oxigraph's messages list every token that the grammar allows, so the words of a query are looked at before it is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise

from kg.errors import KgError
from kg.query.nearest import suggest, suggest_term
from kg.query.service import find_service
from kg.query.tokens import FORMS, Token, is_word, place, point, read_tokens
from kg.vocab import KG

UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH")
MOST_MARKS = 5000  # operators and brackets; the store reads them one inside the other, and its stack ends somewhere
PAIRS = {"}": "{", ")": "(", "]": "["}


def check(sparql: str, prefixes: Mapping[str, str], known: Iterable[str], used: Callable[[str], bool]) -> None:
    """Refuse what is not a question, and name prefixes and kg: terms that nobody knows.

    `prefixes` need no declaration; `known` are the kg: terms of the ontology by local name; `used` tells whether the
    graph has one of its own. Raises KgError with line and column.
    """
    try:
        sparql.encode()
    except UnicodeEncodeError as error:
        raise KgError(f"{place(sparql, error.start)}: there is something that is no character") from None
    tokens = read_tokens(sparql)
    first = next((t for t in tokens if t.kind == "word" and not is_word(t, "PREFIX", "BASE")), None)
    if first and first.text.upper().startswith(UPDATES):  # "insertData" is two words
        raise mistake(sparql, first, f"{first.text} would change the graph; only questions are answered")
    if not first or not first.text.upper().startswith(tuple(FORMS)):
        raise KgError("query: a question begins with SELECT, CONSTRUCT, DESCRIBE or ASK")
    if sum(token.kind == "mark" for token in tokens) > MOST_MARKS:
        raise KgError(f"query: more than {MOST_MARKS:,} operators and brackets are not answered; take VALUES for lists")
    forbid_service(sparql)
    check_names(sparql, tokens, declared_prefixes(tokens, prefixes), frozenset(known), used)


def check_names(
    sparql: str,
    tokens: Iterable[Token],
    declared: Mapping[str, str],
    known: frozenset[str],
    used: Callable[[str], bool],
) -> None:
    """Refuse prefixes that are not declared, and kg: terms that neither ontology nor graph has."""
    for token, after in pairwise([*tokens, Token("", "", len(sparql))]):
        prefix, _, name = token.text.partition(":")
        if token.kind == "name" and prefix not in declared and after.kind != "iri":
            raise mistake(
                sparql, token, f"unknown prefix {prefix!r}{suggest(prefix, declared, '; declare it with PREFIX')}"
            )
        if token.kind == "name" and name and declared[prefix] == str(KG) and name not in known and not used(name):
            raise mistake(sparql, token, f"kg has no term {name!r}{suggest_term(name)}")


def mistake(sparql: str, token: Token, reason: str) -> KgError:
    """What is wrong with a piece of a query, with the line that it stands in."""
    return KgError(f"{place(sparql, token.at)}: {reason}\n{point(sparql, token.at, len(token.text))}")


def forbid_service(sparql: str) -> None:
    """Refuse a query that asks another server, or that mentions a service in a way that leaves it open.

    Raises KgError with line and column.
    """
    at = find_service(sparql)
    if at is None:
        return
    if sparql[at : at + 7].upper() == "SERVICE":
        raise mistake(
            sparql, Token("word", sparql[at : at + 7], at), "SERVICE would ask another server, and none is asked"
        )
    raise KgError(
        f"{place(sparql, at)}: near {sparql[at : at + 12]!r} it is not certain that 'service' does not mean SERVICE; "
        f"put a space after <, and use plain names and strings\n{point(sparql, at)}"
    )


def declared_prefixes(tokens: list[Token], prefixes: Mapping[str, str]) -> dict[str, str]:
    """The usual prefixes and those that the query declares."""
    found = dict(prefixes)
    for word, name, iri in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if is_word(word, "PREFIX") and name.kind == "name" and iri.kind == "iri":
            found[name.text[:-1]] = iri.text[1:-1]
    return found


def explain_syntax(sparql: str, error: SyntaxError) -> KgError:
    """Oxigraph's complaint with its place and the line there, without the list of all that might stand in it."""
    match = re.search(r"at (\d+):(\d+): (.*)", str(error), re.DOTALL)
    if not match:
        return KgError(f"query: {str(error).splitlines()[0]}")
    line, column, reason = int(match[1]), int(match[2]), match[3].splitlines()[0]
    begin = sum(len(each) + 1 for each in sparql.split("\n")[: line - 1])
    at = min(begin + column - 1, len(sparql))
    reason = (hint := guess(sparql, at)) or ("not SPARQL from here on" if reason.startswith("expected") else reason)
    length = 1 if hint else len(sparql[at:].split("\n")[0].rstrip())
    return KgError(f"{place(sparql, at)}: {reason}\n{point(sparql, at, length)}")


def guess(sparql: str, at: int) -> str:
    """The likely reason why a query cannot be read from a place on, or nothing."""
    tokens = read_tokens(sparql)
    opened = list[Token]()
    for token in tokens:
        if token.text in PAIRS.values() and token.kind in {"brace", "mark"}:
            opened.append(token)
        elif token.text in PAIRS and token.kind in {"brace", "mark"}:
            if not opened or opened[-1].text != PAIRS[token.text]:
                return f"{token.text!r} closes nothing" if token.at >= at else ""
            opened.pop()
    if not sparql[at:].strip() and opened:
        return f"the query ends, and {opened[-1].text!r} of {place(sparql, opened[-1].at)[7:]} is not closed"
    return ""
