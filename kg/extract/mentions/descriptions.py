"""Entities that are described: "123 political prisoners", "Iran's parliament", "the nuclear deal"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.mentions.candidates import Candidate
from kg.extract.mentions.cues import Nouns, cue_kind
from kg.extract.mentions.phrases import before_person, counted, is_capitalised, is_loose, left_end, size_of, tail
from kg.extract.mentions.words import is_one_name, names_several
from kg.extract.parse import Doc, Token
from kg.model import Form

INDEFINITE = frozenset("a an any no some every each another either neither".split())
NAME_TYPES = frozenset("NORP GPE ORG PERSON LOC FAC".split())
# Heads that say too little alone: "the company", "a system".  They need a modifier, or a name in front.
VAGUE = {
    "Good": frozenset(
        """system product supply asset equipment device material crop bond share good arm mine machinery fighter food
        resource ration unit technology car ship plane truck vehicle vessel water fish wood gold aid money cash loan
        fund funding grant bullet battery phone machine drug shell export import tank chip mask metal energy credit
        reserve revenue debt component shipment cargo hardware jet operator power currency""".split()
    ),
    "Place": frozenset(
        """area region city town village border road street district center centre site island coast shore park
        building facility field hill river sea lake mountain square house church valley province county mainland
        camp neighborhood neighbourhood highway farm forest mine plant water territory settlement compound zone complex
        port residence resort beach bridge factory hotel stadium station tunnel crossing capital gulf continent channel
        home yard canton dam tower outpost crossing""".split()
    ),
    "Organization": frozenset(
        """company firm group organization organisation agency department office service board committee network party
        unit body force team front fund bank movement society institution institute club union league division command
        mission association chamber magazine newspaper station outfit wing charity trust alliance coalition panel school
        university college campaign council authority monitor watchdog intelligence radio guard patrol fleet church
        assembly bloc exchange operator carrier lender producer supplier contractor holding resistance faction house
        axis bureau center centre court foundation corporation enterprise regulator""".split()
    ),
}
# Bodies whose plural is a group of them; "forces" and "services" are one body.
COLLECTIVES = frozenset(
    """country nation power state democracy economy government company business ministry party organization community
    bank school institution agency union militia group firm university newspaper outlet""".split()
)
BODIES = frozenset("force service guard authority police military media".split())
STAFF = frozenset("military security government armed police border loyal".split())
# What may follow a head noun and belong to its name: "heads of 12 departments", "agreement with Qatar".
TAILS = {
    "Person": frozenset({"of"}),
    "Group": frozenset({"of"}),
    "Organization": frozenset({"of"}),
    "Agreement": frozenset("of with on between for against".split()),
}
RELATIONAL = frozenset(
    """member supporter critic opponent leader people resident victim ally official citizen survivor relative descendant
    head ministry department embassy office bank university court committee council bureau director chairman spokesman
    spokeswoman minister president ambassador house party army government parliament agreement treaty memorandum law
    chief commander founder editor owner protocol administration family mother father son daughter wife""".split()
)


def find_descriptions(doc: Doc, nouns: Nouns) -> Iterator[Candidate]:
    """Noun phrases whose head noun tells what kind of entity they describe."""
    for head in doc:
        if (
            head.pos_ in {"NOUN", "PROPN"}
            and (head.ent_type_ != "PERSON" or names_several(head, nouns))
            and (is_loose(head) or before_person(head, nouns) or is_capitalised(head))
        ):
            kind = cue_kind(head, nouns)
            if kind and (kind := fitting(head, kind)):
                start = left_end(head)
                if names_something(head, start, kind, nouns):
                    yield describe(doc, head, start, kind)


def fitting(head: Token, kind: str) -> str | None:
    """The kind with number considered: a ministry is an Organization, ministries are a Group."""
    lemma = head.lemma_.lower()
    plural = head.lower_ != "headquarters" and (head.tag_ in {"NNS", "NNPS"} or head.lower_.endswith("men"))
    if head.dep_ in {"compound", "nmod"}:
        return kind if kind == "Organization" and not plural else None
    if lemma == "force" and plural:
        around = {t.lower_ for t in head.lefts} | {t.ent_type_ for t in head.lefts}
        return "Organization" if around & (STAFF | NAME_TYPES) else "Group"
    match kind:
        case "Person":
            return "Group" if plural else "Person"
        case "Group":
            return "Organization" if lemma in COLLECTIVES and lemma != "community" and not plural else "Group"
        case "Organization" if plural:
            return "Organization" if lemma in BODIES else "Group"
        case "Agreement" if plural:
            return None
    return kind


def names_something(head: Token, start: int, kind: str, nouns: Nouns) -> bool:
    """Whether the phrase points to something in particular, as strictly as its kind needs."""
    doc, lemma = head.doc, head.lemma_.lower()
    modifiers = [t for t in doc[start : head.i] if t.pos_ in {"ADJ", "NOUN", "PROPN", "VERB", "NUM"}]
    proper = any(t.pos_ == "PROPN" or t.ent_type_ in NAME_TYPES for t in modifiers)
    determiners = {c.lower_ for c in head.lefts if c.dep_ in {"det", "poss"}}
    definite = bool(determiners - INDEFINITE)
    indefinite = bool(determiners & INDEFINITE) or any(t.lower_ == "one" for t in modifiers)
    vague = lemma in VAGUE.get(kind, ()) and f"{doc[head.i - 1].lower_} {head.lower_}" not in nouns
    match kind:
        case "Group":
            return lemma not in COLLECTIVES or bool(modifiers)
        case "Person":
            return definite or proper or (indefinite and head.dep_ != "attr")
        case "Good":
            return bool(modifiers) or not vague
        case "Organization":
            return proper or definite or bool(modifiers) or (not vague and not indefinite)
        case "Place":
            return True
        case "Agreement":
            return proper or bool(modifiers) or definite
    return definite or proper


def describe(doc: Doc, head: Token, start: int, kind: str) -> Candidate:
    """The mention of a described entity, named with "hundreds of" in front and "of …" behind where the noun has it."""
    words, lemma = doc[start : head.i + 1], head.lemma_.lower()
    named = counted(head, start) if kind == "Group" else start
    title_case = all(t.text[0].isupper() or t.text in {"'s", "’s", "-", "and", "of"} for t in words) and len(words) > 1
    told = kind == "Organization" and (
        lemma not in RELATIONAL or (head.text.islower() and doc[head.i - 1].pos_ == "PROPN")
    )
    last = tail(head, TAILS[kind]) if kind in TAILS and not told else None
    return Candidate(
        start,
        head.i + 1,
        kind,
        doc[named : (last or head.i) + 1].text,
        Form.NAME if title_case and kind not in {"Person", "Group"} else Form.DESCRIPTION,
        "description",
        size=size_of(head) if kind == "Group" else None,
        open=not (title_case and kind == "Organization" and is_one_name(words)),
    )
