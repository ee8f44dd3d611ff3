"""Which bearers are worth comparing: those that share a key, so that work grows with the library, not its square."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kg.resolve.bearers import Bearer
from kg.resolve.bodies import acronym_of, is_acronym, key_of
from kg.resolve.people import compare, nicknames, parse, rough, skeleton


def find_candidates(bearers: Sequence[Bearer]) -> Iterator[tuple[Bearer, Bearer, str]]:
    """Pairs of full names that may be one, the shorter name first, and how they agree."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, bearer in enumerate(bearers):
        for key in block_keys(bearer):
            blocks[key].append(number)
    pairs = {
        (i, j) for numbers in blocks.values() for place, i in enumerate(numbers) for j in numbers[:place] if i != j
    }
    for i, j in sorted(pairs):
        one, other = sorted((bearers[i], bearers[j]), key=lambda b: (len(b.name.split()), len(b.articles), b.key))
        how = compare(one.name, other.name) if one.kind == "Person" else compare_names(one, other)
        if how != "different":
            yield one, other, how


def block_keys(bearer: Bearer) -> set[tuple[str, ...]]:
    """What the names of two bearers must share for a comparison: see the tests for what this lets pass."""
    if bearer.kind == "Person":
        return set(person_keys(parse(bearer.name).words))
    said = {key_of(name) for member in bearer.members for name in member.said}
    keys: set[tuple[str, ...]] = {(bearer.kind, name) for name in said | {key_of(bearer.name)}}
    return keys if bearer.kind != "Organization" else keys | {("acronym", a) for a in acronyms(bearer)}


def person_keys(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Family name with the first letter of the given name and of its short and long forms; words in any order."""
    given, family = words[0], words[-1]
    for name in {given, *nicknames().nicknames_of(given), *nicknames().canonicals_of(given)}:
        yield "family", skeleton(family), rough(name)[0]
    yield "words", *sorted((given, family))
    yield "end", *words[-2:]
    for word in words[1:-1]:
        yield "words", *sorted((given, word))


def acronyms(bearer: Bearer) -> set[str]:
    """Its name as an acronym, or the acronym that its name is."""
    name = bearer.name
    return {key_of(name)} if is_acronym(name) else {acronym_of(name)} - {""}


def compare_names(one: Bearer, other: Bearer) -> str:
    """How the names of two organisations, places or things agree."""
    if is_acronym(one.name) and acronym_of(other.name) == key_of(one.name):
        return "acronym"
    small, large = (set(key_of(b.name).split()) for b in (one, other))
    if small == large:
        return "equal"
    return "part of the name" if small < large else "also said"


class Index:
    """Bearers of full names by the single words that may mean them."""

    def __init__(self, bearers: Iterable[Bearer]) -> None:
        self._by_word: dict[str, list[Bearer]] = defaultdict(list)
        for bearer in bearers:
            for word in sorted({rough(w) for w in (parse(bearer.name).family, *bearer.short)}):
                self._by_word[word].append(bearer)

    def meanings(self, bare: Bearer) -> list[Bearer]:
        """Everyone whom a bare name may mean."""
        return [b for b in self._by_word.get(rough(bare.word), ()) if compare(bare.name, b.name) == "bare name"]
