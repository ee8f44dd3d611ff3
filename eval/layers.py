"""The layers below the relations, each on its own: entities found, mentions linked, ends that other words stand for.

What people say (`attribution`) and how firmly (status, speaker, restraint) is measured by the sets' own scorers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from eval.coreference import ALL, Links, count_right, judge_ends, score_aliases, score_spans
from eval.mentions import Fate, count_fates
from eval.outcome import Outcome
from eval.scorers import Figures
from eval.sets import FACTS, SHARED, rows
from eval.tables import table
from kg.ontology import load_ontology

EXPLAINED = """*Entities found*: annotated entities that a mention or its chain is called, with their kind. *Links*:
whether mentions of one entity are linked within an article (B-cubed). *Ends right*: pronouns and descriptions at an
end of a claim, otherwise annotated, that stand for the right one.
"""


@dataclass(frozen=True)
class Layers:
    """What became of entities, by kind; links by how a mention refers; ends that were right, of how many, by form."""

    entities: Mapping[str, Mapping[Fate, int]] = field(default_factory=dict)
    links: Mapping[str, Links] = field(default_factory=dict)
    ends: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def figures(self) -> Figures:
        """The figures that floors are pinned to."""
        found: Figures = {}
        if ALL in self.entities:
            fates = self.entities[ALL]
            found["entities found"] = round(fates[Fate.FOUND] / sum(fates.values()), 4)
        if ALL in self.links:
            found["links f1"] = round(self.links[ALL].f1, 4)
        if ALL in self.ends:
            right, judged = self.ends[ALL]
            found["ends right"] = round(right / judged, 4)
        return found


def measure_layers(outcome: Outcome) -> Layers:
    """The layers of a set, as far as its annotations tell."""
    scenes = {article: sight.scene for article, sight in outcome.sights.items()}
    if outcome.plain == "cross_document":
        return Layers(links=score_spans(scenes, rows(SHARED / "bench" / outcome.plain / "gold.jsonl")))
    if outcome.plain not in FACTS:
        return Layers()
    gold = outcome.annotated.gold
    readings = {article: sight.reading for article, sight in outcome.sights.items()}
    judged = (pair for a, known in gold.items() for pair in judge_ends(scenes[a], readings[a].claims, known))
    return Layers(
        count_fates(readings.values(), gold, load_ontology()), score_aliases(scenes, gold), count_right(judged)
    )


def layers_section(layers: Mapping[str, Layers]) -> Iterator[str]:
    """The layers of the sets that tell of them; kinds and forms of the articles worked on."""
    known = {name: found for name, found in layers.items() if found.figures}
    if known:
        figures = ("entities found", "links f1", "ends right")
        lines = [[name, *(shown(found.figures.get(f)) for f in figures)] for name, found in known.items()]
        yield "## Layers\n"
        yield EXPLAINED
        yield table(("set", *figures), lines)
    if "worked" in known:
        fates = [[kind, sum(n.values()), *(n[fate] for fate in Fate)] for kind, n in known["worked"].entities.items()]
        yield table(("entities of `worked`", "annotated", *Fate), fates)
        ends = [[form, n, f"{right / n:.2f}"] for form, (right, n) in known["worked"].ends.items()]
        yield table(("ends of `worked`", "judged", "right"), ends)
    for name in ("worked", "cross_document"):
        if name in known:
            links = [
                [form, link.mentions, *(f"{v:.2f}" for v in (link.precision, link.recall, link.f1))]
                for form, link in known[name].links.items()
            ]
            yield table((f"links of `{name}`", "mentions", "precision", "recall", "f1"), links)


def shown(figure: float | None) -> str:
    """A figure with three decimals, or a dash where the set does not tell."""
    return "–" if figure is None else f"{figure:.3f}"
