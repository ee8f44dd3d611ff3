"""Links from definite descriptions: appositions, "the president", "the ministry", "the group", "the country"."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.coreference.agreements import DEALS, DEFINITE
from kg.extract.coreference.clusters import Clusters
from kg.extract.coreference.governments import GOVERNMENTS, after_of
from kg.extract.coreference.people import parts, same_person
from kg.extract.parse import Token
from kg.ids import content_id
from kg.model import Form, Mention, Span

COUNTRY_NOUNS = frozenset("country nation".split())
GENERAL_NOUNS = frozenset("group organization organisation company firm agency party union ministry department".split())
NOUNS = frozenset({"NOUN", "PROPN"})
# Modifiers that make a title another one.
RANKS = frozenset("former ex late vice deputy assistant shadow acting prime".split())
MODIFYING = frozenset("amod compound nummod poss relcl prep acl appos".split())
REFERRED = frozenset({"Organization", "Agreement"})  # what "the ministry" and "the accord" may mean
WHOLES = frozenset({"Country", "Organization", "Place"})  # what one may be the president of
LEADER = "leader"
HEADS = frozenset("president premier chancellor king queen emir sultan dictator ruler".split()) | {"prime minister"}
TERMS = frozenset("administration presidency".split())  # "the Ba administration" is that of President Ba
REACH = 2  # sentences back in which "the country" and "the group" look for what they mean


@dataclass(frozen=True, slots=True)
class Bearer:
    """A person with whose name a title stands, and what narrows it there: other words, and a country as its chain."""

    mention: int
    words: frozenset[str]
    country: int | None


Bodies = dict[str, list[int]]


@dataclass(frozen=True, slots=True)
class Introductions:
    """With which words the text introduces people and bodies, and which person and country it names most often."""

    titles: dict[str, list[Bearer]]
    bodies: Bodies
    main: int | None
    home: int | None


def link_descriptions(clusters: Clusters, article_id: str) -> None:
    """Join descriptions to the entities that the text introduced with them."""
    link_appositions(clusters)
    main, home = (most_spoken_of(clusters, kind) for kind in ("Person", "Country"))
    known = Introductions(titles_of(clusters, main), bodies_of(clusters), main, home)
    for i, mention in enumerate(list(clusters.mentions)):
        root = clusters.words(i).root
        if mention.kind == "Agreement" and root.lemma_.lower() in DEALS:
            continue  # linked already, by more than their noun
        definite = mention.form is Form.DESCRIPTION and is_definite(root)
        antecedent = introduced(clusters, i, known) if definite else None
        if antecedent is not None and not rival_people(clusters, antecedent, i):
            clusters.join(antecedent, i)
    for token in bare_nouns(clusters):
        if (antecedent := meant(clusters, token, known.bodies)) is not None:
            span = Span(token.idx, token.idx + len(token))
            other = clusters.mentions[antecedent]
            key = content_id(article_id, span.start, span.end, other.kind)
            clusters.add(Mention(key, span, other.kind, other.name, Form.DESCRIPTION, "coreference"), antecedent)


def link_appositions(clusters: Clusters) -> None:
    """Join a name and the description beside it: "Anna Berg, a lawyer", "the lawyer, Anna Berg"."""
    for i, mention in enumerate(clusters.mentions):
        root = clusters.words(i).root
        beside = root.head if root.dep_ == "appos" else set_off(clusters, i)
        if beside is not None and (j := clusters.at(beside)) is not None:
            other = clusters.mentions[j]
            described = Form.DESCRIPTION in {mention.form, other.form}
            joined = beside.dep_ == "conj" or any(c.dep_ == "conj" for c in beside.rights)
            plain = not joined and is_closed(root)
            if described and plain and mention.kind == other.kind == "Person" and not rival_people(clusters, i, j):
                clusters.join(i, j)


def set_off(clusters: Clusters, i: int) -> Token | None:
    """The word before a name between commas taken for an adverb, as no name is one: "the lawyer, Anna Berg,"."""
    words, doc = clusters.words(i), clusters.doc
    around = doc[words.start - 1 : words.start].text + doc[words.end : words.end + 1].text
    named = clusters.mentions[i].form is Form.NAME and words.root.dep_ == "npadvmod"
    return doc[words.start - 2] if named and words.start > 1 and around == ",," else None


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


def titles_of(clusters: Clusters, main: int | None) -> dict[str, list[Bearer]]:
    """Title → the people with whose name it stands, before or beside it or after "is"."""
    titles: dict[str, list[Bearer]] = defaultdict(list)
    for i, mention in enumerate(clusters.mentions):
        if mention.kind != "Person" or mention.form is not Form.NAME:
            continue
        words, root = clusters.words(i), clusters.words(i).root
        nouns = [c for c in root.children if c.dep_ == "appos"]
        nouns += [root.head] if root.dep_ == "appos" else []
        nouns += [c for c in root.head.children if c.dep_ == "attr"] if root.dep_ == "nsubj" else []
        nouns += [clusters.doc[words.start - 1]] if words.start else []
        own = {title_of(n): n for n in nouns if n.pos_ in NOUNS and not heads_body(clusters, n)}
        for title, noun in own.items():
            bearer = Bearer(i, frozenset(modifiers(noun)), country_of(clusters, noun))
            titles[title].append(bearer)
            if title in HEADS and bearer.country is not None:
                titles[LEADER].append(bearer)
        after = clusters.doc[words.end].lower_ if words.end < len(clusters.doc) else ""
        if after in TERMS and clusters.leader(i) == main:
            titles["president"].append(Bearer(i, frozenset(), None))
        elif (country := country_of(clusters, root)) is not None:  # "Mali's Amadou Ba"
            titles[LEADER].append(Bearer(i, frozenset(), country))
    return titles


def most_spoken_of(clusters: Clusters, kind: str) -> int | None:
    """The entity of a kind that an article mentions most often."""
    counts = Counter(clusters.leader(i) for i, m in enumerate(clusters.mentions) if m.kind == kind)
    return max(counts, key=lambda leader: (counts[leader], -leader), default=None)


def country_of(clusters: Clusters, noun: Token) -> int | None:
    """The country of a title, by the mention that stands for it: "French king", "Mali's leader", "king of Chad"."""
    found = [clusters.at(c) for c in noun.lefts if c.dep_ in {"amod", "poss", "compound", "nmod"}]
    found.append(whole_of(clusters, noun))
    return next((clusters.leader(i) for i in found if i is not None and clusters.mentions[i].kind == "Country"), None)


def whole_of(clusters: Clusters, noun: Token) -> int | None:
    """What stands after a noun's "of", by the mention that stands for it: "the president of Mali", "of the club"."""
    found = (i for end in after_of(noun) if (i := clusters.at(end)) is not None)
    return next((clusters.leader(i) for i in found if clusters.mentions[i].kind in WHOLES), None)


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
    bodies = [i for end in after_of(noun) if (i := clusters.at(end)) is not None]
    return any(clusters.mentions[i].kind == "Organization" for i in bodies)


