"""The noun phrase around a title: who stands before it, and what its prepositions name after it.

Read along the words rather than the parse: newspapers pile up names and titles in ways that derail a parser, and
the order of the words is plain enough.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.extract.mentions.words import is_one_name
from kg.extract.parse import Doc, Token
from kg.extract.scene import Scene
from kg.extract.title_lexicon import Title
from kg.model import Form, Mention
from kg.ontology.patterns import PREPOSITIONS

NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "PART", "PRON", "ADV"})
JOINERS = frozenset({"and", "or", "&", "/"})
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
GLUE = POSSESSIVES | {"-"}
STANCES = frozenset({"pro", "anti", "non", "ex"})
TOPICAL = frozenset({"of", "for"})  # say what an office is about: "director for Europe at the ministry"
AFTER_NAMES = frozenset({"of", "at", "from", "with"})
REACH = 12  # tokens that a noun phrase may be long on either side


@dataclass(frozen=True, slots=True)
class Phrase:
    """Where a title's noun phrase begins and ends, and the mentions in its slots.

    `owners` are the names before the title, nearest first, joined ones together ("U.S. and French forces");
    `complements` the prepositions after it with theirs; `joins` the start of a second title joined by "and".
    """

    left: int
    right: int
    owners: tuple[tuple[Mention, ...], ...]
    complements: tuple[tuple[str, tuple[Mention, ...]], ...] = ()
    joins: int | None = None

    def complement(self, preposition: str) -> tuple[Mention, ...]:
        """The mentions after a preposition."""
        return tuple(m for word, mentions in self.complements if word == preposition for m in mentions)

    def sharing(self, later: Phrase) -> Phrase:
        """The phrase with the complements of the title it is joined to: "president and founder of the bank"."""
        return replace(self, complements=self.complements + later.complements)

    def going_on(self, scene: Scene, bearer: Mention, title_tokens: frozenset[int]) -> Phrase:
        """The phrase with what follows the bearer's name: "President Diop of Senegal", "analyst Diaz at the bank".

        Not a place: "Senator Diaz of Ohio" has no office there.
        """
        _, more = read_on(scene, scene.words(bearer).end, title_tokens)
        near = tuple((p, m) for p, m in more[:1] if p in AFTER_NAMES and m and m[0].kind != "Place")
        return replace(self, complements=self.complements + near)


def outline(scene: Scene, title: Title, title_tokens: frozenset[int]) -> Phrase:
    """The phrase around a title."""
    left, owners = read_back(scene, title, title_tokens)
    if not owners and (country := name_giver(scene, title)):
        owners = ((country,),)
    right, complements = read_on(scene, title.end, title_tokens)
    return Phrase(left, right, owners, complements, joined_title(scene.doc, title.end, title_tokens))


def read_back(scene: Scene, title: Title, title_tokens: frozenset[int]) -> tuple[int, tuple[tuple[Mention, ...], ...]]:
    """The first token of the phrase, and the owners in it, nearest first."""
    doc, groups, i = scene.doc, list[list[Mention]](), title.head - 1
    left = title.start
    while i >= 0 and title.head - i <= REACH and "\n" not in doc[i].text_with_ws:
        mention = widest_ending(scene, i)
        if mention is not None and is_owner(scene, mention, title, title_tokens):
            groups.append([mention])
            left = i = scene.words(mention).start
        elif doc[i].lower_ in JOINERS or doc[i].text == ",":
            before = widest_ending(scene, i - 1)
            if groups and left == i + 1 and before is not None and owns_too(scene, i, before, groups[-1]):
                groups[-1].append(before)
                left = i = scene.words(before).start
            elif within_mention(scene, title, i):  # "the senate's trade and finance committee"
                left = i
            elif doc[i].text == "," or i - 1 not in title_tokens or before is not None or doc[i + 1].pos_ == "DET":
                break
        elif leaves_phrase(doc, i, i in title_tokens and i < title.start):
            break
        else:
            left = i
        i -= 1
    return min(left, title.start), tuple(tuple(group) for group in groups)


def owns_too(scene: Scene, joiner: int, before: Mention, owners: list[Mention]) -> bool:
    """Whether a name before "and" or a comma owns a title with the names after it: "Chad, Mali and Togo's forces".

    A comma alone opens a list only where "and" closes it ("At the Lyceum, Senate chairman Ba"), and people own
    together by one possessive ("Ba and Diop's lawyer", not "Ba and Diop adviser Lind").
    """
    alone = scene.doc[joiner + 1].pos_ == "DET" or (scene.doc[joiner].text == "," and len(owners) == 1)
    if before.kind != owners[0].kind or alone:
        return False
    return before.kind != "Person" or scene.doc[scene.words(owners[0]).end].text in POSSESSIVES


def within_mention(scene: Scene, title: Title, i: int) -> bool:
    """Whether a token before a title belongs to the mention that the title is the head of."""
    mention = scene.mention_at(title.head)
    return mention is not None and mention.kind != "Person" and scene.words(mention).start < i


def leaves_phrase(doc: Doc, i: int, in_earlier_title: bool) -> bool:
    """Whether a phrase read backwards ends after this token, which is no name."""
    if doc[i].text == "-":
        return bool(doc[i - 1].whitespace_)  # a dash, no hyphen
    if in_earlier_title:
        return doc[i + 1].lower_ not in JOINERS
    premodifier = doc[i].dep_ == "amod" and doc[i].tag_ in {"VBG", "VBN"}  # "a leading Chadian activist"
    return doc[i].pos_ not in NOMINAL and doc[i].text not in GLUE and not premodifier


def name_giver(scene: Scene, title: Title) -> Mention | None:
    """The country that a body's name begins with ("Chilean Coast Guard"), as the article mentions it elsewhere."""
    body = scene.mention_over(title.head)
    if body is None or body.kind != "Organization" or scene.words(body).start >= title.start:
        return None
    if is_one_name(scene.words(body)):
        return None
    name = body.span.of(scene.article.text).removeprefix("the ")
    givers = [
        m
        for m in scene.mentions
        if m.kind == "Country" and m != body and name.startswith((m.name, m.span.of(scene.article.text) + " "))
    ]
    return max(givers, key=lambda m: (len(m.name), -m.span.start), default=None)


