"""`python -m benchmarks.speed`: what extraction costs beside the spaCy pipeline that comes before it.

Both are timed on the same articles, in turn, with one BLAS thread, a few times; the ratio of the medians is printed,
and what the network adds to the rules for an article of 400 words.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from kg.annotate import annotate_all, load_model
from kg.extract.learned.network import load_network
from kg.extract.reading import read_article
from kg.gazetteer import load_gazetteer
from kg.model import Article
from kg.ontology import load_ontology
from kg.read import read_inputs

ROOT = Path(__file__).parent.parent
ANNOTATED = ROOT.parent / "shared" / "gold" / "dev"
RUNS = 5
COPIES = 8  # of the project's own examples, where there are no annotated articles
LIMIT = 0.35
LENGTH, SECONDS = 400, 0.5  # words of an article, and what the network may add to its reading


def main() -> int:
    """Print the times and their ratio; 1 where extraction or the network takes more than it may."""
    articles = find_articles()
    nlp, ontology, gazetteer, network = load_model(), load_ontology(), load_gazetteer(), load_network()
    docs = [doc for _, doc in annotate_all(articles, nlp)]

    def parse() -> None:
        for _ in annotate_all(articles, nlp):
            pass

    def extract() -> None:
        for article, doc in zip(articles, docs, strict=True):
            read_article(article, doc, ontology, gazetteer)

    def learn() -> None:
        for article, doc in zip(articles, docs, strict=True):
            read_article(article, doc, ontology, gazetteer, network)

    extract()  # fills the caches that every later article finds filled
    learn()
    times = [(seconds(parse), seconds(extract), seconds(learn)) for _ in range(RUNS)]
    parsing, extracting, learned = (median(column) for column in zip(*times, strict=True))
    ratio = extracting / parsing
    words = sum(len(doc) for doc in docs)
    print(f"{len(articles)} articles, {words} tokens, {RUNS} runs")
    added = (learned - extracting) / sum(len(a.text.split()) for a in articles) * LENGTH
    print(f"spaCy {parsing:.2f} s ({words / parsing:.0f} tokens/s), extraction {extracting:.2f} s, ratio {ratio:.2f}")
    print(f"the network adds {added:.2f} s to an article of {LENGTH} words")
    return int(ratio > LIMIT or added > SECONDS)


def find_articles() -> list[Article]:
    """The annotated articles beside the project, else the examples, each a few times under other names."""
    if ANNOTATED.is_dir():
        return read(str(ANNOTATED / "*.article.json"))
    own = read(str(ROOT / "examples" / "articles"))
    return [Article(f"{a.id}-{n}", vary(a.text, n), a.title, a.published) for n in range(COPIES) for a in own]


def read(inputs: str) -> list[Article]:
    """Articles as `kg build` reads them."""
    return list(read_inputs([inputs], on_skip=lambda error: None))


def vary(text: str, times: int) -> str:
    """The text with its paragraphs turned round a few places, so that no two copies are equal."""
    paragraphs = text.split("\n\n")
    turn = times % len(paragraphs)
    return "\n\n".join(paragraphs[turn:] + paragraphs[:turn])


def seconds(work: Callable[[], None]) -> float:
    """How long something takes."""
    started = perf_counter()
    work()
    return perf_counter() - started


if __name__ == "__main__":
    sys.exit(main())
