"""Links from pronouns: relatives to their noun, "he" to the person in view, "it" and "they" with more care."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from kg.extract.coreference.clusters import Clusters
from kg.extract.coreference.plurals import MANY, PAIRS, is_pair, joined, members
from kg.extract.quotes import find_quotes
from kg.ids import content_id
from kg.model import Attribution, Form, Mention, Span

GENDERS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
NEUTER = frozenset("it its".split())
PLURAL = frozenset("they them their".split())
FIRST = frozenset("i me my mine".split())
RELATIVE = frozenset("who whom which that".split())
# Words right before or in a name that tell whether "he" or "she" may mean it.
SIGNS = {
    "m": frozenset(
        "mr. mr sir king prince sheikh spokesman chairman businessman husband brother father son pope".split()
    ),
    "f": frozenset(
        "mrs. mrs ms. ms miss queen princess spokeswoman chairwoman wife sister mother daughter lady".split()
    ),
}
STYLES = frozenset("highness majesty excellency holiness eminence honor honour".split())  # "His Majesty"
SUBJECTS = frozenset("nsubj nsubjpass".split())
EMPTY_VERBS = frozenset("be seem appear take remain become happen turn".split())
EMPTY_OBJECTS = frozenset("find make think consider believe call deem take".split())
WINDOW = 2  # sentences: the pronoun's own and the one before
PERSONAL_WINDOW = 4  # people stay in view for longer

Score = tuple[int, int, int]


def link_pronouns(clusters: Clusters, article_id: str, attributions: Sequence[Attribution]) -> None:
    """Join each pronoun to its antecedent where there is a clear one, from left to right."""
    genders = told_genders(clusters)
    quotes = find_quotes(clusters.doc.text)
    for token in clusters.doc:
        word = token.lower_
        antecedent: int | None = None
        if word in RELATIVE and token.tag_ in {"WDT", "WP"}:
            antecedent = relative(clusters, token)
        elif word in GENDERS and token.head.lower_ not in STYLES:
            antecedent = nearest(clusters, token, frozenset({"Person"}), quotes, genders)
            if antecedent is not None:
                genders.setdefault(clusters.leader(antecedent), GENDERS[word])
        elif word in NEUTER and token.pos_ == "PRON" and not is_empty(token):
            antecedent = nearest(clusters, token, frozenset({"Organization", "Country"}), quotes, genders)
        elif word in PLURAL:
            antecedent = nearest(clusters, token, frozenset({"Group", *MANY}), quotes, genders)
        elif word in FIRST and token.tag_ in {"PRP", "PRP$"}:
            antecedent = speaker(clusters, token, attributions)
        elif token.tag_ in {"NNS", "NNPS"} or word in PAIRS:
            stand_for_all(clusters, token, members(clusters, token), article_id)
        if antecedent is None:
            continue
        several = joined(clusters, antecedent) if word in PLURAL else []
        for one in several if is_pair([clusters.mentions[i] for i in several]) else [antecedent]:
            refer(clusters, token, one, article_id)


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


def told_genders(clusters: Clusters) -> dict[int, str]:
    """The gender that titles before a name tell: "Mr.", "spokeswoman"."""
    found: dict[int, str] = {}
    for i, mention in enumerate(clusters.mentions):
        if mention.kind == "Person":
            words = clusters.words(i)
            before = clusters.doc[max(words.start - 2, 0) : words.end]
            for gender, nouns in SIGNS.items():
                if any(t.lower_ in nouns for t in before):
                    found.setdefault(clusters.leader(i), gender)
    return found


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


def speaker(clusters: Clusters, token: Token, attributions: Sequence[Attribution]) -> int | None:
    """The person who says "I": the speaker of the quote that the word stands in."""
    place = Span(token.idx, token.idx + len(token))
    for attribution in attributions:
        if attribution.direct and attribution.speaker and attribution.content.covers(place):
            words = clusters.doc.char_span(attribution.speaker.start, attribution.speaker.end, alignment_mode="expand")
            i = clusters.at(words.root) if words is not None else None
            return i if i is not None and clusters.mentions[i].kind == "Person" else None
    return None


def is_empty(token: Token) -> bool:
    """Whether "it" stands for nothing: "it is clear that", "it took years to", "find it hard to"."""
    verb = token.head
    if token.dep_ == "expl" or (token.dep_ != "poss" and verb.lemma_ in EMPTY_OBJECTS):
        return True
    if token.dep_ in SUBJECTS and verb.lemma_ in EMPTY_VERBS:
        return any(c.dep_ in {"ccomp", "xcomp", "acomp", "advcl", "attr"} for c in verb.children)
    return False


def nearest(
    clusters: Clusters, token: Token, kinds: frozenset[str], quotes: Sequence[Span], genders: dict[int, str]
) -> int | None:
    """The best antecedent of fitting kind and gender: in the sentence or just before it, subjects first."""
    gender = GENDERS.get(token.lower_)
    here, quoted = clusters.sentence(token.i), quote_around(quotes, token.idx)
    best: tuple[Score, int] | None = None
    window = PERSONAL_WINDOW if gender else WINDOW
    for i in clusters.before(token.i, here - window + 1):
        mention, root = clusters.mentions[i], clusters.words(i).root
        if mention.kind not in kinds or mention.form is Form.DEMONYM or clashes(root, token):
            continue
        if gender and genders.get(clusters.leader(i), gender) != gender:
            continue
        inside = quote_around(quotes, mention.span.start)
        if inside is not None and inside != quoted:
            continue  # what a quote names is not in view outside it
        distance, subject = here - clusters.sentence(root.i), root.dep_ in SUBJECTS
        if gender is None and not (subject or (distance == 0 and mention.form is Form.NAME)):
            continue
        if token.lower_ in NEUTER and thing_between(clusters, root, token):
            continue
        if token.lower_ in PLURAL and not is_plural(clusters, i):
            continue
        score = (-distance, int(subject), root.i)
        if best is None or score > best[0]:
            best = (score, i)
    return best[1] if best else None


def is_plural(clusters: Clusters, i: int) -> bool:
    """Whether "they" may mean a mention: a group, a body in the plural ("the police"), or several that are joined."""
    root, kind = clusters.words(i).root, clusters.mentions[i].kind
    if kind == "Group" or (kind == "Organization" and (root.tag_ in {"NNS", "NNPS"} or root.lower_ == "police")):
        return True
    return is_pair([clusters.mentions[j] for j in joined(clusters, i)])


def thing_between(clusters: Clusters, root: Token, pronoun: Token) -> bool:
    """Whether a thing that is no mention is a subject after the antecedent: "Mali waits. If the plan works, it …".

    In a sentence before the pronoun's only the subject of the main clause counts.
    """
    return any(
        t.dep_ in SUBJECTS and t.tag_ == "NN" and clusters.at(t) is None
        for t in clusters.doc[root.i + 1 : pronoun.i]
        if t.sent == pronoun.sent or t.head.dep_ == "ROOT"
    )


def quote_around(quotes: Sequence[Span], position: int) -> Span | None:
    """The quotation that a position lies in."""
    return next((q for q in quotes if q.start <= position < q.end), None)


def clashes(root: Token, pronoun: Token) -> bool:
    """Whether both are arguments of one verb, which would want "himself"."""
    return pronoun.dep_ != "poss" and root.sent == pronoun.sent and root.head.i == pronoun.head.i
