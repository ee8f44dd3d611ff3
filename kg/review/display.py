"""A question as people see it: both candidates side by side, what they share, and what kg makes of it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from kg.graph import Edge, Graph
from kg.ledger.roster import count
from kg.model import Chain, Entity, Mention, Reading, Status
from kg.review.questions import Question

NAMES, RELATIONS, SENTENCES, NEIGHBOURS = 6, 5, 2, 8  # shown of each
LONGEST = 300  # characters of a sentence
END = re.compile(r'(?<!\b[A-Z])[.!?]["”’)]?\s|\n')  # but not after an initial


class Portraits:
    """What can be told of each entity of a graph."""

    def __init__(self, graph: Graph) -> None:
        self._roster = graph.roster
        self._places = {reading.article.id: place for place, reading in enumerate(graph.readings)}
        self._readings = graph.readings
        self._edges: dict[str, list[Edge]] = defaultdict(list)
        for edge in graph.claims:
            for end in {edge.subject.id, edge.object.id}:
                self._edges[end].append(edge)

    def compare(self, question: Question, number: int, of: int) -> RenderableType:
        """A question with all that helps to answer it."""
        one, other, judgement = question.one, question.other, question.judgement
        table = Table(box=None, expand=True, show_header=False, padding=(0, 1))
        for _ in range(2):
            table.add_column(ratio=1)
        table.add_row(self.portrait(one, judgement.left), self.portrait(other, judgement.right))
        shared = sorted(self.neighbours(one) & self.neighbours(other))[:NEIGHBOURS]
        why = "; ".join(judgement.reasons) or "no reason given"
        return Group(
            Rule(Text(f"{number} of {of}")),
            table,
            Text.assemble(("both with  ", "dim"), ", ".join(shared) or "nobody in common"),
            Text.assemble(("kg says    ", "dim"), f"{judgement.score:.2f} that they are one: {why}"),
        )

    def portrait(self, entity: Entity, chain: str) -> RenderableType:
        """Names, kind, links, top relations and sentences, those of the chain's article first."""
        edges = self._edges[entity.id]
        articles = count(self._roster.articles(entity))
        lines = [
            Text(entity.name, style="bold"),
            Text(f"{entity.kind}, {articles}, {len(edges)} claim{'s' * (len(edges) != 1)}  [{entity.id}]", style="dim"),
        ]
        if entity.aliases:
            more = " …" if len(entity.aliases) > NAMES else ""
            lines.append(Text.assemble(("also ", "dim"), ", ".join(entity.aliases[:NAMES]) + more))
        lines += [Text.assemble((f"{scheme} ", "dim"), value) for scheme, value in entity.links]
        lines += relations(entity, edges)
        return Group(*lines, Text(), *self.sentences(entity, chain))

    def neighbours(self, entity: Entity) -> set[str]:
        """The names of all whom claims join to an entity."""
        return {end.name for edge in self._edges[entity.id] for end in (edge.subject, edge.object)} - {entity.name}

    def sentences(self, entity: Entity, chain: str) -> Iterator[Text]:
        """Sentences that mention it, from as many articles as can be, each with outlet and date."""
        own = sorted(self._roster.chains(entity), key=lambda c: (c != chain, self._roster.rows[c][3], c))
        by_article: dict[str, list[str]] = defaultdict(list)
        for name in own:
            by_article[self._roster.rows[name][3]].append(name)
        said = [list(self._said(article, names)) for article, names in by_article.items()][:SENTENCES]
        for found in (said if len(said) > 1 else [[text] for text in said[0]])[:SENTENCES]:
            yield found[0]

    def _said(self, article: str, chains: list[str]) -> Iterator[Text]:
        """The sentences of an article that mention these chains, each once."""
        reading = self._readings[self._places[article]]
        about = reading.article
        source = ", ".join(filter(None, (about.publisher or about.id, about.published)))
        for sentence in dict.fromkeys(sentence_of(reading, m) for m in mentions_of(reading, chains)):
            yield Text.assemble("“", sentence, "” ", (f"({source})", "dim"))


def relations(entity: Entity, edges: Iterable[Edge]) -> Iterator[Text]:
    """What is said of an entity most often."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for edge in edges:
        mark = "" if edge.status is Status.ACTUAL else f" [{edge.status}]"
        subject = "" if edge.subject == entity else f"{edge.subject.name} "
        obj = " …" if subject else f" {edge.object.name}"
        counts[subject, edge.predicate, obj + mark] += 1
    for (subject, predicate, obj), times in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:RELATIONS]:
        yield Text.assemble(subject, (predicate, "cyan"), obj, (f"  ×{times}" if times > 1 else "", "dim"))


def mentions_of(reading: Reading, chains: Iterable[str]) -> Iterator[Mention]:
    """The mentions of these chains, in their order."""
    known: dict[str, Chain] = {chain.id: chain for chain in reading.chains}
    by_id = {mention.id: mention for mention in reading.mentions}
    for chain in chains:
        yield from (by_id[mention] for mention in known[chain].mentions)


def sentence_of(reading: Reading, mention: Mention) -> str:
    """The words around a mention, from one full stop or line's end to the next."""
    text, span = reading.article.text, mention.span
    start = max((match.end() for match in END.finditer(text, max(0, span.start - LONGEST), span.start)), default=-1)
    start = start if start >= 0 else max(0, span.start - LONGEST)
    after = END.search(text, span.end, span.end + LONGEST)
    return " ".join(text[start : after.end() if after else span.end + LONGEST].split())
