"""How far a described phrase reaches around its head noun, and how many it counts."""

from __future__ import annotations

from itertools import takewhile

from kg.extract.mentions.cues import Nouns
from kg.extract.parse import Token

MODIFIERS = frozenset("amod compound nummod nmod poss quantmod npadvmod advmod case punct conj cc".split())
OUTER = frozenset(
    """the a an this that these those some any no every each another other its his her their our my your many few
    several all both more most less at least up than to about around nearly almost roughly only also just even over
    such same own certain -- - – — , " “ ” ' ’ ‘ ( ) and or but not what which whose said including like""".split()
)
QUANTITIES = frozenset("dozen hundred thousand million score group number handful couple majority".split())
SOME = frozenset("some many most several few all".split())
NUMBERS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty""".split()
LONGEST_TAIL = 8  # tokens
RANKS = frozenset("former current senior top junior retired veteran ex two three several high-ranking".split())
ADJECTIVAL = frozenset("service press media".split())  # before a person no body: "service members"
POWERS = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}


def is_loose(head: Token) -> bool:
    """Whether a noun stands for itself and does not only modify the next one."""
    return head.dep_ not in {"compound", "amod", "nmod", "npadvmod"}


def before_person(head: Token, nouns: Nouns) -> bool:
    """Whether a noun is the body that a person right after it belongs to: "[foreign ministry] spokesman"."""
    if head.i + 1 >= len(head.doc) or head.dep_ not in {"compound", "nmod"} or head.lower_ in ADJECTIVAL:
        return False
    return nouns.get(head.doc[head.i + 1].lemma_.lower()) == "Person"


def is_capitalised(head: Token) -> bool:
    """Whether a modifier is set as a name inside a sentence: "[Coalition] aircraft"."""
    alone = head.i + 1 < len(head.doc) and head.doc[head.i + 1].text.islower()
    return alone and head.text.istitle() and head.pos_ == "PROPN" and not head.is_sent_start


def left_end(head: Token) -> int:
    """The first token of the phrase left of its head, without article, pronoun and words that only point."""
    top = head.head if head.dep_ in {"compound", "nmod"} else head
    start = head.i
    for token in reversed(list(head.doc[top.left_edge.i : head.i])):
        branch = token
        while branch.head.i not in {head.i, top.i} and branch.head is not branch:
            branch = branch.head
        if branch.dep_ not in MODIFIERS or "\n" in token.text or token.text in {",", ";", ":"}:
            break
        start = token.i
    while start < head.i and (head.doc[start].lower_ in OUTER or head.doc[start].pos_ in {"ADV", "PRON", "DET"}):
        start += 1
    while top is not head and start < head.i and (head.doc[start].pos_ in {"NUM", "CCONJ"} or is_rank(head.doc[start])):
        start += 1
    return start


def is_rank(token: Token) -> bool:
    """Whether a word is about the people of a body and not about the body: "[two former] ministry officials"."""
    return token.lower_ in RANKS


def tail(head: Token, prepositions: frozenset[str]) -> int | None:
    """The last token of a short phrase right after the head that one of these prepositions starts."""
    if head.i + 1 >= len(head.doc):
        return None
    after = head.doc[head.i + 1]
    if after.lower_ not in prepositions or after.head.i != head.i:
        return None
    inside = [*takewhile(is_nominal, head.doc[after.i + 1 : after.right_edge.i + 1])][:LONGEST_TAIL]
    while inside and inside[-1].pos_ not in {"NOUN", "PROPN", "NUM"}:
        inside.pop()
    return inside[-1].i if inside else None


def is_nominal(token: Token) -> bool:
    """Whether a token keeps a noun phrase going: no verb, mark or line break."""
    return (
        token.pos_ not in {"VERB", "AUX", "SCONJ"}
        and (not token.is_punct or token.text == "-")
        and token.dep_ != "relcl"
    )


def counted(head: Token, start: int) -> int:
    """The first token of "hundreds of protesters" and "some of the rebels", whose head is the quantity."""
    if head.dep_ != "pobj" or head.head.lower_ != "of":
        return start
    quantity = head.head.head
    if quantity.lemma_.lower() in QUANTITIES or quantity.lower_ in SOME:
        return left_end(quantity) if quantity.lower_ not in SOME else quantity.i
    return start


def size_of(head: Token) -> int | None:
    """How many members a counted group has: "two American journalists" → 2; a vague number gives none."""
    number = next((c for c in head.lefts if c.dep_ == "nummod"), None)
    if number is None or any(c.dep_ in {"quantmod", "advmod"} for c in number.children):
        return None
    text = number.lower_.replace(",", "")
    if text.isdigit():
        return int(text)
    return NUMBERS.index(text) if text in NUMBERS else POWERS.get(text)
