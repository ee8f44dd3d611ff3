"""Names of organisations, places, agreements and the rest: spaCy's entities corrected, not trusted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.mentions.candidates import Candidate
from kg.extract.mentions.cues import Nouns, cue_kind
from kg.extract.mentions.words import (
    ABBREVIATED,
    BODY_ENDINGS,
    NO_BODIES,
    is_joint,
    is_name_word,
    is_one_name,
    over_hyphens,
)
from kg.extract.parse import Doc, Token
from kg.extract.parse import Span as Words
from kg.gazetteer import Gazetteer

KINDS = {
    "ORG": "Organization",
    "GPE": "Place",
    "LOC": "Place",
    "FAC": "Place",
    "NORP": "Group",
    "LAW": "Agreement",
    "PRODUCT": "Good",
}
CUED = {"WORK_OF_ART": frozenset({"Award", "Agreement"}), "EVENT": frozenset({"Agreement", "Award"})}
HEADS = dict.fromkeys("fort camp mount lake cape".split(), "Place")  # first words of names of places
# Capitalised nouns that are no name before their "of".
GENERIC = frozenset("gulf bay strait straits sea cape isle horn army bank house court league brigade sultanate".split())
HAPPENINGS = frozenset("operation exercise hurricane typhoon cyclone storm".split())
KINSHIP = frozenset("abu umm ibn".split())  # first words of Arabic names
LED = frozenset(
    """administration campaign presidency premiership cabinet team era supporter loyalist voter lawyer attorney wife
    husband son daughter aide adviser tweet inauguration legacy impeachment rival predecessor successor""".split()
)
PORTFOLIO = frozenset({"secretary of", "minister of", "minister for"})  # "Secretary of State" names no state
LARGE = 300_000  # inhabitants of a city that an organisation is seldom named by
_JUNK = re.compile(r"[@#<>|=*]|[Hh]ttps?:|[Ww]ww\.|\.com\b|^\W*$|^\d|^[a-z]{1,3}$|^(?:Photo|Image|Getty|Source)\b")
_EDGE = frozenset(""" 's ’s ' ’ " “ ” ( ) , . : ; - – — / the a an """.split())


