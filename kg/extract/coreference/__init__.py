"""Mentions → chains: which words of an article refer to one entity. Precision first."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.coreference.administrations import link_administrations
from kg.extract.coreference.agreements import link_agreements
from kg.extract.coreference.clusters import Clusters
from kg.extract.coreference.descriptions import link_descriptions, name_by_owner
from kg.extract.coreference.governments import link_governments
from kg.extract.coreference.groups import link_groups
from kg.extract.coreference.names import link_names
from kg.extract.coreference.pronouns import link_pronouns
from kg.extract.parse import Doc
from kg.model import Attribution, Chain, Mention
from kg.ontology import Ontology

__all__ = ["resolve_references"]


def resolve_references(
    doc: Doc, mentions: Sequence[Mention], ontology: Ontology, article_id: str, attributions: Sequence[Attribution] = ()
) -> tuple[list[Mention], list[Chain]]:
    """The mentions with resolved pronouns added, in text order, and the chains they make; every mention is in one.

    The attributions of the article tell who says "I".
    """
    clusters = Clusters(doc, mentions)
    link_names(clusters)
    link_governments(clusters)
    link_groups(clusters)
    link_agreements(clusters)
    link_descriptions(clusters, article_id)
    link_pronouns(clusters, article_id, attributions)
    name_by_owner(clusters)
    link_administrations(clusters)
    found = sorted((clusters.mentions[i] for i in clusters.kept()), key=lambda m: (m.span.start, -m.span.end, m.id))
    return found, clusters.chains(article_id)
