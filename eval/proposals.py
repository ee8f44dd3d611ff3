"""Mentions as the rules find them, as the network proposes them, and as they are found together.

Of the articles set aside, a mention is right where an annotated entity is called by one of its names, to the letter;
pronouns are left out. Not every entity is annotated, so precision is a lower bound. `entities` has its own scorer, for
which half of the letters are enough and in which pronouns count.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from eval.parses import parse_all
from eval.scorers import Figures, load_scorer
from eval.sets import SHARED, Annotated, load_set, rows
from eval.tables import table
from kg.extract.attribution import find_attributions
from kg.extract.learned.network import Network, load_network
from kg.extract.learned.tags import Proposal
from kg.extract.parse import Doc
from kg.extract.reading import set_scene, speech_cues
from kg.gazetteer import load_gazetteer
from kg.model import Article, Form, Mention, Reading, Span
from kg.ontology import load_ontology
from kg.publish.jsonl import written
from training.scenes import find_names

FIGURES = tuple(f"{part} {name}" for part in ("span", "typed") for name in ("precision", "recall", "f1"))


class Way(StrEnum):
    """Who finds the mentions."""

    RULES = "rules alone"
    NETWORK = "network alone"
    BOTH = "both"


Found = Mapping[Span, str]  # the kinds of an article's mentions


def compare_mentions(name: str) -> dict[Way, Figures]:
    """How well each way finds the mentions of a set: their places, and these with their kinds."""
    annotated = load_set(name)
    found = find_all(annotated, load_network())
    judge = score_entities if name == "entities" else score_names
    return {way: judge(annotated, of_articles) for way, of_articles in found.items()}


def find_all(annotated: Annotated, network: Network) -> dict[Way, dict[str, Found]]:
    """The mentions of each article, each way."""
    read = as_written if annotated.name == "entities" else as_named
    found: dict[Way, dict[str, Found]] = {way: {} for way in Way}
    ontology, gazetteer = load_ontology(), load_gazetteer()
    for article, parsed in parse_all(annotated.articles):
        doc = Doc(parsed)
        attributions = find_attributions(doc, speech_cues(ontology))
        proposals = network.read(article.text, doc).proposals
        alone = dict(as_mention(article, proposal) for proposal in sorted(proposals, key=lambda p: p.score))
        mentions = {Way.NETWORK: tuple(alone.values())}
        for way, some in ((Way.RULES, ()), (Way.BOTH, proposals)):
            mentions[way] = set_scene(article, doc, ontology, gazetteer, attributions, some).mentions
        for way in Way:
            kinds = read(Reading(article, mentions[way]))
            found[way][article.id] = {span: ontology.main_kind(kind) for span, kind in kinds.items()}
    return found


def as_mention(article: Article, proposal: Proposal) -> tuple[Span, Mention]:
    """A proposal taken as it is, with its place."""
    words = proposal.span.of(article.text)
    form = Form.DESCRIPTION if words.islower() else Form.NAME
    return proposal.span, Mention(str(proposal.span), proposal.span, proposal.kind, words, form)


def as_named(reading: Reading) -> Found:
    """The mentions that are no pronouns."""
    return {mention.span: mention.kind for mention in reading.mentions if mention.form is not Form.PRONOUN}


def as_written(reading: Reading) -> Found:
    """The mentions as `kg build` writes them, with their determiners."""
    return {span: mention.kind for mention, span in written(reading)}


def score_names(annotated: Annotated, found: Mapping[str, Found]) -> Figures:
    """Mentions against the places where annotated entities are named."""
    known = wanted = seen = typed = 0
    for article in annotated.articles:
        entities = annotated.gold[article.id]["entities"]
        called = ((e["type"], find_names(article.text, [e["name"], *e.get("aliases", ())])) for e in entities)
        gold = {span: kind for kind, spans in called for span in spans}
        mine = found[article.id]
        known, wanted = known + len(mine), wanted + len(gold)
        seen += len(gold.keys() & mine.keys())
        typed += len(gold.items() & mine.items())
    return dict(zip(FIGURES, (*rates(seen, known, wanted), *rates(typed, known, wanted)), strict=True))


def rates(right: int, found: int, wanted: int) -> tuple[float, float, float]:
    """Precision, recall and F1.

    >>> rates(1, 2, 4)
    (0.5, 0.25, 0.3333)
    """
    sizes = (found, wanted, (found + wanted) / 2)
    precision, recall, f1 = (round(right / size, 4) if size else 0.0 for size in sizes)
    return precision, recall, f1


def score_entities(annotated: Annotated, found: Mapping[str, Found]) -> Figures:
    """What the scorer of `entities` says."""
    gold = list(rows(SHARED / "bench" / annotated.name / "gold.jsonl"))
    result = load_scorer("bench").entities(gold, list(as_rows(found)))
    return {figure: result[(part := figure.split()[0])][figure.removeprefix(f"{part} ")] for figure in FIGURES}


def as_rows(found: Mapping[str, Found]) -> Iterator[dict[str, object]]:
    """Mentions as `kg build` would write them, each an entity of its own."""
    for article, kinds in found.items():
        for span, kind in kinds.items():
            place = {"article": article, "start": span.start, "end": span.end}
            yield {"id": f"{article} {span.start} {span.end}", "type": kind, "mentions": [place]}


def mentions_section(compared: Mapping[str, Mapping[Way, Figures]]) -> Iterator[str]:
    """The comparison as a table."""
    if compared:
        yield "## Mentions by rules and network\n"
        yield "Places of mentions (*span*), and places with the right kind (*typed*).\n"
        lines = [
            [f"`{name}`", way, *(f"{figures[figure]:.3f}" for figure in FIGURES)]
            for name, ways in compared.items()
            for way, figures in ways.items()
        ]
        yield table(("set", "found by", *FIGURES), lines)