def find_names(doc: Doc, nouns: Nouns, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Named entities that are no people, with the kind their head noun gives them."""
    for entity in doc.ents:
        if entity.label_ not in KINDS and entity.label_ not in CUED:
            continue
        words = trim(doc[slice(*over_hyphens(doc, entity.start, entity.end))])
        if words is not None and is_pair(words, gazetteer):
            continue
        if words is not None:
            words = grown(after_and(words, gazetteer), nouns, gazetteer)
        if words is None or is_junk(words):
            continue
        if doc[max(words.start - 2, 0) : words.start].text.lower() in PORTFOLIO:
            continue
        if (person := person_within(words, nouns, gazetteer)) is not None:
            yield Candidate(person.start, person.end, "Person", person.text)
            words = trim(doc[words.start : person.start])
        if words is None:
            continue
        if kind := kind_of(words, entity.label_, nouns, gazetteer):
            is_open = words[-1].lower_ in nouns and len(words) > 1 and not is_one_name(words)
            yield Candidate(words.start, words.end, kind, words.text, open=is_open)


def trim(words: Words) -> Words | None:
    """The words without articles, quotes, possessives and titles at their ends, up to the first line break."""
    doc, start = words.doc, words.start
    end = next((token.i for token in words if "\n" in token.text), words.end)
    while start < end and doc[start].lower_ in _EDGE:
        start += 1
    while end > start and is_edge(doc[end - 1]) and not (doc[end - 1].text == "." and len(doc[end - 2]) == 1):
        end -= 1
    return doc[start:end] if start < end else None


def is_junk(words: Words) -> bool:
    """Whether a tagged name is none: an address, a number, the acronym of a thing."""
    return (
        words.text in NO_BODIES or _JUNK.search(words.text) is not None or not any(t.text[0].isupper() for t in words)
    )


def after_and(words: Words, gazetteer: Gazetteer) -> Words:
    """The second of two names that taggers take for one: "[Qatar and the] Royal Navy"."""
    cut = next((t.i for t in words if t.lower_ == "and"), None)
    if cut is None or not gazetteer.look_up(words.doc[words.start : cut].text) or gazetteer.look_up(words.text):
        return words
    return trim(words.doc[cut + 1 : words.end]) or words


def grown(words: Words, nouns: Nouns, gazetteer: Gazetteer) -> Words:
    """The words with the name behind "of" that belongs to them: "Gulf of Arden", "Institute of Letters".

    A place behind it is where a body is and no part of its name, but part of that of a gulf and of an army.
    """
    doc, end, last = words.doc, words.end, words[-1].lower_
    if end + 1 >= len(doc) or doc[end].lower_ not in {"of", "on", "for"} or not words[-1].text.istitle():
        return words
    start = end + 1 + (doc[end + 1].lower_ == "the")
    stop = next((i for i in range(start, len(doc)) if doc[i].pos_ != "PROPN" or not is_name_word(doc[i])), len(doc))
    name = doc[start:stop].text
    if last in GENERIC and doc[end].lower_ == "of":
        return doc[words.start : stop] if stop > start else words
    if stop == start or nouns.get(last) != "Organization" or doc[start].ent_type_ in {"DATE", "TIME"}:
        return words
    known = gazetteer.look_up(name) or gazetteer.city(name) or gazetteer.look_up(doc[start].text)
    return words if known or nouns.get(doc[stop - 1].lower_) == "Organization" else doc[words.start : stop]


def is_led(token: Token) -> bool:
    """Whether a single name stands before what only people lead or have: "the Velasco administration"."""
    after = [t for t in token.doc[token.i + 1 : token.i + 3] if t.tag_ != "POS"][:1]
    return token.text.istitle() and any(t.lemma_.lower() in LED and t.text.islower() for t in after)


def is_edge(token: Token) -> bool:
    """Whether no name ends with this word: a mark, a possessive, the title of the next name ("Army Gen.")."""
    return token.lower_ in _EDGE or token.lower_.rstrip(".") in ABBREVIATED


def is_pair(words: Words, gazetteer: Gazetteer) -> bool:
    """Whether a name is two joined by a hyphen, each one's own: "U.S.-China", "Velasco-Qatar"."""
    doc = words.doc
    cut = next((t.i for t in words if is_joint(t)), None)
    if cut is None or gazetteer.look_up(words.text):
        return False
    return any(map(gazetteer.look_up, (doc[words.start : cut].text, doc[cut + 1 : words.end].text)))


def person_within(words: Words, nouns: Nouns, gazetteer: Gazetteer) -> Words | None:
    """The person at the end of what taggers take for one name: "Niger's Amadou Sow", "(envoy to) Niger Amadou Sow"."""
    doc = words.doc
    cut = next((t.i + 1 for t in words if t.tag_ == "POS"), None)
    if cut is None:
        before = doc[words.start - 1] if words.start else None
        if before is None or before.dep_ != "prep" or nouns.get(before.head.lemma_.lower()) != "Person":
            return None
        lengths = range(len(words) - 2, 0, -1)
        cut = next((words.start + n for n in lengths if gazetteer.look_up(words[:n].text)), words.end)
    rest = doc[cut : words.end]
    is_name = len(rest) in {2, 3} and all(is_name_word(t) and t.lower_ not in nouns for t in rest)
    return rest if is_name and not gazetteer.look_up(rest.text) and not gazetteer.city(rest.text) else None


def kind_of(words: Words, label: str, nouns: Nouns, gazetteer: Gazetteer) -> str | None:
    """The kind of a name: its head noun's ("Defense Ministry", "Embassy of France"), else its label's."""
    end = next((t.i for t in words if t.lower_ in {"of", "for", "on", "to"} and t.i > words.start), words.end)
    head = words.doc[end - 1]
    plural = head.tag_ in {"NNS", "NNPS"}
    if len(words) > 1 and (words[0].lower_ in HAPPENINGS or words[0].text in {"HMS", "USS"}):
        return "Good" if words[0].text.isupper() else None
    if len(words) in {2, 3} and words[0].lower_ in KINSHIP:
        return "Person"
    cue = (
        BODY_ENDINGS.get(head.lower_) or cue_kind(head, nouns) or HEADS.get(words[0].lower_) if len(words) > 1 else None
    )
    if label in CUED:
        return cue if cue in CUED[label] else None
    if cue in {"Organization", "Place", "Agreement", "Award"}:
        return cue
    if label == "NORP":
        return "Group" if plural or words.root.dep_ not in {"amod", "compound", "nmod"} else None
    if cue == "Group" and label == "ORG" and plural and head.lower_ != "forces":
        return "Group"
    if len(words) == 1 and label in {"ORG", "GPE", "LOC", "FAC"} and is_led(words[0]):
        return "Person"
    city = gazetteer.city(words.text) if label == "ORG" else None
    return "Place" if city and city.population > LARGE else KINDS[label]
