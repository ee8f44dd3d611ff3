"""`python -m benchmarks.catalogue`: what a base of 100,000 entries costs, to add and to link to.

Names are made up from syllables, the same in every run. Times are CPU seconds, so that other work on the machine
counts little; what linking costs is the difference between linking with and without the base.
"""

from __future__ import annotations

import csv
import random
import sys
import tempfile
from pathlib import Path
from time import process_time

from kg.catalogue import Aside, changing_catalogue, link, open_catalogue, read_entries
from kg.gazetteer import load_gazetteer
from kg.model import Article, Chain, Mention, Reading, Span
from kg.ontology import load_ontology
from kg.resolve import resolve

ENTRIES, ARTICLES, NAMED = 100_000, 1_000, 25
ADD, LINK = 15.0, 2.0  # CPU seconds that either may take
COUNTRIES = ("France", "Norway", "Kenya", "Chile", "Japan", "Canada")


def main(entries: int = ENTRIES, articles: int = ARTICLES) -> int:
    """Print what adding and linking take; 1 where either takes more than it may."""
    ontology, gazetteer = load_ontology(), load_gazetteer()
    names = make_names(entries)
    readings = [make_reading(number, names) for number in range(articles)]
    resolution = resolve(readings, gazetteer)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write_base(folder / "base.csv", names)
        start = process_time()
        with changing_catalogue(folder) as catalogue:
            read = read_entries(folder / "base.csv", ontology, gazetteer, Aside())
            assert not list(catalogue.add("base", "base.csv", read))
        added = process_time() - start
        start = process_time()
        link(readings, resolution, ontology, gazetteer)
        alone = process_time() - start
        start = process_time()
        with open_catalogue(folder) as opened:
            links = link(readings, resolution, ontology, gazetteer, opened).links
        linked = process_time() - start - alone
        size = (folder / "catalogue.sqlite").stat().st_size
    same = sum(each.verdict == "same" for each in links)
    print(f"{entries:,} entries added in {added:.1f} s, {size / 1e6:.0f} MB on disk")
    print(f"{len(resolution.entities):,} entities of {articles:,} articles linked in {linked:.2f} s: {same:,} links")
    return int(added > ADD or linked > LINK)


def make_names(count: int) -> list[str]:
    """First and last names; the first ones come more than once."""
    chance = random.Random(7)
    words = ["".join(chance.choice("bdfgklmnprst") + chance.choice("aeiou") for _ in range(3)) for _ in range(4_000)]
    return [f"{chance.choice(words[:400]).title()} {chance.choice(words).title()}" for _ in range(count)]


def make_reading(number: int, names: list[str]) -> Reading:
    """An article that names two countries and some people, half of whom are in the base."""
    chance = random.Random(number)
    strangers = (f"Xy{chance.random()} Qw{number}" for _ in range(NAMED))
    people = [chance.choice(names) if chance.random() < 0.5 else stranger for stranger in strangers]
    named = [("Country", name) for name in chance.sample(COUNTRIES, 2)] + [("Person", name) for name in people]
    mentions, chains = [], []
    for i, (kind, name) in enumerate(named):
        mention = Mention(f"{number}-m{i}", Span(i, i + 1), kind, name)
        mentions.append(mention)
        chains.append(Chain(f"{number}-c{i}", kind, name, (mention.id,)))
    return Reading(Article(f"a-{number}", "x" * len(named)), tuple(mentions), tuple(chains))


def write_base(path: Path, names: list[str]) -> None:
    """A table of people with a country and an alias each."""
    chance = random.Random(8)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("id", "name", "aliases", "kind", "country"))
        for number, name in enumerate(names):
            alias = f"{name[0]}. {name.split()[1]}"
            writer.writerow((f"e-{number}", name, alias, "Person", chance.choice(COUNTRIES)))


if __name__ == "__main__":
    sys.exit(main())
