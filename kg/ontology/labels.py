"""A relation's label read as patterns, for ontologies that say no more: "based in", "acquired", "subsidiary of".

A label is a verb or a noun, and nothing says which: both readings are made, and the kinds of the ends choose. Labels
stand in any form of a verb while patterns are written in lemmas, so every lemma that a form may come from is tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.ontology.patterns import PREPOSITIONS, Pattern, parse_pattern

EMPTY = frozenset("is was are were be been being a an the its their".split())
HAVING = frozenset("has have had".split())
IRREGULAR = {
    form: lemma
    for lemma, forms in (
        line.split(":")
        for line in """
        beat:beaten begin:began,begun bind:bound break:broke,broken bring:brought build:built buy:bought catch:caught
        choose:chose,chosen come:came deal:dealt do:did,done draw:drew,drawn drive:drove,driven fall:fell,fallen
        feed:fed
        fight:fought find:found fly:flew,flown forbid:forbade,forbidden get:got give:gave,given go:went,gone
        grow:grew,grown hear:heard hide:hid,hidden hold:held keep:kept know:knew,known lay:laid lead:led leave:left
        lend:lent lose:lost make:made mean:meant meet:met overthrow:overthrew,overthrown pay:paid ride:rode,ridden
        rise:rose,risen run:ran say:said see:saw,seen seek:sought sell:sold send:sent shoot:shot sing:sang,sung sit:sat
        speak:spoke,spoken spend:spent stand:stood steal:stole,stolen strike:struck swear:swore,sworn take:took,taken
        teach:taught tell:told think:thought undertake:undertook,undertaken understand:understood wear:wore,worn win:won
        withdraw:withdrew,withdrawn write:wrote,written""".split()
    )
    for form in forms.split(",")
}


def read_label(label: str) -> Iterator[Pattern]:
    """The patterns of a label; those that make no sense find nothing.

    >>> [f"{p.pos}: {p.text}" for p in read_label("trade with")]
    ['verb: X trade with Y', 'title: trade with Y', "noun: X's trade with Y"]
    >>> [f"{p.pos}: {p.text}" for p in read_label("owned by")]
    ['verb: Y owned|own|owne X']
    """
    apart = re.sub(r"([a-z])([A-Z])", r"\1 \2", label).replace("_", " ").lower()
    words = [w for w in re.findall(r"[\w'’-]+", apart) if w not in EMPTY]
    if words:
        for pos, text in dict.fromkeys(as_texts(words)):
            yield parse_pattern(text, pos)


def as_texts(words: list[str]) -> Iterator[tuple[str, str]]:
    """Part of speech and text of each reading of a label."""
    if len(words) > 1 and words[-1] in PREPOSITIONS:
        yield from before_preposition(words[:-1], words[-1])
    elif len(words) > 1 and words[0] in HAVING:
        yield "title", f"X's {noun(words[1:])}"
    elif len(words) == 1 or is_inflected(words[0]):
        yield "verb", f"X {verb(words[0])} Y"
        yield "title", f"X's {noun(words)}"
        if len(words) == 1 and not is_inflected(words[0]):
            yield from (("noun", f"X's {words[0]} {preposition} Y") for preposition in ("of", "in", "with", "to"))
    else:
        yield "title", f"X's {noun(words)}"


def before_preposition(words: list[str], preposition: str) -> Iterator[tuple[str, str]]:
    """The readings of "works for", "based in", "subsidiary of", "has office in", "founded by"."""
    rest = " ".join([*words[1:], preposition])
    if preposition == "by" and len(words) == 1:
        yield "verb", f"Y {verb(words[0])} X"
        return
    yield "verb", f"X {verb(words[0])} {rest} Y"
    if words[0] in HAVING:
        yield "noun", f"X's {noun(words[1:])} {preposition} Y"
        return
    yield "title", f"Y's {noun(words)}" if preposition == "of" else f"{noun(words)} {preposition} Y"
    if words[0].endswith("ed"):
        yield "verb", f"{verb(words[0])} X {rest} Y"
        yield "adjective", f"X {words[0]} {rest} Y"
    elif not is_inflected(words[0]):
        yield "noun", f"X's {noun(words)} {preposition} Y"


def verb(word: str) -> str:
    """A verb as the head of a pattern."""
    return "|".join(lemmas(word))


def noun(words: list[str]) -> str:
    """A noun of one or more words as the head of a pattern."""
    return "|".join("_".join([*words[:-1], last]) for last in lemmas(words[-1]))


def is_inflected(word: str) -> bool:
    """Whether a word may be another form of some lemma."""
    return len(lemmas(word)) > 1


def lemmas(word: str) -> list[str]:
    """The word and what it may be a form of; some of it is no word at all.

    >>> lemmas("supplies"), lemmas("planned"), lemmas("sold")
    (['supplies', 'supply', 'supplie'], ['planned', 'plann', 'planne', 'plan'], ['sold', 'sell'])
    """
    found = [word, *([IRREGULAR[word]] if word in IRREGULAR else [])]
    if word.endswith(("ies", "ied")):
        found.append(word[:-3] + "y")
    elif word.endswith("es"):
        found.append(word[:-2])
    if word.endswith("s") and not word.endswith("ss"):
        found.append(word[:-1])
    for ending in ("ed", "ing"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1:
            found += [stem, stem + "e"]
            if len(stem) > 2 and stem[-1] == stem[-2]:
                found.append(stem[:-1])
    return list(dict.fromkeys(found))
