"""Links from a government to its country: in the news "the Cuban government" and "Cuba" act as one."""

from __future__ import annotations

from kg.extract.coreference.clusters import Clusters
from kg.extract.parse import Token
from kg.model import Form

GOVERNMENTS = frozenset("government regime authority leadership".split())


def after_of(noun: Token) -> list[Token]:
    """What stands after a noun's "of"."""
    return [end for c in noun.rights if c.lower_ == "of" for end in c.children]


def link_governments(clusters: Clusters) -> None:
    """Join "the Cuban government" and "Cuba's regime" to the country, but not "Castro's government"."""
    for i, mention in enumerate(clusters.mentions):
        words = clusters.words(i)
        if mention.form is not Form.DESCRIPTION or words.root.lemma_.lower() not in GOVERNMENTS:
            continue
        inside = [j for t in clusters.doc[words.start : words.root.i] if (j := clusters.at(t)) is not None]
        countries = [j for j in inside if clusters.mentions[j].kind == "Country"]
        if countries and len(inside) == 1:
            clusters.join(countries[0], i)
