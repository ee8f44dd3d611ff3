"""Names of organisations, places and things → the key that two of them share when they are said to be one.

Bodies that every country or government has ("the foreign ministry", "the Trump administration") are told apart by whose
they are: without an owner, the name alone says nothing.
"""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache

from kg.gazetteer import Gazetteer
from kg.names import normalise
from kg.ontology import builtin_folder

SMALL = frozenset("the of and for in on to a an".split())
HEADS = frozenset(("ministry", "department", "parliament", "government", "embassy"))  # what "… of X" stands after
SPELLINGS = {
    "centre": "center",
    "defence": "defense",
    "dept": "department",
    "organisation": "organization",
    "programme": "program",
    "committe": "committee",
}


@lru_cache(maxsize=200_000)
def key_of(name: str) -> str:
    """The words of a name that count, in the order of a compound, one spelling each.

    >>> key_of("Ministry of Defence"), key_of("The Defense Ministry"), key_of("U.S. Department of State")
    ('defense ministry', 'defense ministry', 'us state department')
    """
    words = [SPELLINGS.get(word, word) for word in normalise(name).split()]
    place = words.index("of") if "of" in words[1:] else 0
    if place and words[place - 1] in HEADS:
        words = [*words[: place - 1], *words[place + 1 :], words[place - 1]]
    return " ".join(word for word in words if word not in SMALL) or normalise(name)


def owned(name: str, gazetteer: Gazetteer) -> tuple[str, str] | None:
    """Owner and body where a name is that of a body that each owner has one of; the owner may be unsaid ("").

    >>> from kg.gazetteer import load_gazetteer
    >>> owned("Ministry of Foreign Affairs of Norway", load_gazetteer())
    ('Q20', 'foreign ministry')
    >>> owned("Anna Berg's administration", load_gazetteer()), owned("parliament", load_gazetteer())
    (('berg', 'administration'), ('', 'parliament'))
    """
    words = name.split()
    if body := bodies().get(key_of(name)):
        return "", body
    for place in range(len(words) - 1, 0, -1):
        if words[place].lower() == "of" and (body := bodies().get(key_of(" ".join(words[:place])))):
            return owner_of(" ".join(words[place + 1 :]), gazetteer), body
    for place in range(1, len(words)):
        if body := bodies().get(key_of(" ".join(words[place:]))):
            return owner_of(" ".join(words[:place]), gazetteer), body
    return None


def owner_of(words: str, gazetteer: Gazetteer) -> str:
    """A territory by its Wikidata id, anyone else by the last word: the family name of a person."""
    plain = re.sub(r"['’]s?$", "", words.removeprefix("the ").removeprefix("The "))
    senses = gazetteer.look_up(plain)
    found = next((s.entry.wikidata for s in senses if s.entry.wikidata), None)
    return found or (normalise(plain).split() or [""])[-1]


@cache
def bodies() -> dict[str, str]:
    """What such a body is called → its usual name (ontology/bodies.csv)."""
    with (builtin_folder() / "bodies.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {key_of(name): row["body"] for row in rows for name in (row["body"], *row["also"].split("|")) if name}


def acronym_of(name: str) -> str:
    """The first letters of the words in capitals; none for fewer than three or with a common word.

    >>> acronym_of("International Monetary Fund"), acronym_of("World Bank")
    ('imf', '')
    """
    words = [word for word in re.findall(r"\w+", name) if word not in SMALL]
    letters = "".join(word[0] for word in words)
    return letters.lower() if len(letters) > 2 and letters.isupper() else ""


def is_acronym(name: str) -> bool:
    """Whether a name is written as an acronym.

    >>> is_acronym("F.B.I."), is_acronym("TODAY SHOW"), is_acronym("Nato")
    (True, False, False)
    """
    plain = name.replace(".", "")
    return plain.isupper() and plain.isalpha() and 2 < len(plain) < 7
