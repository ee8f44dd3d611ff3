"""Dates as people write them → ISO 8601, no more precise than what they wrote; and what such dates span."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime
from functools import lru_cache
from itertools import product

from dateutil.parser import parse

_LEAD_IN = re.compile(
    r"^(?:(?:first|last|originally)\s+)?(?:published|updated|posted|modified|created)\b(?:\s+on)?\W*", re.I
)
_YEAR_FIRST = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[T\s]\s*\d{1,2}:\d\d.*)?", re.S)
_ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4}(?:\d\d)?Z?)?")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_LONGEST = 80  # characters; anything longer is a sentence, not a date
_YEARS = range(1600, 2101)  # from the first newspapers on


def parse_published(text: str) -> str | None:
    """The day of publication as YYYY-MM-DD, YYYY-MM or YYYY; None when the text does not say.

    The date is the one written, whatever the time zone beside it. What could be read in two ways is left out
    rather than guessed, and so are epoch numbers and years of two digits.

    >>> parse_published("Sun, 14 Dec 2025 09:30:00 GMT"), parse_published("December 2025")
    ('2025-12-14', '2025-12')
    >>> parse_published("12/14/2025"), parse_published("03/04/2025"), parse_published("yesterday")
    ('2025-12-14', '2025', None)
    """
    text = _LEAD_IN.sub("", text.strip())
    if len(text) > _LONGEST:
        return None
    if match := _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text):
        return _iso(*(int(part) if part else None for part in match.groups()))
    if not text.isdigit() and _YEAR.search(text):
        return _common_ground(text)
    return None


def _common_ground(text: str) -> str | None:
    """What stays the same however gaps are filled and whichever of day and month comes first."""
    fillings = datetime(1904, 1, 1), datetime(2000, 12, 28)
    try:
        readings = [
            parse(text, default=default, dayfirst=dayfirst, ignoretz=True)
            for default, dayfirst in product(fillings, (False, True))
        ]
    except (ValueError, OverflowError, TypeError):
        return None
    years, months, days = ({getattr(reading, part) for reading in readings} for part in ("year", "month", "day"))
    if len(years) > 1:
        return None
    month = months.pop() if len(months) == 1 else None
    day = days.pop() if len(days) == 1 else None
    return _iso(years.pop(), month, day)


def _iso(year: int | None, month: int | None = None, day: int | None = None) -> str | None:
    if year is None or year not in _YEARS:
        return None
    try:
        whole = date(year, month or 1, day or 1).isoformat()
    except ValueError:
        return None
    return whole if month and day else whole[:7] if month else whole[:4]


def bounds(when: str | None) -> tuple[str, str]:
    """The first and last date of a date or an interval; empty where it is open.

    >>> bounds("2014-05-01/2014-05-31"), bounds("2014"), bounds("2009/..")
    (('2014-05-01', '2014-05-31'), ('2014', '2014'), ('2009', ''))
    """
    begin, slash, end = (when or "").partition("/")
    return begin.strip("."), (end if slash else begin).strip(".")


@lru_cache(4096)
def first_day(text: str) -> str:
    """The first day of a day, month or year; nothing of what is none of these.

    >>> first_day("2016-02"), first_day("2016"), first_day("soon")
    ('2016-02-01', '2016-01-01', '')
    """
    try:
        return date.fromisoformat((text + "-01-01")[:10]).isoformat() if _ISO.fullmatch(text) else ""
    except ValueError:
        return ""


@lru_cache(4096)
def last_day(text: str) -> str:
    """The last day of a day, month or year; nothing of what is none of these.

    >>> last_day("2016-02"), last_day("2016"), last_day("2016-02-30")
    ('2016-02-29', '2016-12-31', '')
    """
    first = first_day(text)
    if not first or len(text) == len(first):
        return first
    year, month = int(text[:4]), int(text[5:] or 12)
    return date(year, month, calendar.monthrange(year, month)[1]).isoformat()


def as_date(begin: str, end: str) -> str:
    """An interval as one date: the month or year that it is, else its last day.

    >>> as_date("2014-05-01", "2014-05-31"), as_date("2014-01-01", "2014-12-31"), as_date("2014-05-01", "2014-06-03")
    ('2014-05', '2014', '2014-06-03')
    """
    span = first_day(begin), last_day(end)
    return next((text for text in (end[:4], end[:7]) if (first_day(text), last_day(text)) == span), end)


def in_words(text: str) -> str:
    """A date or an interval as it is written out; what is no date stays as it is.

    >>> in_words("2031-03-04"), in_words("2031-03/2032"), in_words("2031-03-01/2031-03-31"), in_words("soon")
    ('4 March 2031', 'March 2031 – 2032', 'March 2031', 'soon')
    >>> in_words("2031-03/"), in_words("/2031")
    ('since March 2031', 'until 2031')
    """

    def written(part: str) -> str:
        if not _ISO.fullmatch(part):
            return part
        year, month, day = (*part.split("-"), "", "")[:3]
        name = calendar.month_name[int(month)] if month.isdigit() and int(month) <= 12 else ""
        return " ".join(word for word in (day.lstrip("0"), name, year) if word)

    begin, end = bounds(text)
    whole = as_date(begin, end)
    if first_day(begin) and (first_day(whole), last_day(whole)) == (first_day(begin), last_day(end)):
        return written(whole)
    if "/" in text and not (begin and end) and (begin or end):
        return f"since {written(begin)}" if begin else f"until {written(end)}"
    return " – ".join(written(part) for part in text.split("/"))
