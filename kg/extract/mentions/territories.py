"""Territories, world bodies and capitals: the words of the gazetteer, read by their place in the sentence."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from kg.extract.mentions.candidates import Candidate
from kg.extract.mentions.phrases import counted, left_end, size_of
from kg.extract.mentions.words import BODY_ENDINGS
from kg.extract.parse import Doc, Token
from kg.extract.parse import Span as Words
from kg.gazetteer import Entry, Gazetteer, Sense, Use
from kg.model import Form

DIRECTION = re.compile(r"(?:north|south)?-?(?:east|west|north|south)(?:ern)?|central|upper|lower", re.I)
# A capital is where things happen after these, and a government elsewhere.
PLACE_PREPOSITIONS = frozenset("in at near outside around through into across inside throughout via".split())
MOTION = frozenset(
    """fly travel go come return arrive move drive head leave depart journey rush visit trip flight tour bring take
    transport escape flee evacuate walk march bound mile kilometer kilometre km hour road train back report""".split()
)
REACHED = frozenset(
    "visit leave reach enter tour attack bomb shell strike hit storm capture seize besiege retake flee".split()
)
SIDES = frozenset("North South East West".split())
PARTS = frozenset(
    """city outskirts suburb center centre street streets mayor capital east west north south part area region airport
    embassy subway metro court hotel square prison university district neighborhood neighbourhood resident
    time""".split()
)
POLITICS = frozenset(
    "government regime official authority administration policy leader leadership stance position -based".split()
)


def find_territories(doc: Doc, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Every gazetteer word that stands for its entry here, longest match first."""
    i = 0
    matches: list[tuple[Words, tuple[Sense, ...]]] = []
    while i < len(doc):
        words, senses = longest_match(doc, i, gazetteer)
        if words is None:
            i += 1
            continue
        i = words.end
        matches.append((words, senses))
    named = Counter(iri for _, senses in matches if len(senses) == 1 for iri in known_by(senses[0]))
    entities = {token.i: entity for entity in doc.ents for token in entity}
    for words, senses in matches:
        sense = choose(words, senses, named)
        if is_meant(words, sense, entities.get(words.start)):
            yield candidate(words, sense, gazetteer, named)
            if sense.use is Use.NAME and sense.entry.kind in {"Country", "Place"} and has_direction(words):
                name = doc[words.start - 1 : words.end].text
                yield Candidate(words.start - 1, words.end, "Place", name, found="gazetteer", open=True)
    yield from find_halves(doc, matches)


def find_halves(doc: Doc, matches: Iterable[tuple[Words, tuple[Sense, ...]]]) -> Iterator[Candidate]:
    """Countries called by the side they lie on, where only one so called is named: "the North" for North Korea."""
    taken = {token.i for words, _ in matches for token in words}
    halves: dict[str, set[Entry]] = defaultdict(set)
    for entry in {sense.entry for _, senses in matches for sense in senses}:
        side, _, rest = entry.name.partition(" ")
        if entry.kind == "Country" and side in SIDES and rest:
            halves[side].add(entry)
    for token in doc[1:-1]:
        entries = halves.get(token.text, set())
        if len(entries) == 1 and token.i not in taken and doc[token.i - 1].lower_ == "the" and is_alone(token):
            (entry,) = entries
            yield Candidate(token.i, token.i + 1, "Country", entry.name, found="gazetteer", wikidata=entry.wikidata)


def is_alone(side: Token) -> bool:
    """Whether no name goes on after a side: "the North's army", but not "the North Sea"."""
    after = [t for t in side.doc[side.i + 1 : side.i + 3] if t.text not in {"and", "or", "-"}]
    return not after or not after[0].text[0].isupper()


def longest_match(doc: Doc, i: int, gazetteer: Gazetteer) -> tuple[Words | None, tuple[Sense, ...]]:
    """The longest gazetteer entry that starts at a token."""
    for length in range(min(gazetteer.reach(doc[i].text), len(doc) - i), 0, -1):
        words = doc[i : i + length]
        if senses := gazetteer.look_up(words.text):
            return words, senses
    return None, ()


def known_by(sense: Sense) -> list[str]:
    """What else is in view when a word is used in a sense: the entry, and the country that it is a part of."""
    return [sense.entry.iri, *([f"part of {sense.entry.parent}"] if sense.entry.parent else [])]


def choose(words: Words, senses: tuple[Sense, ...], named: Counter[str]) -> Sense:
    """The sense meant: the adjective where a noun follows, a subdivision where its sisters are named."""
    if words.root.dep_ in {"amod", "compound"} or words.root.pos_ == "ADJ":
        senses = tuple(s for s in senses if s.use is Use.ADJECTIVE) or senses
    else:
        senses = tuple(s for s in senses if s.use is not Use.ADJECTIVE) or senses
    countries = [s for s in senses if s.entry.kind != "Place"]
    sisters = [s for s in senses if named[f"part of {s.entry.parent}"] > 1]
    if sisters and not any(named[s.entry.iri] for s in countries):
        return sisters[0]
    return (countries or senses)[0]