def introduced(clusters: Clusters, i: int, known: Introductions) -> int | None:
    """The earlier mention introduced with the head noun of a description: the one most spoken of, then the nearest."""
    mention, root = clusters.mentions[i], clusters.words(i).root
    if mention.kind == "Person":
        return introduced_person(clusters, i, known)
    if mention.kind in REFERRED and " " not in mention.name:  # not "the department of trade"
        # a government spoken of without its country from the start is not the first other one that is named later
        first = clusters.leader(i) if root.lemma_.lower() in GOVERNMENTS else i
        same = [j for j in known.bodies.get(root.lower_, ()) if j < first and clusters.mentions[j].kind == mention.kind]
        if len({clusters.leader(j) for j in same}) > 1:  # of several governments only one just spoken of is meant
            same = [j for j in recent(clusters, root, mention.kind) if j in same]
        return max(same, default=None)
    return None


def introduced_person(clusters: Clusters, i: int, known: Introductions) -> int | None:
    """The bearer of a title most spoken of so far, else whom the article is about.

    "The French president" may be one whose country was left out, if nobody else bears the title.
    """
    noun = clusters.words(i).root
    bearers, country = known.titles.get(title_of(noun), []), country_of(clusters, noun)
    words, whole = frozenset(modifiers(noun)), whole_of(clusters, noun)
    if whole is None and is_part(noun):
        return None
    if whole is not None:  # "the president of Mali" bears the title there, or in the country that goes without saying
        there = {whole, None} if whole == known.home else {whole}
        bearers = [b for b in bearers if b.country in there or is_before(clusters, whole, b)]
    fitting = [b.mention for b in bearers if words <= b.words]
    if not fitting and country is not None and len(words) == (0 if whole else len(clusters.words(country))):
        fitting = [b.mention for b in bearers if b.country == country]
        unclear = {clusters.leader(b.mention) for b in bearers}
        if not fitting and len(unclear) == 1 and all(b.country is None for b in bearers):
            fitting = [b.mention for b in bearers]
    earlier = [j for j in fitting if j < i]
    if earlier:
        weight = {leader: bisect_left(clusters.members(leader), i) for leader in map(clusters.leader, earlier)}
        return max(earlier, key=lambda j: (weight[clusters.leader(j)], j))
    later = set(map(clusters.leader, fitting))
    return min(fitting) if len(later) == 1 and (country is not None or known.main in later) else None


def is_part(noun: Token) -> bool:
    """Whether a noun is narrowed by another definite one: "the leader of the free world"."""
    return any(map(is_definite, after_of(noun)))


def is_before(clusters: Clusters, whole: int, bearer: Bearer) -> bool:
    """Whether a body is among the words that narrow somebody's title: the council in "council director Anna Berg"."""
    start = clusters.words(bearer.mention).start
    near = clusters.doc[max(start - len(bearer.words) - 1, 0) : start]
    return any((i := clusters.at(t)) is not None and clusters.leader(i) == whole for t in near)


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
        found = [i for i in recent(clusters, token, "Country") if not acts_there(clusters.words(i).root, token)]
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


def acts_there(owner: Token, noun: Token) -> bool:
    """Whether a country narrows another end of the same verb: "U.S. troops left the country" did not leave the U.S."""
    verbs = [next((a for a in t.ancestors if a.pos_ in {"VERB", "AUX"}), None) for t in (owner, noun)]
    return owner.dep_ in {"amod", "compound", "nmod"} and verbs[0] is not None and verbs[0] == verbs[1]


def recent(clusters: Clusters, token: Token, kind: str) -> list[int]:
    """The mentions of a kind in the sentence of a token, up to it, and in the sentence before."""
    first = clusters.sentence(token.i) - REACH + 1
    return [i for i in clusters.before(token.i, first) if clusters.mentions[i].kind == kind]


def is_definite(noun: Token) -> bool:
    """Whether a noun has a definite article or a demonstrative."""
    return any(child.lower_ in DEFINITE for child in noun.lefts)
