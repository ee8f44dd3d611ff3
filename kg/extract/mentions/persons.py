"""People: named entities without their titles, names after titles, and surnames of people named in full."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Token

from kg.extract.mentions.candidates import Candidate

ABBREVIATED = frozenset(
    """mr mrs ms miss dr sen sens rep reps gen gov lt col capt sgt maj adm rev prof amb pres sec cpl pvt brig cmdr sir
    madam vice deputy prime former ex acting lady lord dame baroness baron vice-president first sgt. foreign""".split()
)
# Titles that are part of what a person is called.
ROYAL = frozenset("king queen pope prince princess sheikh ayatollah sultan emir archbishop".split())
LINKS = frozenset("al el bin ben ibn abu abd de da del della der van von la le dos du di y e bint ul ur".split())
_WORD = re.compile(r"[^\W\d_][\w.’'‘`-]*$")


def is_title(token: Token, nouns: Mapping[str, str]) -> bool:
    """Whether a word may stand before a name as a title: "Mr.", "President", "spokesman"."""
    word = token.lower_.rstrip(".")
    return word in ABBREVIATED or nouns.get(word) == "Person"


def is_name_word(token: Token) -> bool:
    """Whether a token may be part of a person's name."""
    return bool(_WORD.match(token.text)) and (token.text[0].isupper() or token.lower_ in LINKS)


def find_persons(doc: Doc, nouns: Mapping[str, str]) -> Iterator[Candidate]:
    """Candidates for people, those after titles first."""
    for start, end in [*titled(doc, nouns), *tagged(doc, nouns)]:
        words = doc[start:end]
        yield Candidate(start, end, "Person", words.text, found="persons")


def titled(doc: Doc, nouns: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """Runs of name words right after a title: "opposition leader Maria Kolesnikova"."""
    for token in doc[:-1]:
        after = token.i + 1
        if not is_title(token, nouns) or token.lower_ in {"foreign", "prime", "former", "first"}:
            continue
        if token.dep_ not in {"compound", "nmod", "amod", "appos", "ROOT", "nsubj"} and doc[after].ent_type_ != "PERSON":
            continue
        if is_title(doc[after], nouns) or not doc[after].text[0].isupper() or doc[after].pos_ != "PROPN":
            continue
        if doc[after].ent_type_ in {"GPE", "NORP", "LOC", "FAC", "DATE"}:
            continue
        if doc[after].ent_type_ == "ORG" and doc[after].ent_iob_ == "B" and not token.text[0].isupper():
            continue
        if doc[after].ent_type_ == "ORG" and token.ent_type_ == "ORG":
            continue
        end = after + 1
        while end < len(doc) and is_name_word(doc[end]) and goes_on(doc[end - 1], doc[end]):
            end += 1
        yield trim(doc, after, end, nouns)


def goes_on(last: Token, token: Token) -> bool:
    """Whether a name that has this last word goes on with the next."""
    if last.ent_type_ == "PERSON" or token.ent_type_ == "PERSON":
        return token.ent_type_ == "PERSON" and token.ent_iob_ == "I" or last.ent_type_ != "PERSON" != ""
    return token.pos_ == "PROPN" and last.dep_ == "compound"


def tagged(doc: Doc, nouns: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """Named entities of people, without titles, possessives and stray words."""
    for entity in doc.ents:
        if entity.label_ != "PERSON":
            continue
        start, end = trim(doc, entity.start, entity.end, nouns)
        if start < end and doc[start].text[0].isupper() | (doc[start].lower_ in LINKS and end - start > 1):
            yield start, end


def trim(doc: Doc, start: int, end: int, nouns: Mapping[str, str]) -> tuple[int, int]:
    """A person's words cut at line breaks and signs, after the last title in front of a name."""
    for i in range(start, end):
        if "\n" in doc[i].text or doc[i].text in {",", "(", ":", ";", "|", "–", "—", "/"}:
            end = i
            break
    while end > start and not (_WORD.match(doc[end - 1].text) or doc[end - 1].text == "."):
        end -= 1
    while end > start and (doc[end - 1].text in {"'s", "’s"} or not doc[end - 1].text[0].isupper()):
        end -= 1
    for i in range(end - 2, start - 1, -1):
        if is_title(doc[i], nouns) and doc[i].lower_ not in ROYAL:
            return i + 1, end
    while start < end and not is_name_word(doc[start]):
        start += 1
    return start, end
