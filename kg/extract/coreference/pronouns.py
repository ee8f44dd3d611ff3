"""Links from pronouns: relatives to their noun, "he" and "she" to the person in view, "it" and "they" with care."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.coreference.clusters import Clusters
from kg.ids import content_id
from kg.model import Form, Mention, Span

MALE = frozenset("he him his".split())
FEMALE = frozenset("she her hers".split())
NEUTER = frozenset("it its".split())
PLURAL = frozenset("they them their".split())
RELATIVE = frozenset("who whom which that".split())
SIGNS = {
    "m": frozenset("mr. sir king prince sheikh spokesman chairman businessman husband brother father son pope".split()),
    "f": frozenset("mrs. ms. miss madam queen princess spokeswoman chairwoman businesswoman wife sister mother daughter".split()),
}
SUBJECTS = frozenset("nsubj nsubjpass".split())
WINDOW = 2  # sentences


def link_pronouns(clusters: Clusters, article_id: str) -> None:
    """Join each pronoun to its antecedent where there is a clear one, from left to right."""
    genders = signs(clusters)
    for token in clusters.doc:
        word = token.lower_
        antecedent = None
        if word in RELATIVE and token.tag_ in {"WDT", "WP"}:
            antecedent = relative(clusters, token)
        elif word in MALE or word in FEMALE:
            gender = "m" if word in MALE else "f"
            antecedent = nearest(clusters, token, {"Person"}, genders, gender)
            if antecedent is not None:
                genders.setdefault(clusters.leader(antecedent), gender)
        elif word in NEUTER and token.pos_ == "PRON" and not is_empty(token):
            antecedent = nearest(clusters, token, {"Organization", "Country"}, genders, None)
        elif word in PLURAL:
            antecedent = nearest(clusters, token, {"Group"}, genders, None)
        if antecedent is not None:
            span = Span(token.idx, token.idx + len(token))
            known = clusters.mentions[antecedent]
            key = content_id(article_id, span.start, span.end, known.kind)
            clusters.add(Mention(key, span, known.kind, clusters.name(antecedent), Form.PRONOUN, "coreference"), antecedent)


def signs(clusters: Clusters) -> dict[int, str]:
    """The gender that titles before a name tell: "Mr.", "spokeswoman"."""
    found: dict[int, str] = {}
    for i, mention in enumerate(clusters.mentions):
        if mention.kind == "Person":
            words = clusters.words(i)
            before = clusters.doc[max(words.sent.start, words.start - 2) : words.end]
            for gender, nouns in SIGNS.items():
                if any(t.lower_ in nouns for t in before):
                    found.setdefault(clusters.leader(i), gender)
    return found


def relative(clusters: Clusters, token: Token) -> int | None:
    """The mention that a relative clause hangs on."""
    verb = token
    while verb.dep_ not in {"relcl", "ROOT"} and verb.head is not verb:
        verb = verb.head
    return clusters.at(verb.head) if verb.dep_ == "relcl" and token.i > verb.head.i else None


def is_empty(token: Token) -> bool:
    """Whether "it" stands for nothing: "it is clear that", "it took years to"."""
    verb = token.head
    if token.dep_ == "expl":
        return True
    if token.dep_ in SUBJECTS and verb.lemma_ in {"be", "seem", "appear", "take", "remain", "become", "happen", "turn"}:
        return any(c.dep_ in {"ccomp", "xcomp", "acomp", "advcl", "attr"} for c in verb.children)
    return False


def nearest(
    clusters: Clusters, token: Token, kinds: set[str], genders: dict[int, str], gender: str | None
) -> int | None:
    """The best antecedent of fitting kind and gender: in the sentence or just before it, subjects first."""
    best: tuple[tuple[int, int, int], int] | None = None
    here = clusters.sentence(token.i)
    for i, mention in enumerate(clusters.mentions):
        words = clusters.words(i)
        if mention.kind not in kinds or words.start >= token.i or words.end > token.i:
            continue
        if gender and genders.get(clusters.leader(i), gender) != gender:
            continue
        distance = here - clusters.sentence(words.start)
        if distance >= WINDOW or (distance == 0 and clashes(words.root, token)):
            continue
        if mention.form is Form.DEMONYM and token.lower_ in {"it", "they"}:
            continue
        score = (-distance, int(is_subject(words.root)), words.start)
        if best is None or score > best[0]:
            best = (score, i)
    return best[1] if best else None


def clashes(root: Token, pronoun: Token) -> bool:
    """Whether both are arguments of one verb, which would want "himself"."""
    return pronoun.dep_ != "poss" and root.head.i == pronoun.head.i


def is_subject(root: Token) -> bool:
    """Whether a mention is the subject of its clause."""
    return root.dep_ in SUBJECTS
