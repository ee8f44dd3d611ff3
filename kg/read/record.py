"""Records → articles: what every format hands over, checked and given the names of `Article`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.dates import parse_published
from kg.errors import InputError
from kg.ids import content_id, slug
from kg.model import Article
from kg.read.decode import is_binary
from kg.read.language import foreign_language

LONGEST_TEXT = 1_000_000  # characters; the parser takes no more

# What data sets call the parts of an article, best first; letters only, in lower case.
_NAMES = {
    "id": ("id", "uid", "guid", "articleid", "docid", "documentid"),
    "text": ("text", "content", "body", "fulltext", "articletext", "articlebody", "maintext"),
    "title": ("title", "headline"),
    "published": (
        *("published", "publishedat", "publisheddate", "publishdate", "publicationdate", "pubdate"),
        *("datepublished", "datepublish", "date"),
    ),
    "publisher": ("source", "publisher", "outlet", "publication", "sitename", "newspaper"),
    "url": ("url", "link"),
    "authors": ("authors", "author", "byline", "creator"),
}
_SAFE_ID = re.compile(r"\w[\w.~-]{0,119}")
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f-\x9f]+")
_HALF_CHARACTER = re.compile(r"[\ud800-\udfff]")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")


@dataclass(frozen=True, slots=True)
class Record:
    """One article as its input gives it: the parts under the input's own names, nothing checked yet."""

    fields: Mapping[str, object]
    place: str = ""  # where in the input, when it holds several: "line 3"


def to_article(record: Record, name: str, stem: str) -> Article:
    """The article a record of the input `name` describes; raises InputError, naming the place, when there is none.

    `stem` makes the id of an article that has none and fills its input alone.
    """
    parts = _name_parts(record.fields)
    text = parts.get("text")
    text = text if isinstance(text, str) else ""
    if reason := _find_fault(text):
        raise InputError(name, f"{record.place} {reason}".lstrip())
    return Article(
        id=make_id(given=_one_line(parts.get("id")), stem="" if record.place else stem, text=text),
        text=text,
        title=_one_line(parts.get("title")),
        published=parse_published(_one_line(parts.get("published"))),
        publisher=_one_line(parts.get("publisher")),
        url=url if _WEB_ADDRESS.fullmatch(url := _one_line(parts.get("url"))) else "",
        authors=tuple(split_authors(parts.get("authors"))),
    )


def holds_text(names: Iterable[str]) -> bool:
    """Whether one of these column or field names is one for the text of an article."""
    return any(_plain(name) in _NAMES["text"] for name in names)


def make_id(*, given: str, stem: str, text: str) -> str:
    """The id given, else one made from the file's name, else from the text.

    An id given is kept as it is unless it could not stand in an IRI and a file name. When a slug leaves out letters,
    a hash keeps it apart from others.

    >>> make_id(given="AP_2025.7", stem="", text=""), make_id(given="", stem="Talks in Oslo", text="")
    ('AP_2025.7', 'talks-in-oslo')
    >>> make_id(given="новость / 7", stem="", text="")
    '7-76fb7f364e8afe99'
    """
    if _SAFE_ID.fullmatch(given):
        return given
    name = given or stem
    if not name:
        return content_id(text)
    short = slug(name)
    whole = sum(map(str.isalnum, unicodedata.normalize("NFC", name))) == sum(map(str.isalnum, short))
    return short if whole else f"{short}-{content_id(name)}"


def split_authors(value: object) -> list[str]:
    """The names in a byline or a list of authors, each once.

    >>> split_authors("By Jane Roe, John Q. Doe and Ann Poe")
    ['Jane Roe', 'John Q. Doe', 'Ann Poe']
    """
    if isinstance(value, list):
        names = [name for item in value for name in split_authors(item)]
    else:
        names = re.split(r"\s*(?:[,;&|]|\band\b)\s*", re.sub(r"^by[:\s]\s*", "", _one_line(value), flags=re.I))
    return [name for name in dict.fromkeys(names) if name]


def _name_parts(fields: Mapping[str, object]) -> dict[str, object]:
    """The fields under the names of `Article`; of two for one part, the first that says something."""
    said = {_plain(key): value for key, value in fields.items() if value not in (None, "", [])}
    return {part: said[name] for part, names in _NAMES.items() for name in reversed(names) if name in said}


def _plain(name: str) -> str:
    return "".join(filter(str.isalpha, name.lower()))


def _find_fault(text: str) -> str | None:
    """Why this is not the text of an article, as it reads after "line 3 …"; None when it is one."""
    if not text.strip():
        return "has no text"
    if len(text) > LONGEST_TEXT:
        return f"has a text of more than {LONGEST_TEXT:,} characters"
    if _HALF_CHARACTER.search(text):
        return "holds broken characters (half of a surrogate pair, or bytes that are not UTF-8)"
    if is_binary(text):
        return "holds binary data, not text"
    if language := foreign_language(text):
        return f"is not in English but in {language}"
    return None


def _one_line(value: object) -> str:
    """A title, name or id as one line of text; "" for what cannot be one."""
    if isinstance(value, Mapping):  # {"name": "The Daily"}, as schema.org and news services have it
        value = value.get("name")
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return " ".join(_UNPRINTABLE.sub(" ", str(value)).split())
