"""RDF that kg wrote earlier → a folder of which kg answers questions: what needs no articles is made of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.files import write_whole
from kg.ontology import load_ontology
from kg.project import DCTERMS, SCHEMA, Facts, one, typed
from kg.publish.jsonl import dump
from kg.publish.standard import write_standard
from kg.publish.view import View
from kg.rdf.prefixes import find_bases, inferred_graph
from kg.rdf.terms import Line
from kg.sound import check_kg, check_sound
from kg.source import LIBRARY
from kg.store import read_lines


def import_files(files: Sequence[Path], folder: Path) -> View:
    """Publish the union of some files in a folder and return it.

    Raises InputError where a file is no graph of kg, and KgError where the folder holds articles, which it would not
    fit any more, or where the ids of the files live below different bases.
    """
    if (folder / LIBRARY).exists():
        raise KgError(f"{folder}: holds articles and a graph made of them; import into another folder")
    view = merge(files)
    write_whole(folder / "entities.jsonl", dump(entity_rows(view)))
    write_standard(view, folder, title_of(view.facts))
    return view


def merge(files: Sequence[Path]) -> View:
    """The union of some files, each of which must be sound."""
    lines = dict[Line, None]()
    for file in files:
        told = list(read_lines(file))
        check_kg(told, str(file))
        check_sound(told, str(file))
        lines.update(dict.fromkeys(told))
    bases = find_bases(lines)
    if len(bases) > 1:
        raise KgError(
            f"the ids of these graphs live below {' and '.join(bases)}; import them into folders of their own"
        )
    view = View(tuple(lines))
    inferred = inferred_graph(view.base)
    said = tuple(line for line in lines if line.graph_name != inferred)
    return View(said, inferred=tuple(line for line in lines if line.graph_name == inferred))


def entity_rows(view: View) -> Iterator[dict[str, Any]]:
    """As in entities.jsonl, but for the mentions: which words stand for an entity, only the articles tell."""
    ontology = load_ontology()
    for name, about in view.network.nodes(data=True):
        kind = ontology.main_kind(about["kind"])
        row: dict[str, Any] = {"id": name, "name": about["label"], "type": kind, "aliases": about["aliases"]}
        row |= {"class": about["kind"]} if about["kind"] != kind else {}
        yield row | {"links": about["links"]} | ({"size": about["size"]} if about["size"] else {})


def title_of(facts: Facts) -> str:
    """What the graph is called: its only article's title, or how many articles it holds."""
    articles = list(typed(facts, SCHEMA.NewsArticle))
    if len(articles) != 1:
        return f"{len(articles)} articles"
    about = facts[articles[0]]
    return one(about, DCTERMS.title) or one(about, DCTERMS.identifier)
