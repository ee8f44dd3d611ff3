"""How likely an entity is an entry: named signs, each worth a weight of weights.csv (docs/catalogue.md)."""

from __future__ import annotations

import csv
import math
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path

from kg.catalogue.entry import Entry, name_keys
from kg.catalogue.profile import Profile, Profiles, words_of
from kg.names import normalise

Sign = tuple[str, str, float]  # as weights.csv calls it, in words, how often it counts


@cache
def weights() -> Mapping[str, float]:
    """What each sign is worth (log odds), and the least scores."""
    with (Path(__file__).parent / "weights.csv").open(encoding="utf-8", newline="") as file:
        return {row["sign"]: float(row["weight"]) for row in csv.DictReader(file)}


def log_odds(chance: float) -> float:
    """A chance on the scale on which weights are added; certainty is a high one and no more."""
    chance = min(max(chance, 0.0001), 0.9999)
    return math.log(chance / (1 - chance))


def score(
    profile: Profile, entry: Entry, namesakes: int, related: Collection[Entry], profiles: Profiles
) -> tuple[float, tuple[str, ...]]:
    """The chance that they are one, from 0 to 1, and the reasons in words.

    `namesakes` counts the other entries that the entity's names lead to, `related` are those that the base ties to it.
    """
    signs = list(signs_of(profile, entry, namesakes, related, profiles))
    if not signs:
        return 0.0, ()
    total = weights()["base"] + sum(weights()[name] * count for name, _, count in signs)
    return round(1 / (1 + math.exp(-total)), 4), tuple(words for _, words, _ in signs)


def signs_of(
    profile: Profile, entry: Entry, namesakes: int, related: Collection[Entry], profiles: Profiles
) -> Iterator[Sign]:
    """Everything that speaks for or against; nothing where no name agrees."""
    names = list(name_signs(profile, entry))
    if not names:
        return
    yield from names
    if not entry.kind:
        yield "kind not told", "the base does not tell its kind", 1
    yield from country_signs(profile, entry, profiles)
    if shared := sorted(profile.offices & {word for office in entry.offices for word in words_of(office)}):
        yield "same office", f"same office ({', '.join(shared)})", 1
    if related:
        named = profiles.company(profile)
        met = sorted({other.names[0] for other in related if named & set(map(normalise, other.names))})
        if met:
            yield "company", f"named beside {', '.join(met)}", 1
    called = {normalise(name) for name in profile.names}
    if also := sorted(name for name in entry.also if normalise(name) in called):
        yield "also called", f"also called {', '.join(also)}", 1
    if namesakes:
        yield "namesake", f"{namesakes} more of this name in the base", namesakes


def name_signs(profile: Profile, entry: Entry) -> Iterator[Sign]:
    """How the names agree; nothing where none does."""
    kind = profile.entity.kind
    mine = [(name, keys) for name in sorted(profile.names) if (keys := list(name_keys(name, kind)))]
    yours = [(name, keys) for name in entry.names if (keys := list(name_keys(name, entry.kind or kind)))]
    same = [other for _, keys in mine for other, others in yours if keys[0] == others[0]]
    if same:
        best = max(same, key=lambda name: (len(normalise(name).split()), name))
        yield "same full name", f"same full name ({best})", 1
        if " " not in normalise(best):
            yield "one word", "a name of one word", 1
        return
    shorter = [o for name, keys in mine for o, others in yours if keys[-1] == others[-1] and middles_agree(name, o)]
    if shorter:
        yield "same name but for middle names", f"same name but for middle names ({shorter[0]})", 1


def middles_agree(one: str, other: str) -> bool:
    """Whether the names between first and last are left out in one, or have the same initials.

    >>> middles_agree("Anna Berg", "Anna M. Berg"), middles_agree("Anna K. Berg", "Anna Maria Berg")
    (True, False)
    """
    left, right = ("".join(word[0] for word in normalise(name).split()[1:-1]) for name in (one, other))
    return not left or not right or left == right


def country_signs(profile: Profile, entry: Entry, profiles: Profiles) -> Iterator[Sign]:
    """Whether the country fits: its own where the articles tell it, else those named beside it."""
    if not entry.countries:
        return
    near, own = profiles.near(profile), profile.ends | profile.told
    if same := sorted(own[key] for key in entry.countries if key in own):
        yield "same country", f"same country ({same[0]})", 1
    elif profile.told:
        yield "other country", f"other country ({', '.join(sorted(profile.told.values()))})", 1
    elif beside := sorted(near[key] for key in entry.countries if key in near):
        yield "country named beside it", f"its articles name {beside[0]}", 1
    elif near:
        yield "country not named beside it", "its articles name other countries only", 1
