"""Entities that are described: "123 political prisoners", "the foreign ministry", "Iran's parliament", "the nuclear deal"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Token

from kg.extract.mentions.candidates import Candidate
from kg.extract.mentions.cues import cue_kind
from kg.model import Form

MODIFIERS = {"amod", "compound", "nummod", "nmod", "poss", "quantmod", "npadvmod", "advmod", "case", "punct", "conj", "cc"}
INDEFINITE = frozenset("a an any no some every each another either neither".split())
OUTER = frozenset(
    """the a an this that these those some any no every each another other its his her their our my your many few several
    all both more most less at least up than about around nearly almost only also just even over such same own certain
    -- - – — , " “ ” ' ’ ( ) and or but not what which whose said including like""".split()
)
VAGUE_GOODS = frozenset(
    """system product supply asset equipment device material crop bond share good arm mine machinery fighter food
    resource ration unit order technology car ship plane truck vehicle vessel water fish wood gold aid money cash loan
    fund funding ring bullet battery phone machine cup drug shell export import tank chip mask metal energy export""".split()
)
VAGUE_PLACES = frozenset(
    """area region city town village border road street district center centre place site north south east west zone
    island coast shore park building facility field hill river sea lake mountain square school church valley venue
    province county mainland court camp neighborhood neighbourhood highway farm forest mine plant water territory
    settlement compound complex house warehouse stronghold theater theatre temple tower wall outskirts port yard
    residence resort beach bridge factory hotel mall museum stadium station tunnel crossing capital gulf""".split()
)
VAGUE_BODIES = frozenset(
    """company firm group organization organisation agency department office service board committee network party unit
    body force team front house fund bank movement society institution institute club union league division command
    mission association chamber press news publisher magazine newspaper daily station outfit wing charity union trust
    alliance coalition panel university college school campaign council authority monitor watchdog intelligence
    radio service guard patrol fleet church assembly""".split()
)
COLLECTIVES = frozenset("country nation power state government company business ministry party organization community".split())
RELATIONAL = frozenset(
    """member supporter critic opponent leader people resident victim ally official citizen survivor relative descendant
    head ministry department embassy office bank university court committee council bureau director chairman spokesman
    spokeswoman minister president ambassador house party army government parliament agreement treaty memorandum law chief
    commander founder editor owner owner protocol""".split()
)
NUMBER_NOUNS = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}


def find_descriptions(doc: Doc, nouns: Mapping[str, str]) -> Iterator[Candidate]:
    """Noun phrases whose head noun tells what kind of entity they describe."""

    for head in doc:
        if head.pos_ in {"NOUN", "PROPN"} and head.dep_ not in {"compound", "amod", "nmod", "npadvmod"}:
            kind = cue_kind(head, nouns)
            if kind and (kind := fitting(head, kind)):
                start = left_end(head)
                if names_something(head, start, kind):
                    yield describe(doc, head, start, kind)


def fitting(head: Token, kind: str) -> str | None:
    """The kind with number considered: a ministry is an Organization, ministries are a Group."""
    plural = head.tag_ in {"NNS", "NNPS"}
    lemma = head.lemma_.lower()
    if kind == "Person":
        return "Group" if plural else "Person"
    if kind == "Organization" and plural:
        if lemma in {"force", "service", "guard"}:
            return "Organization"
        return "Group" if lemma in COLLECTIVES else None
    if kind in {"Place", "Agreement"} and plural and lemma not in {"headquarters", "accord", "sanction"}:
        return None
    return kind


def left_end(head: Token) -> int:
    """The first token of the phrase left of its head, without article, pronoun and words that only point."""
    start = head.i
    for token in reversed(list(head.doc[head.left_edge.i : head.i])):
        top = token
        while top.head.i != head.i and top.head is not top:
            top = top.head
        if top.dep_ not in MODIFIERS or "\n" in token.text or token.text in {",", ";", ":"}:
            break
        start = token.i
    while start < head.i and (head.doc[start].lower_ in OUTER or head.doc[start].pos_ in {"ADV", "PRON", "DET"}):
        start += 1
    return start


def names_something(head: Token, start: int, kind: str) -> bool:
    """Whether the phrase points to something in particular, as strictly as its kind needs."""
    doc, lemma = head.doc, head.lemma_.lower()
    modifiers = [t for t in doc[start : head.i] if t.pos_ in {"ADJ", "NOUN", "PROPN", "VERB", "NUM"}]
    proper = any(t.pos_ == "PROPN" or t.ent_type_ in {"NORP", "GPE", "ORG", "PERSON"} for t in modifiers)
    determiners = {c.lower_ for c in head.lefts if c.dep_ in {"det", "poss"}}
    definite = bool(determiners - INDEFINITE)
    indefinite = bool(determiners & INDEFINITE)
    if head.dep_ == "attr" and kind == "Person" and not definite:
        return False
    match kind:
        case "Group":
            return lemma not in COLLECTIVES or bool(modifiers)
        case "Person":
            return definite or indefinite or proper
        case "Good":
            return bool(modifiers) or lemma not in VAGUE_GOODS
        case "Organization":
            if lemma in VAGUE_BODIES:
                return proper or (definite and bool(modifiers))
            return proper or not indefinite
        case "Place":
            return proper or (definite and lemma not in VAGUE_PLACES)
        case "Agreement":
            return proper or (definite and bool(modifiers)) or (bool(modifiers) and not indefinite)
    return definite or proper


def describe(doc: Doc, head: Token, start: int, kind: str) -> Candidate:
    """The mention of a described entity, named with its "of …" where the noun needs it."""
    words = doc[start : head.i + 1]
    title_case = all(t.text[0].isupper() or t.text in {"'s", "’s", "-", "and"} for t in words) and len(words) > 1
    form = Form.NAME if title_case and head.text[0].isupper() else Form.DESCRIPTION
    name = words.text
    if head.lemma_.lower() in RELATIONAL and (tail := of_phrase(head)):
        name = doc[start : tail + 1].text
    return Candidate(start, head.i + 1, kind, name, form, "description", size=size_of(head), open=True)


def of_phrase(head: Token) -> int | None:
    """Where a short "of …" or "in …" right after the head ends."""
    if head.i + 1 >= len(head.doc):
        return None
    after = head.doc[head.i + 1]
    if after.lower_ != "of" or after.head.i != head.i:
        return None
    end = after.right_edge.i
    inside = head.doc[after.i : end + 1]
    return end if len(inside) <= 6 and not any(t.pos_ == "VERB" or t.is_punct for t in inside) else None


def size_of(head: Token) -> int | None:
    """How many members a counted group has: "two American journalists" → 2."""
    number = next((c for c in head.lefts if c.dep_ == "nummod"), None)
    if number is None:
        return None
    text = number.lower_.replace(",", "")
    if text.isdigit():
        return int(text)
    words = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
    words += "seventeen eighteen nineteen twenty".split()
    return words.index(text) if text in words else NUMBER_NOUNS.get(text)
