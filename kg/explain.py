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

from kg.annotate import DEFAULT_MODEL, annotate_all, load_model
from kg.errors import InputError, KgError
from kg.extract.clauses import Clause
from kg.extract.frames import Trial
from kg.extract.learned.network import load_network
from kg.extract.scene import Scene
from kg.extract.stance import judge
from kg.gazetteer import load_gazetteer
from kg.hearing import ask_network
from kg.losses import Layer, Verdict, find_loss, read_fact
from kg.model import Article, Claim, Reading
from kg.ontology import extend_ontology, load_ontology
from kg.ontology.turtle import read_text
from kg.read import SUFFIXES, read_inputs
from kg.sight import Sight, look

SENTENCE = "sentence"  # the id of a text given in words
NEAREST = 6  # patterns shown that failed: the ones that came closest
FEW = 2  # words shown of what a pattern lets stand in one place


def explain(
    text: str,
    *,
    fact: str | None = None,
    ontology: Path | None = None,
    model: str = DEFAULT_MODEL,
    fast: bool = False,
) -> RenderableType:
    """The layers' accounts of a sentence or a file of articles, for a terminal; of a fact, which layer lost it.

    `fast` leaves the network out.
    """
    terms = extend_ontology(read_text(ontology), str(ontology)) if ontology else load_ontology()
    asked = read_fact(fact, terms) if fact else None
    gazetteer, network, shown = load_gazetteer(), None if fast else load_network(), list[RenderableType]()
    for article, doc in annotate_all(articles_of(text), load_model(model)):
        sight = look(article, doc, terms, gazetteer, network)
        shown += [Text(article.title or article.id, style="bold underline"), ""] if article.id != SENTENCE else []
        shown += [loss_table(find_loss(sight, asked), ask_network(sight, asked))] if asked else layers(sight)
    return Group(*shown)


def articles_of(text: str) -> list[Article]:
    """The articles of a file, or the text itself as one."""
    if not is_file(text):
        if len(text.split()) == 1 and Path(text).suffix in SUFFIXES:
            raise InputError(text, "does not exist")
        return [Article(id=SENTENCE, text=text)]
    skipped: list[InputError] = []
    articles = list(read_inputs([text], on_skip=skipped.append))
    if not articles:
        raise skipped[0] if skipped else KgError(f"{text}: holds no article")
    return articles


def is_file(text: str) -> bool:
    """Whether the words are the path of a file; a long text is no path."""
    try:
        return Path(text).is_file()
    except (OSError, ValueError):
        return False


def layers(sight: Sight) -> Iterator[RenderableType]:
    """What each layer saw, one below the other."""
    scene, reading, trials = sight.scene, sight.reading, sight.trials
    yield from section("Mentions", "who and what is named", mentions_table(scene))
    yield from section("Clauses", "who does what, with syntax undone", clauses_table(scene, sight.clauses))
    yield from section("Attributions", "who said what", attributions_table(reading))
    fitting = trials_table(t for t in trials if not t.reason)
    yield from section("Patterns that fit", "what the lexicon recognised", fitting)
    yield from section("Patterns that nearly fit", "and what each of them lacked", trials_table(nearest(trials)))
    if sight.opinion is not None:
        yield from section("Network", "which pairs it was asked about, and what came of it", pairs_table(sight))
    yield from section("Claims", "what goes into the graph", claims_table(reading))


def loss_table(verdict: Verdict, opinion: str | None) -> Table:
    """Which layer lost a fact, why, and where; and what the network has to say, where it was asked."""
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(style="dim")
    table.add_column(overflow="fold")
    table.add_row("answer", "found" if verdict.layer is Layer.FOUND else f"lost by the layer: {verdict.layer}")
    table.add_row("because", Text(verdict.reason))
    if verdict.sentence:
        table.add_row("in", Text(verdict.sentence))
    if opinion:
        table.add_row("network", Text(opinion))
    return table


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
        pattern, why = (
            abridge(said, trial.clause.head.lemma_) for said in (trial.entry.pattern.text, trial.reason or "")
        )
        table.add_row(trial.entry.relation.name, pattern, subjects, objects, why)
    return table


def abridge(pattern: str, word: str) -> str:
    """A pattern without most of the words that may stand in one place, but with the one that does.

    >>> abridge("X expel|deport|evict|banish Y from X:Country|Organization", "evict")
    'X evict|expel|… Y from X:Country|Organization'
    """
    places = (sorted(place.split("|"), key=lambda w: w != word) for place in pattern.split())
    return " ".join("|".join(words if len(words) <= FEW else [*words[:FEW], "…"]) for words in places)


def pairs_table(sight: Sight) -> Table:
    """What rules and network say of each case, how sure that makes the claim, and why it was not made."""
    table = grid("claim", "rules", "network", "together", "not made because")
    names = {m: chain.name for chain in sight.reading.chains for m in chain.mentions}
    for appraisal, claim, why_not in sight.choices:
        chances = ("" if c is None else f"{c:.2f}" for c in (appraisal.rules, appraisal.network))
        table.add_row(claim_text(claim, names), *chances, f"{claim.confidence:.2f}", why_not)
    return table


def claims_table(reading: Reading) -> Table:
    """The claims as they go into the graph."""
    table = grid("claim", "status", "said by", "when", "with", "sure", "found by")
    names = {m: chain.name for chain in reading.chains for m in chain.mentions}
    for claim in reading.claims:
        speaker = names[claim.speaker] if claim.speaker else ""
        sure = f"{claim.confidence:.2f}"
        roles = Text("; ".join(f"{role}: {names[mention]}" for role, mention in claim.roles))
        table.add_row(claim_text(claim, names), claim.status, Text(speaker), claim.when, roles, sure, claim.extractor)
    return table


def claim_text(claim: Claim, names: dict[str, str]) -> Text:
    """Subject, predicate and object in one line."""
    return Text.assemble((names[claim.subject], "bold"), f" {claim.predicate} ", (names[claim.object], "bold"))
