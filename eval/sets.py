"""The annotated sets: which articles they hold and what is known of them."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.model import Article
from kg.read import read_inputs

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
Gold = dict[str, Any]  # one annotated article: entities and facts, as shared/gold/GUIDELINES.md describes them

FACTS = {
    "dev": "articles annotated by hand and read twice; rules were developed on them",
    "worked": "articles annotated in one reading; rules were developed on them",
    "aside": "articles annotated in one reading, set aside: no rule was made from them since, but scores were watched",
    "sample": "an eighth of `worked`, for the quick check in CI",
}
BENCHES = {
    "who_did_what": "single sentences of political events, labelled by others (PLV)",
    "entities": "people, organisations and places, labelled by others (re3d)",
    "attribution": "who said what, labelled by others (PolNeAR)",
    "cross_document": "one story told by five outlets, labelled by others (NewsWCL50)",
}
BOTH, ALONE = "/both", "/network"  # behind a set's name: read by rules and network together, by the network alone
LEARNED = {f"{name}{way}": FACTS[name] for name in ("dev", "aside") for way in (ALONE, BOTH)}
LEARNED |= {f"{name}{BOTH}": what for name, what in BENCHES.items()}
SETS = FACTS | BENCHES | LEARNED


@dataclass(frozen=True)
class Annotated:
    """A set of articles. `gold` holds the facts of each by its id; the scorer of a public set reads them itself."""

    name: str
    articles: tuple[Article, ...]
    gold: dict[str, Gold] = field(default_factory=dict)


def load_set(name: str) -> Annotated:
    """A set by its name."""
    if name in BENCHES:
        return Annotated(name, read_articles([SHARED / "bench" / name / "input.jsonl"]))
    if name == "dev":
        folder = SHARED / "gold" / "dev"
        return Annotated(name, read_articles(sorted(folder.glob("*.article.json"))), read_gold(folder))
    articles = tuple(a for a in read_articles([SHARED / "silver" / "articles.jsonl"]) if belongs(a.id, name))
    known = silver_gold()
    return Annotated(name, articles, {a.id: known[a.id] for a in articles})


def belongs(article: str, name: str) -> bool:
    """Whether an article annotated in one reading is in a set: two thirds were worked on, one third was set aside.

    >>> [belongs("peru", name) for name in ("worked", "aside")]
    [True, False]
    """
    aside = draw("split", article, 3)
    return aside if name == "aside" else not aside and (name == "worked" or draw("sample", article, 8))


def draw(purpose: str, article: str, one_in: int) -> bool:
    """A lot that always falls the same way."""
    return int(sha256(f"{purpose}:{article}".encode()).hexdigest(), 16) % one_in == 0


def read_articles(paths: Iterable[Path]) -> tuple[Article, ...]:
    """The articles of files, as `kg build` reads them; every one of them must be readable."""

    def fail(error: InputError) -> None:
        raise error

    return tuple(read_inputs([str(p) for p in paths], on_skip=fail))


def read_gold(folder: Path) -> dict[str, Gold]:
    """The annotations of a folder by article."""
    return {gold["id"]: gold for gold in map(read_json, sorted(folder.glob("*.gold.json")))}


@lru_cache(maxsize=1)
def silver_gold() -> dict[str, Gold]:
    """The annotations made in one reading, in the format of the others."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, SHARED / "silver" / "to_gold.py", folder], check=True)
        return read_gold(Path(folder))


def read_json(path: Path) -> Gold:
    """One JSON file."""
    gold: Gold = json.loads(path.read_text(encoding="utf-8"))
    return gold


def rows(path: Path) -> Iterator[Gold]:
    """The objects of a JSON Lines file."""
    return (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
