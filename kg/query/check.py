"""What can be wrong with a query, said so that its author can mend it; and what no query may do.

Oxigraph's messages list every token that the grammar allows, so the words of a query are looked at before it is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from kg.errors import KgError
from kg.prefixes import PREFIXES
from kg.query.service import find_service
from kg.vocab import KG

UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH")
FORMS = frozenset({"SELECT", "CONSTRUCT", "DESCRIBE", "ASK"})

_TOKEN = re.compile(
    r"""(?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
      | (?P<comment>\#[^\n\r]*)
      | (?P<string>\"{3}(?:[^\\]|\\.)*?\"{3} | '{3}(?:[^\\]|\\.)*?'{3} | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
      | (?P<variable>[?$]\w+)
      | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
      | (?P<blank>_:\w[\w.-]*)
      | (?P<name>(?:[^\W\d_][\w.-]*)?:(?:(?![.-])(?:[\w:]|%[0-9A-Fa-f]{2}|\\.|[.-](?=[\w:.%-]))+)?)
      | (?P<word>[A-Za-z_]\w*)
      | (?P<brace>[{}])""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query: what it is, how it is written, where it begins."""

    kind: str
    text: str
    at: int


def read_tokens(sparql: str) -> list[Token]:
    """The pieces that matter, comments and operators left out.

    >>> [t.text for t in read_tokens("ASK { ?s a kg:Person } # SERVICE")]
    ['ASK', '{', '?s', 'a', 'kg:Person', '}']
    """
    found = (Token(match.lastgroup or "", match[0], match.start()) for match in _TOKEN.finditer(sparql))
    return [token for token in found if token.kind != "comment"]


def check(sparql: str, known: Iterable[str], used: Callable[[str], bool]) -> None:
    """Refuse what is not a question, and name prefixes and kg: terms that nobody knows.

    `known` are the kg: terms of the ontology by local name; `used` tells whether the graph has one of its own.
    Raises KgError with line and column.
    """
    tokens = read_tokens(sparql)
    words = [token for token in tokens if token.kind == "word"]
    first = next((t for t in words if t.text.upper() not in {"PREFIX", "BASE"}), None)
    if first and first.text.upper().startswith(UPDATES):  # "insertData" is two words
        raise KgError(f"{place(sparql, first.at)}: {first.text} would change the graph; only questions are answered")
    forbid_service(sparql)
    declared = declared_prefixes(tokens)
    names = frozenset(known)
    for token in tokens:
        prefix, _, local = token.text.partition(":")
        if token.kind != "name" or not local:
            continue
        if prefix not in declared:
            hint = suggest(prefix, declared, "; declare it with PREFIX")
            raise KgError(f"{place(sparql, token.at)}: unknown prefix {prefix!r}{hint}")
        if declared[prefix] == str(KG) and local not in names and not used(local):
            raise KgError(f"{place(sparql, token.at)}: kg has no term {local!r}{suggest(local, names, '')}")


def forbid_service(sparql: str) -> None:
    """Refuse a query that asks another server, or that mentions a service in a way that leaves it open.

    Raises KgError with line and column.
    """
    at = find_service(sparql)
    if at is None:
        return
    if sparql[at : at + 7].upper() == "SERVICE":
        raise KgError(f"{place(sparql, at)}: SERVICE would ask another server, and none is asked")
    raise KgError(
        f"{place(sparql, at)}: near {sparql[at : at + 12]!r} it is not certain that 'service' does not mean SERVICE; "
        "put a space after <, and use plain names and strings"
    )


def declared_prefixes(tokens: list[Token]) -> dict[str, str]:
    """The usual prefixes and those that the query declares."""
    found = dict(PREFIXES)
    for word, name, iri in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if word.text.upper() == "PREFIX" and name.kind == "name" and iri.kind == "iri":
            found[name.text[:-1]] = iri.text[1:-1]
    return found


def suggest(name: str, known: Iterable[str], otherwise: str) -> str:
    """The nearest known name, as a question."""
    by_case = {k.lower(): k for k in sorted(known)}
    near = get_close_matches(name.lower(), by_case, 1, cutoff=0.6)
    return f"; did you mean {by_case[near[0]]!r}?" if near else otherwise


def place(sparql: str, at: int) -> str:
    """Line and column, counted from 1.

    >>> place("ASK {\\n x }", 7)
    'query, line 2, column 2'
    """
    before = sparql[:at]
    return f"query, line {before.count(chr(10)) + 1}, column {at - before.rfind(chr(10))}"


def explain_syntax(sparql: str, error: SyntaxError) -> KgError:
    """Oxigraph's complaint with its place and the words found there, without the list of all that might stand there."""
    match = re.search(r"at (\d+):(\d+): (.*)", str(error), re.DOTALL)
    if not match:
        return KgError(f"query: {str(error).splitlines()[0]}")
    line, column, reason = int(match[1]), int(match[2]), match[3].splitlines()[0]
    text = (sparql.splitlines() or [""])[line - 1 : line]
    rest = text[0][column - 1 :].strip()[:30] if text else ""
    near = f"near {rest!r}" if rest else "at the end of the line"
    reason = "" if reason.startswith("expected") else f": {reason}"
    return KgError(f"query, line {line}, column {column}: not SPARQL {near}{reason}")


def outer_group(sparql: str) -> int | None:
    """Where the pattern of a query begins, just after its brace; None where it has none.

    >>> outer_group("SELECT * { ?s ?p ?o }")
    10
    """
    form = ""
    depth = 0
    seen_where = False
    for token in read_tokens(sparql):
        word = token.text.upper() if token.kind == "word" else ""
        form = word if word in FORMS and not form else form
        seen_where = seen_where or (word == "WHERE" and not depth)
        if token.text == "{" and token.kind == "brace":
            if not depth and (seen_where or form != "CONSTRUCT"):
                return token.at + 1
            depth += 1
        elif token.text == "}" and token.kind == "brace":
            depth -= 1
    return None


def variables(sparql: str) -> Iterator[str]:
    """The names of the variables of a query."""
    return (token.text[1:] for token in read_tokens(sparql) if token.kind == "variable")