def is_owner(scene: Scene, mention: Mention, title: Title, title_tokens: frozenset[int]) -> bool:
    """Whether a name before a title may own it: not "pro-Moscow" or "UN-led", not what an earlier title is over.

    A name inside the title counts when the gazetteer knows it: the UN of "UN ambassador", no "Defense" of a secretary.
    """
    doc, i = scene.doc, scene.words(mention).start - 1
    end = scene.words(mention).end
    if end > title.start and mention.wikidata is None:
        return False
    if end + 1 < title.start and doc[end].text == "-" and not goes_with_name(doc[end + 1]):
        return False
    if i > 0 and doc[i].text == "-" and doc[i - 1].lower_ in STANCES:
        return False
    i -= doc[i].lower_ == "the"
    return not (i > 0 and mention.form is Form.NAME and doc[i].lower_ in PREPOSITIONS and i - 1 in title_tokens)


def goes_with_name(token: Token) -> bool:
    """Whether a word after a name and a hyphen leaves it an owner: "US-Mexican", not "UN-led" or "Rome-based"."""
    return token.pos_ == "PROPN"


def read_on(
    scene: Scene, start: int, title_tokens: frozenset[int]
) -> tuple[int, tuple[tuple[str, tuple[Mention, ...]], ...]]:
    """The first token after the complements, and these with their prepositions."""
    doc, found, i = scene.doc, list[tuple[str, tuple[Mention, ...]]](), start
    while i < len(doc) - 1 and doc[i].lower_ in PREPOSITIONS:
        preposition = doc[i].lower_
        end, mention = nominal(scene, i + 1, title_tokens)
        mentions = [mention] if mention else []
        while mentions and end < len(doc) - 1 and (doc[end].lower_ in JOINERS or doc[end].text == ","):
            next_end, other = nominal(scene, end + 1, title_tokens)
            if other is None or other.kind != mentions[0].kind or other.form is Form.DEMONYM:
                break
            if doc[end].text == "," and doc[next_end : next_end + 1].text.lower() not in JOINERS:
                break
            mentions.append(other)
            end = next_end
        if end == i + 1:
            break
        found.append((preposition, tuple(mentions)))
        i = end
        if not mentions and preposition not in TOPICAL:
            break  # what follows belongs to a noun we know nothing of
    return i, tuple(found)


def nominal(scene: Scene, start: int, title_tokens: frozenset[int]) -> tuple[int, Mention | None]:
    """The end of the noun phrase that starts here, and the mention it is about: the one it ends with.

    A person's name right after another noun begins a phrase of its own ("ambassador to Peru Ana Diaz").
    """
    doc, i, last = scene.doc, start, None
    while i < len(doc) and i - start < REACH and (doc[i].pos_ in NOMINAL or doc[i].text in {"-", "'s", "’s"}):
        mention = widest_starting(scene, i)
        if mention and mention.kind == "Person" and i > start and begins_anew(scene, i, last, title_tokens):
            break
        if last and last.form is Form.NAME and not mention and ends_phrase(doc[i]):
            break
        last = mention
        i = scene.words(mention).end if mention else i + 1
        if "\n" in doc[i - 1].text_with_ws:
            break
    return i, last


def ends_phrase(token: Token) -> bool:
    """Whether a noun phrase that a name could close does not go on with this word: "the city of Fez this week"."""
    return (token.pos_ not in {"NOUN", "PROPN", "ADJ"} and token.text not in GLUE) or token.ent_type_ in {
        "DATE",
        "TIME",
    }


def begins_anew(scene: Scene, i: int, before: Mention | None, title_tokens: frozenset[int]) -> bool:
    """Whether a name at this token begins a phrase of its own: a name or a noun, but no title, stands before it."""
    named = before is not None and before.form is Form.NAME and scene.words(before).end == i
    last = scene.doc[i - 1]
    announced = i - 1 in title_tokens or last.lower_.rstrip(".") in scene.ontology.honorifics
    return named or (last.pos_ in {"NOUN", "PROPN"} and not announced)


def joined_title(doc: Doc, end: int, title_tokens: frozenset[int]) -> int | None:
    """The start of a title joined to the one that ends here: "president and chief executive"."""
    if end >= len(doc) or doc[end].lower_ not in JOINERS:
        return None
    i = end + 1
    while i < len(doc) and i - end < 5 and i not in title_tokens and doc[i].pos_ in {"NOUN", "PROPN", "ADJ"}:
        i += 1
    return i if i in title_tokens else None


def widest_ending(scene: Scene, i: int) -> Mention | None:
    """The widest mention whose last word this is."""
    return scene.edges[1].get(i)


def widest_starting(scene: Scene, i: int) -> Mention | None:
    """The widest mention whose first word this is."""
    return scene.edges[0].get(i)
