"""When and where a claim's happening was, as far as its own clause says so.

Dates become ISO 8601 days or intervals ("2014-01-01/2014-12-31"). What is relative ("on Monday", "last year") counts
from the article's date; without one it stays unknown. The date of publication is never taken in silence.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta

from kg.extract.parse import Span as Words
from kg.extract.parse import Token
from kg.extract.participants import tense
from kg.extract.scene import Scene
from kg.model import Status

MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name}
HALF_A_YEAR = 6  # months
MONTHS |= {name.lower(): i for i, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
WEEKDAYS = {name.lower(): i for i, name in enumerate(calendar.day_name)}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY_MONTH = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+)?(?P<m>{_MONTH})\b\.?(?:\s+(?P<d2>\d{{1,2}})\b)?", re.I
)
APART = frozenset({"relcl", "acl", "pcomp", "ccomp", "parataxis"})
EARLIER_OR_LATER = frozenset("after before since until till once".split())  # what stands behind them has another time
UNDERGONE = frozenset({"dobj", "nsubjpass"})
DAYS = {"today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0}
DAYS |= {"yesterday": -1, "last night": -1, "tomorrow": 1}
COUNTS = {w: i for i, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())}
COUNTS |= {"a": 1, "an": 1}
_AGO = re.compile(
    rf"(?:about |almost |nearly |some )?(?P<n>\d{{1,2}}|{'|'.join(COUNTS)}) (?P<unit>day|week|month|year)s? ago"
)
_YEARS = re.compile(r"(?:from |between )?((?:18|19|20)\d\d)(?: ?[-–] ?| to | and | until )((?:18|19|20)\d\d)")
_DECADE = re.compile(r"(?:the |early |late |mid-)*((?:18|19|20)\d)0s")
_WHOLE_YEAR = re.compile(r"(?:(?:in|early|late|the|year|since|spring|summer|autumn|fall|winter|of) |mid-)*\d{4}")
_YEAR = re.compile(r"\b(1[89]\d\d|20\d\d)\b")


def time_of(scene: Scene, head: Token, status: Status) -> str | None:
    """The date that the clause of this word gives, if it gives one.

    "On Friday" is behind the article where something happened, and ahead of it where it is planned or told in the
    present ("lands on Friday"); where it is only possible or did not happen at all, nobody knows, and only dates with
    a year count.
    """
    published = scene.article.published or ""
    anchor = date.fromisoformat(published) if re.fullmatch(r"\d{4}-\d\d-\d\d", published) else None
    for words, holder in dates_near(scene, head):
        planned = status is Status.PLANNED
        if planned and holder.i != head.i and tense(holder) == "VBD":
            continue  # "agreed on Friday to leave": on Friday they agreed
        known = anchor if status in {Status.ACTUAL, Status.PLANNED} else None
        ahead = planned or (tense(holder) in {"VBZ", "VBP"} and not tells(scene, holder))
        if when := normalise_date(words.text, known, ahead=ahead):
            since = words.root.dep_ == "pobj" and words.root.head.lower_ == "since"
            return f"{when.partition('/')[0]}/.." if since else when
    return None


def tells(scene: Scene, verb: Token) -> bool:
    """Whether a verb reports: what "says on Friday" is said, though in the present."""
    cue = scene.ontology.cues.get(verb.lemma_.lower())
    return cue is not None and cue.says


def dates_near(scene: Scene, head: Token) -> Iterator[tuple[Words, Token]]:
    """The date expressions that hang on the word itself and then on the verb over it, each with what it hangs on."""
    dates = scene.dates.get(head.sent.start, ())
    over = verb_over(head, scene.ontology.light_verbs) if dates else None
    for holder in (w for w in (head, over) if w is not None):
        for words in dates:
            root = words.root
            if (root.head.head if root.dep_ == "pobj" else root.head).i == holder.i:
                yield words, holder


def verb_over(word: Token, light_verbs: frozenset[str]) -> Token | None:
    """The verb whose dates are those of a word as well.

    What a relative or a reported clause tells, what somebody is accused of, and what comes before or after it has
    its own time. So has what a verb does not make but finds: "sanctions" were not imposed on the day they were lifted.
    """
    while word.dep_ not in APART and word.head.i != word.i and not is_of_its_own(word):
        undergoes = word.pos_ == "NOUN" and word.dep_ in UNDERGONE
        word = word.head
        if word.pos_ in {"VERB", "AUX"}:
            phrases = {word.lemma_, *(f"{word.lemma_} {c.lower_}" for c in word.children if c.dep_ == "prt")}
            return None if undergoes and not phrases & light_verbs else word
    return None


def is_of_its_own(verb: Token) -> bool:
    """Whether a clause begins with "after", "before" and the like, or is joined by "and" with a subject of its own."""
    later = any(c.dep_ == "mark" and c.lower_ in EARLIER_OR_LATER for c in verb.children)
    return later or (verb.dep_ == "conj" and any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children))


def place_of(scene: Scene, head: Token) -> str | None:
    """The mention of the place where it happened: "in" or "at" a place, said of the word or the verb over it."""
    holders = [head, *[a for a in head.ancestors if a.pos_ == "VERB"][:1]]
    for holder in holders:
        for preposition in (c for c in holder.children if c.dep_ == "prep" and c.lower_ in {"in", "at", "near"}):
            for token in preposition.children:
                mention = scene.mention_at(token.i) if token.dep_ == "pobj" else None
                if mention and mention.kind in {"Place", "Country"}:
                    return mention.id
    return None


def normalise_date(text: str, anchor: date | None, *, ahead: bool = False) -> str | None:
    """An expression as an ISO day or interval; None where it says too little.

    `ahead` reads what is open ("on Friday", "in May") as the next such date after the anchor, else it is the last.

    >>> normalise_date("last Friday", date(2024, 5, 15)), normalise_date("March 2019", None)
    ('2024-05-10', '2019-03-01/2019-03-31')
    """
    words = text.lower()
    if match := _YEARS.fullmatch(words):
        return interval(date(int(match[1]), 1, 1), date(int(match[2]), 12, 31))
    if match := _DECADE.fullmatch(words):
        return interval(date(int(match[1] + "0"), 1, 1), date(int(match[1] + "9"), 12, 31))
    year = _YEAR.search(words)
    if match := _DAY_MONTH.search(words):
        return of_month(match, int(year[1]) if year else None, anchor, ahead)
    if year and _WHOLE_YEAR.fullmatch(words):
        return interval(date(int(year[1]), 1, 1), date(int(year[1]), 12, 31))
    return relative(words, anchor, ahead) if anchor else None


def of_month(match: re.Match[str], year: int | None, anchor: date | None, ahead: bool) -> str | None:
    """A month with or without its day; a missing year is that of the nearest such date, behind or ahead."""
    month, day = MONTHS[match["m"].lower()], match["d1"] or match["d2"]
    if match["m"].lower() in {"may", "march"} and not (day or year):
        return None  # more often a verb
    if year is None:
        if anchor is None:
            return None
        if ahead:  # what is half a year behind lies rather ahead; "visits on 3 May" under a photo was the other day
            year = anchor.year + (anchor.month - month > HALF_A_YEAR)
        else:
            year = anchor.year - ((month, int(day or 1)) > (anchor.month, anchor.day))
    last = calendar.monthrange(year, month)[1]
    if day:
        return date(year, month, int(day)).isoformat() if 1 <= int(day) <= last else None
    return interval(date(year, month, 1), date(year, month, last))


def relative(words: str, anchor: date, ahead: bool) -> str | None:
    """Days, weeks, months and years counted from the article's date."""
    for day, days in DAYS.items():
        if re.search(rf"\b{day}\b", words):
            return (anchor + timedelta(days)).isoformat()
    if match := _AGO.fullmatch(words):
        count = int(match["n"]) if match["n"].isdigit() else COUNTS[match["n"]]
        unit = match["unit"]
        return (anchor - timedelta(count)).isoformat() if unit == "day" else whole(-count, unit, anchor)
    if re.search(r"\bweekend\b", words):
        saturday = anchor - timedelta((anchor.weekday() - 5) % 7) + timedelta(7 * (ahead and anchor.weekday() < 5))
        return interval(saturday, saturday + timedelta(1))
    for name, weekday in WEEKDAYS.items():
        if re.search(rf"\b{name}\b", words):
            back = (anchor.weekday() - weekday) % 7
            if re.search(r"\b(next|coming)\b", words):
                return (anchor + timedelta(7 - back)).isoformat()
            return (anchor + timedelta(-back % 7 if ahead else -back)).isoformat()
    if match := re.search(r"\b(last|next|this) (week|month|year)\b", words):
        return whole({"last": -1, "this": 0, "next": 1}[match[1]], match[2], anchor)
    return None


def whole(step: int, unit: str, anchor: date) -> str:
    """The calendar week, month or year that many steps away."""
    if unit == "week":
        monday = anchor - timedelta(anchor.weekday()) + timedelta(7 * step)
        return interval(monday, monday + timedelta(6))
    if unit == "year":
        return interval(date(anchor.year + step, 1, 1), date(anchor.year + step, 12, 31))
    index = anchor.year * 12 + anchor.month - 1 + step
    year, month = divmod(index, 12)
    return interval(date(year, month + 1, 1), date(year, month + 1, calendar.monthrange(year, month + 1)[1]))


def interval(start: date, end: date) -> str:
    """Both days, ISO 8601."""
    return f"{start.isoformat()}/{end.isoformat()}"
