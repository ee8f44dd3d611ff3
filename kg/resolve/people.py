"""Two names of people → how they agree, in words.

Names are compared word by word, after Latin letters: the family name must agree, the given names may be left out,
shortened to initials, put in another order, said as nicknames or spelled in another way.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from anyascii import anyascii
from nicknames import NickNamer
from rapidfuzz.distance import JaroWinkler

from kg.names import normalise

PARTICLES = frozenset(
    "al el ul an as ash ad bin ibn ben bint bat von van der den de del della di da do dos du la le los ter".split()
)
HONORIFICS = frozenset(
    "mr mrs ms miss dr prof sir dame lord lady president king queen prince princess emperor pope ayatollah sheikh "
    "sheik imam mullah sen rep gov gen col maj capt lt sgt adm judge justice saint st rev father hon general "
    "senator".split()
)
SUFFIXES = frozenset("jr sr ii iii iv".split())
CLOSE = 0.8  # of Jaro and Winkler: from here on two spellings of a long word may be one


@dataclass(frozen=True, slots=True)
class Name:
    """The words of a person's name; particles and honorifics are left out, `suffix` is "jr", "iii" or none."""

    words: tuple[str, ...]
    suffix: str = ""

    @property
    def family(self) -> str:
        """The last word."""
        return self.words[-1] if self.words else ""


@lru_cache(maxsize=100_000)
def parse(name: str) -> Name:
    """The parts of a name as they are compared.

    >>> parse("Dr. José van der Berg, Jr."), parse("Osama bin Laden").words
    (Name(words=('jose', 'berg'), suffix='jr'), ('osama', 'laden'))
    """
    words = normalise(f"of {anyascii(name)}").split()[1:]  # "A. Berg" begins with no article
    while len(words) > 1 and words[0] in HONORIFICS:
        words = words[1:]
    suffix = ""
    if len(words) > 1 and words[-1] in SUFFIXES:
        *words, suffix = words
    plain = [w for w in words if w not in PARTICLES]
    return Name(tuple(plain or words), suffix)


def reigns(name: str) -> bool:
    """Whether it is said as the name of a monarch or a pope, whom one word names in full ("King Harald")."""
    return name.lower().startswith(("king ", "queen ", "pope ", "prince ", "princess ", "emperor "))


def compare(left: str, right: str) -> str:
    """How two names of people agree, as the sign says it; "different" where they cannot be one person's.

    >>> compare("William Berg", "Bill Berg"), compare("Anna M. Berg", "Anna K. Berg")
    ('nickname', 'different')
    """
    one, other = sorted((parse(left), parse(right)), key=lambda n: (len(n.words), n.words, n.suffix))
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return "different"
    how = compare_words(one.words, other.words)
    if one.suffix == other.suffix or how in {"different", "bare name"}:
        return how
    return "Jr. left out" if {one.suffix, other.suffix} & {"jr", "sr"} else "number left out"


@lru_cache(maxsize=200_000)
def compare_words(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    """How two names agree, the shorter one first."""
    if "".join(one) == "".join(other):
        return "equal"
    if len(one) == 1:
        return "bare name" if one[0] in other or is_variant(one[0], other[-1]) else "different"
    if sorted(one) == sorted(other) and (one[0] == other[-1] or other[0] == one[-1]):
        return "other order"
    family = "equal" if one[-1] == other[-1] else "other spelling" if is_variant(one[-1], other[-1]) else ""
    if not family:
        return "longer name" if is_part(one, other) or goes_on(one, other) or goes_on(other, one) else "different"
    given = compare_given(one[0], other[0])
    if given == "different":
        return "longer name" if other[-len(one) :] == one or is_part(one, other) else "different"
    middle = compare_middles(one[1:-1], other[1:-1])
    if middle == "different":
        return "different"
    return weakest(family, given, middle)


LEVELS = ("equal", "middle name left out", "nickname", "initials", "other spelling", "other order", "longer name")


def weakest(*levels: str) -> str:
    """The level of agreement that says least."""
    return max(levels, key=LEVELS.index)


def compare_given(one: str, other: str) -> str:
    """How two given names agree."""
    if one == other:
        return "equal"
    if min(len(one), len(other)) <= 2 and (one[0] == other[0]) and 1 in (len(one), len(other)):
        return "initials"
    if one in nicknames().nicknames_of(other) or other in nicknames().nicknames_of(one):
        return "nickname"
    return "other spelling" if is_variant(one, other, 5) else "different"


def compare_middles(one: Sequence[str], other: Sequence[str]) -> str:
    """How the names between given and family name agree: left out, or the same at least as initials."""
    if not one or not other:
        return "equal" if len(one) == len(other) else "middle name left out"
    for mine, yours in zip(one, other, strict=False):
        if mine[0] != yours[0] or (1 not in (len(mine), len(yours)) and not is_variant(mine, yours)):
            return "different"
    return "equal" if len(one) == len(other) else "middle name left out"


def is_part(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the longer name has every word of the shorter one in its order, the first of both the same."""
    rest = iter(other)
    return len(one) > 1 and one[0] == other[0] and all(word in rest for word in one)


def goes_on(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the second name is the first with further words after the family name."""
    if one[-1] not in other[1:-1]:
        return False
    shorter = other[: other.index(one[-1], 1) + 1]
    return compare_words(*sorted((one, shorter), key=len)) not in {"different", "bare name"}


def is_variant(one: str, other: str, least: int = 6) -> bool:
    """Whether two words may be spellings of one name: the same consonants, and letters much alike.

    Words of fewer letters than `least` are one only where their sounds are equal.

    >>> is_variant("mohammed", "muhammad"), is_variant("kadhafi", "qaddafi"), is_variant("berg", "burg")
    (True, True, False)
    """
    if one == other or rough(one) == rough(other):
        return min(len(one), len(other)) > 2
    alike = skeleton(one) == skeleton(other) and len(skeleton(one)) > 2 and min(len(one), len(other)) >= least
    return alike and JaroWinkler.similarity(rough(one), rough(other)) >= CLOSE


def rough(word: str) -> str:
    """Letters that transliterations use for one sound made one."""
    for pattern, sound in SOUNDS:
        word = re.sub(pattern, sound, word)
    return word


SOUNDS = (
    (r"tsch|sch|sh|tch|ch|cz|tj", "C"),
    (r"kh|gh|ck|q|g|c|k", "k"),
    (r"dh|th|dd|tt|d|t", "t"),
    (r"ph|ff|v|w|f", "f"),
    (r"ts|tz|zh|z|ss|s", "s"),
    (r"x", "ks"),
    (r"y|j|ii|i", "i"),
    (r"(.)\1+", r"\1"),
)


@lru_cache(maxsize=100_000)
def skeleton(word: str) -> str:
    """The consonants of a word, as sounds; an initial vowel counts as one.

    >>> skeleton("gaddafi"), skeleton("qadhafi")
    ('ktf', 'ktf')
    """
    sounds = rough(word)
    return ("a" if sounds[:1] in "aeiou" else sounds[:1]) + re.sub(r"[aeiouh]", "", sounds[1:])


@cache
def nicknames() -> NickNamer:
    """English given names and what they are shortened to."""
    return NickNamer()
