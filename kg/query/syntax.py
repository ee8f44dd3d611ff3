"""Why a text is no SPARQL, and where: Oxigraph decides that it is none, rdflib often tells better where it ends to be.

Oxigraph names the farthest place that any reading reaches, which may be long after the mistake, and all that might
stand there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rdflib.plugins.sparql.parser import parseQuery

from kg.errors import KgError
from kg.query.tokens import Token, is_word, mistake, read_tokens

PAIRS = {"}": "{", ")": "(", "]": "["}
TERMS = {"variable", "name", "iri", "string", "language", "blank"}
AGGREGATES = ("COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT")
PLAIN = {  # what Oxigraph says between the tokens that it expects, and what that means
    "variable that is unbound": "SELECT shows a variable that is neither in GROUP BY nor inside a COUNT or the like",
    "not authorized with GROUP BY": "SELECT * does not go with GROUP BY; name what to show",
}


def explain_syntax(sparql: str, error: SyntaxError) -> KgError:
    """What is wrong with a query that the store cannot read, with the line where it is."""
    reason = next((plain for said, plain in PLAIN.items() if said in str(error)), "")
    if reason:
        return KgError(f"query: {reason}")
    at = find_stop(sparql, error)
    tokens = read_tokens(sparql)
    for token, hint in (*unpaired(sparql, tokens), *unended(sparql, tokens), *near(sparql, tokens, at)):
        return mistake(sparql, token, hint)
    rest = sparql[at:].split("\n")[0].rstrip()
    return mistake(sparql, Token("", rest, at), "not SPARQL from here on")


def find_stop(sparql: str, error: SyntaxError) -> int:
    """Where a query ceases to be one."""
    try:
        parseQuery(sparql)
    except Exception as stop:  # rdflib raises many types, RecursionError among them; pyparsing's know the place
        if isinstance(at := getattr(stop, "loc", None), int):
            return at
    match = re.search(r"at (\d+):(\d+): ", str(error))
    line, column = (int(match[1]), int(match[2])) if match else (1, 1)
    begin = sum(len(each) + 1 for each in sparql.split("\n")[: line - 1])
    return min(begin + column - 1, len(sparql))


def unpaired(sparql: str, tokens: Sequence[Token]) -> Iterator[tuple[Token, str]]:
    """The first bracket or brace without its like."""
    opened = list[Token]()
    for token in tokens:
        if token.kind not in {"brace", "mark"}:
            continue
        if token.text in PAIRS.values():
            opened.append(token)
        elif token.text in PAIRS and not opened:
            yield token, f"{token.text!r} closes nothing"
            return
        elif token.text in PAIRS and opened.pop().text != PAIRS[token.text]:
            yield token, f"{token.text!r} stands where something else is to be closed first"
            return
    if opened:
        yield opened[-1], f"{opened[-1].text!r} is never closed"


def unended(sparql: str, tokens: Sequence[Token]) -> Iterator[tuple[Token, str]]:
    """A quotation mark outside every string."""
    end = 0
    for token in (*tokens, Token("", "", len(sparql))):
        between = re.sub(r"#[^\n]*", lambda comment: " " * len(comment[0]), sparql[end : token.at])
        if found := re.search("[\"']", between):
            yield Token("mark", found[0], end + found.start()), "the string that begins here does not end in its line"
            return
        end = token.at + len(token.text)


def near(sparql: str, tokens: Sequence[Token], at: int) -> Iterator[tuple[Token, str]]:
    """What is wrong with the piece at a place, by what commonly is."""
    nothing = Token("", "", len(sparql))
    number = next((number for number, token in enumerate(tokens) if token.at >= at), len(tokens))
    token, after = (*tokens, nothing, nothing)[number : number + 2]
    before = tokens[number - 1] if number else nothing
    between = sparql[before.at + len(before.text) : token.at] if number else ""
    if sparql[at : at + 1] == ",":
        yield Token("mark", ",", at), "there is no comma here; what is to be shown is parted by spaces"
    elif is_word(token, *AGGREGATES):
        yield token, f"write ({token.text}(…) AS ?name)"
    elif is_word(token, "FILTER") and after.text != "(" and after.kind not in {"name", "iri", "word"}:
        yield token, "what FILTER asks stands in brackets: FILTER(…)"
    elif is_word(token, "PREFIX", "BASE"):
        yield token, "write PREFIX name: <IRI>, the IRI in angle brackets"
    elif is_word(token, "ORDER", "GROUP") and not is_word(after, "BY"):
        yield token, f"write {token.text} BY"
    elif token.kind in TERMS and before.kind in TERMS and not between.strip(" \t\r\n"):
        yield token, f"is a full stop or a semicolon missing before {token.text}?"
    elif token.kind in TERMS and (after.kind in TERMS or is_word(after, "A")):
        yield token, "the triple that begins here is not whole: it needs a subject, a predicate and an object"
