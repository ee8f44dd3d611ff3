"""Links from pronouns: relatives to their noun, "he" to the person in view, "it" and "they" with more care."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.coreference.antecedents import GENDERS, NEUTER, PLURAL, REFLEXIVE, SUBJECTS, View
from kg.extract.coreference.clusters import Clusters
from kg.extract.coreference.first_person import link_first_persons
from kg.extract.coreference.plurals import MANY, PAIRS, is_pair, joined, members
from kg.extract.parse import Token
from kg.extract.participants import RELATIVE_PRONOUNS
from kg.ids import content_id
from kg.model import Attribution, Form, Mention, Span

STYLES = frozenset("highness majesty excellency holiness eminence honor honour".split())  # "His Majesty"
EMPTY_VERBS = frozenset("be seem appear take remain become happen turn".split())
EMPTY_OBJECTS = frozenset("find make think consider believe call deem take".split())
THERE = frozenset("here there".split())
OBJECTS = frozenset("dobj pobj".split())
THINGS = frozenset({"Agreement", "Award"})
PERSON, ACTORS, SEVERAL = (
    frozenset({"Person"}),
    frozenset({"Organization", "Country"}) | THINGS,
    frozenset({"Group", *MANY}),
)


def link_pronouns(clusters: Clusters, article_id: str, attributions: Sequence[Attribution]) -> None:
    """Join each pronoun to its antecedent where there is a clear one, and plurals to what they mean, left to right."""
    view = View(clusters, attributions)
    for token in clusters.doc:
        word = token.lower_
        if token.tag_ in {"NNS", "NNPS"} or word in PAIRS:
            stand_for_all(clusters, token, members(clusters, token), article_id)
        elif (antecedent := find_antecedent(view, token)) is not None:
            several = joined(clusters, antecedent) if word in PLURAL else []
            for one in several if is_pair([clusters.mentions[i] for i in several]) else [antecedent]:
                refer(clusters, token, one, article_id)
    link_first_persons(view, article_id)


def find_antecedent(view: View, token: Token) -> int | None:
    """The mention that a pronoun refers back to."""
    word = token.lower_
    if word in RELATIVE_PRONOUNS and token.tag_ in {"WDT", "WP"}:
        return relative(view.clusters, token)
    if word in GENDERS and token.head.lower_ not in STYLES and not is_emphatic(token):
        return view.nearest(token, PERSON)
    if word in NEUTER and token.pos_ == "PRON" and not is_empty(token):
        return view.nearest(token, THINGS if token.dep_ in OBJECTS else ACTORS)
    if word in THERE and token.dep_ == "advmod":
        return view.place(token)
    return view.nearest(token, SEVERAL) if word in PLURAL and not is_emphatic(token) else None


def refer(clusters: Clusters, token: Token, antecedent: int, article_id: str, form: Form = Form.PRONOUN) -> None:
    """Add a word as a further mention of what it stands for."""
    span = Span(token.idx, token.idx + len(token))
    known = clusters.mentions[antecedent]
    key = content_id(article_id, span.start, span.end, known.kind, known.id)
    clusters.add(Mention(key, span, known.kind, clusters.name(antecedent), form, "coreference"), antecedent)


def stand_for_all(clusters: Clusters, noun: Token, meant: Sequence[int], article_id: str) -> None:
    """Let a plural stand for each of several entities; what was taken for a group is none any more."""
    group = clusters.at(noun)
    if group is not None and meant:
        if len(clusters.members(group)) > 1:
            return
        clusters.remove(group)
    for member in meant:
        refer(clusters, noun, member, article_id, Form.DESCRIPTION)


def relative(clusters: Clusters, token: Token) -> int | None:
    """The mention that a relative clause hangs on."""
    verb = token
    while verb.dep_ not in {"relcl", "ROOT"} and verb.head is not verb:
        verb = verb.head
    i = clusters.at(verb.head) if verb.dep_ == "relcl" and token.i > verb.head.i else None
    if i is None:
        return None
    human = clusters.mentions[i].kind in {"Person", "Group"}
    return i if token.lower_ == "that" or human == (token.lower_ in {"who", "whom"}) else None


def is_emphatic(token: Token) -> bool:
    """Whether this is the "himself" of "the king himself"."""
    return token.lower_ in REFLEXIVE and token.i == token.head.i + 1 and token.head.pos_ in {"NOUN", "PROPN"}


def is_empty(token: Token) -> bool:
    """Whether "it" stands for nothing: "it is clear that", "it took years to", "find it hard to"."""
    verb = token.head
    if token.dep_ == "expl" or (token.dep_ != "poss" and verb.lemma_ in EMPTY_OBJECTS):
        return True
    if token.dep_ in SUBJECTS and verb.lemma_ in EMPTY_VERBS:
        return any(c.dep_ in {"ccomp", "xcomp", "acomp", "advcl", "attr"} for c in verb.children)
    return False
