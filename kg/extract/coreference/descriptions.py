"""Links from definite descriptions: "the president", "the ministry", "the country", and appositions."""

from __future__ import annotations

from collections import defaultdict

from spacy.tokens import Token

from kg.extract.coreference.clusters import Clusters
from kg.ids import content_id
from kg.model import Form, Mention, Span

DEFINITE = frozenset("the this that".split())
COUNTRY_NOUNS = frozenset("country nation".split())
GENERAL = {"Organization": frozenset("group organization organisation company firm agency".split())}
REACH = 2  # sentences back within which "the country" and "the group" look for what they mean


def link_descriptions(clusters: Clusters, article_id: str) -> None:
    """Join descriptions to the entities that the text introduced with them."""
    link_appositions(clusters)
    titles = titles_of(clusters)
    for i, mention in enumerate(list(clusters.mentions)):
        if mention.form is Form.DESCRIPTION and is_definite(clusters.words(i).root):
            if (antecedent := introduced(clusters, i, titles)) is not None:
                clusters.join(antecedent, i)
    link_countries(clusters, article_id)


def link_appositions(clusters: Clusters) -> None:
    """"Anna Berg, a lawyer" and "the lawyer, Anna Berg" are one."""
    for i, mention in enumerate(clusters.mentions):
        root = clusters.words(i).root
        if root.dep_ == "appos" and (j := clusters.at(root.head)) is not None:
            other = clusters.mentions[j]
            described = Form.DESCRIPTION in {mention.form, other.form}
            if described and mention.kind == other.kind == "Person" and not clusters.words(j).root.conjuncts:
                clusters.join(i, j)


def titles_of(clusters: Clusters) -> dict[int, set[str]]:
    """Mention of a person → the head nouns of the titles that stand there: before the name, beside it, or after "is"."""
    titles: dict[int, set[str]] = defaultdict(set)
    for i, mention in enumerate(clusters.mentions):
        if mention.kind != "Person" or mention.form is not Form.NAME:
            continue
        words, root = clusters.words(i), clusters.words(i).root
        start = words.start
        while start > words.sent.start and clusters.doc[start - 1].pos_ in {"NOUN", "PROPN"} and start > words.start - 4:
            start -= 1
            titles[i].add(clusters.doc[start].lemma_.lower())
        for child in root.children:
            if child.dep_ == "appos":
                titles[i].add(child.lemma_.lower())
        if root.dep_ == "appos":
            titles[i].add(root.head.lemma_.lower())
        if root.dep_ == "nsubj" and root.head.lemma_ == "be":
            titles[i] |= {c.lemma_.lower() for c in root.head.children if c.dep_ == "attr"}
    return titles


def introduced(clusters: Clusters, i: int, titles: dict[int, set[str]]) -> int | None:
    """The nearest earlier mention that was introduced with the head noun of a description."""
    mention, root = clusters.mentions[i], clusters.words(i).root
    noun = root.lemma_.lower()
    modified = {t.lower_ for t in clusters.words(i)} - {root.lower_}
    earlier = [j for j, m in enumerate(clusters.mentions) if m.span < mention.span and m.kind == mention.kind]
    if mention.kind == "Person":
        found = [j for j in earlier if noun in titles.get(j, ()) and fits(clusters, j, modified)]
        return max(found, key=lambda j: clusters.mentions[j].span, default=None)
    if mention.kind == "Organization" and not modified:
        same = [j for j in earlier if clusters.words(j).root.lemma_.lower() == noun and len(clusters.words(j)) > 1]
        return max(same, key=lambda j: clusters.mentions[j].span, default=None)
    return None


def fits(clusters: Clusters, j: int, modified: set[str]) -> bool:
    """Whether the words before or after a name hold the modifiers of a description ("the *French* president")."""
    words = clusters.words(j)
    around = clusters.doc[max(words.sent.start, words.start - 6) : min(words.sent.end, words.end + 8)]
    return modified <= {t.lower_ for t in around}


def link_countries(clusters: Clusters, article_id: str) -> None:
    """"The country" is the last country that acted, else the last one named."""
    for token in clusters.doc:
        if token.lower_ in COUNTRY_NOUNS and is_definite(token) and clusters.at(token) is None:
            if not any(c.dep_ in {"amod", "compound", "relcl", "prep", "acl"} for c in token.children):
                if (antecedent := last_country(clusters, token)) is not None:
                    span = Span(token.idx, token.idx + len(token))
                    known = clusters.mentions[antecedent]
                    key = content_id(article_id, span.start, span.end, known.kind)
                    clusters.add(Mention(key, span, known.kind, known.name, Form.DESCRIPTION, "coreference"), antecedent)


def last_country(clusters: Clusters, token: Token) -> int | None:
    """The country meant before a token: in its sentence or the one before, a name before a demonym."""
    found = []
    for i, mention in enumerate(clusters.mentions):
        words = clusters.words(i)
        if mention.kind == "Country" and words.end <= token.i and token.sent.start - words.sent.end <= 60:
            if words.start >= token.sent.start or words.sent.end >= token.sent.start - 2:
                found.append((words.root.dep_ in {"nsubj", "nsubjpass", "pobj", "poss"}, words.start, i))
    return max(found)[2] if found else None


def is_definite(noun: Token) -> bool:
    """Whether a noun has a definite article or a demonstrative."""
    return any(child.lower_ in DEFINITE for child in noun.lefts)
