"""How well the mentions of one article are linked, apart from all that is extracted with them.

Three views, each by how a mention refers ("surname", "acronym", "it", "described Person", …):

- `score_aliases`: mentions whose words are one of an annotated entity's names should be one chain, and no other's;
- `score_spans`: the same for mentions that others marked and linked in the text;
- `judge_ends`: of claims whose relation and other end are annotated, whether a pronoun or description at this end
  stands for the right one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.extract.scene import Scene
from kg.model import Claim, Form, Mention
from kg.names import normalise

Gold = Mapping[str, Any]  # an annotated article: entities and facts, or one marked mention: start, end and chain
MARKED = 0.2  # share of its characters by which a marked mention must be covered, as in the set's own scorer
ALL = "all"
PERSONAL = {
    word: words.split()[0]
    for words in ("he him his himself", "she her hers herself", "it its itself", "they them their themselves",
                  "we us our ours", "I me my mine i", "who whom which that whose", "you your")
    for word in words.split()
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Placed:
    """A mention of a known entity, in the chain where it was put."""

    form: str
    entity: str
    chain: str


@dataclass(frozen=True, slots=True)
class Links:
    """B-cubed of some mentions: the share of its chain that is its entity's, the share of its entity in its chain."""

    mentions: int
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def score_aliases(scenes: Mapping[str, Scene], gold: Mapping[str, Gold]) -> dict[str, Links]:
    """The links between the names of annotated entities, over all articles, by form."""
    return score_links(place_aliases(scenes[article], known) for article, known in gold.items())


def score_spans(scenes: Mapping[str, Scene], marked: Iterable[Gold]) -> dict[str, Links]:
    """The links between marked mentions, within each article, by form."""
    by_article: dict[str, list[Gold]] = defaultdict(list)
    for mention in marked:
        by_article[mention["article"]].append(mention)
    return score_links(place_marked(scenes[article], mentions) for article, mentions in by_article.items())


def score_links(articles: Iterable[Sequence[Placed]]) -> dict[str, Links]:
    """B-cubed of placed mentions; chains and entities are an article's own."""
    found: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for placed in articles:
        chains, entities = Counter(p.chain for p in placed), Counter(p.entity for p in placed)
        both = Counter((p.chain, p.entity) for p in placed)
        for p in placed:
            shared = both[p.chain, p.entity]
            for form in (ALL, p.form):
                found[form].append((shared / chains[p.chain], shared / entities[p.entity]))
    return {form: Links(len(x), mean(p for p, _ in x), mean(r for _, r in x)) for form, x in sorted(found.items())}


def mean(values: Iterable[float]) -> float:
    """The mean of some values, rounded as figures are reported."""
    known = list(values)
    return round(sum(known) / len(known), 4)


def place_aliases(scene: Scene, gold: Gold) -> list[Placed]:
    """The mentions whose words are a name of just one annotated entity."""
    owners: dict[str, set[str]] = defaultdict(set)
    for entity in gold["entities"]:
        for name in (entity["name"], *entity.get("aliases", ())):
            owners[normalise(name)].add(entity["id"])
    placed = []
    for mention in scene.mentions:
        known = owners.get(normalise(mention.span.of(scene.article.text)), set())
        if len(known) == 1 and mention.form is not Form.PRONOUN:
            placed.append(Placed(form_of(scene, mention), min(known), scene.chain_of(mention).id))
    return placed


def place_marked(scene: Scene, marked: Iterable[Gold]) -> list[Placed]:
    """Marked mentions, each with the chain of the mention that covers most of it; one that none covers is alone."""
    placed = []
    for gold in marked:
        near = (m for m in scene.mentions if m.span.start < gold["end"] and gold["start"] < m.span.end)
        best = max(((share(m, gold), m.id) for m in near), default=(0.0, ""))
        if best[0] > MARKED:
            mention = scene.mention(best[1])
            placed.append(Placed(form_of(scene, mention), gold["chain"], scene.chain_of(mention).id))
        else:
            placed.append(Placed("not found", gold["chain"], f"alone {gold['start']}"))
    return placed


def share(mention: Mention, gold: Gold) -> float:
    """The Jaccard overlap of two stretches."""
    start, end = int(gold["start"]), int(gold["end"])
    both = min(mention.span.end, end) - max(mention.span.start, start)
    return both / (max(mention.span.end, end) - min(mention.span.start, start))


def judge_ends(scene: Scene, claims: Iterable[Claim], gold: Gold) -> Iterator[tuple[str, bool]]:
    """Each pronoun or description at an end of a claim that is annotated but for this end: is it the right one?"""
    for claim in claims:
        subject, object_ = scene.mention(claim.subject), scene.mention(claim.object)
        facts = list(readings(gold, claim.predicate, scene.ontology.relations[claim.predicate].symmetric))
        for mention, other, side in ((subject, object_, 0), (object_, subject, 1)):
            if mention.form not in {Form.PRONOUN, Form.DESCRIPTION}:
                continue
            wanted = [fact[side] for fact in facts if is_one_of(scene, other, fact[1 - side])]
            if wanted:
                yield form_of(scene, mention), any(is_one_of(scene, mention, names) for names in wanted)


def count_right(judged: Iterable[tuple[str, bool]]) -> dict[str, tuple[int, int]]:
    """By form, how many ends were right, of how many."""
    right, known = Counter[str](), Counter[str]()
    for form, is_right in judged:
        for name in (ALL, form):
            known[name] += 1
            right[name] += is_right
    return {form: (right[form], known[form]) for form in sorted(known)}


def readings(gold: Gold, predicate: str, symmetric: bool) -> Iterator[tuple[set[str], set[str]]]:
    """The names of both ends of every annotated fact of a relation, its other readings and, if so, turned round."""
    names = {e["id"]: {normalise(n) for n in (e["name"], *e.get("aliases", ()))} for e in gold["entities"]}
    for fact in gold["facts"]:
        for reading in (fact, *({**fact, **other} for other in fact.get("alt") or ())):
            if reading["p"] == predicate and reading["s"] in names and reading["o"] in names:
                yield names[reading["s"]], names[reading["o"]]
                if symmetric:
                    yield names[reading["o"]], names[reading["s"]]


def is_one_of(scene: Scene, mention: Mention, names: set[str]) -> bool:
    """Whether a mention, or what its chain is called, has one of these names."""
    return bool({normalise(mention.span.of(scene.article.text)), normalise(scene.chain_of(mention).name)} & names)


def form_of(scene: Scene, mention: Mention) -> str:
    """How a mention refers, in a word or two."""
    words = mention.span.of(scene.article.text)
    if mention.form is Form.PRONOUN:
        return PERSONAL.get(words.lower(), "other pronoun")
    if mention.form is Form.DESCRIPTION:
        return f"described {scene.ontology.main_kind(mention.kind)}"
    if mention.form is Form.NAME and words.replace(".", "").isupper() and " " not in words:
        return "acronym"
    if mention.form is Form.NAME and mention.kind == "Person" and " " not in words:
        return "surname"
    return str(mention.form)
