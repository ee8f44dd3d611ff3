"""Links between the ways of speaking of one president's government: "the Berg administration", "his administration"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.coreference.agreements import DEFINITE
from kg.extract.coreference.clusters import Clusters
from kg.extract.coreference.governments import after_of
from kg.extract.coreference.people import word_before
from kg.model import Form

HEAD, TITLE = "administration", "president"
OWN = frozenset({"our", "my"})  # in office: it is his own that a president speaks of
PLAIN = frozenset("current present entire whole".split())  # modifiers that do not tell it from the one spoken of
REACH = 2  # sentences back in which one of several administrations is looked for


def link_administrations(clusters: Clusters) -> None:
    """Join the administrations of one person, then those without an owner to the only one, or to one just named.

    Pronouns are resolved before, so that "his administration" has an owner. Where nobody is said to own it, it is that
    of the only president.
    """
    owned: dict[int, list[int]] = defaultdict(list)
    bare: list[int] = []
    for i in find_administrations(clusters):
        owner = owner_of(clusters, i)
        if owner is not None:
            owned[owner].append(i)
        elif is_bare(clusters, i):
            bare.append(i)
    for same in owned.values():
        join_all(clusters, same)
    for i in bare:
        meant = [*owned] if len(owned) == 1 else just_named(clusters, i, owned)
        for owner in meant:
            clusters.join(owned[owner][0], i)
    if not owned and bare:
        join_all(clusters, bare)
        name_all(clusters, bare[0], [f"{name} {HEAD}" for name in presidents(clusters)])
    for same in owned.values():
        name_all(clusters, same[0], [name for i in same if " " in (name := clusters.mentions[i].name)])


def find_administrations(clusters: Clusters) -> Iterator[int]:
    """The mentions of a government by this word; a "Food Administration" is an agency."""
    for i in clusters.kept():
        mention, root = clusters.mentions[i], clusters.words(i).root
        if mention.kind == "Organization" and root.lower_ == HEAD and mention.form is not Form.PRONOUN:
            yield i


def owner_of(clusters: Clusters, i: int) -> int | None:
    """Whose administration it is: the person named or meant before the word, or after its "of"."""
    root = clusters.words(i).root
    beside = [t for t in root.lefts if t.dep_ in {"compound", "poss", "nmod"}] + after_of(root)
    people = (j for t in beside if (j := clusters.at(t)) is not None and clusters.mentions[j].kind == "Person")
    return next(map(clusters.leader, people), None)


def is_bare(clusters: Clusters, i: int) -> bool:
    """Whether the one spoken of so far is meant: "the administration", "this administration", "our administration"."""
    root = clusters.words(i).root
    words = {t.lower_ for t in root.lefts}
    return bool(words & (DEFINITE | OWN)) and words <= DEFINITE | OWN | PLAIN and not after_of(root)


def just_named(clusters: Clusters, i: int, owned: dict[int, list[int]]) -> list[int]:
    """The owner of the administration named last, in the sentence or the one before."""
    root = clusters.words(i).root
    near = {*clusters.before(root.i, clusters.sentence(root.i) - REACH + 1)}
    last = {j: owner for owner, same in owned.items() for j in same if j in near}
    return [last[max(last, key=lambda j: clusters.words(j).start)]] if last else []


def join_all(clusters: Clusters, same: list[int]) -> None:
    """One chain of these mentions."""
    for i in same:
        clusters.join(same[0], i)


def presidents(clusters: Clusters) -> list[str]:
    """What the only one is called who is given this title before a name; nothing where there are several or none."""
    named = [i for i, m in enumerate(clusters.mentions) if m.kind == "Person" and m.form is Form.NAME]
    titled = {clusters.leader(i) for i in named if word_before(clusters, i) == TITLE}
    single = [m.name for i in named if clusters.leader(i) in titled and " " not in (m := clusters.mentions[i]).name]
    return single if len(titled) == 1 else []


def name_all(clusters: Clusters, first: int, names: list[str]) -> None:
    """Give all of a chain the shortest of some names: "Berg administration" to "Anna Berg's administration"."""
    for i in clusters.members(first) if names else ():
        if clusters.words(i).root.lower_ == HEAD:
            clusters.mentions[i] = replace(clusters.mentions[i], name=min(names, key=lambda name: (len(name), name)))
