"""Links between names: the same name again, people's, acronyms, and the same thing described again."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from kg.extract.coreference.clusters import Clusters
from kg.extract.coreference.people import link_people, parts
from kg.model import Form, Mention
from kg.names import normalise

SMALL_WORDS = frozenset("of and for the in on to de la".split())


def link_names(clusters: Clusters) -> None:
    """Join the mentions whose words alone show that they name one entity."""
    link_same(clusters)
    link_people(clusters)
    link_acronyms(clusters)
    link_shortened(clusters)


def link_same(clusters: Clusters) -> None:
    """The same entry of the gazetteer, or the same words for the same kind."""
    first: dict[tuple[str, str], int] = {}
    for i, mention in enumerate(clusters.mentions):
        key = (mention.kind, mention.wikidata or normalise(mention.name))
        if (mention.form is Form.DESCRIPTION and not repeats(mention)) or is_single_name(mention):
            continue
        if key in first:
            clusters.join(first[key], i)
        first.setdefault(key, i)


def is_single_name(mention: Mention) -> bool:
    """Whether a person is called by one word, which two people of an article may share."""
    return mention.kind == "Person" and mention.form is Form.NAME and len(parts(mention)) == 1


def repeats(mention: Mention) -> bool:
    """Whether a description used twice means the same: "the foreign ministry" does, "officials" need not."""
    return mention.kind not in {"Group", "Good", "Person"} or " " in mention.name


def link_acronyms(clusters: Clusters) -> None:
    """Join an acronym and the name whose initials it has."""
    spelled: dict[str, int] = {}
    for i, mention in enumerate(clusters.mentions):
        if mention.kind == "Organization" and mention.form is Form.NAME:
            for letters in initials(mention.name):
                spelled.setdefault(letters, i)
    for i, mention in enumerate(clusters.mentions):
        letters = mention.name.replace(".", "")
        if mention.kind == "Organization" and letters.isupper() and letters in spelled:
            clusters.join(spelled[letters], i)


def initials(name: str) -> Iterator[str]:
    """The acronyms that a name of several words can have, with and without its small words.

    >>> list(initials("Bank for International Settlements"))
    ['BIS', 'BFIS']
    """
    words = [w for w in re.split(r"[\s-]+", name) if w[:1].isalpha()]
    large = [w for w in words if w.lower() not in SMALL_WORDS]
    if len(large) > 1:
        yield "".join(w[0] for w in large).upper()
        yield "".join(w[0] for w in words).upper()


def link_shortened(clusters: Clusters) -> None:
    """Join a name to the only longer one that ends so: "Defense Ministry" to "Russian Defense Ministry".

    One that the gazetteer knows is only told apart by its country: a "County Labour Party" is another one.
    """
    longer: dict[str, set[int]] = defaultdict(set)
    national: dict[str, set[int]] = defaultdict(set)
    countries = {clusters.words(i).start for i, m in enumerate(clusters.mentions) if m.kind == "Country"}
    for i, mention in enumerate(clusters.mentions):
        if mention.kind in {"Organization", "Place", "Agreement"} and mention.form is not Form.PRONOUN:
            words = normalise(mention.name).split()
            if words[-1:] == ["university"]:
                continue  # "Eastern Riga University" is another one than "Riga University"
            for start in range(1, len(words) - 1):
                tail = " ".join(words[start:])
                longer[mention.kind + tail].add(clusters.leader(i))
                if clusters.words(i).start in countries:
                    national[mention.kind + tail].add(clusters.leader(i))
    for i, mention in enumerate(clusters.mentions):
        tail = mention.kind + normalise(mention.name)
        is_known = mention.found == "gazetteer" and mention.kind == "Organization"
        owners = {clusters.leader(j) for j in (national if is_known else longer).get(tail, ())} - {clusters.leader(i)}
        if len(owners) == 1:
            clusters.join(min(owners), i)
