"""What every format hands over: an entry of a base, checked, and the keys under which its names are found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from kg.names import normalise

LONGEST = 500  # characters of an id or a name
LEGAL_FORMS = frozenset(
    """ag bv co company corp corporation gmbh inc incorporated jsc kg limited llc llp ltd nv oao ojsc ooo oy oyj pao
    pjsc plc pte sa sarl se spa srl zao""".split()
)
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_WIKIDATA = re.compile(r"(?:https?://www\.wikidata\.org/(?:entity|wiki)/|wd:)?(Q[1-9]\d{0,11})")


Country = Callable[[str], str]  # what is said of a country → its key, as `Gazetteer.country` gives it


@dataclass(frozen=True, slots=True)
class Entry:
    """Someone or something of a user's own base, as it is told there.

    `kind` is one of the ontology's, or "" where the base does not say whether it is a person or an organization.
    """

    id: str
    kind: str
    names: tuple[str, ...]  # each alone says who is meant; the first is the one to show
    also: tuple[str, ...] = ()  # weak names, which bear out what other names say and never link alone
    countries: tuple[str, ...] = ()  # as `Gazetteer.country` gives them
    offices: tuple[str, ...] = ()  # what he or it is, in words: "Minister of Trade"
    related: tuple[str, ...] = ()  # ids of other entries that it has to do with
    born: str = ""  # ISO 8601 date; told, not compared
    wikidata: str = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """That two entries have to do with each other, where a base tells it apart from both."""

    left: str
    right: str


@dataclass(slots=True)
class Aside:
    """How many records of each type were left aside, because they are neither people nor organisations nor places."""

    types: dict[str, int] = field(default_factory=dict)

    def add(self, name: str) -> None:
        """Count one of this type."""
        self.types[name] = self.types.get(name, 0) + 1


def one_line(value: object) -> str:
    """A text from outside as one line; "" for what is none.

    >>> one_line(" Anna\\n Berg\\x00 ")
    'Anna Berg'
    """
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    text = str(value)
    return " ".join((text if text.isprintable() else _UNPRINTABLE.sub(" ", text)).split())


def distinct(values: Iterable[object]) -> tuple[str, ...]:
    """The texts among these values, each once, in their order."""
    return tuple(dict.fromkeys(text for value in values if (text := one_line(value))))


def wikidata_id(text: str) -> str:
    """The Wikidata id that an id or IRI is, else "".

    >>> wikidata_id("http://www.wikidata.org/entity/Q42"), wikidata_id("NK-Q42")
    ('Q42', '')
    """
    found = _WIKIDATA.fullmatch(text)
    return found[1] if found else ""


def find_fault(id: str, names: Iterable[str]) -> str | None:
    """Why this is no entry, as it reads after "line 3 …"; None when it is one."""
    names = tuple(names)
    if not id:
        return "has no id"
    if not names:
        return "has no name"
    if longest := next((text for text in (id, *names) if len(text) > LONGEST), None):
        return f"has an id or a name of more than {LONGEST} characters ({longest[:30]}…)"
    if not any(map(str.isalnum, "".join(names))):
        return f"has no letter or digit in its name ({names[0]})"
    return None


def name_keys(name: str, kind: str) -> Iterator[str]:
    """The keys under which a full name is found: its words in any order, without legal forms of companies.

    A person is found without his middle names too; a single word is no full name of a person.

    >>> list(name_keys("BERG, Anna Maria", "Person")), list(name_keys("Anna M. Berg", "Person"))
    (['anna berg maria', 'anna berg'], ['anna berg m', 'anna berg'])
    >>> list(name_keys("Berg", "Person")), list(name_keys("Halden Robotics Ltd.", "Company"))
    ([], ['halden robotics'])
    """
    last, comma, first = name.partition(",")
    words = normalise(f"{first} {last}" if comma and kind == "Person" else name).split()
    if kind != "Person":
        while len(words) > 1 and words[-1] in LEGAL_FORMS:
            words.pop()
    if not words or (kind == "Person" and sum(len(word) > 1 for word in words) < 2):
        return
    yield " ".join(sorted(words))
    if kind in {"Person", ""} and len(words) > 2:
        yield " ".join(sorted((words[0], words[-1])))
