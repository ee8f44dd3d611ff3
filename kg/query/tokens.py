"""A query as the pieces that it is written in, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from rich.cells import cell_len

FORMS = frozenset({"SELECT", "CONSTRUCT", "DESCRIBE", "ASK"})
LONGEST = 100  # of a line that a message shows, as much as is read at one glance

_TOKEN = re.compile(
    r"""(?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
      | (?P<comment>\#[^\n\r]*)
      | (?P<string>\"{3}(?:[^\\]|\\.)*?\"{3} | '{3}(?:[^\\]|\\.)*?'{3} | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
      | (?P<variable>[?$]\w+)
      | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
      | (?P<blank>_:\w[\w.-]*)
      | (?P<name>(?:[^\W\d_][\w.-]*)?:(?:(?![.-])(?:[\w:]|%[0-9A-Fa-f]{2}|\\.|[.-](?=[\w:.%-]))+)?)
      | (?P<word>[A-Za-z_]\w*)
      | (?P<brace>[{}])
      | (?P<typed>\^\^)
      | (?P<mark>[-+*/|&!^=<>()\[\]?])""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query: what it is, how it is written, where it begins."""

    kind: str
    text: str
    at: int


class Group(NamedTuple):
    """The outermost pattern of a query: where it begins, after its brace, and where it ends, before the other."""

    start: int
    end: int


def read_tokens(sparql: str) -> list[Token]:
    """The pieces that matter, comments and full stops left out.

    >>> [t.text for t in read_tokens("ASK { ?s a kg:Person } # SERVICE")]
    ['ASK', '{', '?s', 'a', 'kg:Person', '}']
    """
    found = (Token(match.lastgroup or "", match[0], match.start()) for match in _TOKEN.finditer(sparql))
    return [token for token in found if token.kind != "comment"]


def is_text(text: str) -> bool:
    """Whether this is all characters: what a terminal hands on of broken UTF-8 is not."""
    return not any("\ud800" <= character <= "\udfff" for character in text)


def is_word(token: Token, *words: str) -> bool:
    """Whether a token is one of these keywords, in any case."""
    return token.kind == "word" and token.text.upper() in words


def find_group(sparql: str) -> Group | None:
    """The pattern of a query, which may lack its end; None where it has none.

    >>> find_group("CONSTRUCT { ?a ?b ?c } WHERE { ?a ?b ?c } LIMIT 3")
    Group(start=30, end=40)
    """
    form, start, depth, seen_where = "", None, 0, False
    for token in read_tokens(sparql):
        form = token.text.upper() if is_word(token, *FORMS) and not form else form
        seen_where = seen_where or (is_word(token, "WHERE") and not depth)
        if token.kind != "brace":
            continue
        if token.text == "{":
            if not depth and (seen_where or form != "CONSTRUCT"):
                start = token.at + 1
            depth += 1
        else:
            depth -= 1
            if not depth and start is not None:
                return Group(start, token.at)
    return None if start is None else Group(start, len(sparql))


def place(sparql: str, at: int) -> str:
    """Line and column, counted from 1.

    >>> place("ASK {\\n x }", 7)
    'query, line 2, column 2'
    """
    before = sparql[:at]
    return f"query, line {before.count(chr(10)) + 1}, column {at - before.rfind(chr(10))}"


def point(sparql: str, at: int, length: int = 1) -> str:
    """The line of a query with marks under a piece of it; long lines are cut around it.

    >>> print(point("ASK {\\n  ?s kg:mett ?o\\n}", 11, 7))
        ?s kg:mett ?o
           ^^^^^^^
    """
    begin = sparql.rfind("\n", 0, at) + 1
    line = "".join(c if c.isprintable() else " " for c in sparql[begin:].partition("\n")[0])
    at -= begin
    cut = max(at - LONGEST // 2, 0) if len(line) > LONGEST else len(line) - len(line.lstrip())
    shown = line[cut : cut + LONGEST].rstrip()
    marks = "^" * max(cell_len(line[at : min(at + length, cut + LONGEST)]), 1)
    return f"    {shown}\n    {' ' * cell_len(line[cut:at])}{marks}"
