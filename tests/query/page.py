"""docs/queries.md, made of the stored questions and what they answer of output/sample.

`python -m tests.query.page` writes it anew; tests/query/test_page.py tells when that is due.
"""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from pyoxigraph import Store

from kg.query.questions import Question, stored_questions
from kg.query.run import open_store
from kg.source import open_graph
from tests.query.asking import run_query

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "docs" / "queries.md"
HEAD = Path(__file__).parent / "page.md"
SHOWN = 3  # rows of an answer; the page shows what an answer is like
EXAMPLES: Mapping[str, Mapping[str, str]] = {
    "about": {"entity": "Kirsten Lund", "until": "2023-04"},
    "accusations": {},
    "agreements": {},
    "allies": {},
    "around": {"entity": "Arvid Solberg"},
    "changes": {"since": "2023-03", "until": "2023-06"},
    "connected": {"kind": "country", "month": "2023"},
    "contradictions": {"entity": "Arvid Solberg"},
    "denials": {},
    "detained": {"entity": "Libya"},
    "events": {"entity": "Reykjavik"},
    "links": {"kind": "country"},
    "met": {"since": "2023", "until": "2023-05"},
    "offices": {"entity": "Norway"},
    "one-outlet": {"outlet": "Fjord Observer"},
    "one-side": {},
    "paths": {"entity": "Arvid Solberg", "other": "Denmark"},
    "planned": {},
    "released": {"entity": "41 Italian fishermen"},
    "represents": {},
    "said": {"entity": "Birna Thorlacius"},
    "sanctions": {"entity": "Iceland", "since": "2023-04"},
    "sources": {"entity": "Iceland", "other": "Arvid Solberg", "relation": "detained"},
    "states": {"relation": "sanctioned"},
    "supported": {"entity": "Norway"},
    "timeline": {"entity": "Arvid Solberg"},
    "together": {"entity": "Iceland"},
}


def open_sample() -> Store:
    """The sample as this version of kg writes it."""
    with TemporaryDirectory() as folder:
        copied = copytree(ROOT / "output" / "sample", Path(folder) / "sample")
        return open_store(open_graph(copied).quads)


def write_page(store: Store) -> str:
    """The whole page."""
    asked = (write_question(store, name, question) for name, question in stored_questions().items())
    return "\n".join([HEAD.read_text(encoding="utf-8"), *asked])


def write_question(store: Store, name: str, question: Question) -> str:
    """What a question asks, what it may be given, and the first rows of an answer."""
    given = EXAMPLES[name]
    command = " ".join(
        ["kg query output/sample", name, *(f"--param {shlex.quote(f'{p}={v}')}" for p, v in given.items())]
    )
    params = "".join(
        f"- `{param}`{', if you like' * about.optional}: {about.says}\n" for param, about in question.params.items()
    )
    return f"### {name}\n\n{question.title}.\n\n{params}\n`{command}`\n\n{answer(store, name, given)}"


def answer(store: Store, name: str, given: Mapping[str, str]) -> str:
    """The first rows as a Markdown table, or the first lines of Turtle."""
    if name == "around":
        lines = run_query(store, name, given, format="ttl").splitlines()
        body = [line for line in lines if line and not line.startswith(("@prefix", "#"))]
        return "\n".join(["```turtle", *body[: 4 * SHOWN], "```", "", f"… and {len(body) - 4 * SHOWN} more lines", ""])
    head, line, *rows = run_query(store, name, given, format="md").splitlines()
    more = [f"… and {len(rows) - SHOWN} more", ""] if len(rows) > SHOWN else []
    return "\n".join([head, line, *rows[:SHOWN], "", *more])


if __name__ == "__main__":
    PAGE.write_text(write_page(open_sample()), encoding="utf-8")
