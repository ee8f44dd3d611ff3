"""What the words of a name look like, and how far a name goes on around a tagged part of it."""

from __future__ import annotations

import re

from kg.extract.mentions.cues import Nouns
from kg.extract.parse import Doc, Token
from kg.extract.parse import Span as Words

LINKS = frozenset("al el bin ben ibn abu abd de da del della der van von la le dos du di y e bint ul ur".split())
COMPOUNDING = frozenset("VERB ADJ ADV NUM ADP".split())  # "Iran-backed", "Moscow-friendly" are no names
SCHOOLS = frozenset("university college".split())
CREEDS = frozenset("democratic republican liberation".split())
FIGHTERS = frozenset("army council forces front movement".split())
# Last words of names that are common nouns with another meaning elsewhere.
BODY_ENDINGS = dict.fromkeys(
    """times post journal tribune herald gazette telegraph inc. inc corp. corp ltd. ltd llc plc co. group holdings
    airlines industries motors news bank watch international""".split(),
    "Organization",
)
# What is written like the acronym of a body.
NO_BODIES = frozenset(
    """CEO CFO GDP GMT EST EDT UTC HIV AIDS DNA IED IEDs VBIED VBIEDs SVBIED RPG RPGs UAV UAVs UAS ICBM SAM TNT USD GBP
    EUR COVID MPS PDF VAT ICU MRI CT GPS CCTV SUV SUVs TV DVD UHF VHF FM MHZ MHz GHz MW kW VIP FAQ Q&A
    LLC LLP PLC INC LTD Inc Ltd Corp Inc. Ltd. Corp.""".split()
)
ABBREVIATED = frozenset(
    """mr mrs ms miss dr sen sens rep reps gen gov lt col capt sgt maj adm rev prof amb pres sec cpl pvt brig cmdr sir
    madam dame baroness baron vice-president""".split()
)
_MEN = re.compile("men$")
_NAME_WORD = re.compile(r"[^\W\d_][\w.’'‘`-]*$")


def spell(name: str) -> str:
    r"""A name as it is written elsewhere: without brackets that an editor put in and spaces around hyphens.

    >>> spell("[Anna] Berg"), spell(r"\n Anti - corruption bureau")
    ('Anna Berg', 'Anti-corruption bureau')
    """
    return " ".join(re.sub(r"(?<=\w) - (?=\w)", "-", re.sub(r"[\[\]]", "", name).replace("\\n", " ")).split())


def is_name_word(token: Token) -> bool:
    """Whether a token may be part of a person's name."""
    return bool(_NAME_WORD.match(token.text)) and (token.text[0].isupper() or token.lower_ in LINKS)


def is_one_name(words: Words) -> bool:
    """Whether a body's name must not be read for the country in it: a school's, and that of fighters for a cause.

    "Washington University" says nothing of a government, and a "Chadian Liberation Army" does not serve Chad.
    """
    last = words[-1].lower_
    return last in SCHOOLS or (last in FIGHTERS and any(token.lower_ in CREEDS for token in words))


def names_several(token: Token, nouns: Nouns) -> bool:
    """Whether a word that looks like a name says what several people are: "2,100 National Guardsmen"."""
    singular = token.lemma_.lower() if token.tag_ in {"NNS", "NNPS"} else _MEN.sub("man", token.lower_)
    return singular != token.lower_ and nouns.get(singular) in {"Person", "Group"}


def over_hyphens(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Tokens with all that hangs on them by hyphens: spaCy's entities often end inside "Mar-a-Lago"."""
    while end + 1 < len(doc) and is_joint(doc[end]) and doc[end + 1].pos_ not in COMPOUNDING:
        end += 2
    while start > 1 and is_joint(doc[start - 1]) and doc[start - 2].is_alpha and doc[start - 2].text[0].isupper():
        start -= 2
    return start, end


def is_joint(token: Token) -> bool:
    """Whether a token is a hyphen inside a word."""
    return token.text in {"-", "‑"} and token.i > 0 and not token.whitespace_ and not token.doc[token.i - 1].whitespace_
