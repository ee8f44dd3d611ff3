"""build(): the stages, in order, on one screen.

read → annotate → extract → library → resolve; recording, projecting and publishing are views that `Graph` makes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from kg.annotate import DEFAULT_MODEL, annotate_all, load_model
from kg.errors import InputError
from kg.extract.learned.network import Network, load_network
from kg.extract.reading import read_article
from kg.gazetteer import load_gazetteer
from kg.graph import LIBRARY, Graph, assemble
from kg.ids import content_id
from kg.library import Library, open_library
from kg.model import Article, Reading
from kg.ontology import Ontology, builtin_folder, extend_ontology, load_ontology
from kg.read import read_inputs
from kg.turtle import read_text


def build(
    inputs: str | Path | Sequence[str | Path],
    *,
    output: str | Path | None = None,
    ontology: str | Path | None = None,
    model: str = DEFAULT_MODEL,
    fast: bool = False,
    on_article: Callable[[Article], None] = lambda article: None,
) -> Graph:
    """Read articles and return their graph.

    `inputs` are files, folders, globs or "-" for standard input. With an `output` folder the articles join those
    that its library holds, and every file of the folder is written anew. Inputs that cannot be read are listed in
    `graph.skipped`. `fast` reads by the rules alone, without the trained network. `on_article` is called before each
    article is read. Raises KgError when the model or the
    ontology cannot be loaded, or the folder cannot be written.
    """
    own = read_text(Path(ontology)) if ontology else ""
    terms = extend_ontology(own, str(ontology)) if ontology else load_ontology()
    network = None if fast else load_network()
    by = extractor_version(own, model, network)
    path = Path(output) / LIBRARY if output else None
    library = open_library(path) if path else Library()
    skipped: list[InputError] = []
    new = read_inputs(as_list(inputs), on_skip=skipped.append)
    for articles in (new, library.outdated(by)):  # the second looks again, once the new ones are in
        unread = (a for a in articles if not library.holds(a, by))
        for reading in read_articles(unread, terms, model, network, on_article):
            library.add(reading, by)
    library.ontology = own
    graph = assemble(library, terms, skipped)
    if path and graph.readings:
        library.save(path)
        graph.write(path.parent)
    return graph


def read_articles(
    articles: Iterable[Article],
    ontology: Ontology,
    model: str,
    network: Network | None,
    on_article: Callable[[Article], None],
) -> Iterator[Reading]:
    """Annotate and extract, one article in memory at a time."""
    gazetteer = load_gazetteer()

    def announced() -> Iterator[Article]:
        for article in articles:
            on_article(article)
            yield article

    for article, doc in annotate_all(announced(), load_model(model)):
        yield read_article(article, doc, ontology, gazetteer, network)


def extractor_version(own: str, model: str, network: Network | None) -> str:
    """Names code, models, all weights and every word of ontology and gazetteer: another version reads again."""
    built_in = (path.read_bytes() for path in sorted(builtin_folder().iterdir()) if path.is_file())
    learned = network.version if network else "rules alone"
    return f"kg {version('kg-press')}, {model}, {learned}, ontology {content_id(own, *built_in)}"


def as_list(inputs: str | Path | Sequence[str | Path]) -> list[str]:
    """One input or many, as strings."""
    several = [inputs] if isinstance(inputs, str | Path) else inputs
    return [str(item) for item in several]
