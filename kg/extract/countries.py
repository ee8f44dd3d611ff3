"""Offices named without their country: "President Diop said …".

The country is the one the article ties to the person elsewhere; failing that, the country it speaks of most,
leaving out those whose holder of the same office the article names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.findings import Finding
from kg.extract.scene import Scene
from kg.extract.title_lexicon import Title
from kg.model import Mention
from kg.ontology import Ontology, Relation, local_name
from kg.vocab import KG

TIED, SALIENT = 0.75, 0.6


@dataclass(frozen=True, slots=True)
class Pending:
    """A named person with an office whose country the phrase does not say."""

    relation: Relation
    bearer: Mention
    title: Title
    past: bool


def give_countries(scene: Scene, found: list[Finding], pending: list[Pending]) -> Iterator[Finding]:
    """A finding for every pending office whose country the article makes plain."""
    tied = countries_of_people(scene, found, {p.relation.name for p in pending})
    held = {(f.predicate, scene.chain_of(f.object).id) for f in found}
    for office in pending:
        person = scene.chain_of(office.bearer).id
        country, confidence = tied.get(person), TIED
        if country is None:
            country, confidence = salient_country(scene, office, held), SALIENT
        if country is not None:
            yield Finding(
                subject=office.bearer,
                predicate=office.relation.name,
                object=country,
                trigger=(office.title.start, office.title.end),
                sentence_root=office.title.head,
                confidence=confidence,
                extractor="titles",
                past=office.past,
            )


def countries_of_people(scene: Scene, found: list[Finding], offices: set[str]) -> dict[str, Mention]:
    """The country that an explicit office ties each person's chain to: the most frequent, then the first."""
    votes: dict[str, Counter[str]] = {}
    first: dict[str, Mention] = {}
    for finding in found:
        if finding.object.kind == "Country" and finding.predicate in offices:
            country = scene.chain_of(finding.object).id
            first.setdefault(country, finding.object)
            votes.setdefault(scene.chain_of(finding.subject).id, Counter())[country] += 1
    return {person: first[count.most_common(1)[0][0]] for person, count in votes.items()}


def salient_country(scene: Scene, office: Pending, held: set[tuple[str, str]]) -> Mention | None:
    """The country whose institutions the article speaks of most, else the one it clearly names most.

    One whose own word the title is comes first; one that has another holder of the office is left out.
    """
    title = scene.doc[office.title.start : office.title.end].text
    counts, first = Counter[str](), dict[str, Mention]()
    for mention in scene.mentions:
        if mention.kind == "Country":
            chain = scene.chain_of(mention).id
            counts[chain] += 1
            first.setdefault(chain, mention)
    free = [c for c in counts if (office.relation.name, c) not in held]
    words = {c: institutions(scene.ontology).get(first[c].wikidata or "", frozenset()) for c in free}
    own = [c for c in free if title in words[c]]
    heard = {c: sum(occurrences(w, scene.article.text) for w in words[c]) for c in free}
    ranked = sorted(own or free, key=lambda c: (-heard[c], -counts[c], first[c].span))
    if not ranked:
        return None
    rivals = [c for c in ranked[1:] if counts[c] * 2 > counts[ranked[0]]]
    return first[ranked[0]] if own or heard[ranked[0]] or not rivals else None


def occurrences(words: str, text: str) -> int:
    """How often the words stand in the text, whole and in this case.

    >>> occurrences("Diet", "The Diet met. A diet. Dieters.")
    1
    """
    return len(re.findall(rf"(?<!\w){re.escape(words)}(?!\w)", text))


@lru_cache(maxsize=8)
def institutions(ontology: Ontology) -> dict[str, frozenset[str]]:
    """The words for a country's institutions by its Wikidata id."""
    found = dict[str, set[str]]()
    for country, word in ontology.graph.subject_objects(KG.institution):
        found.setdefault(local_name(country), set()).add(str(word))
    return {country: frozenset(words) for country, words in found.items()}
