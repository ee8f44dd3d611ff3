"""People: tagged names, grown to their full length and freed of titles, and names found by the title before them."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.mentions.candidates import Candidate
from kg.extract.mentions.cues import Nouns, cue_kind
from kg.extract.mentions.words import ABBREVIATED, BODY_ENDINGS, is_joint, is_name_word, names_several, over_hyphens
from kg.extract.parse import Doc, Token
from kg.gazetteer import Gazetteer

SPELLED = frozenset(
    "private corporal cadet speaker admiral brigadier marshal highness majesty excellency sens reps".split()
)
BEFORE_TITLES = frozenset("former ex acting vice deputy prime first foreign then late crown".split())
# Titles that are part of what a person is called.
ROYAL = frozenset("king queen pope prince princess sheikh ayatollah sultan emir archbishop lord lady mullah".split())
NO_PERSON = frozenset("GPE NORP LOC FAC DATE TIME EVENT LAW WORK_OF_ART PRODUCT LANGUAGE".split())
CUTS = frozenset({",", "(", ":", ";", "|", "–", "—", "/", '"', "“", "”", "'s", "’s", "[", "\u2019", "'"})
WEB = frozenset("add more read replay watch".split())  # what a page says before a name: "Watch", "Read more"
TRUSTING = frozenset("faith trust confidence interest belief believe confide invest investment change see find".split())
LOCATIVE = frozenset("in at near outside inside around from".split())
SHIPS = frozenset("uss hms hmcs hmas usns mv rfa fs ins".split())
OPENERS = WEB | LOCATIVE


def find_persons(doc: Doc, nouns: Nouns, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Candidates for people, and for what was taken for people."""
    for after in title_ends(doc, nouns, gazetteer):
        start, end = grow(doc, after, after + 1, nouns, gazetteer)
        start, end = trim(doc, max(start, after), end, nouns)
        if start < end:
            yield Candidate(start, end, "Person", doc[start:end].text, found="title")
    for entity in doc.ents:
        if entity.label_ != "PERSON":
            continue
        start, end = trim(doc, entity.start, entity.end, nouns)
        if start < end and doc[start].text[0].isupper() and not names_several(doc[end - 1], nouns):
            start, end = trim(doc, *grow(doc, start, end, nouns, gazetteer), nouns)
            kind = tagged_kind(doc, start, end, nouns, gazetteer)
            yield Candidate(start, end, kind, doc[start:end].text, found="title" if kind == "Place" else "ner")


def tagged_kind(doc: Doc, start: int, end: int, nouns: Nouns, gazetteer: Gazetteer) -> str:
    """What is tagged as a person may be a town where something happens, or a body called after a known one."""
    if end - start > 1 and (doc[start].lower_ in SHIPS or doc[start - 1].lower_ in SHIPS):
        return "Good"
    if body_kind(doc, start, end, nouns):
        return "Organization"
    if is_located(doc[start]) and (gazetteer.city(doc[start:end].text) or is_scene(doc[start - 1])):
        return "Place"
    known = gazetteer.look_up(doc[end - 1].text) if end - start > 1 else ()
    return "Organization" if any(s.entry.kind == "Organization" for s in known) else "Person"


def title_ends(doc: Doc, nouns: Nouns, gazetteer: Gazetteer) -> Iterator[int]:
    """Where a name starts right after a title: "opposition leader Maria Koval"."""
    for title in doc[:-1]:
        name = doc[title.i + 1]
        if not is_title(title, nouns) or name.pos_ != "PROPN" or not name.text[0].isupper() or not is_name_word(name):
            continue
        if name.lower_ in BEFORE_TITLES and title.text.istitle():
            continue  # "Deputy Prime Minister"
        if is_title(name, nouns) or name.lower_ in nouns or names_several(name, nouns) or gazetteer.look_up(name.text):
            continue
        abbreviated = title.lower_.rstrip(".") in ABBREVIATED
        if name.ent_type_ in NO_PERSON and not (abbreviated or looks_full(name, title, gazetteer)):
            continue
        if name.ent_type_ == "ORG" and title.ent_type_ == "ORG":
            continue
        joined = name.head.i == title.i or title.head.i > title.i or name.ent_type_ == "PERSON" or abbreviated
        if joined and (title.text[0].isupper() or title.tag_ in {"NN", "NNP"}):
            yield name.i


