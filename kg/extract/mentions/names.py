"""Names of organisations, places, agreements and the rest: spaCy's entities corrected, not trusted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc
from spacy.tokens import Span as Words

from kg.extract.mentions.candidates import Candidate
from kg.extract.mentions.cues import Nouns, cue_kind
from kg.extract.mentions.words import is_name_word, is_one_name, over_hyphens
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
# Last words of names that are common nouns with another meaning elsewhere.
TAILS = dict.fromkeys(
    """times post journal tribune herald gazette telegraph inc. inc corp. corp ltd. ltd llc plc co. group holdings
    airlines industries motors news bank""".split(),
    "Organization",
)
HEADS = dict.fromkeys("fort camp mount lake cape".split(), "Place")  # first words of names of places
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
        if words is None or _JUNK.search(words.text) or not any(t.text[0].isupper() for t in words):
            continue
        if doc[max(words.start - 2, 0) : words.start].text.lower() in PORTFOLIO:
            continue
        if (person := owned_person(words, nouns, gazetteer)) is not None:
            yield Candidate(person.start, person.end, "Person", person.text)
        elif kind := kind_of(words, entity.label_, nouns, gazetteer):
            is_open = words[-1].lower_ in nouns and len(words) > 1 and not is_one_name(words)
            yield Candidate(words.start, words.end, kind, words.text, open=is_open)


def trim(words: Words) -> Words | None:
    """The words without articles, quotes and possessives at their ends, up to the first line break."""
    doc, start = words.doc, words.start
    end = next((token.i for token in words if "\n" in token.text), words.end)
    while start < end and doc[start].lower_ in _EDGE:
        start += 1
    while end > start and doc[end - 1].lower_ in _EDGE and not (doc[end - 1].text == "." and len(doc[end - 2]) == 1):
        end -= 1
    return doc[start:end] if start < end else None


def owned_person(words: Words, nouns: Nouns, gazetteer: Gazetteer) -> Words | None:
    """The person in "Niger's Amadou Sow", which taggers take for one organisation."""
    cut = next((t.i for t in words if t.tag_ == "POS"), None)
    if cut is None or not gazetteer.look_up(words.doc[words.start : cut].text):
        return None
    rest = words.doc[cut + 1 : words.end]
    is_name = len(rest) == 2 and all(is_name_word(t) and t.lower_ not in nouns for t in rest)
    return rest if is_name else None


def kind_of(words: Words, label: str, nouns: Nouns, gazetteer: Gazetteer) -> str | None:
    """The kind of a name: its head noun's ("Defense Ministry", "Embassy of France"), else its label's."""
    end = next((t.i for t in words if t.lower_ in {"of", "for", "on", "to"} and t.i > words.start), words.end)
    head = words.doc[end - 1]
    plural = head.tag_ in {"NNS", "NNPS"}
    cue = TAILS.get(head.lower_) or cue_kind(head, nouns) or HEADS.get(words[0].lower_) if len(words) > 1 else None
    if label in CUED:
        return cue if cue in CUED[label] else None
    if cue in {"Organization", "Place", "Agreement", "Award"}:
        return cue
    if label == "NORP":
        return "Group" if plural or words.root.dep_ not in {"amod", "compound", "nmod"} else None
    if cue == "Group" and label == "ORG" and plural and head.lower_ != "forces":
        return "Group"
    city = gazetteer.city(words.text) if label == "ORG" else None
    return "Place" if city and city.population > LARGE else KINDS[label]
