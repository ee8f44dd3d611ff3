"""What hangs on a word by prepositions, under the role names of the lexicon: the ends of a clause, one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.parse import Token
from kg.extract.participants import antecedent, conjuncts
from kg.ontology.patterns import BETWEEN, PREPOSITIONS


@dataclass(frozen=True, slots=True)
class Argument:
    """One end of a clause. `via` is the noun through which it hangs ("impose *sanctions* on Iran"), if any."""

    role: str
    token: Token
    via: Token | None = None


def prepositional(head: Token) -> list[Argument]:
    """`prep:…` arguments; particles and stacked prepositions join: "out of" gives prep:out_of."""
    found: list[Argument] = []
    particles = [c.lower_ for c in head.children if c.dep_ in {"prt", "advmod"} and c.lower_ in PREPOSITIONS]
    for child in head.children:
        if child.dep_ == "dative" and child.pos_ != "ADP":
            found += [Argument("prep:to", t) for t in conjuncts(child)]
        elif child.dep_ in {"prep", "dative", "agent"}:
            for path, token in preposition_objects(child, child.lower_):
                role = BETWEEN if path == "between" else f"prep:{path}"
                found += [Argument(role, t) for t in conjuncts(antecedent(token))]
                found += [Argument(f"prep:{p}_{path}", t) for p in particles for t in conjuncts(token)]
        elif child.dep_ in {"advmod", "prt"} and child.lower_ in PREPOSITIONS:
            for grandchild in child.children:
                if grandchild.dep_ == "prep":
                    for path, token in preposition_objects(grandchild, f"{child.lower_}_{grandchild.lower_}"):
                        found += [Argument(f"prep:{path}", t) for t in conjuncts(token)]
    return found


def preposition_objects(preposition: Token, path: str) -> Iterator[tuple[str, Token]]:
    """The nouns under a preposition and under the prepositions stacked or joined below it."""
    for child in preposition.children:
        if child.dep_ in {"pobj", "pcomp", "amod"} and child.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"}:
            yield path, child
        elif child.dep_ == "prep":
            yield from preposition_objects(child, f"{path}_{child.lower_}")
        elif child.dep_ == "conj" and child.pos_ == "ADP":
            yield from preposition_objects(child, child.lower_)


def hanging(noun: Token) -> list[Argument]:
    """The prepositional arguments of a noun that a pattern asks for on its way: "the dispatch of troops *to Mali*".

    They may hang on what was done with it: "lifted the sanctions imposed *on Mali*".
    """
    holders = [noun, *(c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBN")]
    return [Argument(a.role, a.token, via=noun) for holder in holders for a in prepositional(holder)]
