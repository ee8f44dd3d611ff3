"""build() and rebuild(): the stages, in order, on one screen.

read → library → annotate → extract → library; then, for every change, resolve → views → history. Recording, projecting
and publishing are views that `Graph` makes.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from itertools import chain, islice
from pathlib import Path

from spacy.language import Language

from kg.annotate import DEFAULT_MODEL, load_model
from kg.errors import InputError, KgError
from kg.extract.learned.network import Network, load_network
from kg.files import sweep
from kg.graph import Graph
from kg.history import Action, record
from kg.ids import content_id
from kg.ledger import LEDGER, Ledger, read_ledger
from kg.library import Library, open_library
from kg.model import Article, Run
from kg.ontology import builtin_folder, extend_ontology, load_ontology
from kg.ontology.turtle import read_text
from kg.rdf.prefixes import check_base
from kg.read import read_inputs
from kg.readers import Means, read_articles
from kg.source import LIBRARY, assemble, find_library

AFTERWARDS = {"bodies.csv", "ftm.ttl", "identity.csv", "shapes.ttl"}  # of the ontology: what reading does without


def build(
    inputs: str | Path | Sequence[str | Path],
    *,
    output: str | Path | None = None,
    ontology: str | Path | None = None,
    model: str = DEFAULT_MODEL,
    fast: bool = False,
    base: str | None = None,
    infer: bool | None = None,
    workers: int = 1,
    on_count: Callable[[int], None] = lambda count: None,
    on_article: Callable[[Article], None] = lambda article: None,
    on_withdrawn: Callable[[Article], None] = lambda article: None,
    time: str | None = None,
) -> Graph:
    """Read articles and return their graph.

    `inputs` are files, folders, globs or "-" for standard input. With an `output` folder the articles join those
    that its library holds, and every file of the folder is written anew; each reading is kept as soon as it is made,
    so a build that was cut off goes on where it stopped. Inputs that cannot be read are listed in `graph.skipped`.
    `fast` reads by the rules alone, without the trained network. `base` is the IRI below which the ids of the folder
    live from now on; with `infer`, what follows by the rules of the ontology is written too, from now on or no more.
    Up to so many `workers` read beside each other where there is much to read, each in a process of its own: a script
    that asks for several needs the usual `if __name__ == "__main__":`. `on_count` is told how many articles there are
    to read; `on_article` is called before
    each is read, `on_withdrawn` for each that stays out because its text was withdrawn. `time` is what the history
    gives as the time of this build. Raises KgError when the model or the ontology cannot be loaded, the base is none,
    or the folder cannot be written.
    """
    if base is not None:
        check_base(base)
    own = read_text(Path(ontology)) if ontology else ""
    terms = extend_ontology(own, str(ontology)) if ontology else load_ontology()
    network = None if fast else load_network()
    run = name_programs(own, load_model(model), network)  # what is wrong is said before anything is written
    skipped: list[InputError] = []
    articles = read_inputs(as_list(inputs), on_skip=skipped.append)
    path = Path(output) / LIBRARY if output else None
    first = list(islice(articles, 1))
    if path and not first and not path.exists():
        path = None  # nothing read, nothing written
    if path:
        read_ledger(path.with_name(LEDGER))  # what is wrong with it is said before anything is read
    with open_library(path) as library:
        with library.transaction():
            library.set("ontology", own)
            if base is not None:
                library.set("base", base)
            if infer is not None:
                library.set("infer", "yes" if infer else "")
            library.set("run", json.dumps((run.programs, run.own)))
            library.set("extractor", extractor_version(own, model, network))
            library.take_in(chain(first, articles), skipped.append, on_withdrawn)
        on_count(library.count_unread())
        for found in read_articles(library.unread(), Means(terms, model, fast), workers, on_article):
            if isinstance(found, InputError):
                skipped.append(found)
                library.drop(found.source)
            else:
                library.add(found)
        library.set("skipped", json.dumps([(e.source, e.reason) for e in skipped]))
        return rebuild(library, Action("build", tuple(as_list(inputs)), time))


@contextmanager
def changing(folder: str | Path) -> Iterator[Library]:
    """The library of a folder, held alone for a change that is kept whole or not at all; it should end in `rebuild`.

    Raises KgError when another kg is at work there, when there is no library, or articles there wait to be read.
    """
    with open_library(find_library(folder)) as library, library.transaction():
        if any(library.unread()):
            raise KgError(
                f"{folder}: articles wait to be read, as after a build that was cut off; run kg build again first"
            )
        yield library


def rebuild(library: Library, action: Action, ledger: Ledger | None = None) -> Graph:
    """Bring everything up to date after a change: resolve, write all views, record the action with what it changed.

    A new `ledger` takes the place of the folder's once the views follow it.
    """
    with all_kept():
        graph = assemble(library, ledger)
        if library.path:
            sweep(library.path.parent)
            graph.write(library.path.parent)
            if ledger is not None:
                ledger.write(library.path.with_name(LEDGER))
            with library.transaction():
                record(library.connection, action, graph.state())
    return graph


@contextmanager
def all_kept() -> Iterator[None]:
    """Let Python not look for garbage: nearly all of a graph lives until its end, and is millions of objects."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def withdraw(folder: str | Path, articles: Sequence[str], *, reason: str = "", time: str | None = None) -> Graph:
    """Take articles back, by id or url, and return the graph of those that still stand.

    Their texts stay out when they are built again, until they change. Raises KgError for an unknown article.
    """
    with changing(folder) as library:
        withdrawn = library.withdraw(articles, reason)
        return rebuild(library, Action("withdraw", tuple(articles), time, {"withdrawn": withdrawn, "reason": reason}))


def name_programs(own: str, model: Language, network: Network | None) -> Run:
    """What makes the readings, as the graph names it."""
    parser = f"{model.meta['lang']}_{model.meta['name']}", str(model.meta["version"])
    programs = ("kg", version("kg-press")), parser, *((("kg-network", network.version),) if network else ())
    return Run(programs, content_id(own) if own else "")


def extractor_version(own: str, model: str, network: Network | None) -> str:
    """Names code, models, all weights and every word that reading knows: another version reads again."""
    data = (path for path in sorted(builtin_folder().iterdir()) if path.suffix in {".ttl", ".csv"})
    built_in = (path.read_bytes() for path in data if path.name not in AFTERWARDS)
    learned = network.version if network else "rules alone"
    return f"kg {version('kg-press')}, {model}, {learned}, ontology {content_id(own, *built_in)}"


def as_list(inputs: str | Path | Sequence[str | Path]) -> list[str]:
    """One input or many, as strings."""
    several = [inputs] if isinstance(inputs, str | Path) else inputs
    return [str(item) for item in several]
