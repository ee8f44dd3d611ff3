"""build(): the stages, in order, on one screen.

read → annotate → extract → library → resolve; recording, projecting and publishing are views that `Graph` makes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.annotate import DEFAULT_MODEL, annotate_all, load_model
from kg.errors import InputError
from kg.extract.reading import read_article
from kg.gazetteer import load_gazetteer
from kg.graph import Graph
from kg.ids import content_id
from kg.library import Library
from kg.model import Article, Reading
from kg.ontology import Ontology, load_ontology
from kg.read import read_inputs
from kg.resolve import resolve

VERSION = "0.1.0"


@dataclass(slots=True)
class Progress:
    """What a run tells while it goes; the command line draws it, the API keeps it silent."""

    skipped: list[InputError] = field(default_factory=list)
    on_article: Callable[[Article], None] = lambda article: None

    def skip(self, error: InputError) -> None:
        """Note an input that could not be read."""
        self.skipped.append(error)


def build(
    inputs: str | Path | Sequence[str | Path],
    *,
    output: Path | None = None,
    ontology: Path | None = None,
    model: str = DEFAULT_MODEL,
    progress: Progress | None = None,
) -> Graph:
    """Read articles and return their graph.

    `inputs` are files, folders, globs or "-" for standard input. With an `output` folder the articles join the ones
    that its library holds already, and every file of the folder is written anew. Inputs that cannot be read are in
    `graph.skipped`. Raises KgError when the model or the ontology cannot be loaded.
    """
    progress = progress or Progress()
    terms = load_ontology(ontology)
    version = extractor_version(terms, model)
    library = Library(output / "library.sqlite" if output else None, version)
    articles = read_inputs(as_list(inputs), on_skip=progress.skip)
    for reading in read_new(articles, library, terms, model, progress):
        library.add(reading)
    readings = tuple(library)
    graph = Graph(readings, resolve(readings, load_gazetteer()), terms, tuple(progress.skipped))
    if output:
        graph.write(output)
        library.save()
    return graph


def read_new(
    articles: Iterable[Article], library: Library, ontology: Ontology, model: str, progress: Progress
) -> Iterable[Reading]:
    """The readings of those articles that the library does not hold yet."""
    gazetteer = load_gazetteer()

    def unread() -> Iterable[Article]:
        for article in articles:
            progress.on_article(article)
            if not library.has(article):
                yield article

    for article, doc in annotate_all(unread(), load_model(model)):
        yield read_article(article, doc, ontology, gazetteer)


def extractor_version(ontology: Ontology, model: str) -> str:
    """Names code, model and every word of the ontology: another version reads again."""
    words = content_id(*sorted(" ".join(triple) for triple in ontology.graph))
    return f"kg {VERSION}, {model}, ontology {words}"


def as_list(inputs: str | Path | Sequence[str | Path]) -> list[str]:
    """One input or many, as strings."""
    several = [inputs] if isinstance(inputs, str | Path) else inputs
    return [str(item) for item in several]
