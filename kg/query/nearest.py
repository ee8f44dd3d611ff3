"""What a name that nobody knows was meant to be: the nearest in letters, in words, or in what it means."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from pyoxigraph import Literal, NamedNode, RdfFormat, parse
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extractOne

from kg.ontology import builtin_folder
from kg.rdf.vocab import KG

LIKE = 60  # from 0 to 100: so much of two names agrees where one was meant for the other
TYPO = 84  # and so much where only letters are wrong
MOST = 3  # suggestions
NAMES = ("label", "inverseName")
LEXICON = ("verb", "noun", "adjective", "title", "countryTitle", "cue")
HEAD = re.compile(r"(?:^|[XY]'s |X )((?!X |[XY]'s )[\w|]+)")  # in a pattern, the word that evokes its relation
COMMON = frozenset(
    "a an and as at by for from has have in into is of on or out over that the to up was with x y".split()
)


def find_nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name with the most letters in common, in whatever case; None where none is like it.

    >>> find_nearest("norlandd", ["Sudonia", "Norland"]), find_nearest("norlandd", ["Sudonia"])
    ('Norland', None)
    """
    best = extractOne(name, sorted(known), scorer=ratio, processor=str.lower, score_cutoff=LIKE)
    return best[0] if best else None


def suggest(name: str, known: Iterable[str], otherwise: str) -> str:
    """The nearest known name, as a question."""
    near = find_nearest(name, known)
    return f"; did you mean {near!r}?" if near is not None else otherwise


def suggest_term(name: str) -> str:
    """The kg: terms that may have been meant, as a question.

    >>> suggest_term("Released"), suggest_term("sanctions"), suggest_term("arrested")
    ('; did you mean kg:released?', '; did you mean kg:sanctioned?', '; did you mean kg:detained?')
    """
    near = [f"kg:{term}" for term in meant(name)]
    return f"; did you mean {' or '.join((', '.join(near[:-1]), near[-1]) if near[1:] else near)}?" if near else ""


def meant(name: str) -> list[str]:
    """The terms that a name is nearest to: by its letters, else by the words of their names and their lexicon."""
    by_case = sorted(term for term in known_terms() if term.lower() == name.lower())
    typo = extractOne(name, sorted(known_terms()), scorer=ratio, processor=str.lower, score_cutoff=TYPO)
    if by_case:
        return by_case
    if typo:
        return [typo[0]]
    asked = frozenset(stems(name))
    scores = {term: score for term, words in term_words().items() if (score := words.score(asked))}
    alike = {term: score for term, score in scores.items() if term[:1].isupper() == name[:1].isupper()} or scores
    near = [term for term, score in alike.items() if 3 * score >= 2 * max(alike.values())]
    return sorted(near, key=lambda term: (-alike[term], -ratio(term.lower(), name.lower()), term))[:MOST]


def known_terms() -> frozenset[str]:
    """The local names of what the built-in ontology declares, inverse names included."""
    return frozenset(term_words())


@dataclass
class Words:
    """The stems of a term's words: those of each of its names, and the verbs and nouns that evoke it, counted."""

    names: list[frozenset[str]] = field(default_factory=list)
    lexicon: Counter[str] = field(default_factory=Counter)

    def score(self, asked: frozenset[str]) -> float:
        """How well these words answer: how much of a name agrees with the asked ones, and how often they evoke it."""
        shares = (len(asked & name) / len(asked | name) for name in self.names if asked & name)
        return 20 * max(shares, default=0) + sum(self.lexicon[stem] for stem in asked)


@cache
def term_words() -> Mapping[str, Words]:
    """Every term of the built-in ontology by its local name, with its words."""
    found: dict[str, Words] = defaultdict(Words)
    for quad in parse(path=str(builtin_folder() / "kg.ttl"), format=RdfFormat.TURTLE):
        name, prop = local(quad.subject), local(quad.predicate) or quad.predicate.value.rpartition("#")[2]
        if not name:
            continue
        words = found[name]
        if not isinstance(quad.object, Literal):
            continue
        if prop in NAMES:
            named = found[quad.object.value] if prop == "inverseName" else words
            named.names.append(frozenset(stems(quad.object.value)))
        elif prop in LEXICON:
            words.lexicon.update(stem for heads in HEAD.findall(quad.object.value) for stem in stems(heads))
    return found


def local(node: object) -> str:
    """The local name of a kg: term, or nothing."""
    inside = isinstance(node, NamedNode) and node.value.startswith(str(KG))
    return node.value.removeprefix(str(KG)) if inside else ""  # type: ignore[attr-defined]


def stems(text: str) -> Iterator[str]:
    """The words of a name or pattern without their endings, the common ones left out.

    >>> list(stems("releasedFrom")), list(stems("X set Y free"))
    (['relea'], ['set', 'fre'])
    """
    for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", text):
        stem = word.lower()
        while len(cut := re.sub(r"(?:ing|ed|es|s|e)$", "", stem)) > 2 and cut != stem:
            stem = cut
        if stem not in COMMON and word.lower() not in COMMON:
            yield stem
