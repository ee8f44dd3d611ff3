"""Who bears a title: the name after it, beside it, the subject of "is", or the noun phrase itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.noun_phrases import POSSESSIVES, Phrase, outline, widest_ending, widest_starting
from kg.extract.parse import Doc, Token
from kg.extract.participants import conjuncts
from kg.extract.scene import Scene
from kg.extract.title_lexicon import Title, find_titles
from kg.model import Form, Mention
from kg.ontology.patterns import BEARER

NAMING_VERBS = frozenset(["elect", "name", "appoint", "reelect", "re-elect", "swear", "crown", "choose", "confirm"])
SERVING_VERBS = frozenset(["serve", "work", "act", "continue", "return", "resign", "rule", "govern", "spend", "retire"])
CLOSERS = frozenset({",", ".", ";", ":", ")", "–", "—", "-", "--", "?", "!", "”", '"', "who", "whose"})
OPENERS = frozenset({",", "(", "–", "—", "--"})
# what may stand between a name and its title: ", 51", ", R-Ohio", "(D-Maine)", "of Maine"
ASIDE = re.compile(r", \d{1,3}|[, ]*\(?[A-Z][-–][A-Z][\w. ]*\)?|[, ]*(?:of|from) [A-Z][\w. ]*")
ASIDE_WORDS = 8

Found = tuple[tuple[Mention, ...], str]
NOBODY: Found = ((), "")


@dataclass(frozen=True, slots=True)
class BorneTitle:
    """A title with the phrase around it and those who bear it; `way` says how they were found."""

    title: Title
    phrase: Phrase
    bearers: tuple[Mention, ...]
    way: str


def read_bearers(doc: Doc, scene: Scene) -> Iterator[BorneTitle]:
    """The titles of the text with their bearers; of two joined titles the first shares those of the second."""
    titles = find_titles(doc, scene.ontology)
    title_tokens = frozenset(i for t in titles if borne_by_people(scene, t) for i in range(t.start, t.end))
    after: BorneTitle | None = None
    readings = []
    for title in reversed(titles):
        phrase = outline(scene, title, title_tokens)
        bearers, way = find_bearers(scene, title, phrase, title_tokens)
        joined = after is not None and after.way != "self" and phrase.joins == after.title.start
        if after is not None and joined and way in {"", "self"}:
            bearers, way = after.bearers, "shared"
            phrase = phrase.sharing(after.phrase)
        if way == "before":
            phrase = phrase.going_on(scene, bearers[-1], title_tokens)
        after = BorneTitle(title, phrase, bearers, way)
        readings.append(after)
    yield from reversed(readings)


def borne_by_people(scene: Scene, title: Title) -> bool:
    """Whether a person may bear the title: an intelligence chief, but no intelligence."""
    wanted = {e.domain if e.pattern.subject == BEARER else e.range for e in title.entries}
    return bool(title.offices) or any(scene.ontology.fits("Person", kinds) for kinds in wanted)


def find_bearers(scene: Scene, title: Title, phrase: Phrase, title_tokens: frozenset[int]) -> Found:
    """The bearers of a title and the way they were found: "before", "apposition", "copula", "as" or "self"."""
    if modifies(scene, title):
        return named_itself(scene, title, phrase, names_only=True)
    ways = (named_beside, named_by_verb, named_itself)
    after = named_after(scene, title, phrase, title_tokens)
    return after if after[0] else next((found for way in ways if (found := way(scene, title, phrase))[0]), NOBODY)


def modifies(scene: Scene, title: Title) -> bool:
    """Whether the title only modifies another noun: "the president's office", "a minister post"."""
    doc, after = scene.doc, title.end
    if after >= len(doc):
        return False
    if doc[after].text in POSSESSIVES:
        return True
    return doc[after].tag_ in {"NN", "NNS"} and widest_starting(scene, after) is None


def named_after(scene: Scene, title: Title, phrase: Phrase, title_tokens: frozenset[int]) -> Found:
    """ "President Diop", "ambassador to Peru Ana Diaz", "the city of Fez", "the president of Peru, Ana Diaz,"."""
    around = scene.mention_over(title.end) if title.end < len(scene.doc) else None
    within = scene.mention_over(title.head)
    if within and within.kind == "Person" and within.form is Form.NAME and scene.words(within).start < title.start:
        return NOBODY  # "Amir" as a part of somebody's name
    if around and around.form is Form.NAME and around.span.start <= scene.doc[title.end - 1].idx:
        return ((around,), "before") if around.kind == "Person" and admitted(scene, title, around) else NOBODY
    for i in dict.fromkeys((title.end, phrase.right)):
        i = skip_honorifics(scene, i, title_tokens)
        if (mention := widest_starting(scene, i)) and mention.form is Form.NAME and admitted(scene, title, mention):
            return (mention, *followers(scene, mention, title)), "before"
    places = tuple(m for m in phrase.complement("of") if scene.ontology.main_kind(m.kind) == "Place")
    owners = (inner for group in phrase.owners for m in group for inner in scene.mentions_in(m.span))
    known = any(m.wikidata for m in owners)  # not "the Sidi area of Fez"
    if places and known and admitted(scene, title, places[0]):
        return places, "before"
    i = phrase.right
    if i + 1 < len(scene.doc) and scene.doc[i].text in OPENERS:
        mention = widest_starting(scene, skip_honorifics(scene, i + 1, title_tokens))
        if mention and mention.form is Form.NAME and admitted(scene, title, mention):
            bearers = (mention, *followers(scene, mention, title))
            if closes(scene.doc, scene.words(bearers[-1]).end):
                return bearers, "apposition"
    return NOBODY


def named_beside(scene: Scene, title: Title, phrase: Phrase) -> Found:
    """ "Ana Diaz, the president of Peru,": the title stands beside the name, and its phrase is closed."""
    doc, i = scene.doc, phrase.left - 1
    if i < 1 or doc[i].text not in OPENERS or not closes(doc, phrase.right):
        return NOBODY
    text, opened = scene.article.text, doc[i].idx
    for last in range(i - 1, max(-1, i - ASIDE_WORDS), -1):
        mention = widest_ending(scene, last)
        if mention and mention.form is Form.NAME and admitted(scene, title, mention):
            between = text[mention.span.end : opened].rstrip()
            return ((mention,), "apposition") if not between or ASIDE.fullmatch(between) else NOBODY
    return NOBODY


def named_by_verb(scene: Scene, title: Title, phrase: Phrase) -> Found:
    """ "Ana Diaz is president of Peru", "was elected president", "served as president"."""
    head = scene.doc[title.head]
    verb, way = head.head, "copula"
    if head.dep_ == "pobj" and verb.lower_ == "as":
        verb, way = verb.head, "as"
        if (leader := scene.mention_at(verb.i)) and leader.form is Form.NAME:  # "Ana Diaz as party leader"
            return ((leader,), way) if admitted(scene, title, leader) else NOBODY
    elif head.dep_ == "nsubj" and verb.lemma_ in {"be", "include"}:
        return named_as_holders(scene, title, verb)
    elif head.dep_ not in {"attr", "oprd"} or verb.lemma_ not in {"be", "become", "remain", *NAMING_VERBS}:
        return NOBODY
    if any(c.dep_ == "neg" or c.tag_ == "MD" for c in verb.children):
        return NOBODY
    wanted = {"dobj", "nsubjpass"} if way == "as" and verb.lemma_ not in SERVING_VERBS else {"nsubj", "nsubjpass"}
    named = [m for c in verb.children if c.dep_ in wanted and (m := scene.mention_at(c.i))]
    return tuple(m for m in named if admitted(scene, title, m)), way


def named_as_holders(scene: Scene, title: Title, verb: Token) -> Found:
    """ "The president of Peru is Ana Diaz", "The members of the panel are Peru, Chad and Mali"."""
    nouns = (t for c in verb.children if c.dep_ in {"attr", "dobj"} for t in conjuncts(c))
    named = (m for t in nouns if (m := scene.mention_at(t.i)) and m.form is Form.NAME)
    sure = not any(c.dep_ == "neg" or c.tag_ == "MD" for c in verb.children)
    return tuple(m for m in named if admitted(scene, title, m)) if sure else (), "copula"


def named_itself(scene: Scene, title: Title, phrase: Phrase, names_only: bool = False) -> Found:
    """The noun phrase is itself a mention: "the Russian Foreign Ministry", "the ambassador"."""
    mention = scene.mention_at(title.head)
    if mention is None or mention.form is Form.PRONOUN or not admitted(scene, title, mention):
        return NOBODY
    words = scene.words(mention)
    chain = scene.chain_of(mention)
    if mention.form is Form.DESCRIPTION and len(words) == 1 and len(chain.mentions) == 1:
        return NOBODY  # a bare "members" identifies nobody
    if names_only and (mention.form is not Form.NAME or mention.kind == "Person"):
        return NOBODY
    before = scene.doc[max(0, min(phrase.left, words.start) - 1)]
    indefinite = {"a", "an"} & {before.lower_, words[0].lower_, scene.doc[phrase.left].lower_}
    return NOBODY if indefinite and mention.kind == "Person" else ((mention,), "self")


def followers(scene: Scene, first: Mention, title: Title) -> list[Mention]:
    """The further bearers of a plural title: "Ministers Diaz, Okello and Lind"."""
    found, i = list[Mention](), scene.words(first).end
    while title.plural and i + 1 < len(scene.doc) and scene.doc[i].lower_ in {",", "and", "&"}:
        i = i + 2 if scene.doc[i + 1].lower_ == "and" else i + 1
        mention = widest_starting(scene, i)
        if mention is None or mention.kind != first.kind or mention.form is not Form.NAME:
            break
        found.append(mention)
        i = scene.words(mention).end
    return found


def admitted(scene: Scene, title: Title, mention: Mention) -> bool:
    """Whether some relation of the title may be said of this mention."""
    wanted = {e.domain if e.pattern.subject == BEARER else e.range for e in title.entries}
    wanted |= {r.domain for r in title.offices}
    return any(scene.ontology.fits(mention.kind, kinds) for kinds in wanted)


def skip_honorifics(scene: Scene, i: int, title_tokens: frozenset[int]) -> int:
    """The first token from here that does not merely announce a name: no "Mr.", no "the", no further title."""
    doc, skipped = scene.doc, {"-", "the"} | scene.ontology.honorifics
    while i < len(doc) - 1 and (i in title_tokens or doc[i].lower_.rstrip(".") in skipped or shortens(doc, i)):
        i += 1
    return i


def shortens(doc: Doc, i: int) -> bool:
    """Whether this is the dot of a shortened title that stands by itself: "Col. Ana Diaz"."""
    return doc[i].text == "." and i > 0 and doc[i - 1].text.istitle() and len(doc[i - 1]) < 5 and doc[i].dep_ != "punct"


def closes(doc: Doc, i: int) -> bool:
    """Whether a phrase that ends before this token is closed there, as appositions are."""
    return i >= len(doc) or doc[i].text in CLOSERS or "\n" in doc[i - 1].text_with_ws
