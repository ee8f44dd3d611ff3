"""Links from definite descriptions: appositions, "the president", "the ministry", "the group", "the country"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.extract.coreference.agreements import DEALS
from kg.extract.coreference.clusters import Clusters
from kg.extract.coreference.names import parts, same_person
from kg.ids import content_id
from kg.model import Form, Mention, Span

DEFINITE = frozenset("the this that".split())
COUNTRY_NOUNS = frozenset("country nation".split())
GENERAL_NOUNS = frozenset("group organization organisation company firm agency party union ministry department".split())
NOUNS = frozenset({"NOUN", "PROPN"})
# Modifiers that make a title another one.
RANKS = frozenset("former ex late vice deputy assistant shadow acting prime".split())
MODIFYING = frozenset("amod compound nummod poss relcl prep acl appos".split())
REFERRED = frozenset({"Organization", "Agreement"})  # what "the ministry" and "the accord" may mean
REACH = 2  # sentences back in which "the country" and "the group" look for what they mean


Titles = dict[str, list[tuple[int, set[str]]]]
Bodies = dict[str, list[int]]


def link_descriptions(clusters: Clusters, article_id: str) -> None:
    """Join descriptions to the entities that the text introduced with them."""
    link_appositions(clusters)
    titles, bodies = titles_of(clusters), bodies_of(clusters)
    for i, mention in enumerate(list(clusters.mentions)):
        root = clusters.words(i).root
        if mention.kind == "Agreement" and root.lemma_.lower() in DEALS:
            continue  # linked already, by more than their noun
        definite = mention.form is Form.DESCRIPTION and is_definite(root)
        antecedent = introduced(clusters, i, titles, bodies) if definite else None
        if antecedent is not None and not rival_people(clusters, antecedent, i):
            clusters.join(antecedent, i)
    for token in bare_nouns(clusters):
        if (antecedent := meant(clusters, token, bodies)) is not None:
            span = Span(token.idx, token.idx + len(token))
            known = clusters.mentions[antecedent]
            key = content_id(article_id, span.start, span.end, known.kind)
            clusters.add(Mention(key, span, known.kind, known.name, Form.DESCRIPTION, "coreference"), antecedent)


def link_appositions(clusters: Clusters) -> None:
    """Join a name and the description beside it: "Anna Berg, a lawyer", "the lawyer, Anna Berg"."""
    for i, mention in enumerate(clusters.mentions):
        root = clusters.words(i).root
        if root.dep_ == "appos" and (j := clusters.at(root.head)) is not None:
            other = clusters.mentions[j]
            described = Form.DESCRIPTION in {mention.form, other.form}
            plain = not root.head.conjuncts and is_closed(root)
            if described and plain and mention.kind == other.kind == "Person" and not rival_people(clusters, i, j):
                clusters.join(i, j)


def rival_people(clusters: Clusters, i: int, j: int) -> bool:
    """Whether two sets already name people who cannot be one."""
    one, other = (
        [parts(m) for k in clusters.members(x) if (m := clusters.mentions[k]).kind == "Person" and m.form is Form.NAME]
        for x in (i, j)
    )
    return any(a[-1] != b[-1] and not same_person(a, b) and a[0] != b[0] for a in one for b in other)


def is_closed(apposed: Token) -> bool:
    """Whether an apposition ends before the verb: in "with the king, his adviser said" the adviser is the subject."""
    end = apposed.right_edge.i + 1
    return end >= len(apposed.doc) or apposed.doc[end].tag_ not in {"VBD", "VBZ", "VBP"}


def titles_of(clusters: Clusters) -> Titles:
    """Title → the people with whose name it stands, before or beside it or after "is", each with its modifiers."""
    titles: Titles = defaultdict(list)
    for i, mention in enumerate(clusters.mentions):
        if mention.kind != "Person" or mention.form is not Form.NAME:
            continue
        words, root = clusters.words(i), clusters.words(i).root
        nouns = [c for c in root.children if c.dep_ == "appos"]
        nouns += [root.head] if root.dep_ == "appos" else []
        nouns += [c for c in root.head.children if c.dep_ == "attr"] if root.dep_ == "nsubj" else []
        nouns += [clusters.doc[words.start - 1]] if words.start else []
        own = {title_of(n): modifiers(n) for n in nouns if n.pos_ in NOUNS and not heads_body(clusters, n)}
        for title, modified in own.items():
            titles[title].append((i, modified))
    return titles


def bodies_of(clusters: Clusters) -> Bodies:
    """Noun → the bodies and agreements whose name or description has it as its head."""
    bodies: Bodies = defaultdict(list)
    for i, mention in enumerate(clusters.mentions):
        if mention.kind in REFERRED and len(clusters.words(i)) > 1:
            bodies[clusters.words(i)[-1].lower_].append(i)
    return bodies


def title_of(noun: Token) -> str:
    """The title that a noun gives; a vice president and a former president have another one than the president."""
    rank = sorted(modifiers(noun) & RANKS)
    return " ".join([*rank, noun.lemma_.lower()])


def modifiers(noun: Token) -> set[str]:
    """The words right before a noun that narrow it: {"french", "prime"} for "the French prime minister"."""
    found: set[str] = set()
    for token in reversed(noun.doc[max(noun.i - 5, 0) : noun.i]):
        if token.pos_ not in NOUNS | {"ADJ"} and token.text != "-":
            break
        found.add(token.lower_)
    return found


def heads_body(clusters: Clusters, noun: Token) -> bool:
    """Whether a title belongs to an organization: "president of the club" is not "the president"."""
    ends = [e for c in noun.children if c.lower_ == "of" for e in c.children]
    bodies = [i for e in ends if (i := clusters.at(e)) is not None]
    return any(clusters.mentions[i].kind == "Organization" for i in bodies)


def introduced(clusters: Clusters, i: int, titles: Titles, bodies: Bodies) -> int | None:
    """The earlier mention introduced with the head noun of a description: the one most spoken of, then the nearest."""
    mention, root = clusters.mentions[i], clusters.words(i).root

    def is_earlier(j: int) -> bool:
        other = clusters.mentions[j]
        return other.span < mention.span and other.kind == mention.kind

    if mention.kind == "Person":
        modified = modifiers(root)
        found = [j for j, own in titles.get(title_of(root), ()) if modified <= own and is_earlier(j)]
        weight = {leader: sum(map(is_earlier, clusters.members(leader))) for leader in set(map(clusters.leader, found))}
        return max(found, key=lambda j: (weight[clusters.leader(j)], clusters.mentions[j].span), default=None)
    if mention.kind in REFERRED and len(clusters.words(i)) == 1:
        same = [j for j in bodies.get(root.lower_, ()) if is_earlier(j)]
        if len({clusters.leader(j) for j in same}) > 1:  # of several governments only one just spoken of is meant
            same = [j for j in recent(clusters, root, mention.kind) if j in same]
        return max(same, key=lambda j: clusters.mentions[j].span, default=None)
    return None


def name_by_owner(clusters: Clusters) -> None:
    """Name "his supporters" after the owner, once pronouns are resolved: "Ana Ruiz's supporters"."""
    for i, mention in enumerate(clusters.mentions):
        if mention.form is not Form.DESCRIPTION:
            continue
        root = clusters.words(i).root
        owner = next((j for c in root.lefts if c.dep_ == "poss" and (j := clusters.at(c)) is not None), None)
        if owner is not None and clusters.mentions[owner].form is Form.PRONOUN and not clusters.together(owner, i):
            name = f"{clusters.mentions[owner].name}'s {mention.name}"
            clusters.mentions[i] = replace(mention, name=name)


def bare_nouns(clusters: Clusters) -> Iterator[Token]:
    """Definite nouns without modifiers that are no mention yet: "the country", "the group"."""
    for token in clusters.doc:
        known = token.text in COUNTRY_NOUNS | GENERAL_NOUNS and token.dep_ != "compound"
        plain = known and is_definite(token) and not any(c.dep_ in MODIFYING for c in token.children)
        if plain and clusters.at(token) is None:
            yield token


def meant(clusters: Clusters, token: Token, bodies: Bodies) -> int | None:
    """What a bare noun means: a name ending in it, else the country, or the only organization, just spoken of."""
    if token.lower_ in COUNTRY_NOUNS:
        found = recent(clusters, token, "Country")
        places = [(clusters.words(i), clusters.mentions[i].form is Form.NAME, i) for i in found]
        ranked = [(clusters.sentence(words.start), named, words.start, i) for words, named, i in places]
        return max(ranked)[3] if ranked else None
    noun = token.lower_
    headed = [i for i in bodies.get(noun, ()) if clusters.words(i).end <= token.i]
    if headed:
        return max(headed, key=lambda i: clusters.words(i).start)
    if noun in {"ministry", "department", "union", "party"}:
        return None
    near = recent(clusters, token, "Organization")
    named = [i for i in near if clusters.mentions[i].form is Form.NAME and clusters.words(i).root.dep_ != "compound"]
    entities = {clusters.leader(i) for i in named}
    return max(named, key=lambda i: clusters.words(i).start) if len(entities) == 1 else None


def recent(clusters: Clusters, token: Token, kind: str) -> list[int]:
    """The mentions of a kind in the sentence of a token, up to it, and in the sentence before."""
    first = clusters.sentence(token.i) - REACH + 1
    return [i for i in clusters.before(token.i, first) if clusters.mentions[i].kind == kind]


def is_definite(noun: Token) -> bool:
    """Whether a noun has a definite article or a demonstrative."""
    return any(child.lower_ in DEFINITE for child in noun.lefts)