def is_meant(words: Words, sense: Sense, entity: Words | None) -> bool:
    """Whether the words are no part of somebody's name, no language, no common word.

    `entity` is the named entity that the first of them is in, if it is in one.
    """
    entities = {token.ent_type_ for token in words}
    if "PERSON" in entities and entity is not None and entity.end >= words.end and len(entity) > len(words):
        return sense.use is Use.ADJECTIVE and entity.start == words.start
    if entity is not None and entity.end > words.end and entity[-1].lower_ in BODY_ENDINGS:
        return False  # a newspaper's or a company's name
    if sense.entry.kind == "Group" and sense.use is Use.NAME:
        return words.start > 0 and words.doc[words.start - 1].lower_ == "the"
    if is_shouted(words):
        return False
    if sense.use is Use.CAPITAL and not (words.root.pos_ == "PROPN" and "PERSON" not in entities):
        return False
    if sense.use is Use.ADJECTIVE and sense.entry.kind == "Organization":
        return words.end == len(words.doc) or belongs(words.doc[words.end])
    if sense.use is Use.ADJECTIVE:
        return not is_language(words)
    return True


def is_shouted(words: Words) -> bool:
    """Whether a common word is only set in capitals with its neighbours: "WHO IS NEXT", but not "IS fighters"."""
    if len(words) > 1 or not words[0].is_stop or not words[0].is_upper:
        return False
    around = words.doc[max(words.start - 1, 0) : words.end + 1]
    return any(t.is_upper and t.is_alpha and len(t) > 1 for t in around if t.i != words.start)


def is_language(words: Words) -> bool:
    """Whether an adjective without a noun names a language: "in Arabic", "speaks Danish"."""
    if words.root.dep_ in {"amod", "compound", "nmod"}:
        return False
    before = words.doc[words.start - 1].lower_ if words.start else ""
    return before == "in" or words.root.head.lemma_ in {"speak", "learn", "teach"}


def belongs(noun: Token) -> bool:
    """Whether a word after "Democratic" leaves it a party's: "Democratic senator", not "Democratic Forces"."""
    return not noun.text[0].isupper() or noun.text.endswith(".") or noun.ent_type_ == "PERSON" or noun.text == "Senator"


def candidate(words: Words, sense: Sense, gazetteer: Gazetteer, named: Counter[str]) -> Candidate:
    """The mention that the words make in this sense."""
    entry = sense.entry
    if sense.use is Use.PEOPLE and (is_modified(words.root) or not stands_for(words, entry)):
        return some_people(words)
    if sense.use is Use.CAPITAL and not (acts(words) and is_known(words, entry, gazetteer, named)):
        name = words.text.title() if words.text.isupper() else words.text
        return Candidate(words.start, words.end, "Place", name, found="gazetteer")
    form = Form.DEMONYM if sense.use in {Use.ADJECTIVE, Use.PEOPLE} else Form.NAME
    return Candidate(words.start, words.end, entry.kind, entry.name, form, "gazetteer", entry.wikidata)


def some_people(words: Words) -> Candidate:
    """A group of a people: "three Cubans", "hundreds of Cubans", "Cubans"."""
    start = left_end(words.root) if len(words) == 1 else words.start
    name, size = words.doc[counted(words.root, start) : words.end].text, size_of(words.root)
    return Candidate(start, words.end, "Group", name, Form.DESCRIPTION, "people", size=size, open=start < words.start)


def is_known(words: Words, entry: Entry, gazetteer: Gazetteer, named: Counter[str]) -> bool:
    """Whether a capital is the largest city of its name, or its country is named as well: San Jose need not be one."""
    city = gazetteer.city(words.text)
    return named[entry.iri] > 0 or (city is not None and city.country == entry.iso3166)


def stands_for(words: Words, entry: Entry) -> bool:
    """Whether a people's name means the entry: a state by "the Russians" only, a continent never, others always."""
    if entry.kind == "Country":
        return [t.lower_ for t in words.root.lefts] == ["the"]
    return entry.kind != "Place"


def is_modified(noun: Token) -> bool:
    """Whether a noun is counted or narrowed: "two Russians", "hundreds of Russians", "young Russians"."""
    counts = noun.dep_ == "pobj" and counted(noun, noun.i) != noun.i
    return counts or any(c.dep_ in {"nummod", "amod", "compound"} for c in noun.lefts)


def has_direction(words: Words) -> bool:
    """Whether the word before cuts a part out of a territory: "eastern", "northwest"."""
    return words.start > 0 and DIRECTION.fullmatch(words.doc[words.start - 1].text) is not None


def acts(words: Words) -> bool:
    """Whether a capital stands for its government: "Moscow denied it", not "in Moscow" or "visited Moscow"."""
    root = words.root
    while root.dep_ == "conj":
        root = root.head
    head = root.head
    after = words.doc[words.end].text if words.end < len(words.doc) else ""
    if has_direction(words):
        return False
    if words.text.isupper() and (after in {"(", "-", "–", "—", ","}) and len(words.text) > 2:
        return False  # a dateline
    if after == "," and words.end + 1 < len(words.doc) and words.doc[words.end + 1].ent_type_ == "GPE":
        return root.dep_ in {"nsubj", "nsubjpass"} and words.doc[words.end + 1].dep_ != "appos"
    match root.dep_:
        case "nsubj" | "nsubjpass" | "npadvmod" | "agent" | "dative":
            return after != "-based"
        case "dobj":
            return head.lemma_ not in REACHED
        case "poss":
            return head.lemma_ not in PARTS
        case "compound" | "amod" | "nmod":
            return head.lemma_.lower() in POLITICS
        case "pobj":
            return not locative(head.lower_, head.head.lemma_.lower())
    return False


def locative(preposition: str, governor: str) -> bool:
    """Whether a preposition after this word is about a place and not about a government."""
    if preposition in PLACE_PREPOSITIONS:
        return True
    if preposition in {"to", "from", "for", "between"}:
        return governor in MOTION
    return preposition == "of" and governor in PARTS