def looks_full(name: Token, title: Token, gazetteer: Gazetteer) -> bool:
    """Whether a name of several words that is tagged as a place is still the bearer's of the title before it."""
    entity = next((e for e in name.doc.ents if e.start == name.i), None)
    if entity is None or len(entity) < 2 or name.ent_type_ != "GPE" or title.ent_type_:
        return False
    return not gazetteer.city(entity.text) and all(is_name_word(t) for t in entity)


def is_title(token: Token, nouns: Nouns) -> bool:
    """Whether a word may stand before a name as a title: "Mr.", "spokesman", not the one in "Human Rights Centre"."""
    word = token.lower_.rstrip(".")
    return word in ABBREVIATED | SPELLED | ROYAL or (nouns.get(word) == "Person" and word != "human")


def is_located(token: Token) -> bool:
    """Whether something happens in what a token names."""
    return token.i > 0 and token.doc[token.i - 1].lower_ in LOCATIVE


def body_kind(doc: Doc, start: int, end: int, nouns: Nouns) -> bool:
    """Whether the last word of a long name, or of one with an article, is what bodies are called: "Veld Brigades"."""
    last = doc[end - 1]
    long = end - start > 2 or (end - start > 1 and start > 0 and doc[start - 1].lower_ == "the")
    return long and (BODY_ENDINGS.get(last.lower_) or cue_kind(last, nouns)) == "Organization"


def is_scene(preposition: Token) -> bool:
    """Whether what follows is surely a place: "in Tal Ward, rebels …", but not "faith in Ward" or "from Ward"."""
    return preposition.lower_ in {"in", "near", "outside"} and preposition.head.lemma_.lower() not in TRUSTING


def grow(doc: Doc, start: int, end: int, nouns: Nouns, gazetteer: Gazetteer) -> tuple[int, int]:
    """A name with the further name words around it that the parser ties to it."""
    start, end = over_hyphens(doc, start, end)
    while end < len(doc) and continues(doc[end - 1], doc[end], nouns):
        start, end = over_hyphens(doc, start, end + 1)
    while start > 0 and precedes(doc[start - 1], end, nouns, gazetteer):
        start, end = over_hyphens(doc, start - 1, end)
    return start, end


def continues(last: Token, token: Token, nouns: Nouns) -> bool:
    """Whether a name that has reached a word goes on with the next one."""
    if not is_name_word(token) or last.text in CUTS or token.ent_type_ not in {"PERSON", ""} or token.lower_ in nouns:
        return False
    within = token.ent_type_ == "PERSON" and token.ent_iob_ == "I"
    return within or (token.pos_ == "PROPN" and last.dep_ == "compound" and last.head.i > last.i)


def precedes(token: Token, end: int, nouns: Nouns, gazetteer: Gazetteer) -> bool:
    """Whether a word before a name is its first part that the tagger has missed."""
    tied = token.dep_ == "compound" and token.i < token.head.i < end and token.pos_ == "PROPN"
    plain = is_name_word(token) and token.text[0].isupper() and not token.text.isupper()
    if not (tied and plain) or token.ent_type_ not in {"PERSON", "GPE", ""}:
        return False
    return not is_title(token, nouns) and token.lower_ not in nouns and not gazetteer.look_up(token.text)


def trim(doc: Doc, start: int, end: int, nouns: Nouns) -> tuple[int, int]:
    """A person's words cut at line breaks and signs and after the last title, a royal one but no heir's excepted."""
    while start < end and (not is_name_word(doc[start]) or (doc[start].lower_ in OPENERS and start + 1 < end)):
        start += 1
    end = next((i for i in range(start, end) if "\n" in doc[i].text or doc[i].text in CUTS), end)
    while end > start and not is_last_name_word(doc[end - 1]):
        end -= 1
    for i in range(end - 2, start - 1, -1):
        if is_title(doc[i], nouns) or doc[i].lower_ in BEFORE_TITLES:
            start = i + 1
            break
    while end > start and doc[end - 1].lower_.rstrip(".") in ABBREVIATED:
        end -= 1
    while 0 < start < end and is_royal(doc[start - 1]):
        start -= 1
    return start, end


def is_royal(token: Token) -> bool:
    """Whether a title belongs to what a person is called: "King", but not the office in "Crown Prince"."""
    heir = token.i > 0 and token.doc[token.i - 1].lower_ == "crown"
    return token.text.istitle() and token.lower_ in ROYAL and not heir


def is_last_name_word(token: Token) -> bool:
    """Whether a name may end with this word: a capitalised one, or the rest of a hyphenated one."""
    return (token.is_alpha and is_joint(token.doc[token.i - 1])) or (is_name_word(token) and token.text[0].isupper())
