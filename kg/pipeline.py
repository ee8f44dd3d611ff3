"""build(): the stages, in order, on one screen.

read → annotate → extract → library → resolve; recording, projecting and publishing are views that `Graph` makes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from kg.annotate import DEFAULT_MODEL, annotate_all, load_model
from kg.errors import InputError
from kg.extract.reading import read_article
from kg.gazetteer import load_gazetteer
from kg.graph import LIBRARY, Graph, assemble
from kg.ids import content_id
from kg.library import Library, open_library
from kg.model import Article, Reading
from kg.ontology import Ontology, extend_ontology, load_ontology, read_text
from kg.read import read_inputs

VERSION = "0.1.0"


def build(
    inputs: str | Path | Sequence[str | Path],
    *,
    output: str | Path | None = None,
    ontology: str | Path | None = None,
    model: str = DEFAULT_MODEL,
    on_article: Callable[[Article], None] = lambda article: None,
) -> Graph:
    """Read articles and return their graph.

    `inputs` are files, folders, globs or "-" for standard input. With an `output` folder the articles join those
    that its library holds, and every file of the folder is written anew. Inputs that cannot be read are listed in
    `graph.skipped`. `on_article` is called before each article is read. Raises KgError when the model or the
    ontology cannot be loaded, or the folder cannot be written.
    """
    own = read_text(Path(ontology)) if ontology else ""
    terms = extend_ontology(own, str(ontology)) if ontology else load_ontology()
    version = extractor_version(terms, model)
    library = open_library(Path(output) / LIBRARY) if output else Library()
    skipped: list[InputError] = []
    new = read_inputs(as_list(inputs), on_skip=skipped.append)
    articles = (a for a in chain(new, library.outdated(version)) if not library.holds(a, version))
    for reading in read_articles(articles, terms, model, on_article):
        library.add(reading, version)
    library.ontology = own
    graph = assemble(library, terms, skipped)
    if output:
        graph.write(output)
        library.save(Path(output) / LIBRARY)
    return graph


def read_articles(
    articles: Iterable[Article], ontology: Ontology, model: str, on_article: Callable[[Article], None]
) -> Iterator[Reading]:
    """Annotate and extract, one article in memory at a time."""
    gazetteer = load_gazetteer()

    def announced() -> Iterator[Article]:
        for article in articles:
            on_article(article)
            yield article

    for article, doc in annotate_all(announced(), load_model(model)):
        yield read_article(article, doc, ontology, gazetteer)


def extractor_version(ontology: Ontology, model: str) -> str:
    """Names code, model and every word of the ontology: another version reads again."""
    words = content_id(*sorted(" ".join(map(str, triple)) for triple in ontology.graph))
    return f"kg {VERSION}, {model}, ontology {words}"


def as_list(inputs: str | Path | Sequence[str | Path]) -> list[str]:
    """One input or many, as strings."""
    several = [inputs] if isinstance(inputs, str | Path) else inputs
    return [str(item) for item in several]
