"""What each layer saw in a text and did with it: how a user debugs an ontology.

Everything shown is asked of the layers themselves; nothing is worked out a second time here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kg.annotate import DEFAULT_MODEL, annotate, load_model
from kg.extract.attribution import find_attributions
from kg.extract.clauses import Clause
from kg.extract.frames import Trial, try_patterns
from kg.extract.reading import clauses_of, read_article, set_scene, speech_cues
from kg.extract.scene import Scene
from kg.extract.stance import judge
from kg.gazetteer import load_gazetteer
from kg.model import Article, Claim, Reading
from kg.ontology import extend_ontology, load_ontology, read_text

NEAREST = 6  # patterns shown that failed: the ones that came closest


def explain(text: str, *, ontology: Path | None = None, model: str = DEFAULT_MODEL) -> RenderableType:
    """The layers' accounts of a text, one below the other, for a terminal."""
    terms = extend_ontology(read_text(ontology), str(ontology)) if ontology else load_ontology()
    gazetteer = load_gazetteer()
    article = Article(id="sentence", text=text)
    doc = annotate(article, load_model(model))
    attributions = find_attributions(doc, speech_cues(terms))
    scene = set_scene(article, doc, terms, gazetteer, attributions)
    reading = read_article(article, doc, terms, gazetteer)
    clauses = clauses_of(scene)
    trials = list(try_patterns(scene, clauses))
    return Group(
        *section("Mentions", "who and what is named", mentions_table(scene)),
        *section("Clauses", "who does what, with syntax undone", clauses_table(scene, clauses)),
        *section("Attributions", "who said what", attributions_table(reading)),
        *section("Patterns that fit", "what the lexicon recognised", trials_table(t for t in trials if not t.reason)),
        *section("Patterns that nearly fit", "and what each of them lacked", trials_table(nearest(trials))),
        *section("Claims", "what goes into the graph", claims_table(reading)),
    )


def section(title: str, subtitle: str, table: Table) -> Iterator[RenderableType]:
    """A heading and its table, or a word that there is nothing."""
    heading = Text.assemble((title, "bold"), ("  " + subtitle, "dim"))
    yield heading
    yield Padding(table if table.row_count else Text("nothing", style="dim italic"), (0, 0, 1, 2))


def grid(*columns: str) -> Table:
    """A plain table in the one style of this page."""
    table = Table(box=None, pad_edge=False, header_style="dim")
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def mentions_table(scene: Scene) -> Table:
    """Each mention with its kind, its chain and the layer that found it."""
    table = grid("words", "kind", "means", "form", "found by")
    for mention in scene.mentions:
        words = mention.span.of(scene.article.text)
        table.add_row(Text(words), mention.kind, Text(scene.chain_of(mention).name), mention.form, mention.found)
    return table


def clauses_table(scene: Scene, clauses: Iterable[Clause]) -> Table:
    """Each clause that has arguments, with its roles and its stance."""
    table = grid("head", "as", "roles", "stance", "because of")
    for clause in clauses:
        roles: dict[str, list[str]] = defaultdict(list)
        for argument in clause.arguments:
            where = argument.role + (f" ({argument.via.text})" if argument.via else "")
            mention = scene.mention_at(argument.token.i)
            roles[where].append(mention.span.of(scene.article.text) if mention else argument.token.text)
        if roles:
            stance = judge(clause.head, scene.ontology.cues, scene.ontology.light_verbs)
            said = "; ".join(f"{role}: {', '.join(tokens)}" for role, tokens in roles.items())
            table.add_row(
                Text(clause.head.text), clause.pos, Text(said), stance.status, Text(", ".join(stance.because))
            )
    return table


def attributions_table(reading: Reading) -> Table:
    """Speaker, cue and content of each attribution."""
    table = grid("speaker", "cue", "content", "quote")
    text = reading.article.text
    for said in reading.attributions:
        speaker = said.speaker.of(text) if said.speaker else "nobody named"
        kind = "direct" if said.direct else "indirect"
        table.add_row(Text(speaker), Text(said.cue.of(text)), Text(said.content.of(text)), kind)
    return table


def nearest(trials: Iterable[Trial]) -> list[Trial]:
    """The failed trials that came closest: both ends first, then one, then none."""
    failed = [t for t in trials if t.reason]
    ranked = sorted(failed, key=lambda t: -(bool(t.subjects) + bool(t.objects)))
    return ranked[:NEAREST]


def trials_table(trials: Iterable[Trial]) -> Table:
    """Patterns with what filled their slots and why nothing came of them."""
    table = grid("relation", "pattern", "X", "Y", "why not")
    for trial in trials:
        subjects, objects = (", ".join(m.name for m in ends) for ends in (trial.subjects, trial.objects))
        table.add_row(trial.entry.relation.name, trial.entry.pattern.text, subjects, objects, trial.reason or "")
    return table


def claims_table(reading: Reading) -> Table:
    """The claims as they go into the graph."""
    table = grid("claim", "status", "said by", "when", "sure", "found by")
    names = {m: chain.name for chain in reading.chains for m in chain.mentions}
    for claim in reading.claims:
        speaker = names[claim.speaker] if claim.speaker else ""
        sure = f"{claim.confidence:.2f}"
        table.add_row(claim_text(claim, names), claim.status, Text(speaker), claim.when, sure, claim.extractor)
    return table


def claim_text(claim: Claim, names: dict[str, str]) -> Text:
    """Subject, predicate and object in one line."""
    return Text.assemble((names[claim.subject], "bold"), f" {claim.predicate} ", (names[claim.object], "bold"))
