"""A query as the pieces that it is written in, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from rich.cells import cell_len

from kg.errors import KgError
from kg.printable import printable

FORMS = frozenset({"SELECT", "CONSTRUCT", "DESCRIBE", "ASK"})
LONGEST = 100  # of a line that a message shows, as much as is read at one glance

# A prefix is at most a hundred letters: of "a.a.a.…", which is none, each letter would be read to the end otherwise.
_TOKEN = re.compile(
    r"""(?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
      | (?P<comment>\#[^\n\r]*)
      | (?P<string>\"{3}(?:[^\\]|\\.)*?\"{3} | '{3}(?:[^\\]|\\.)*?'{3} | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
      | (?P<variable>[?$]\w+)
      | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
      | (?P<blank>_:\w[\w.-]*)
      | (?P<name>(?:[^\W\d_][\w.-]{0,99})?:(?:(?![.-])(?:[\w:]|%[0-9A-Fa-f]{2}|\\.|[.-](?=[\w:.%-]))+)?)
      | (?P<word>[A-Za-z_]\w*)
      | (?P<brace>[{}])
      | (?P<typed>\^\^)
      | (?P<mark>[-+*/|&!^=<>()\[\]?,])""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query: what it is, how it is written, where it begins."""

    kind: str
    text: str
    at: int


@dataclass
class Level:
    """A query or subquery: its form, where its pattern begins and ends inside the braces, the variables it mentions."""

    form: Token
    depth: int  # of the braces around it
    start: int | None = None
    end: int | None = None
    names: set[str] = field(default_factory=set)


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


def read_levels(sparql: str) -> list[Level]:
    """A query and its subqueries, in the order in which they begin.

    >>> levels = read_levels("CONSTRUCT { ?a ?b 1 } { ?a ?b ?c { SELECT ?d { ?d ?e 1 } } }")
    >>> [(level.form.text, level.start, level.end, sorted(level.names)) for level in levels]
    [('CONSTRUCT', 23, 59, ['a', 'b', 'c']), ('SELECT', 46, 55, ['d', 'e'])]
    """
    found, around, depth = list[Level](), list[Level](), 0
    for before, token in pairwise([Token("", "", 0), *read_tokens(sparql)]):
        if is_word(token, *FORMS):
            around.append(Level(token, depth))
            found.append(around[-1])
        elif token.kind == "variable" and around:
            around[-1].names.add(token.text[1:])
        elif token.text == "{":
            if around and around[-1].start is None and not is_word(before, "CONSTRUCT"):  # which has a template first
                around[-1].start = token.at + 1
            depth += 1
        elif token.text == "}":
            depth -= 1
            if around and depth < around[-1].depth:
                around.pop()
            if around and depth == around[-1].depth and around[-1].start is not None:
                around[-1].end = token.at
    return found


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
    line = printable(sparql[begin:].partition("\n")[0])
    at -= begin
    cut = max(at - LONGEST // 2, 0) if len(line) > LONGEST else len(line) - len(line.lstrip())
    shown = line[cut : cut + LONGEST].rstrip()
    marks = "^" * max(cell_len(line[at : min(at + length, cut + LONGEST)]), 1)
    return f"    {shown}\n    {' ' * cell_len(line[cut:at])}{marks}"


def mistake(sparql: str, token: Token, reason: str) -> KgError:
    """What is wrong with a piece of a query, with the line that it stands in."""
    return KgError(f"{place(sparql, token.at)}: {reason}\n{point(sparql, token.at, len(token.text))}")
