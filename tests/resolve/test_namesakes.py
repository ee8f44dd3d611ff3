"""Namesakes stay apart, and one person under many names becomes one, over articles made by hand."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.gazetteer import load_gazetteer
from kg.model import Article, Chain, Form, Mention, Reading, Span
from kg.resolve import resolve

PERSON, PLACE, ORGANIZATION, COUNTRY = "Person", "Place", "Organization", "Country"


@dataclass(frozen=True)
class Said:
    """One chain: its kind, the words for it, the fullest first, and what the gazetteer knows."""

    kind: str
    names: tuple[str, ...]
    wikidata: str | None = None
    before: str = ""


def person(*names: str, before: str = "") -> Said:
    return Said(PERSON, names, before=before)


def body(name: str) -> Said:
    return Said(ORGANIZATION, (name,))


def country(name: str, wikidata: str) -> Said:
    return Said(COUNTRY, (name,), wikidata)


def article(name: str, *said: Said, day: str = "2015-05-05") -> Reading:
    text, mentions, chains = "", list[Mention](), list[Chain]()
    for number, one in enumerate(said):
        own = []
        for words in one.names:
            text += f"{one.before} " if one.before else ""
            span = Span(len(text), len(text) + len(words))
            mention = Mention(f"{name}-{span.start}", span, one.kind, words, Form.NAME, wikidata=one.wikidata)
            text += f"{words} and "
            own.append(mention)
        mentions += own
        chains.append(Chain(f"{name}-c{number}", one.kind, one.names[0], tuple(m.id for m in own)))
    return Reading(Article(name, text, published=day), tuple(mentions), tuple(chains))


def groups(*readings: Reading) -> set[frozenset[str]]:
    """The chains of each entity."""
    resolution = resolve(readings, load_gazetteer())
    found: dict[str, set[str]] = {}
    for reading in readings:
        for chain in reading.chains:
            found.setdefault(resolution.of_mention[chain.mentions[0]], set()).add(chain.id)
    return {frozenset(chains) for chains in found.values()}


APART = {
    "husband and wife": (person("Bill Clinton", "Clinton"), person("Hillary Clinton", "Clinton")),
    "brothers": (person("Kim Jong Un", "Kim"), person("Kim Jong Nam", "Kim")),
    "father and son, by initials": (person("George W. Bush", "Bush"), person("George H.W. Bush", "Bush")),
    "father and son, by Jr.": (person("Harold Moss", "Moss"), person("Harold Moss Jr.", "Moss")),
    "two Koreas": (country("North Korea", "Q423"), country("South Korea", "Q884")),
    "state and country": (Said(PLACE, ("Georgia",), "Q1428"), country("Georgia", "Q230")),
    "city and government": (Said(PLACE, ("Washington",)), country("United States", "Q30")),
    "city and state": (Said(PLACE, ("Washington",)), Said(PLACE, ("Washington state",), "Q1223")),
    "city and man": (Said(PLACE, ("Washington",)), person("George Washington", "Washington")),
    "ministries of two countries": (body("Norwegian Foreign Ministry"), body("Ministry of Foreign Affairs of Sweden")),
    "ministries of nobody knows whom": (body("Foreign Ministry"), body("Foreign Ministry")),
    "embassies": (body("U.S. Embassy"), body("U.S. Embassy")),
    "two of one surname": (person("Berg"), person("Berg")),
}

ONE = {
    "transliterations": (person("Muammar Kadhafi"), person("Moammar Gaddafi"), person("Muammar el-Qaddafi")),
    "a middle initial": (person("Anna M. Berg"), person("Anna Berg")),
    "a ministry, either way": (body("Norwegian Foreign Ministry"), body("Ministry of Foreign Affairs of Norway")),
    "an administration": (body("Hale administration"), body("Anna Hale's administration")),
    "a department": (body("State Department"), body("Department of State")),
    "an hyphen": (person("Kim Jong Un"), person("Kim Jong-un")),
}
COMPANY = (person("Ola Vik"), person("Per Dahl"), body("Harbour Union"), Said(PLACE, ("Sorvik",)))


@pytest.mark.parametrize("case", APART)
def test_namesakes_stay_apart(case):
    readings = [article(f"a{n}", said, *COMPANY) for n, said in enumerate(APART[case])]
    assert not any({"a0-c0", "a1-c0"} <= group for group in groups(*readings))


@pytest.mark.parametrize("case", ONE)
def test_many_names_are_one(case):
    readings = [article(f"a{n}", said, *COMPANY) for n, said in enumerate(ONE[case])]
    assert {f"a{n}-c0" for n in range(len(readings))} in groups(*readings, *other_news())


def other_news() -> list[Reading]:
    """Articles about others, so that the company of the first means something."""
    return [article(f"z{n}", person(f"Nils{n} Moe{n}"), body(f"Firm {n}")) for n in range(12)]


def named(times: int) -> list[Reading]:
    return [article(f"b{n}", person("Xi Jinping", "Xi"), *COMPANY) for n in range(times)]


def test_a_bare_name_joins_where_it_is_plain_who_is_meant():
    found = groups(article("a", person("Xi", before="Mr."), *COMPANY), *named(5), *other_news())
    assert {"a-c0", "b0-c0", "b1-c0", "b2-c0", "b3-c0", "b4-c0"} in found


def test_a_bare_name_of_two_people_in_like_company_stays_open():
    readings = [article("a", person("Clinton"), *COMPANY), *other_news()]
    for n, name in enumerate(("Bill Clinton", "Hillary Clinton") * 3):
        readings.append(article(f"b{n}", person(name, "Clinton"), *COMPANY))
    assert {"a-c0"} in groups(*readings)


def test_an_unsure_join_is_told():
    readings = [article("a", person("Clinton"), *COMPANY), *other_news()]
    for n, name in enumerate(("Bill Clinton", "Hillary Clinton") * 3):
        readings.append(article(f"b{n}", person(name, "Clinton"), *COMPANY))
    unsure = [j for j in resolve(readings, load_gazetteer()).judgements if j.verdict == "unsure"]
    assert any(j.left == "a-c0" for j in unsure)


CAST = [said for pair in (*APART.values(), *ONE.values()) for said in pair]
ARTICLES = st.lists(st.lists(st.sampled_from(CAST), min_size=1, max_size=5, unique=True), min_size=2, max_size=6)


@given(ARTICLES, st.randoms(use_true_random=False))
def test_the_order_of_articles_never_matters(articles, random):
    readings = [article(f"a{n}", *said) for n, said in enumerate(articles)]
    shuffled = list(readings)
    random.shuffle(shuffled)
    assert resolve(iter(shuffled), load_gazetteer()) == resolve(readings, load_gazetteer())


@dataclass(frozen=True)
class Ledger:
    same: tuple[tuple[str, str, None], ...]
    partitions: tuple[tuple[tuple[str, ...], ...], ...]


@given(ARTICLES, st.data())
def test_what_people_say_always_wins(articles, data):
    readings = [article(f"a{n}", *said) for n, said in enumerate(articles)]
    chains = [c.id for r in readings for c in r.chains]
    left, right = data.draw(st.permutations(chains).map(lambda c: c[:2])) if len(chains) > 1 else (chains * 2)
    apart = Ledger((), (((left,), (right,)),)) if left != right else Ledger((), ())
    joined = Ledger(((left, right, None),), ())
    of = {c.id: c.mentions[0] for r in readings for c in r.chains}
    one, other = (resolve(readings, load_gazetteer(), verdicts).of_mention for verdicts in (apart, joined))
    assert left == right or one[of[left]] != one[of[right]]
    assert other[of[left]] == other[of[right]]
