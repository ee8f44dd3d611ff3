"""Links from plurals to several entities at once: "the two leaders", "both sides", "they" after "Mali and Chad".

A mention refers to one entity only, so such words become as many mentions as they mean entities.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.coreference.clusters import Clusters
from kg.extract.parse import Token
from kg.model import Form, Mention

SIZES = {"two": 2, "both": 2, "three": 3, "four": 4}
PERSON, COUNTRY, BODY = frozenset({"Person"}), frozenset({"Country"}), frozenset({"Organization"})
PEOPLE = """leader president man woman minister premier chancellor politician candidate diplomat counterpart lawmaker
    senator statesman official brother sister friend suspect envoy rival executive"""
STATES = "country nation state government capital neighbour neighbor power ally"
BODIES = "company firm party group agency organization organisation ministry"
NOUNS = {
    noun: kinds for nouns, kinds in ((PEOPLE, PERSON), (STATES, COUNTRY), (BODIES, BODY)) for noun in nouns.split()
}
SIDES = frozenset("side party camp".split())  # may be of any kind, which the nearest pair tells
PAIRS = {"two": 2, "pair": 2, "duo": 2, "three": 3, "trio": 3}
MANY = PERSON | COUNTRY | BODY
REACH = 3  # sentences back, the own one counted
NAMING = frozenset({Form.NAME, Form.DEMONYM})


def members(clusters: Clusters, noun: Token) -> list[int]:
    """The entities that a counted plural means, each by its last mention: the only ones of their kind just spoken of.

    Sentence by sentence back until there are as many as counted; where there are more, none is meant for sure.
    """
    size = size_of(noun)
    lemma = noun.lemma_.lower()
    if not size or noun.tag_ == "NNPS":
        return namesakes(clusters, noun) if size else []
    if noun.lower_ in PAIRS:
        states = COUNTRY if noun.lower_ in SIZES else frozenset()  # no "pair" of countries
        return latest(clusters, noun, PERSON, size) or latest(clusters, noun, states, size)
    choices = [NOUNS[lemma]] if lemma in NOUNS else [COUNTRY, BODY, PERSON] if lemma in SIDES else []
    found = [latest(clusters, noun, kinds, size) for kinds in choices]
    return max((f for f in found if f), key=lambda f: clusters.words(max(f)).start, default=[])


def namesakes(clusters: Clusters, noun: Token) -> list[int]:
    """The entities that share a name: "the two Koreas"."""
    name = noun.lower_.removesuffix("s")
    found = {clusters.leader(i): i for i in clusters.kept() if clusters.mentions[i].name.lower().split()[-1:] == [name]}
    return sorted(found.values()) if len(found) == size_of(noun) else []


def latest(clusters: Clusters, noun: Token, kinds: frozenset[str], size: int) -> list[int]:
    """The last mentions of the only so many entities of a kind in the fewest sentences up to a word."""
    here = clusters.sentence(noun.i)
    for reach in range(REACH):
        last: dict[int, int] = {}
        for i in clusters.before(noun.i, here - reach):
            if clusters.mentions[i].kind in kinds and is_named(clusters, i):
                last[clusters.leader(i)] = i
        if len(last) >= size:
            return sorted(last.values()) if len(last) == size else []
    return []


def is_named(clusters: Clusters, i: int) -> bool:
    """Whether an entity has a name in the article."""
    return any(clusters.mentions[j].form in NAMING for j in clusters.members(i))


def size_of(noun: Token) -> int:
    """How many a definite plural counts: "the two leaders", "both sides", "the pair"; 0 when it does not."""
    words = {c.lower_: c for c in noun.lefts}
    if not is_bare(noun):
        return 0
    if noun.lower_ in PAIRS:
        return PAIRS[noun.lower_] if "the" in words and noun.dep_ != "nummod" else 0
    counted = [SIZES[w] for w in words if w in SIZES]
    definite = "both" in words or words.keys() & {"the", "these", "those"}
    return counted[0] if counted and definite and noun.tag_ in {"NNS", "NNPS"} else 0


def is_bare(noun: Token) -> bool:
    """Whether nothing but a count and a plain adjective narrows a noun: no "other two", no "of", no name."""
    if any(c.dep_ in {"prep", "relcl", "acl", "appos", "poss"} and c.i > noun.i for c in noun.children):
        return False
    return not any(c.dep_ in {"compound", "poss", "nmod"} or c.lower_ in {"other", "first", "last"} for c in noun.lefts)


def joined(clusters: Clusters, i: int) -> list[int]:
    """What "they" means after "Mali and Chad" or "both sides": a mention and all that stand beside it."""
    heads = [j for t in chained(clusters.words(i).root) if (j := clusters.at(t)) is not None]
    return [k for j in heads for k in clusters.beside(j)]


def chained(token: Token) -> Iterator[Token]:
    """A token and its conjuncts, where they are joined by "and"."""
    yield token
    for child in token.rights:
        if child.dep_ == "conj" and not any(c.lower_ == "or" for c in token.children):
            yield from chained(child)


def is_pair(mentions: list[Mention]) -> bool:
    """Whether several joined mentions are entities of one sort."""
    kinds = {m.kind for m in mentions}
    return len(mentions) > 1 and len(kinds) == 1 and kinds <= MANY
